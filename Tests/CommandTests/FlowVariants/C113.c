// A string without its terminator.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define NAME 8
#define COPY(to, from) strncpy((to), (from), sizeof(to))

typedef char tag_t[NAME];
struct device {
    char name[NAME];
};

static char shared[NAME];

size_t length_elsewhere(const char *text);
void fill_elsewhere(char *to, const char *from);

size_t member_bad(struct device *device) {
    strncpy(device->name, "circulation pump", NAME);
    return strlen(device->name);
}
size_t member_ok(struct device *device) {
    strncpy(device->name, "circulation pump", NAME);
    device->name[NAME - 1] = '\0';
    return strlen(device->name);
}

static size_t callee_bad_length(const char *text) { return strlen(text); }
size_t callee_bad(void) {
    char name[4] = {'p', 'u', 'm', 'p'};
    return callee_bad_length(name);
}
static size_t callee_ok_length(const char *text) { return strlen(text); }
size_t callee_ok(void) {
    char name[5] = {'p', 'u', 'm', 'p'};
    return callee_ok_length(name);
}

static void caller_bad_fill(char *to) { memcpy(to, "12345678", 8); }
void caller_bad(void) {
    char text[NAME];
    caller_bad_fill(text);
    puts(text);
}
static void caller_ok_fill(char *to) { memcpy(to, "1234567", 8); }
void caller_ok(void) {
    char text[NAME];
    caller_ok_fill(text);
    puts(text);
}

size_t file_bad(void) {
    char text[NAME];
    memset(text, 'x', sizeof text);
    return length_elsewhere(text);
}
size_t file_ok(void) {
    char text[NAME];
    memset(text, 0, sizeof text);
    return length_elsewhere(text);
}

void loop_bad(void) {
    char text[NAME];
    for (int i = 0; i < NAME; i++) text[i] = 'x';
    puts(text);
}
void loop_ok(void) {
    char text[NAME];
    for (int i = 0; i < NAME - 1; i++) text[i] = 'x';
    text[NAME - 1] = '\0';
    puts(text);
}

void socket_bad(int socket) {
    char text[64];
    ssize_t got = recv(socket, text, sizeof text, 0);
    if (got <= 0) return;
    puts(text);
}
void socket_ok(int socket) {
    char text[64];
    ssize_t got = recv(socket, text, sizeof text - 1, 0);
    if (got <= 0) return;
    text[got] = '\0';
    puts(text);
}

void macro_bad(void) {
    char text[4];
    COPY(text, "longer");
    puts(text);
}
void macro_ok(void) {
    char text[8];
    COPY(text, "longer");
    puts(text);
}

size_t typedef_bad(void) {
    tag_t tag;
    strncpy(tag, "temperature", sizeof tag);
    return strlen(tag);
}
size_t typedef_ok(void) {
    tag_t tag;
    strncpy(tag, "level", sizeof tag);
    return strlen(tag);
}

void global_bad(void) {
    memcpy(shared, "abcdefgh", NAME);
    puts(shared);
}
void global_ok(void) {
    memcpy(shared, "abcdefg", NAME);
    puts(shared);
}

void link_bad(void) {
    char target[32];
    if (readlink("/proc/self/exe", target, sizeof target) < 0) return;
    puts(target);
}
void link_ok(void) {
    char target[32];
    ssize_t length = readlink("/proc/self/exe", target, sizeof target - 1);
    if (length < 0) return;
    target[length] = '\0';
    puts(target);
}
