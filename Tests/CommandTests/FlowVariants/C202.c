// Unsigned subtraction of an unchecked outside length goes below zero.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define HEADER 8u
#define PAYLOAD(length) ((length) - HEADER)
typedef uint32_t length_t;
struct frame {
    uint32_t length;
    uint8_t bytes[256];
};
static uint32_t remaining;
static uint8_t store[256];

uint32_t length_elsewhere(int socket);
uint32_t safe_length_elsewhere(int socket);

static uint32_t from_outside(int socket) {
    uint32_t value;
    if (recv(socket, &value, sizeof value, 0) != sizeof value) return HEADER;
    return value;
}

void plain_bad(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length > sizeof store) return;
    memcpy(store, from, length - HEADER);
}
void plain_ok(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length < HEADER || length > sizeof store) return;
    memcpy(store, from, length - HEADER);
}

void member_bad(int socket) {
    struct frame frame;
    if (recv(socket, &frame, sizeof frame, 0) != sizeof frame) return;
    if (frame.length > 200) return;
    memcpy(store, frame.bytes, frame.length - HEADER);
}
void member_ok(int socket) {
    struct frame frame;
    if (recv(socket, &frame, sizeof frame, 0) != sizeof frame) return;
    if (frame.length > 200 || frame.length < HEADER) return;
    memcpy(store, frame.bytes, frame.length - HEADER);
}

static void callee_bad_take(const uint8_t *from, uint32_t length) { memcpy(store, from, length - HEADER); }
void callee_bad(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length <= 100) callee_bad_take(from, length);
}
static void callee_ok_take(const uint8_t *from, uint32_t length) {
    if (length >= HEADER) memcpy(store, from, length - HEADER);
}
void callee_ok(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length <= 100) callee_ok_take(from, length);
}

static uint32_t caller_bad_length(int socket) { return from_outside(socket) % 64u; }
void caller_bad(int socket, const uint8_t *from) { memcpy(store, from, caller_bad_length(socket) - HEADER); }
static uint32_t caller_ok_length(int socket) { return from_outside(socket) % 64u + HEADER; }
void caller_ok(int socket, const uint8_t *from) { memcpy(store, from, caller_ok_length(socket) - HEADER); }

void file_bad(int socket, const uint8_t *from) { memcpy(store, from, length_elsewhere(socket) - HEADER); }
void file_ok(int socket, const uint8_t *from) { memcpy(store, from, safe_length_elsewhere(socket) - HEADER); }

int loop_bad(int socket) {
    uint32_t count = from_outside(socket);
    int sum = 0;
    if (count > 250) return 0;
    for (uint32_t i = 0; i < count - HEADER; i++) sum += store[i];
    return sum;
}
int loop_ok(int socket) {
    uint32_t count = from_outside(socket);
    int sum = 0;
    if (count > 250 || count < HEADER) return 0;
    for (uint32_t i = 0; i < count - HEADER; i++) sum += store[i];
    return sum;
}

void switch_bad(int socket, int kind, const uint8_t *from) {
    uint32_t header;
    uint32_t length = from_outside(socket);
    if (length > 64) return;
    switch (kind) {
    case 0: header = 0; break;
    default: header = 4; break;
    }
    memcpy(store, from, length - header);
}
void switch_ok(int socket, int kind, const uint8_t *from) {
    uint32_t header;
    uint32_t length = from_outside(socket);
    if (length > 64 || length < 4) return;
    switch (kind) {
    case 0: header = 0; break;
    default: header = 4; break;
    }
    memcpy(store, from, length - header);
}

int goto_bad(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length > 64) goto out;
    memcpy(store, from, length - HEADER);
    return 0;
out:
    return -1;
}
int goto_ok(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length > 64) goto out;
    if (length < HEADER) goto out;
    memcpy(store, from, length - HEADER);
    return 0;
out:
    return -1;
}

void macro_bad(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length < 128) memcpy(store, from, PAYLOAD(length));
}
void macro_ok(int socket, const uint8_t *from) {
    uint32_t length = from_outside(socket);
    if (length < 128 && length >= HEADER) memcpy(store, from, PAYLOAD(length));
}

void typedef_bad(int socket, const uint8_t *from) {
    length_t length = from_outside(socket);
    if (length < 128) memcpy(store, from, length - 1u);
}
void typedef_ok(int socket, const uint8_t *from) {
    length_t length = from_outside(socket);
    if (length < 128 && length != 0) memcpy(store, from, length - 1u);
}

int pointer_bad(int socket) {
    uint32_t length = from_outside(socket);
    if (length > 255) return 0;
    return *(store + (length - 1u));
}
int pointer_ok(int socket) {
    uint32_t length = from_outside(socket);
    if (length > 255 || length == 0) return 0;
    return *(store + (length - 1u));
}

void conversion_bad(int socket, const uint8_t *from) {
    uint8_t length;
    if (recv(socket, &length, 1, 0) != 1) return;
    memcpy(store, from, (size_t)length - HEADER);
}
void conversion_ok(int socket, const uint8_t *from) {
    uint8_t length;
    if (recv(socket, &length, 1, 0) != 1 || length < HEADER) return;
    memcpy(store, from, (size_t)length - HEADER);
}

void global_bad(int socket, const uint8_t *from) {
    remaining = from_outside(socket) & 63u;
    memcpy(store, from, remaining - HEADER);
}
void global_ok(int socket, const uint8_t *from) {
    remaining = (from_outside(socket) & 63u) | 8u;
    memcpy(store, from, remaining - HEADER);
}

/* Nothing is known of what a caller gives. */
void parameter_ok(const uint8_t *from, size_t length) { memcpy(store, from, length - HEADER); }
unsigned ticks_ok(unsigned now, unsigned before) { return now - before; }

int rest_bad(int line) {
    unsigned left = 0;
    if (recv(line, &left, 4, 0) != 4) return -1;
    int sum = 0;
    for (left = left - 1; left > 0; left /= 2) sum++;
    return sum;
}
int rest_ok(int line) {
    unsigned left = 0;
    if (recv(line, &left, 4, 0) != 4) return -1;
    int sum = 0;
    while (left-- > 0) sum ^= 1;
    return sum;
}

/* Where a number that has wrapped is given to, it is looked at. */
static int given_ok_index(unsigned instance) { return instance < HEADER ? (int)instance : -1; }
int given_ok(void) {
    unsigned instance = 0;
    return given_ok_index(instance - 1);
}
int given_bad(void) {
    unsigned instance = 0;
    unsigned last = instance - 1;
    return given_ok_index(last);
}
