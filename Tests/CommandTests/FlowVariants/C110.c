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

/* A loop turns as often as whoever sends the number likes. */
void count_bad(int socket) {
    uint8_t count;
    uint8_t list[80];
    if (recv(socket, &count, 1, 0) != 1) return;
    for (int i = 0; i < count; i++) list[i] = 0;
    send(socket, list, 1, 0);
}
void count_ok(int socket) {
    uint8_t count;
    uint8_t list[80];
    if (recv(socket, &count, 1, 0) != 1 || count > 80) return;
    for (int i = 0; i < count; i++) list[i] = 0;
    send(socket, list, 1, 0);
}

void count_down_bad(int socket) {
    int count;
    static uint8_t list[80];
    uint8_t *next = list;
    if (recv(socket, &count, sizeof count, 0) != sizeof count || count > 100) return;
    while (count-- > 0) *next++ = 0;
}
void count_down_ok(int socket) {
    int count;
    static uint8_t list[100];
    uint8_t *next = list;
    if (recv(socket, &count, sizeof count, 0) != sizeof count || count > 100) return;
    while (count-- > 0) *next++ = 0;
}

/* So it does where it ends when something is sent. */
void receive_bad(int socket) {
    static char line[80];
    int length = 0;
    char next;
    while (recv(socket, &next, 1, 0) == 1 && next != '\n') line[length++] = next;
}
void receive_ok(int socket) {
    static char line[80];
    int length = 0;
    char next;
    for (;;) {
        if (recv(socket, &next, 1, 0) != 1 || next == '\n') break;
        if (length >= 79) break;
        line[length++] = next;
    }
    line[length] = 0;
}

void receive_full_bad(int socket) {
    static char line[80];
    int length = 0;
    char next;
    while (length < 80 && recv(socket, &next, 1, 0) == 1) line[length++] = next;
    line[length] = 0;
}
void receive_full_ok(int socket) {
    static char line[80];
    int length = 0;
    char next;
    while (recv(socket, &next, 1, 0) == 1) {
        if (length < 79) line[length++] = next;
    }
    line[length] = 0;
}

void ring_ok(int socket) {
    static char ring[64];
    unsigned head = 0;
    char next;
    while (recv(socket, &next, 1, 0) == 1) {
        ring[head] = next;
        head = (head + 1) % 64;
    }
}

/* A bound that is not known itself caps nothing where it is larger than the buffer. */
void unknown_bound_bad(int socket) {
    uint8_t pdu[512];
    char name[16];
    ssize_t got = recv(socket, pdu, sizeof pdu, 0);
    if (got <= 2) return;
    uint8_t length = pdu[1];
    if (length > got - 2) return;
    memcpy(name, pdu + 2, length);
    puts(name);
}
void unknown_bound_ok(int socket) {
    uint8_t pdu[512];
    char name[256];
    ssize_t got = recv(socket, pdu, sizeof pdu, 0);
    if (got <= 2) return;
    uint8_t length = pdu[1];
    if (length > got - 2) return;
    memcpy(name, pdu + 2, length);
    name[length] = 0;
    puts(name);
}

/* The check that does not overflow. */
void rest_bad(int socket) {
    static uint8_t store[100];
    uint8_t pdu[300];
    if (recv(socket, pdu, sizeof pdu, 0) < 2) return;
    size_t start = pdu[0], length = pdu[1];
    if (start > sizeof store || length > sizeof store + 1 - start) return;
    memset(store + start, 0, length);
}
void rest_ok(int socket) {
    static uint8_t store[100];
    uint8_t pdu[300];
    if (recv(socket, pdu, sizeof pdu, 0) < 2) return;
    size_t start = pdu[0], length = pdu[1];
    if (start > sizeof store || length > sizeof store - start) return;
    memset(store + start, 0, length);
    for (size_t i = 0; i < length; i++) store[start + i] = 1;
}

/* One of several constant tables of functions. */
struct backend {
    int (*build)(uint8_t *request);
    int (*finish)(uint8_t *request, int length);
};
static int build_short(uint8_t *request) { request[0] = 1; return 4; }
static int build_long(uint8_t *request) { memset(request, 2, 10); return 10; }
static int finish_short(uint8_t *request, int length) { request[length++] = 0; request[length++] = 0; return length; }
static int finish_long(uint8_t *request, int length) { request[4] = (uint8_t)length; return length; }
static const struct backend serial = {build_short, finish_short}, network = {build_long, finish_long};
struct link { const struct backend *backend; };
void choose(struct link *link, int isNetwork) { link->backend = isNetwork ? &network : &serial; }
int table_bad(struct link *link) {
    uint8_t request[12];
    int length = link->backend->build(request) - 2;
    request[length++] = 1;
    request[length++] = 2;
    request[length++] = 3;
    request[length++] = 4;
    request[length++] = 5;
    return request[0] + length;
}
int table_ok(struct link *link) {
    uint8_t request[10];
    return link->backend->finish(request, link->backend->build(request));
}

/* A literal that fills an array leaves the rest of it zero. */
void filled_bad(void) {
    char unit[8] = "bar";
    strcat(unit, "+more");
    puts(unit);
}
void filled_ok(void) {
    char unit[16] = "bar";
    strcat(unit, "+much more.");
    puts(unit);
}

/* The last member stands for as many as were allocated behind it. */
struct message { int count; uint8_t data[1]; };
struct message *hack_ok(int socket) {
    struct message *message = malloc(sizeof *message + 20);
    if (message == NULL) return NULL;
    recv(socket, message->data, 20, 0);
    return message;
}

/* A counter that rises behind one check and falls elsewhere: how deep it gets is asked behind each rise. */
int nested_ok(void) {
    int open[SLOTS];
    int top = 0;
    int sign;
    open[0] = 0;
    while ((sign = getchar()) != EOF) {
        if (sign == '(') {
            top++;
            if (top >= SLOTS) return -1;
            open[top] = sign;
        } else if (sign == ')') {
            if (top == 0) return -1;
            open[top] = 0;
            top--;
        } else {
            open[top]++;
        }
    }
    return top;
}
int nested_bad(void) {
    int open[SLOTS];
    int top = 0;
    int sign;
    open[0] = 0;
    while ((sign = getchar()) != EOF) {
        if (sign == '(') {
            top++;
            if (top > SLOTS) return -1;
            open[top] = sign;
        } else if (sign == ')') {
            if (top == 0) return -1;
            open[top] = 0;
            top--;
        } else {
            open[top]++;
        }
    }
    return top;
}
