// Copies whose source and target overlap.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COPY(to, from, count) memcpy(to, from, count)
#define HEADER 6

typedef uint8_t adu_t[64];

struct frame {
    uint8_t header[4];
    uint8_t body[60];
};

static uint8_t queue[64];

void shift_elsewhere(uint8_t *bytes);
void copy_elsewhere(uint8_t *to, const uint8_t *from);

void member_bad(struct frame *frame) { memcpy(frame->body, frame->body + 4, 40); }
void member_ok(struct frame *frame) { memcpy(frame->body, frame->body + 30, 30); }

static void callee_bad_move(uint8_t *to, const uint8_t *from) { memcpy(to, from, 16); }
void callee_bad(void) { callee_bad_move(queue, queue + 8); }
static void callee_ok_move(uint8_t *to, const uint8_t *from) { memcpy(to, from, 16); }
void callee_ok(void) { callee_ok_move(queue, queue + 16); }

static uint8_t *caller_bad_rest(void) { return queue + HEADER; }
void caller_bad(void) { memcpy(queue, caller_bad_rest(), 32); }
static uint8_t *caller_ok_rest(void) { return queue + 32; }
void caller_ok(void) { memcpy(queue, caller_ok_rest(), 32); }

void file_bad(void) { copy_elsewhere(queue + 1, queue); }
void file_ok(void) { shift_elsewhere(queue); }

void loop_bad(void) {
    for (int i = 0; i < 3; i++) memcpy(queue + i, queue + i + 1, 4);
}
void loop_ok(void) {
    for (int i = 0; i < 3; i++) memmove(queue + i, queue + i + 1, 4);
}

void switch_bad(int kind) {
    const uint8_t *from;
    switch (kind) {
    case 1: from = queue + 40; break;
    default: from = queue + 10; break;
    }
    memcpy(queue, from, 20);
}
void switch_ok(int kind) {
    const uint8_t *from;
    switch (kind) {
    case 1: from = queue + 40; break;
    default: from = queue + 20; break;
    }
    memcpy(queue, from, 20);
}

int goto_bad(int kind) {
    int status = -1;
    if (kind == 0) goto done;
    memcpy(queue + 2, queue, 8);
    status = 0;
done:
    return status;
}
int goto_ok(int kind) {
    int status = -1;
    if (kind == 0) goto done;
    memcpy(queue + 8, queue, 8);
    status = 0;
done:
    return status;
}

void macro_bad(void) { COPY(queue, queue + 3, 10); }
void macro_ok(void) { COPY(queue, queue + 10, 10); }

void typedef_bad(void) {
    adu_t adu = {1};
    memcpy(adu, adu + HEADER, sizeof adu - HEADER);
    if (adu[0]) puts("x");
}
void typedef_ok(void) {
    adu_t adu = {1};
    memmove(adu, adu + HEADER, sizeof adu - HEADER);
    if (adu[0]) puts("x");
}

void pointer_bad(uint8_t *frame) {
    uint8_t *rest = frame;
    rest += HEADER;
    memcpy(frame, rest, 12);
}
void pointer_ok(uint8_t *frame) {
    uint8_t *rest = frame;
    rest += 12;
    memcpy(frame, rest, 12);
}

void conversion_bad(void) {
    uint16_t words[8] = {0};
    memcpy(words, (uint8_t *)words + 1, 6);
    if (words[0]) puts("x");
}
void conversion_ok(void) {
    uint16_t words[8] = {0};
    memcpy(words, (uint8_t *)words + 8, 6);
    if (words[0]) puts("x");
}

void global_bad(void) { memcpy(queue, queue + 1, sizeof queue - 1); }
void global_ok(void) { memmove(queue, queue + 1, sizeof queue - 1); }

void format_bad(void) {
    char line[64] = "unit";
    sprintf(line, "%s %d", line, 7);
    puts(line);
}
void format_ok(void) {
    char line[64] = "unit";
    char next[64];
    snprintf(next, sizeof next, "%s %d", line, 7);
    puts(next);
}

void string_bad(void) {
    char text[32] = "pressure";
    strcpy(text + 1, text);
    puts(text);
}
void string_ok(void) {
    char text[32] = "pressure";
    memmove(text + 1, text, 9);
    puts(text);
}
