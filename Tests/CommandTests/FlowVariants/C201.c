// Arithmetic on an outside number can overflow.
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define DOUBLE(x) ((x) * 2)
typedef int32_t reading_t;
struct request {
    int count;
    int size;
};
static int offset;

int read_elsewhere(void);
int add_elsewhere(int value);

static int from_outside(void) {
    int value = 0;
    if (scanf("%d", &value) != 1) return 0;
    return value;
}

int plain_bad(void) {
    int value;
    if (scanf("%d", &value) != 1) return 0;
    return value + 1;
}
int plain_ok(void) {
    int value;
    if (scanf("%d", &value) != 1) return 0;
    if (value < INT_MAX) return value + 1;
    return 0;
}

int member_bad(void) {
    struct request request;
    if (scanf("%d", &request.count) != 1) return 0;
    return request.count * 8;
}
int member_ok(void) {
    struct request request;
    if (scanf("%d", &request.count) != 1) return 0;
    if (request.count < 0 || request.count > 1000) return 0;
    return request.count * 8;
}

static int callee_bad_next(int value) { return value + 1; }
int callee_bad(void) { return callee_bad_next(from_outside()); }
static int callee_ok_next(int value) { return value == INT_MAX ? value : value + 1; }
int callee_ok(void) { return callee_ok_next(from_outside()); }

int caller_bad(void) { return from_outside() * 3; }
int caller_ok(void) {
    int value = from_outside();
    if (value > 100 || value < -100) return 0;
    return value * 3;
}

int file_bad(void) { return read_elsewhere() + 1000; }
int file_ok(void) { return add_elsewhere(1); }

int FN_loop_bad(int socket) {
    int32_t step;
    int sum = 0;
    if (recv(socket, &step, sizeof step, 0) != sizeof step) return 0;
    for (int i = 0; i < 4; i++) sum += step;
    return sum;
}
int loop_ok(int socket) {
    int16_t step;
    int sum = 0;
    if (recv(socket, &step, sizeof step, 0) != sizeof step) return 0;
    for (int i = 0; i < 4; i++) sum += step;
    return sum;
}

int switch_bad(void) {
    int value = INT_MAX;
    switch (from_outside()) {
    case 1: return value + 1;
    default: return 0;
    }
}
int switch_ok(void) {
    int value = INT_MAX - 1;
    switch (from_outside()) {
    case 1: return value + 1;
    default: return 0;
    }
}

int macro_bad(void) { return DOUBLE(from_outside()); }
int macro_ok(void) {
    int value = from_outside();
    if (value < 0 || value > 500) return 0;
    return DOUBLE(value);
}

reading_t typedef_bad(void) {
    reading_t reading = from_outside();
    reading++;
    return reading;
}
reading_t typedef_ok(void) {
    reading_t reading = from_outside();
    if (reading == INT32_MAX) return 0;
    reading++;
    return reading;
}

char *size_bad(void) {
    unsigned count;
    if (scanf("%u", &count) != 1) return NULL;
    return malloc(count * 16u);
}
char *size_ok(void) {
    unsigned count;
    if (scanf("%u", &count) != 1 || count > 1024) return NULL;
    return malloc(count * 16u);
}

long conversion_ok(void) {
    int value = from_outside();
    return (long)value * 4;
}

int global_bad(void) {
    offset = from_outside();
    return offset + 16;
}
int global_ok(void) {
    offset = from_outside() % 100;
    return offset + 16;
}

/* Nothing is known of what a caller gives. */
int parameter_ok(int value) { return value + 1; }
uint8_t checksum_ok(const uint8_t *bytes, int count) {
    uint8_t sum = 0;
    for (int i = 0; i < count; i++) sum += bytes[i];
    return sum;
}
unsigned hash_ok(const char *text) {
    unsigned hash = 5381;
    while (*text != 0) hash = hash * 33u + (unsigned char)*text++;
    return hash;
}

int goto_bad(int is_quiet) {
    int value = from_outside();
    if (is_quiet) goto out;
    value = value + 100;
out:
    return value;
}
int goto_ok(int is_quiet) {
    int value = from_outside();
    if (is_quiet || value > 1000) goto out;
    value = value + 100;
out:
    return value;
}
int conversion_bad(void) {
    long wide = from_outside();
    int value = (int)wide;
    return value + 1;
}
int conversion_ok(void) {
    long wide = from_outside();
    return wide < 100 ? (int)wide + 1 : 0;
}
