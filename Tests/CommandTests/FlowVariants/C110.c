// Writes outside a buffer.
#define _GNU_SOURCE
#include <unistd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define SLOTS 8
#define STORE(table, at, value) ((table)[at] = (value))

typedef uint8_t pdu_t[16];

struct frame {
    uint8_t header[4];
    uint8_t body[12];
};

static int registers[SLOTS];
static int next_register = SLOTS;
static const int last_register = SLOTS - 1;

void fill_elsewhere(char *to, size_t count);
void fill_elsewhere_safely(char *to, size_t count);

void member_bad(const uint8_t *bytes) {
    struct frame frame;
    memcpy(frame.header, bytes, sizeof frame);
}
void member_ok(const uint8_t *bytes) {
    struct frame frame;
    memcpy(&frame, bytes, sizeof frame);
}

static void callee_bad_put(int *table, int at) { table[at] = 1; }
void callee_bad(void) {
    int table[SLOTS];
    callee_bad_put(table, SLOTS);
}
static void callee_ok_put(int *table, int at) { table[at] = 1; }
void callee_ok(void) {
    int table[SLOTS];
    callee_ok_put(table, SLOTS - 1);
}

static int *caller_bad_room(void) { return malloc(4 * sizeof(int)); }
void caller_bad(void) {
    int *room = caller_bad_room();
    if (room == NULL) return;
    for (int i = 0; i < SLOTS; i++) room[i] = i;
    free(room);
}
static int *caller_ok_room(void) { return malloc(SLOTS * sizeof(int)); }
void caller_ok(void) {
    int *room = caller_ok_room();
    if (room == NULL) return;
    for (int i = 0; i < SLOTS; i++) room[i] = i;
    free(room);
}

void file_bad(void) {
    char name[16];
    fill_elsewhere(name, 32);
}
void file_ok(void) {
    char name[16];
    fill_elsewhere_safely(name, sizeof name);
}

void loop_bad(void) {
    int table[SLOTS];
    for (int i = 0; i <= SLOTS; i++) table[i] = 0;
}
void loop_ok(void) {
    int table[SLOTS];
    for (int i = 0; i < SLOTS; i++) table[i] = 0;
}

void switch_bad(int kind) {
    char text[8];
    int at;
    switch (kind) {
    case 1: at = 3; break;
    case 2: at = 8; break;
    default: at = 0; break;
    }
    text[at] = 'x';
    puts(text);
}
void switch_ok(int kind) {
    char text[8];
    int at;
    switch (kind) {
    case 1: at = 3; break;
    case 2: at = 7; break;
    default: at = 0; break;
    }
    text[at] = 'x';
    puts(text);
}

int goto_bad(int kind) {
    int status = -1;
    char *text = malloc(8);
    if (text == NULL) return -1;
    if (kind == 0) goto cleanup;
    text[8] = '\0';
    status = 0;
cleanup:
    free(text);
    return status;
}
int goto_ok(int kind) {
    int status = -1;
    char *text = malloc(8);
    if (text == NULL) return -1;
    if (kind == 0) goto cleanup;
    text[7] = '\0';
    status = 0;
cleanup:
    free(text);
    return status;
}

void macro_bad(void) {
    int table[SLOTS];
    STORE(table, SLOTS, 1);
}
void macro_ok(void) {
    int table[SLOTS];
    STORE(table, SLOTS - 1, 1);
}

void typedef_bad(const uint8_t *bytes) {
    pdu_t pdu;
    memcpy(pdu, bytes, 17);
}
void typedef_ok(const uint8_t *bytes) {
    pdu_t pdu;
    memcpy(pdu, bytes, sizeof(pdu_t));
}

void pointer_bad(void) {
    char text[8];
    char *end = text + sizeof text;
    *end = '\0';
}
void pointer_ok(void) {
    char text[8];
    char *end = text + sizeof text - 1;
    *end = '\0';
}

void below_bad(void) {
    char text[8];
    char *start = text - 1;
    *start = '<';
}
void below_ok(void) {
    char text[8];
    char *start = text + 1;
    start[-1] = '<';
}

void conversion_bad(int socket) {
    uint8_t table[16] = {0};
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return;
    table[byte] = 1;
}
void conversion_ok(int socket) {
    uint8_t table[256] = {0};
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return;
    table[byte] = 1;
}

void global_bad(void) {
    next_register = SLOTS;
    registers[next_register] = 0;
}
void global_ok(void) { registers[last_register] = 0; }

void outside_bad(void) {
    int at;
    int table[SLOTS] = {0};
    if (scanf("%d", &at) != 1) return;
    if (at < SLOTS) table[at] = 1;
}
void outside_ok(void) {
    int at;
    int table[SLOTS] = {0};
    if (scanf("%d", &at) != 1) return;
    if (at >= 0 && at < SLOTS) table[at] = 1;
}

void length_bad(int socket) {
    uint8_t pdu[260];
    uint8_t reply[64];
    ssize_t got = recv(socket, pdu, sizeof pdu, 0);
    if (got < 2) return;
    memcpy(reply, pdu, (size_t)got);
}
void length_ok(int socket) {
    uint8_t pdu[260];
    uint8_t reply[64];
    ssize_t got = recv(socket, pdu, sizeof pdu, 0);
    if (got < 2 || got > (ssize_t)sizeof reply) return;
    memcpy(reply, pdu, (size_t)got);
}

void string_bad(void) {
    char name[4];
    strcpy(name, "pump");
}
void string_ok(void) {
    char name[5];
    strcpy(name, "pump");
}

void heap_bad(size_t count) {
    char *name = malloc(count);
    if (name == NULL) return;
    name[count] = '\0';
    free(name);
}
void heap_ok(size_t count) {
    char *name = malloc(count + 1);
    if (name == NULL) return;
    name[count] = '\0';
    free(name);
}

/* Nothing is known of what a caller gives. */
void parameter_ok(char *to, size_t at) { to[at] = 0; }

void directory_bad(void) {
    char path[128];
    if (getcwd(path, 4096) != NULL) puts(path);
}
void directory_ok(void) {
    char path[128];
    if (getcwd(path, sizeof path) != NULL) puts(path);
}

void joined_bad(const char *unit) {
    char text[8];
    char *end = mempcpy(text, "temp ", 5);
    memcpy(end, "high", 5);
    puts(text);
    puts(unit);
}
void joined_ok(const char *unit) {
    char text[10];
    char *end = mempcpy(text, "temp ", 5);
    memcpy(end, "high", 5);
    puts(text);
    puts(unit);
}
