#include <string.h>
#include <stdint.h>

int16_t read_elsewhere(const int16_t *from, int at) { return from[at]; }
int16_t read_elsewhere_safely(const int16_t *from, int at) { return from[at]; }

/* Strings without their terminator. */
size_t text_length_elsewhere(const char *text) { return strlen(text); }
