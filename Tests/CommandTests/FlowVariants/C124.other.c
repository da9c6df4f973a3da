#include <stddef.h>
#include <stdint.h>

static uint8_t frame[64];
static uint8_t parsed[64];

ptrdiff_t distance_elsewhere(const uint8_t *end, const uint8_t *start) { return end - start; }
const uint8_t *frame_elsewhere(void) { return frame; }
const uint8_t *parsed_elsewhere(void) { return parsed + 8; }
