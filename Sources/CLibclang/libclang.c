#include "CLibclang.h"

#include <dlfcn.h>
#include <stddef.h>

#define LOAD(name) \
    functions->name = (__typeof__(functions->name))dlsym(library, "clang_" #name); \
    if (functions->name == NULL) { dlclose(library); return "it lacks clang_" #name; }

const char *iacslint_load_libclang(const char *path, IACSLibclang *functions) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) { return dlerror(); }
    IACSLINT_LIBCLANG_FUNCTIONS(LOAD)
    return NULL;
}
