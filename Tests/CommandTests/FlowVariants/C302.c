// Loops that turn as often as a number from outside says.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TIMES(n) for (int turn = 0; turn < (n); turn++)
#define LIMIT 1000

typedef int count_t;

struct job {
    int count;
    int rest;
};

static int repetitions;

void blink(void);
int count_elsewhere(void);
void blink_elsewhere(int times);

static int from_outside(void) {
    int value = 0;
    if (scanf("%d", &value) != 1) return 0;
    return value;
}

void member_bad(void) {
    struct job job = {0, 0};
    if (scanf("%d", &job.count) != 1) return;
    for (int i = 0; i < job.count; i++) blink();
}
void member_ok(void) {
    struct job job = {0, 0};
    if (scanf("%d", &job.count) != 1) return;
    if (job.count > LIMIT) return;
    for (int i = 0; i < job.count; i++) blink();
}

static void callee_bad_repeat(int times) {
    for (int i = 0; i < times; i++) blink();
}
void callee_bad(void) { callee_bad_repeat(from_outside()); }
static void callee_ok_repeat(int times) {
    if (times > LIMIT) times = LIMIT;
    for (int i = 0; i < times; i++) blink();
}
void callee_ok(void) { callee_ok_repeat(from_outside()); }

static int caller_bad_count(void) { return from_outside(); }
void caller_bad(void) {
    int count = caller_bad_count();
    for (int i = 0; i < count; i++) blink();
}
static int caller_ok_count(void) {
    int count = from_outside();
    return count > LIMIT ? LIMIT : count;
}
void caller_ok(void) {
    int count = caller_ok_count();
    for (int i = 0; i < count; i++) blink();
}

void file_bad(void) {
    int count = count_elsewhere();
    for (int i = 0; i < count; i++) blink();
}
void file_ok(void) { blink_elsewhere(4); }

void loop_bad(void) {
    int count = from_outside();
    while (count-- > 0) blink();
}
void loop_ok(void) {
    int count = from_outside();
    if (count > LIMIT) count = LIMIT;
    while (count-- > 0) blink();
}

void nested_bad(void) {
    int count = from_outside();
    for (int row = 0; row < 4; row++) {
        for (int i = 0; i < count; i++) blink();
    }
}
void nested_ok(void) {
    int count = from_outside();
    if (count < 0 || count > 16) return;
    for (int row = 0; row < 4; row++) {
        for (int i = 0; i < count; i++) blink();
    }
}

void switch_bad(int kind) {
    int count = 0;
    switch (kind) {
    case 1: count = from_outside(); break;
    default: count = 3; break;
    }
    for (int i = 0; i < count; i++) blink();
}
void switch_ok(int kind) {
    int count = 0;
    switch (kind) {
    case 1: count = from_outside() % 10; break;
    default: count = 3; break;
    }
    for (int i = 0; i < count; i++) blink();
}

int goto_bad(void) {
    int status = -1;
    char *line = malloc(64);
    if (line == NULL) return status;
    if (fgets(line, 64, stdin) == NULL) goto cleanup;
    for (int i = 0, count = atoi(line); i < count; i++) blink();
    status = 0;
cleanup:
    free(line);
    return status;
}
int goto_ok(void) {
    int status = -1;
    char *line = malloc(64);
    if (line == NULL) return status;
    if (fgets(line, 64, stdin) == NULL) goto cleanup;
    int count = atoi(line);
    if (count > LIMIT) goto cleanup;
    for (int i = 0; i < count; i++) blink();
    status = 0;
cleanup:
    free(line);
    return status;
}

void macro_bad(void) {
    int count = from_outside();
    TIMES(count) blink();
}
void macro_ok(void) {
    int count = from_outside();
    if (count <= LIMIT) TIMES(count) blink();
}

void typedef_bad(void) {
    count_t count = from_outside();
    for (count_t i = 0; i < count; i++) blink();
}
void typedef_ok(void) {
    count_t count = from_outside();
    if (count >= LIMIT) return;
    for (count_t i = 0; i < count; i++) blink();
}

void pointer_bad(void) {
    int counts[2] = {0, 0};
    int *count = counts + 1;
    if (scanf("%d", count) != 1) return;
    for (int i = 0; i < *count; i++) blink();
}
void pointer_ok(void) {
    int counts[2] = {0, 0};
    int *count = counts + 1;
    if (scanf("%d", count) != 1 || *count > LIMIT) return;
    for (int i = 0; i < *count; i++) blink();
}

void conversion_bad(void) {
    unsigned count = (unsigned)from_outside();
    for (unsigned i = 0; i < count; i++) blink();
}
void conversion_ok(void) {
    uint8_t count = (uint8_t)from_outside();
    for (unsigned i = 0; i < count; i++) blink();
}

void global_bad(void) {
    repetitions = from_outside();
    for (int i = 0; i < repetitions; i++) puts(".");
}
void global_ok(void) {
    repetitions = from_outside();
    if (repetitions > LIMIT) repetitions = LIMIT;
    for (int i = 0; i < repetitions; i++) puts(".");
}

/* Nothing is known of what a caller gives. */
void parameter_ok(int count) {
    for (int i = 0; i < count; i++) blink();
}

/* A number that is too large ends the loop. */
int range_ok(FILE *file) {
    long number;
    int sum = 0;
    for (int i = 0; i < 10; i++) {
        if (fscanf(file, "%ld", &number) != 1) break;
        if (number > 4194303) return -1;
        sum += (int)(number & 0xff);
    }
    return sum;
}
