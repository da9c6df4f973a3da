#ifndef IACSLINT_CLIBCLANG_H
#define IACSLINT_CLIBCLANG_H

#include <clang-c/Index.h>

#endif
