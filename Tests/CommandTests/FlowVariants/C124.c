// Pointers into different objects, subtracted.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define OFFSET(at, start) ((size_t)((at) - (start)))

typedef uint8_t octet_t;

struct buffers {
    uint8_t *receive;
    uint8_t *send;
};

static uint8_t apdu[256];
static uint8_t reply[256];

ptrdiff_t distance_elsewhere(const uint8_t *end, const uint8_t *start);
const uint8_t *frame_elsewhere(void);
const uint8_t *parsed_elsewhere(void);

ptrdiff_t member_bad(struct buffers *buffers) {
    buffers->receive = apdu;
    buffers->send = reply;
    return buffers->receive - buffers->send;
}
ptrdiff_t member_ok(struct buffers *buffers) {
    buffers->receive = apdu;
    buffers->send = apdu + 4;
    return buffers->send - buffers->receive;
}

static ptrdiff_t callee_bad_length(const uint8_t *end, const uint8_t *start) { return end - start; }
ptrdiff_t callee_bad(void) { return callee_bad_length(apdu + 10, reply); }
static ptrdiff_t callee_ok_length(const uint8_t *end, const uint8_t *start) { return end - start; }
ptrdiff_t callee_ok(void) { return callee_ok_length(apdu + 10, apdu); }

static uint8_t *caller_bad_cursor(void) { return reply + 6; }
ptrdiff_t caller_bad(void) { return caller_bad_cursor() - apdu; }
static uint8_t *caller_ok_cursor(void) { return apdu + 6; }
ptrdiff_t caller_ok(void) { return caller_ok_cursor() - apdu; }

ptrdiff_t file_bad(void) { return parsed_elsewhere() - frame_elsewhere(); }
ptrdiff_t file_ok(void) {
    const uint8_t *frame = frame_elsewhere();
    return frame + 6 - frame;
}

ptrdiff_t local_bad(void) {
    uint8_t header[6] = {0};
    uint8_t body[250] = {0};
    return &body[10] - header;
}
ptrdiff_t local_ok(void) {
    uint8_t frame[256] = {0};
    return &frame[16] - &frame[6];
}

size_t loop_bad(const char *name) {
    char copy[32];
    char *to = copy;
    while (*name != '\0' && to < copy + sizeof copy - 1) *to++ = *name++;
    *to = '\0';
    return (size_t)((uint8_t *)to - apdu);
}
size_t loop_ok(const char *name) {
    char copy[32];
    char *to = copy;
    while (*name != '\0' && to < copy + sizeof copy - 1) *to++ = *name++;
    *to = '\0';
    return (size_t)(to - copy);
}

ptrdiff_t switch_bad(int direction) {
    const uint8_t *at;
    switch (direction) {
    case 0: at = apdu + 2; break;
    default: at = reply + 2; break;
    }
    return at - apdu;
}
ptrdiff_t switch_ok(int direction) {
    const uint8_t *at;
    switch (direction) {
    case 0: at = apdu + 2; break;
    default: at = apdu + 6; break;
    }
    return at - apdu;
}

ptrdiff_t goto_bad(int is_short) {
    ptrdiff_t used = 0;
    uint8_t *work = malloc(64);
    if (work == NULL) return -1;
    if (is_short) goto cleanup;
    memset(work, 0, 64);
    used = work + 8 - apdu;
cleanup:
    free(work);
    return used;
}
ptrdiff_t goto_ok(int is_short) {
    ptrdiff_t used = 0;
    uint8_t *work = malloc(64);
    if (work == NULL) return -1;
    if (is_short) goto cleanup;
    memset(work, 0, 64);
    used = work + 8 - work;
cleanup:
    free(work);
    return used;
}

size_t macro_bad(void) { return OFFSET(reply + 3, apdu); }
size_t macro_ok(void) { return OFFSET(apdu + 3, apdu); }

ptrdiff_t typedef_bad(void) {
    octet_t one[4] = {1}, two[4] = {2};
    octet_t *at = one;
    return at - two;
}
ptrdiff_t typedef_ok(void) {
    octet_t one[4] = {1};
    octet_t *at = one;
    return at - one;
}

ptrdiff_t pointer_bad(void) {
    uint8_t *at = apdu;
    at += 12;
    at -= 4;
    return at - reply;
}
ptrdiff_t pointer_ok(void) {
    uint8_t *at = apdu;
    at += 12;
    at -= 4;
    return at - apdu;
}

ptrdiff_t conversion_bad(void) {
    uint16_t registers[8] = {0};
    return (uint8_t *)registers - apdu;
}
ptrdiff_t conversion_ok(void) {
    uint16_t registers[8] = {0};
    return (uint8_t *)(registers + 2) - (uint8_t *)registers;
}

static uint8_t *cursor = apdu;
ptrdiff_t global_bad(void) {
    cursor = reply;
    return cursor - apdu;
}
ptrdiff_t global_ok(void) {
    cursor = apdu + 1;
    return cursor - apdu;
}

ptrdiff_t heap_bad(void) {
    char *first = malloc(8);
    char *second = malloc(8);
    if (first == NULL || second == NULL) {
        free(first);
        free(second);
        return 0;
    }
    ptrdiff_t gap = second - first;
    free(first);
    free(second);
    return gap;
}
ptrdiff_t heap_ok(void) {
    char *first = malloc(8);
    if (first == NULL) return 0;
    ptrdiff_t gap = first + 4 - first;
    free(first);
    return gap;
}

/* Nothing is known of what a caller gives. */
ptrdiff_t parameter_ok(const uint8_t *end, const uint8_t *start) { return end - start; }
/* Of a copy of the address nothing says that it is another object. */
ptrdiff_t elsewhere_ok(void) { return distance_elsewhere(apdu + 4, apdu); }
