// Memory is allocated in a size that the outside decides.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <arpa/inet.h>

#define ROOM(n) malloc(n)
typedef uint32_t length_t;
struct header {
    uint32_t length;
};
static uint32_t wanted;

uint32_t size_elsewhere(int socket);
uint32_t capped_size_elsewhere(int socket);

static uint32_t from_outside(int socket) {
    uint32_t value = 0;
    if (recv(socket, &value, sizeof value, 0) != sizeof value) return 0;
    return ntohl(value);
}

char *plain_bad(int socket) { return malloc(from_outside(socket)); }
char *plain_ok(int socket) {
    uint32_t size = from_outside(socket);
    return size <= 4096 ? malloc(size) : NULL;
}

char *member_bad(int socket) {
    struct header header;
    if (recv(socket, &header, sizeof header, 0) != sizeof header) return NULL;
    return malloc(header.length);
}
char *member_ok(int socket) {
    struct header header;
    if (recv(socket, &header, sizeof header, 0) != sizeof header) return NULL;
    if (header.length > 1024) return NULL;
    return malloc(header.length);
}

static char *callee_bad_make(uint32_t size) { return malloc(size); }
char *callee_bad(int socket) { return callee_bad_make(from_outside(socket)); }
static char *callee_ok_make(uint32_t size) { return size < 512 ? malloc(size) : NULL; }
char *callee_ok(int socket) { return callee_ok_make(from_outside(socket)); }

static uint32_t caller_bad_size(int socket) { return from_outside(socket) + 1; }
char *caller_bad(int socket) { return calloc(1, caller_bad_size(socket)); }
static uint32_t caller_ok_size(int socket) { return from_outside(socket) & 0xFFu; }
char *caller_ok(int socket) { return calloc(1, caller_ok_size(socket)); }

char *file_bad(int socket) { return malloc(size_elsewhere(socket)); }
char *file_ok(int socket) { return malloc(capped_size_elsewhere(socket)); }

void loop_bad(int socket) {
    for (int i = 0; i < 2; i++) free(malloc(from_outside(socket)));
}
void loop_ok(int socket) {
    for (int i = 0; i < 2; i++) free(malloc(from_outside(socket) % 100u));
}

char *switch_bad(int socket, int kind) {
    uint32_t size;
    switch (kind) {
    case 0: size = 10; break;
    default: size = from_outside(socket);
    }
    return malloc(size);
}
char *switch_ok(int kind) {
    uint32_t size;
    switch (kind) {
    case 0: size = 10; break;
    default: size = 20;
    }
    return malloc(size);
}

char *goto_bad(int socket) {
    char *room = NULL;
    uint32_t size = from_outside(socket);
    if (size == 0) goto out;
    room = malloc(size);
out:
    return room;
}
char *goto_ok(int socket) {
    char *room = NULL;
    uint32_t size = from_outside(socket);
    if (size > 4000) goto out;
    room = malloc(size);
out:
    return room;
}

char *macro_bad(int socket) { return ROOM(from_outside(socket)); }
char *macro_ok(int socket) { return ROOM(from_outside(socket) & 15u); }

char *typedef_bad(int socket) {
    length_t length = from_outside(socket);
    return malloc(length);
}
char *typedef_ok(int socket) {
    length_t length = from_outside(socket);
    if (length > 300) length = 300;
    return malloc(length);
}

char *pointer_bad(int socket) {
    uint32_t size;
    uint32_t *at = &size;
    *at = from_outside(socket);
    return malloc(*at);
}
char *pointer_ok(int socket) {
    uint32_t size;
    uint32_t *at = &size;
    *at = from_outside(socket);
    if (size > 300) return NULL;
    return malloc(*at);
}

char *conversion_bad(int socket) { return malloc((size_t)from_outside(socket)); }
char *conversion_ok(int socket) { return malloc((uint8_t)from_outside(socket)); }

char *global_bad(int socket) {
    wanted = from_outside(socket);
    return malloc(wanted);
}
char *global_ok(int socket) {
    wanted = from_outside(socket);
    if (wanted > 100) wanted = 100;
    return malloc(wanted);
}

/* A string that is there has its length already. */
char *argument_ok(const char *device) {
    char *name = malloc(strlen(device) + 1);
    if (name != NULL) strcpy(name, device);
    return name;
}
int main(int argc, char **argv) {
    if (argc < 2) return 1;
    char *name = argument_ok(argv[1]);
    free(name);
    return name == NULL;
}
