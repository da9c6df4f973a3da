#include "CLibclang.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>

#define LOAD(name) \
    functions->name = (__typeof__(functions->name))dlsym(library, "clang_" #name); \
    if (functions->name == NULL) { dlclose(library); return "it lacks clang_" #name; }

const char *iacslint_load_libclang(const char *path, IACSLibclang *functions) {
    // Of its many thousand functions a run calls few.
    void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) { return dlerror(); }
    IACSLINT_LIBCLANG_FUNCTIONS(LOAD)
    // libclang would parse on threads of its own with 8 MB of stack, which a few hundred nested casts overflow. So it
    // parses on the caller's.
    setenv("LIBCLANG_NOTHREADS", "1", 1);
    return NULL;
}
