#include <string.h>

size_t length_elsewhere(const char *text) { return strlen(text); }
