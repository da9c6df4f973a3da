// Reads outside a buffer.
#include <unistd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define POINTS 6
#define POINT(table, at) ((table)[at])

typedef int16_t scale_t[POINTS];

struct block {
    int16_t values[POINTS];
    int16_t limit;
};

static const int16_t scales[POINTS] = {1, 2, 4, 8, 16, 32};
static int selected = 3;

int16_t read_elsewhere(const int16_t *from, int at);
int16_t read_elsewhere_safely(const int16_t *from, int at);

int16_t member_bad(struct block *block) { return block->values[POINTS]; }
int16_t member_ok(struct block *block) { return block->values[POINTS - 1]; }

static int16_t callee_bad_get(const int16_t *from, int at) { return from[at]; }
int16_t callee_bad(void) { return callee_bad_get(scales, POINTS); }
static int16_t callee_ok_get(const int16_t *from, int at) { return from[at]; }
int16_t callee_ok(void) { return callee_ok_get(scales, 0); }

static int caller_bad_last(void) { return POINTS; }
int16_t caller_bad(void) { return scales[caller_bad_last()]; }
static int caller_ok_last(void) { return POINTS - 1; }
int16_t caller_ok(void) { return scales[caller_ok_last()]; }

int16_t file_bad(void) { return read_elsewhere(scales, 9); }
int16_t file_ok(void) { return read_elsewhere_safely(scales, 5); }

int loop_bad(void) {
    int sum = 0;
    for (int i = 0; i <= POINTS; i++) sum += scales[i];
    return sum;
}
int loop_ok(void) {
    int sum = 0;
    for (int i = 0; i < POINTS; i++) sum += scales[i];
    return sum;
}

int16_t switch_bad(int kind) {
    int at;
    switch (kind) {
    case 0: at = 0; break;
    default: at = 7;
    }
    return scales[at];
}
int16_t switch_ok(int kind) {
    int at;
    switch (kind) {
    case 0: at = 0; break;
    default: at = 5;
    }
    return scales[at];
}

int goto_bad(int kind) {
    int at = -1;
    if (kind < 0) goto out;
    at = kind & 3;
out:
    return scales[at];
}
int goto_ok(int kind) {
    int at = 0;
    if (kind < 0) goto out;
    at = kind & 3;
out:
    return scales[at];
}

int macro_bad(void) { return POINT(scales, POINTS); }
int macro_ok(void) { return POINT(scales, 1); }

int typedef_bad(void) {
    scale_t scale = {0};
    return scale[6];
}
int typedef_ok(void) {
    scale_t scale = {0};
    return scale[5];
}

int pointer_bad(void) {
    const int16_t *end = scales + POINTS;
    return *end;
}
int pointer_ok(void) {
    const int16_t *end = scales + POINTS;
    return end[-1];
}

int below_bad(void) {
    int at = -1;
    return scales[at];
}
int below_ok(void) {
    const int16_t *second = scales + 1;
    return second[-1];
}

int conversion_bad(int socket) {
    int8_t at;
    if (recv(socket, &at, 1, 0) != 1) return 0;
    if (at >= POINTS) return 0;
    return scales[at];
}
int conversion_ok(int socket) {
    uint8_t at;
    if (recv(socket, &at, 1, 0) != 1) return 0;
    if (at >= POINTS) return 0;
    return scales[at];
}

int global_bad(void) {
    selected = POINTS + 2;
    return scales[selected];
}
int global_ok(void) {
    selected = 2;
    return scales[selected];
}

void copy_bad(char *to) {
    const char name[4] = {'p', 'u', 'm', 'p'};
    memcpy(to, name, 8);
}
void copy_ok(char *to) {
    const char name[4] = {'p', 'u', 'm', 'p'};
    memcpy(to, name, sizeof name);
}

int claimed_bad(int socket) {
    uint8_t frame[64];
    ssize_t got = recv(socket, frame, sizeof frame, 0);
    if (got < 2) return -1;
    int sum = 0;
    for (int i = 0; i < frame[1]; i++) sum += frame[i];
    return sum;
}
int claimed_ok(int socket) {
    uint8_t frame[64];
    ssize_t got = recv(socket, frame, sizeof frame, 0);
    if (got < 2 || frame[1] > got) return -1;
    int sum = 0;
    for (int i = 0; i < frame[1]; i++) sum += frame[i];
    return sum;
}

/* Nothing is known of what a caller gives. */
int parameter_ok(const int *from, int at) { return from[at]; }

/* Whoever sends it may fill the buffer to its last byte. */
size_t received_bad(int socket) {
    char name[32];
    if (recv(socket, name, sizeof name, 0) <= 0) return 0;
    return strlen(name);
}
size_t received_ok(int socket) {
    char name[32];
    ssize_t got = recv(socket, name, sizeof name - 1, 0);
    if (got <= 0) return 0;
    name[got] = '\0';
    return strlen(name);
}
size_t received_zeroed_ok(int socket) {
    char name[32] = {0};
    if (recv(socket, name, sizeof name - 1, 0) <= 0) return 0;
    return strlen(name);
}

unsigned count_down_ok(int socket) {
    uint8_t bytes[16];
    ssize_t got = recv(socket, bytes, sizeof bytes, 0);
    if (got <= 0) return 0;
    size_t left = (size_t)got;
    unsigned sum = 0;
    const uint8_t *next = bytes;
    while (left--) sum += *next++;
    return sum;
}

/* Strings without their terminator. */
#define TEXT_SIZE 8
#define TEXT_COPY(to, from) strncpy((to), (from), sizeof(to))

typedef char text_tag_t[TEXT_SIZE];
struct text_device {
    char name[TEXT_SIZE];
};

static char text_shared[TEXT_SIZE];

size_t text_length_elsewhere(const char *text);
void text_fill_elsewhere(char *to, const char *from);

size_t FN_text_member_bad(struct text_device *text_device) {
    strncpy(text_device->name, "circulation pump", TEXT_SIZE);
    return strlen(text_device->name);
}
size_t text_member_ok(struct text_device *text_device) {
    strncpy(text_device->name, "circulation pump", TEXT_SIZE);
    text_device->name[TEXT_SIZE - 1] = '\0';
    return strlen(text_device->name);
}

static size_t text_callee_bad_length(const char *text) { return strlen(text); }
size_t text_callee_bad(void) {
    char name[4] = {'p', 'u', 'm', 'p'};
    return text_callee_bad_length(name);
}
static size_t text_callee_ok_length(const char *text) { return strlen(text); }
size_t text_callee_ok(void) {
    char name[5] = {'p', 'u', 'm', 'p'};
    return text_callee_ok_length(name);
}

static void text_caller_bad_fill(char *to) { memcpy(to, "12345678", 8); }
void text_caller_bad(void) {
    char text[TEXT_SIZE];
    text_caller_bad_fill(text);
    puts(text);
}
static void text_caller_ok_fill(char *to) { memcpy(to, "1234567", 8); }
void text_caller_ok(void) {
    char text[TEXT_SIZE];
    text_caller_ok_fill(text);
    puts(text);
}

size_t text_file_bad(void) {
    char text[TEXT_SIZE];
    memset(text, 'x', sizeof text);
    return text_length_elsewhere(text);
}
size_t text_file_ok(void) {
    char text[TEXT_SIZE];
    memset(text, 0, sizeof text);
    return text_length_elsewhere(text);
}

void text_loop_bad(void) {
    char text[TEXT_SIZE];
    for (int i = 0; i < TEXT_SIZE; i++) text[i] = 'x';
    puts(text);
}
void text_loop_ok(void) {
    char text[TEXT_SIZE];
    for (int i = 0; i < TEXT_SIZE - 1; i++) text[i] = 'x';
    text[TEXT_SIZE - 1] = '\0';
    puts(text);
}

void text_socket_bad(int socket) {
    char text[64];
    ssize_t got = recv(socket, text, sizeof text, 0);
    if (got <= 0) return;
    puts(text);
}
void text_socket_ok(int socket) {
    char text[64];
    ssize_t got = recv(socket, text, sizeof text - 1, 0);
    if (got <= 0) return;
    text[got] = '\0';
    puts(text);
}

void text_macro_bad(void) {
    char text[4];
    TEXT_COPY(text, "longer");
    puts(text);
}
void text_macro_ok(void) {
    char text[8];
    TEXT_COPY(text, "longer");
    puts(text);
}

size_t text_typedef_bad(void) {
    text_tag_t tag;
    strncpy(tag, "temperature", sizeof tag);
    return strlen(tag);
}
size_t text_typedef_ok(void) {
    text_tag_t tag;
    strncpy(tag, "level", sizeof tag);
    return strlen(tag);
}

void text_global_bad(void) {
    memcpy(text_shared, "abcdefgh", TEXT_SIZE);
    puts(text_shared);
}
void text_global_ok(void) {
    memcpy(text_shared, "abcdefg", TEXT_SIZE);
    puts(text_shared);
}

void text_link_bad(void) {
    char target[32];
    if (readlink("/proc/self/exe", target, sizeof target) < 0) return;
    puts(target);
}
void text_link_ok(void) {
    char target[32];
    ssize_t length = readlink("/proc/self/exe", target, sizeof target - 1);
    if (length < 0) return;
    target[length] = '\0';
    puts(target);
}

/* Where something is found in an object lies in it, behind its start. */
static size_t found_ok_length(const char *text, size_t most) {
    const char *end = memchr(text, 0, most);
    if (end == NULL) return most;
    return end - text;
}
void found_ok(void) {
    char text[] = "first";
    char copy[64];
    size_t length = found_ok_length(text, sizeof text);
    memcpy(copy, text, length < 40 ? length : 40);
    copy[length] = '\0';
    puts(copy);
}
static size_t found_bad_length(const char *text, size_t most) {
    const char *end = memchr(text, 0, most);
    if (end == NULL) return most;
    return end - text;
}
void found_bad(void) {
    char text[] = "first";
    char copy[64];
    size_t length = found_bad_length(text, sizeof text);
    memcpy(copy, text, length < 40 ? 40 : length);
    copy[40] = '\0';
    puts(copy);
}

/* A name of a host has at most 253 characters. */
void host_ok(void) {
    char name[256];
    if (gethostname(name, sizeof name) != 0) return;
    puts(name);
}
void host_bad(void) {
    char name[32];
    if (gethostname(name, sizeof name) != 0) return;
    puts(name);
}
