#include <stdint.h>
#include <string.h>

void shift_elsewhere(uint8_t *bytes) { memmove(bytes, bytes + 1, 8); }
void copy_elsewhere(uint8_t *to, const uint8_t *from) { memcpy(to, from, 8); }
