// Values that no path reads.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SET(variable, value) ((variable) = (value))

typedef uint16_t word_t;

struct point {
    int value;
    int quality;
};

static int last;

int read_point(int index);
int read_elsewhere(int index);
void log_point(int value);

void member_bad(struct point *point) {
    int value = 0;
    value = point->value;
    value = point->quality;
    log_point(value);
}
void member_ok(struct point *point) {
    point->value = read_point(1);
    point->value = read_point(2);
}

static int callee_bad_sum(int a, int b) {
    int sum;
    sum = a + b;
    sum = a - b;
    return sum;
}
int callee_bad(void) { return callee_bad_sum(1, 2); }
static int callee_ok_sum(int a, int b) {
    int sum = a;
    sum = sum - b;
    return sum;
}
int callee_ok(void) { return callee_ok_sum(1, 2); }

int caller_bad(void) {
    int status = -1;
    status = read_point(1);
    status = read_point(2);
    return status;
}
int caller_ok(void) {
    int status = -1;
    status = read_point(1);
    if (status < 0) status = read_point(2);
    return status;
}

int file_bad(void) {
    int status;
    status = read_elsewhere(1);
    status = read_elsewhere(2);
    return status;
}
int file_ok(void) {
    int status;
    status = read_elsewhere(1);
    status += read_elsewhere(2);
    return status;
}

int loop_bad(int count) {
    int sum = 0;
    int latest = 0;
    log_point(latest);
    for (int i = 0; i < count; i++) {
        latest = read_point(i);
        sum += i;
    }
    return sum;
}
int loop_ok(int count) {
    int latest = 0;
    for (int i = 0; i < count; i++) {
        if (latest > 10) break;
        latest = read_point(i);
    }
    return 0;
}

int switch_bad(int kind) {
    int by = 0;
    switch (kind) {
    case 1: by = read_point(1); /* fall through */
    case 2: by = read_point(2); break;
    default: by = 3; break;
    }
    return by;
}
int switch_ok(int kind) {
    int by = 0;
    switch (kind) {
    case 1: by = read_point(1); break;
    case 2: by = read_point(2); break;
    default: by = 3; break;
    }
    return by;
}

int goto_bad(int kind) {
    int status = -1;
    char *line = malloc(16);
    if (line == NULL) return -1;
    if (kind == 0) {
        log_point(status);
        status = read_point(3);
        goto cleanup;
    }
    log_point(kind);
cleanup:
    free(line);
    return 0;
}
int goto_ok(int kind) {
    int status = -1;
    char *line = malloc(16);
    if (line == NULL) return status;
    if (kind == 0) {
        status = read_point(3);
        goto cleanup;
    }
    log_point(kind);
cleanup:
    free(line);
    return status;
}

int macro_bad(void) {
    int status;
    status = read_point(4);
    SET(status, 0);
    return status;
}
int macro_ok(void) {
    int status;
    SET(status, read_point(4));
    return status;
}

word_t typedef_bad(void) {
    word_t word;
    word = (word_t)read_point(5);
    word = 7;
    return word;
}
word_t typedef_ok(void) {
    word_t word;
    word = (word_t)read_point(5);
    word = (word_t)(word + 7);
    return word;
}

int pointer_bad(const int *values) {
    const int *at = values;
    at = values + read_point(6);
    at = values + 1;
    return *at;
}
int pointer_ok(const int *values) {
    const int *at = values;
    at = at + 1;
    return *at;
}

double conversion_bad(void) {
    double scaled;
    scaled = (double)read_point(7) / 10.0;
    scaled = 0.5 * read_point(8);
    return scaled;
}
double conversion_ok(void) {
    double scaled;
    scaled = (double)read_point(7) / 10.0;
    return scaled;
}

/* A variable of static storage may be read by anyone. */
void FN_global_bad(void) {
    last = read_point(9);
    last = read_point(10);
}
void global_ok(void) {
    last = read_point(9);
    log_point(last);
    last = read_point(10);
}

/* What is there for other configurations, or to be tidy. */
int tidy_ok(void) {
    int status = 0;
    char *line = malloc(8);
    if (line == NULL) return -1;
    free(line);
    line = NULL;
    return status;
}
