// A negative outside number becomes a huge unsigned one.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define COPY(to, from, n) memcpy((to), (from), (n))
typedef int count_t;
struct request {
    int length;
};
static int pending;
static char store[128];

int count_elsewhere(void);
int safe_count_elsewhere(void);

static int from_outside(void) {
    int value = 0;
    if (scanf("%d", &value) != 1) return 0;
    return value;
}

void plain_bad(const char *from) {
    int length = from_outside();
    if (length < (int)sizeof store) memcpy(store, from, length);
}
void plain_ok(const char *from) {
    int length = from_outside();
    if (length >= 0 && length < (int)sizeof store) memcpy(store, from, length);
}

void member_bad(int socket, const char *from) {
    struct request request;
    if (recv(socket, &request, sizeof request, 0) != sizeof request) return;
    if (request.length > 100) return;
    memcpy(store, from, request.length);
}
void member_ok(int socket, const char *from) {
    struct request request;
    if (recv(socket, &request, sizeof request, 0) != sizeof request) return;
    if (request.length > 100 || request.length < 0) return;
    memcpy(store, from, request.length);
}

static void callee_bad_copy(const char *from, int length) { memcpy(store, from, length); }
void callee_bad(const char *from) {
    int length = from_outside();
    if (length < 100) callee_bad_copy(from, length);
}
static void callee_ok_copy(const char *from, int length) {
    if (length > 0) memcpy(store, from, length);
}
void callee_ok(const char *from) {
    int length = from_outside();
    if (length < 100) callee_ok_copy(from, length);
}

static int caller_bad_length(void) { return from_outside() % 100; }
void caller_bad(const char *from) { memcpy(store, from, caller_bad_length()); }
static int caller_ok_length(void) { return abs(from_outside() % 100); }
void caller_ok(const char *from) { memcpy(store, from, caller_ok_length()); }

void file_bad(const char *from) {
    int length = count_elsewhere();
    if (length > 100) return;
    memcpy(store, from, length);
}
void file_ok(const char *from) {
    int length = safe_count_elsewhere();
    if (length > 100) return;
    memcpy(store, from, length);
}

void loop_bad(const char *from) {
    for (int i = 0; i < 3; i++) {
        int length = from_outside();
        if (length > 20) continue;
        memcpy(store, from, length);
    }
}
void loop_ok(const char *from) {
    for (int i = 0; i < 3; i++) {
        int length = from_outside();
        if (length > 20 || length < 0) continue;
        memcpy(store, from, length);
    }
}

void switch_bad(int kind, const char *from) {
    int length;
    switch (kind) {
    case 0: length = 4; break;
    default: length = -1; break;
    }
    memcpy(store, from, length);
}
void switch_ok(int kind, const char *from) {
    int length;
    switch (kind) {
    case 0: length = 4; break;
    default: length = 1; break;
    }
    memcpy(store, from, length);
}

int goto_bad(const char *from) {
    int length = -1;
    if (from == NULL) goto out;
    memset(store, 0, length);
out:
    return length;
}
int goto_ok(const char *from) {
    int length = -1;
    if (from == NULL) goto out;
    length = 10;
    memset(store, 0, length);
out:
    return length;
}

void macro_bad(const char *from) {
    int length = from_outside();
    if (length > 64) return;
    COPY(store, from, length);
}
void macro_ok(const char *from) {
    int length = from_outside();
    if (length > 64 || length <= 0) return;
    COPY(store, from, length);
}

void typedef_bad(const char *from) {
    count_t count = from_outside();
    if (count <= 8) memmove(store, from, count);
}
void typedef_ok(const char *from) {
    count_t count = from_outside();
    if (count <= 8 && count >= 0) memmove(store, from, count);
}

void pointer_bad(const char *from) {
    int length = from_outside();
    int *at = &length;
    if (*at < 50) strncpy(store, from, *at);
}
void pointer_ok(const char *from) {
    int length = from_outside();
    int *at = &length;
    if (*at < 50 && *at > 0) strncpy(store, from, *at);
}

void conversion_bad(int socket, const char *from) {
    int8_t length;
    if (recv(socket, &length, 1, 0) != 1) return;
    memcpy(store, from, length);
}
void conversion_ok(int socket, const char *from) {
    uint8_t length;
    if (recv(socket, &length, 1, 0) != 1) return;
    memcpy(store, from, length & 0x7F);
}

char *global_bad(void) {
    pending = from_outside();
    if (pending > 1000) return NULL;
    return malloc(pending);
}
char *global_ok(void) {
    pending = from_outside();
    if (pending > 1000 || pending < 1) return NULL;
    return malloc(pending);
}

/* Nothing is known of what a caller gives. */
void parameter_ok(const char *from, int length) { memcpy(store, from, length); }

/* A length that a header is taken off, behind a check against something that is not known. */
int header_bad(int socket, uint8_t *buffer, int room) {
    if (recv(socket, buffer, 4, 0) != 4) return -1;
    int size = (buffer[2] << 8) + buffer[3];
    if (size > room) return -1;
    return (int)recv(socket, buffer + 4, size - 4, 0);
}
int header_ok(int socket, uint8_t *buffer, int room) {
    if (recv(socket, buffer, 4, 0) != 4) return -1;
    int size = (buffer[2] << 8) + buffer[3];
    if (size < 4 || size > room) return -1;
    return (int)recv(socket, buffer + 4, size - 4, 0);
}
