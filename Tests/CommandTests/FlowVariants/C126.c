// Writes through a pointer that came from outside.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define POKE(at, value) (*(at) = (value))

typedef uint32_t *register_t_pointer;

struct poke {
    uint32_t *target;
    uint32_t value;
};
struct wrapped {
    uint16_t kind;
    struct poke poke;
};

static struct poke pending;
static uint32_t outputs[16];

int receive_elsewhere(int socket, struct poke *poke);
void write_elsewhere(uint32_t *target, uint32_t value);

void member_bad(int socket) {
    struct wrapped wrapped;
    if (recv(socket, &wrapped, sizeof wrapped, 0) != sizeof wrapped) return;
    *wrapped.poke.target = wrapped.poke.value;
}
void member_ok(int socket) {
    struct wrapped wrapped;
    if (recv(socket, &wrapped, sizeof wrapped, 0) != sizeof wrapped) return;
    outputs[wrapped.kind % 16] = wrapped.poke.value;
}

static void callee_bad_set(uint32_t *target, uint32_t value) { *target = value; }
void callee_bad(int socket) {
    struct poke poke;
    if (recv(socket, &poke, sizeof poke, 0) != sizeof poke) return;
    callee_bad_set(poke.target, poke.value);
}
static void callee_ok_set(uint32_t *target, uint32_t value) { *target = value; }
void callee_ok(int socket) {
    struct poke poke;
    if (recv(socket, &poke, sizeof poke, 0) != sizeof poke) return;
    callee_ok_set(&outputs[2], poke.value);
}

static uint32_t *caller_bad_target(int socket) {
    uint32_t *target = outputs;
    if (recv(socket, &target, sizeof target, 0) != sizeof target) return NULL;
    return target;
}
void caller_bad(int socket) {
    uint32_t *target = caller_bad_target(socket);
    if (target != NULL) *target = 1;
}
static uint32_t *caller_ok_target(int socket) {
    uint8_t channel = 0;
    if (recv(socket, &channel, 1, 0) != 1) return NULL;
    return &outputs[channel % 16];
}
void caller_ok(int socket) {
    uint32_t *target = caller_ok_target(socket);
    if (target != NULL) *target = 1;
}

void file_bad(int socket) {
    struct poke poke;
    if (receive_elsewhere(socket, &poke) == 0) *poke.target = poke.value;
}
void file_ok(int socket) {
    struct poke poke;
    if (receive_elsewhere(socket, &poke) == 0) write_elsewhere(&outputs[1], poke.value);
}

void loop_bad(int socket) {
    struct poke pokes[4];
    if (recv(socket, pokes, sizeof pokes, 0) != sizeof pokes) return;
    for (int i = 0; i < 4; i++) *pokes[i].target = pokes[i].value;
}
void loop_ok(int socket) {
    struct poke pokes[4];
    if (recv(socket, pokes, sizeof pokes, 0) != sizeof pokes) return;
    for (int i = 0; i < 4; i++) outputs[i] = pokes[i].value;
}

void switch_bad(int socket) {
    struct wrapped wrapped;
    if (read(socket, &wrapped, sizeof wrapped) != sizeof wrapped) return;
    switch (wrapped.kind) {
    case 1: outputs[0] = wrapped.poke.value; break;
    case 2: *wrapped.poke.target = wrapped.poke.value; break;
    default: break;
    }
}
void switch_ok(int socket) {
    struct wrapped wrapped;
    if (read(socket, &wrapped, sizeof wrapped) != sizeof wrapped) return;
    switch (wrapped.kind) {
    case 1: outputs[0] = wrapped.poke.value; break;
    case 2: outputs[1] = wrapped.poke.value; break;
    default: break;
    }
}

int goto_bad(int socket) {
    int status = -1;
    struct poke poke;
    char *log = malloc(64);
    if (log == NULL) return status;
    if (read(socket, &poke, sizeof poke) != sizeof poke) goto cleanup;
    *poke.target = poke.value;
    status = 0;
cleanup:
    free(log);
    return status;
}
int goto_ok(int socket) {
    int status = -1;
    struct poke poke;
    char *log = malloc(64);
    if (log == NULL) return status;
    if (read(socket, &poke, sizeof poke) != sizeof poke) goto cleanup;
    outputs[3] = poke.value;
    status = 0;
cleanup:
    free(log);
    return status;
}

void macro_bad(int socket) {
    struct poke poke;
    if (read(socket, &poke, sizeof poke) != sizeof poke) return;
    POKE(poke.target, poke.value);
}
void macro_ok(int socket) {
    struct poke poke;
    if (read(socket, &poke, sizeof poke) != sizeof poke) return;
    POKE(&outputs[4], poke.value);
}

void typedef_bad(int socket) {
    register_t_pointer target;
    if (read(socket, &target, sizeof target) != sizeof target) return;
    *target = 1;
}
void typedef_ok(int socket) {
    register_t_pointer target = outputs;
    uint32_t value;
    if (read(socket, &value, sizeof value) != sizeof value) return;
    *target = value;
}

void pointer_bad(int socket) {
    struct poke poke;
    if (read(socket, &poke, sizeof poke) != sizeof poke) return;
    uint32_t *at = poke.target + 2;
    *at = poke.value;
}
void pointer_ok(int socket) {
    struct poke poke;
    if (read(socket, &poke, sizeof poke) != sizeof poke) return;
    uint32_t *at = outputs + 2;
    *at = poke.value;
}

void conversion_bad(int socket) {
    uint8_t frame[sizeof(struct poke)];
    if (read(socket, frame, sizeof frame) != sizeof frame) return;
    struct poke *poke = (struct poke *)frame;
    *poke->target = poke->value;
}
void conversion_ok(int socket) {
    uint8_t frame[sizeof(struct poke)];
    if (read(socket, frame, sizeof frame) != sizeof frame) return;
    struct poke *poke = (struct poke *)frame;
    outputs[5] = poke->value;
}

void global_bad(int socket) {
    if (recv(socket, &pending, sizeof pending, 0) != sizeof pending) return;
    *pending.target = pending.value;
}
void global_ok(int socket) {
    if (recv(socket, &pending, sizeof pending, 0) != sizeof pending) return;
    outputs[6] = pending.value;
}

void copied_bad(int socket) {
    uint8_t frame[64];
    struct poke poke;
    if (recv(socket, frame, sizeof frame, 0) < (ssize_t)sizeof poke) return;
    memcpy(&poke, frame, sizeof poke);
    *poke.target = poke.value;
}
void copied_ok(int socket) {
    uint8_t frame[64];
    struct poke poke;
    if (recv(socket, frame, sizeof frame, 0) < (ssize_t)sizeof poke) return;
    memcpy(&poke, frame, sizeof poke);
    poke.target = &outputs[7];
    *poke.target = poke.value;
}

void library_bad(int socket) {
    struct poke poke;
    if (recv(socket, &poke, sizeof poke, 0) != sizeof poke) return;
    memset(poke.target, 0, 4);
}
void library_ok(int socket) {
    struct poke poke;
    if (recv(socket, &poke, sizeof poke, 0) != sizeof poke) return;
    memset(outputs, 0, sizeof outputs);
}
