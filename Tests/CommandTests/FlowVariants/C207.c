// Shifts by less than nothing, or by as many bits as the number has or more.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#define BIT(n) (1u << (n))
#define WIDTH 32

typedef uint8_t channel_t;

struct request {
    uint8_t channel;
    uint8_t value;
};

static uint32_t mask;
static int last_channel;

int channel_elsewhere(void);
uint32_t bit_elsewhere(int channel);

static int from_outside(void) {
    int value = 0;
    if (scanf("%d", &value) != 1) return 0;
    return value;
}

uint32_t member_bad(int socket) {
    struct request request;
    if (recv(socket, &request, sizeof request, 0) != sizeof request) return 0;
    return 1u << request.channel;
}
uint32_t member_ok(int socket) {
    struct request request;
    if (recv(socket, &request, sizeof request, 0) != sizeof request) return 0;
    if (request.channel >= WIDTH) return 0;
    return 1u << request.channel;
}

static uint32_t callee_bad_bit(int channel) { return 1u << channel; }
uint32_t callee_bad(void) { return callee_bad_bit(WIDTH); }
static uint32_t callee_ok_bit(int channel) { return 1u << channel; }
uint32_t callee_ok(void) { return callee_ok_bit(WIDTH - 1); }

static int caller_bad_channel(void) { return from_outside(); }
uint32_t caller_bad(void) { return 1u << caller_bad_channel(); }
static int caller_ok_channel(void) {
    int channel = from_outside();
    return channel >= 0 && channel < WIDTH ? channel : 0;
}
uint32_t caller_ok(void) { return 1u << caller_ok_channel(); }

uint32_t file_bad(void) { return 1u << channel_elsewhere(); }
uint32_t file_ok(void) { return bit_elsewhere(5); }

uint32_t loop_bad(void) {
    uint32_t all = 0;
    for (int i = 0; i <= WIDTH; i++) all |= 1u << i;
    return all;
}
uint32_t loop_ok(void) {
    uint32_t all = 0;
    for (int i = 0; i < WIDTH; i++) all |= 1u << i;
    return all;
}

uint32_t switch_bad(int kind) {
    int by;
    switch (kind) {
    case 1: by = 8; break;
    case 2: by = 16; break;
    default: by = -1; break;
    }
    return 0xffu << by;
}
uint32_t switch_ok(int kind) {
    int by;
    switch (kind) {
    case 1: by = 8; break;
    case 2: by = 16; break;
    default: by = 0; break;
    }
    return 0xffu << by;
}

uint32_t goto_bad(int channel) {
    uint32_t bits = 0;
    char *log = malloc(16);
    if (log == NULL) return 0;
    if (channel < WIDTH) goto cleanup;
    bits = 1u << channel;
cleanup:
    free(log);
    return bits;
}
uint32_t goto_ok(int channel) {
    uint32_t bits = 0;
    char *log = malloc(16);
    if (log == NULL) return 0;
    if (channel < 0 || channel >= WIDTH) goto cleanup;
    bits = 1u << channel;
cleanup:
    free(log);
    return bits;
}

uint32_t macro_bad(void) { return BIT(from_outside()); }
uint32_t macro_ok(void) { return BIT(from_outside() & 31); }

uint32_t typedef_bad(int socket) {
    channel_t channel;
    if (recv(socket, &channel, sizeof channel, 0) != 1) return 0;
    return BIT(channel);
}
uint32_t typedef_ok(int socket) {
    channel_t channel;
    if (recv(socket, &channel, sizeof channel, 0) != 1) return 0;
    return BIT(channel % WIDTH);
}

uint32_t pointer_bad(const uint8_t *table) {
    static const uint8_t widths[3] = {8, 16, 32};
    const uint8_t *width = widths + 2;
    return (uint32_t)table[0] << *width;
}
uint32_t pointer_ok(const uint8_t *table) {
    static const uint8_t widths[3] = {8, 16, 32};
    const uint8_t *width = widths + 1;
    return (uint32_t)table[0] << *width;
}

uint64_t conversion_bad(void) { return (uint64_t)(1 << from_outside()); }
uint64_t conversion_ok(void) {
    int by = from_outside();
    if (by < 0 || by > 62) return 0;
    return (uint64_t)1 << by;
}

void global_bad(void) {
    last_channel = 40;
    mask = 1u << last_channel;
}
void global_ok(void) {
    last_channel = 4;
    mask = 1u << last_channel;
}

uint16_t right_bad(uint16_t word) {
    int by = WIDTH + 1;
    return (uint16_t)(word >> by);
}
uint16_t right_ok(uint16_t word) {
    int by = 8;
    return (uint16_t)(word >> by);
}

/* Nothing is known of what a caller gives. */
uint32_t parameter_ok(int by) { return 1u << by; }
