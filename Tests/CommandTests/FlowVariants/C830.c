// Assertions that a number from outside can make fail, or that fail whatever comes.
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define REQUIRE(condition) assert(condition)
#define POINTS 8

typedef int index_t;

struct command {
    int point;
    int value;
};

static int last_point;
static int table[POINTS];

int point_elsewhere(void);
void check_elsewhere(int point);

static int from_outside(void) {
    int value = 0;
    if (scanf("%d", &value) != 1) return 0;
    return value;
}

void member_bad(void) {
    struct command command = {0, 0};
    if (scanf("%d", &command.point) != 1) return;
    assert(command.point < POINTS);
}
void member_ok(void) {
    struct command command = {0, 0};
    if (scanf("%d", &command.point) != 1) return;
    if (command.point >= POINTS) return;
    assert(command.point < POINTS);
}

static void callee_bad_set(int point) {
    assert(point < POINTS);
}
void callee_bad(void) { callee_bad_set(from_outside()); }
static void callee_ok_set(int point) {
    assert(point < POINTS);
}
void callee_ok(void) { callee_ok_set(3); }

static int caller_bad_point(void) { return from_outside(); }
void caller_bad(void) {
    int point = caller_bad_point();
    assert(point >= 0);
    table[0] = point;
}
static int caller_ok_point(void) {
    int point = from_outside();
    return point < 0 ? 0 : point;
}
void caller_ok(void) {
    int point = caller_ok_point();
    assert(point >= 0);
    table[0] = point;
}

void file_bad(void) {
    int point = point_elsewhere();
    assert(point < 4);
    table[1] = point;
}
void file_ok(void) { check_elsewhere(2); }

/* The one number that fails is taken for one that the code has asked about. */
void FN_equality_bad(void) {
    int point = from_outside();
    assert(point != 4);
    table[1] = point;
}

void loop_bad(void) {
    for (int i = 0; i < 3; i++) {
        int point = from_outside();
        assert(point > 0);
        table[i] = point;
    }
}
void loop_ok(void) {
    for (int i = 0; i < 3; i++) {
        int point = from_outside();
        if (point <= 0) continue;
        assert(point > 0);
        table[i] = point;
    }
}

void switch_bad(int kind) {
    int point = 0;
    switch (kind) {
    case 1: point = from_outside(); break;
    default: point = 2; break;
    }
    assert(point < POINTS);
    table[2] = point;
}
void switch_ok(int kind) {
    int point = 0;
    switch (kind) {
    case 1: point = 1; break;
    default: point = 2; break;
    }
    assert(point < POINTS);
    table[2] = point;
}

int goto_bad(void) {
    int status = -1;
    char *line = malloc(32);
    if (line == NULL) return status;
    if (fgets(line, 32, stdin) == NULL) goto cleanup;
    int point = atoi(line);
    assert(point < POINTS);
    status = point;
cleanup:
    free(line);
    return status;
}
int goto_ok(void) {
    int status = -1;
    char *line = malloc(32);
    if (line == NULL) return status;
    if (fgets(line, 32, stdin) == NULL) goto cleanup;
    int point = atoi(line);
    if (point >= POINTS) goto cleanup;
    assert(point < POINTS);
    status = point;
cleanup:
    free(line);
    return status;
}

void macro_bad(void) {
    int point = from_outside();
    REQUIRE(point < POINTS);
    table[3] = point;
}
void macro_ok(void) {
    int point = 3;
    REQUIRE(point < POINTS);
    table[3] = point;
}

void typedef_bad(void) {
    index_t point = from_outside();
    assert(point < POINTS);
    table[4] = point;
}
void typedef_ok(void) {
    index_t point = from_outside();
    if (point >= POINTS) point = 0;
    assert(point < POINTS);
    table[4] = point;
}

void pointer_bad(void) {
    int points[2] = {0, 0};
    int *point = points + 1;
    if (scanf("%d", point) != 1) return;
    assert(*point < POINTS);
    table[5] = *point;
}
void pointer_ok(void) {
    int points[2] = {0, 0};
    int *point = points + 1;
    if (scanf("%d", point) != 1 || *point >= POINTS) return;
    assert(*point < POINTS);
    table[5] = *point;
}

void conversion_bad(int socket) {
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return;
    assert((int)byte < POINTS);
    table[6] = byte;
}
void conversion_ok(int socket) {
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return;
    assert((int)byte < 256);
    table[6] = byte;
}

void global_bad(void) {
    last_point = from_outside();
    assert(last_point < POINTS);
    table[7] = last_point;
}
void global_ok(void) {
    last_point = from_outside() % POINTS;
    assert(last_point < POINTS);
    table[7] = last_point;
}

void always_bad(void) {
    int point = POINTS;
    assert(point < POINTS);
    table[0] = point;
}
void always_ok(void) {
    int point = POINTS - 1;
    assert(point < POINTS);
    table[0] = point;
}

/* Nothing is known of what a caller gives. */
void parameter_ok(int point) {
    assert(point < POINTS);
    table[0] = point;
}

/* What nobody calls says that nobody should. */
void unwritten_ok(int point) {
    (void)point;
    assert(0);
    table[0] = 1;
}
static void unwritten_bad_yet(int point) {
    (void)point;
    assert(0);
    table[0] = 1;
}
void (*unwritten_bad_call)(int) = unwritten_bad_yet;
void unwritten_bad(void) { unwritten_bad_yet(1); }

/* Two ways out of three meet again before it: it does not fail on the third. */
void parted_ok(const int *given) {
    int found = 0;
    if (given[0] > 3) {
        if (given[1] > 4) found = 1;
    }
    assert(found == 1);
    table[0] = found;
}
void FN_parted_bad(const int *given) {
    int found = 0;
    if (given[0] > 3) {
        if (given[1] > 4) found = 2;
    }
    assert(found == 1);
    table[0] = found;
}
