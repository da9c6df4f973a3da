// Conditions on what has one value in the whole program.
#include <stdint.h>
#include <stdio.h>

#define IS_SET(flag) ((flag) != 0)
#define LEVELS 4

typedef int switch_t;

struct options {
    int verbose;
};

static int interlock = 0;
static int armed = 0;
static const int redundancy = 1;
static int simulated = 1;
static switch_t bypass = 0;
static uint8_t mode = 2;
int shared_elsewhere;
extern int set_elsewhere;

void trip(void);
void warn(void);
int fixed_elsewhere(void);
int varied_elsewhere(int key);

void arm(int on) { armed = on; }

/* A member is not followed. */
void FN_member_bad(void) {
    static const struct options options = {0};
    if (options.verbose) trip();
}
void member_ok(const struct options *options) {
    if (options->verbose) trip();
}

static int callee_bad_simulated(void) { return 1; }
void callee_bad(void) {
    if (callee_bad_simulated()) trip();
}
static int callee_ok_armed(void) { return armed; }
void callee_ok(void) {
    if (callee_ok_armed()) trip();
}

static int caller_bad_level(void) { return LEVELS; }
int caller_bad(void) {
    if (caller_bad_level() > 8) return 1;
    return 0;
}
static int caller_ok_level(int level) { return level; }
int caller_ok(int level) {
    if (caller_ok_level(level) > 8) return 1;
    return 0;
}

void file_bad(void) {
    if (fixed_elsewhere()) trip();
}
void file_ok(void) {
    if (varied_elsewhere(3)) trip();
}

void loop_bad(void) {
    for (int i = 0; i < LEVELS; i++) {
        if (interlock) trip();
    }
}
void loop_ok(void) {
    for (int i = 0; i < LEVELS; i++) {
        if (armed) trip();
    }
}

void switch_bad(int kind) {
    switch (kind) {
    case 1:
        if (redundancy == 1) trip();
        break;
    default: warn(); break;
    }
}
void switch_ok(int kind) {
    switch (kind) {
    case 1:
        if (armed == 1) trip();
        break;
    default: warn(); break;
    }
}

int goto_bad(void) {
    int status = -1;
    if (simulated) goto done;
    trip();
    status = 0;
done:
    return status;
}
int goto_ok(void) {
    int status = -1;
    if (armed) goto done;
    trip();
    status = 0;
done:
    return status;
}

void macro_bad(void) {
    if (interlock == LEVELS) trip();
}
/* What a macro asks may differ elsewhere. */
void macro_ok(void) {
    if (IS_SET(interlock)) trip();
}

void typedef_bad(void) {
    if (bypass) trip();
}
void typedef_ok(switch_t on) {
    if (on) trip();
}

void local_bad(void) {
    int last = LEVELS - 1;
    if (last == 3) trip();
}
void local_ok(int kind) {
    int last = LEVELS - 1;
    if (kind) last = 0;
    if (last == 3) trip();
}

/* A pointer is not followed. */
void FN_pointer_bad(void) {
    const int *at = &redundancy;
    if (*at) trip();
}
void pointer_ok(const int *at) {
    if (*at) trip();
}

void conversion_bad(void) {
    if ((int)mode == 3) trip();
}
void conversion_ok(uint8_t given) {
    if ((int)given == 3) trip();
}

void global_bad(void) {
    if (interlock) trip();
}
void global_ok(void) {
    if (set_elsewhere) trip();
}

void arithmetic_bad(void) {
    if (interlock + redundancy == 0) trip();
}
void arithmetic_ok(void) {
    if (armed + redundancy == 1) trip();
}
