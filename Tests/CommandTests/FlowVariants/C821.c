// Loops whose condition holds for good.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT 10
#define UNTIL(at, end) while ((at) != (end))

typedef uint8_t tick_t;

struct timer {
    int left;
};

static int ticks;

void show(int value);
int next_elsewhere(int value);
void wait_elsewhere(void);

/* Members are left out: something else may change them. */
void FN_member_bad(void) {
    struct timer timer = {COUNT};
    while (timer.left >= 0) timer.left = (timer.left + 1) % COUNT;
}
void member_ok(void) {
    struct timer timer = {COUNT};
    while (timer.left >= 0) timer.left--;
}

static unsigned callee_bad_next(unsigned value) { return (value + 1) % 8; }
void callee_bad(void) {
    unsigned value = 0;
    while (value < 8) {
        show((int)value);
        value = callee_bad_next(value);
    }
}
static unsigned callee_ok_next(unsigned value) { return value + 1; }
void callee_ok(void) {
    unsigned value = 0;
    while (value < 8) {
        show((int)value);
        value = callee_ok_next(value);
    }
}

static void caller_bad_wait(unsigned limit) {
    unsigned value = limit;
    while (value >= 0) value = value % 4;
}
void caller_bad(void) { caller_bad_wait(12); }
static void caller_ok_wait(unsigned limit) {
    unsigned value = limit;
    while (value > 0) value--;
}
void caller_ok(void) { caller_ok_wait(12); }

void file_bad(void) {
    int value = 1;
    while (value > 0) {
        wait_elsewhere();
        value = 1;
    }
}
void file_ok(void) {
    int value = 1;
    while (value > 0) value = next_elsewhere(value);
}

void loop_bad(void) {
    for (unsigned i = COUNT; i < COUNT + 1; i = i % COUNT) show((int)i);
}
void loop_ok(void) {
    for (unsigned i = COUNT; i > 0; i--) show((int)i);
}

void nested_bad(void) {
    for (int row = 0; row < 3; row++) {
        unsigned left = 4;
        while (left < 6) left = (left + 1) % 5;
    }
}
void nested_ok(void) {
    for (int row = 0; row < 3; row++) {
        unsigned left = 4;
        while (left > 0) left--;
    }
}

void switch_bad(int kind) {
    unsigned left = 0;
    while (left < 16) {
        switch (kind) {
        case 1: left = 1; break;
        default: left = 2; break;
        }
        show((int)left);
    }
}
void switch_ok(int kind) {
    unsigned left = 0;
    while (left < 16) {
        switch (kind) {
        case 1: left = 1; break;
        default: left = 16; break;
        }
        show((int)left);
    }
}

int goto_bad(void) {
    unsigned left = 3;
again:
    show((int)left);
    left = left % 3;
    if (left < 3) goto again;
    return 0;
}
int goto_ok(void) {
    unsigned left = 3;
again:
    show((int)left);
    left--;
    if (left > 0) goto again;
    return 0;
}

void macro_bad(void) {
    int at = 0;
    UNTIL(at, 11) {
        show(at);
        at = (at + 1) % 10;
    }
}
void macro_ok(void) {
    int at = 0;
    UNTIL(at, 9) {
        show(at);
        at = at + 1;
    }
}

void typedef_bad(void) {
    tick_t tick = 0;
    while (tick < 300) {
        show(tick);
        tick = (tick_t)((tick + 1) % 200);
    }
}
void typedef_ok(void) {
    tick_t tick = 0;
    while (tick < 200) {
        show(tick);
        tick++;
    }
}

void until_bad(void) {
    int turns = 1;
    do {
        show(turns);
        turns = turns == 1 ? 2 : 1;
    } while (turns != 3);
}
void until_ok(void) {
    int turns = 1;
    do {
        show(turns);
        turns++;
    } while (turns != 3);
}

/* The range of a counter that is converted on the way is not kept. */
void FN_conversion_bad(void) {
    uint8_t left = 5;
    while ((int)left < 9) left = (uint8_t)((left + 1) % 8);
}
void conversion_ok(void) {
    int left = 5;
    while ((unsigned)left < 9u) left = left - 1;
}

/* What another task may change is left out. */
void global_ok(void) {
    ticks = 1;
    while (ticks > 0) show(ticks);
}

void step_bad(void) {
    int position = 0;
    while (position != 7) {
        show(position);
        position = (position + 2) % 6;
    }
}
void step_ok(void) {
    int position = 0;
    while (position != 8) {
        show(position);
        position += 2;
    }
}
