// A single number used as a record, or as a larger number.
#include <stdlib.h>

#define HIGH(p) (((const struct pair *)(p))->high)
typedef struct pair pair_t;
struct pair {
    int low, high;
};
struct holder {
    void *context;
};
static void *shared;

int high_elsewhere(const void *context);

static int high(const void *context) {
    const struct pair *pair = context;
    return pair->high;
}

int plain_bad(void) {
    int number = 3;
    void *context = &number;
    return ((struct pair *)context)->high;
}
int plain_ok(void) {
    struct pair pair = {1, 2};
    void *context = &pair;
    return ((struct pair *)context)->high;
}

int member_bad(void) {
    short number = 3;
    struct holder holder = {&number};
    return *(int *)holder.context;
}
int member_ok(void) {
    int number = 3;
    struct holder holder = {&number};
    return *(int *)holder.context;
}

static int callee_bad_read(const void *context) { return ((const struct pair *)context)->high; }
int callee_bad(void) {
    int number = 3;
    return callee_bad_read(&number);
}
static int callee_ok_read(const void *context) { return ((const struct pair *)context)->low; }
int callee_ok(void) {
    int number = 3;
    return callee_ok_read(&number);
}

static void caller_bad_fill(void *context) { *(long *)context = 1; }
int caller_bad(void) {
    int number = 3;
    caller_bad_fill(&number);
    return number;
}
static void caller_ok_fill(void *context) { *(long *)context = 1; }
long caller_ok(void) {
    long number = 3;
    caller_ok_fill(&number);
    return number;
}

int other_bad(void) {
    int number = 3;
    return high_elsewhere(&number);
}
int other_ok(void) {
    struct pair pair = {1, 2};
    return high_elsewhere(&pair);
}

int loop_bad(void) {
    int number = 3;
    int sum = 0;
    for (int turn = 0; turn < 2; turn++) sum += ((struct pair *)(void *)&number)->high;
    return sum;
}
int loop_ok(void) {
    struct pair pair = {1, 2};
    int sum = 0;
    for (int turn = 0; turn < 2; turn++) sum += ((struct pair *)(void *)&pair)->high;
    return sum;
}

int switch_bad(int kind) {
    int number = 3;
    struct pair pair = {1, 2};
    void *context = &pair;
    switch (kind) {
    case 1: context = &number; break;
    default: break;
    }
    return ((struct pair *)context)->high;
}
int switch_ok(int kind) {
    int number = 3;
    struct pair pair = {1, 2};
    switch (kind) {
    case 1: return number;
    default: return ((struct pair *)(void *)&pair)->high;
    }
}

int goto_bad(int fails) {
    int number = 3;
    struct pair pair = {1, 2};
    void *context = &number;
    if (fails) goto end;
    context = &pair;
end:
    return ((struct pair *)context)->high;
}
int goto_ok(int fails) {
    struct pair other = {3, 4};
    struct pair pair = {1, 2};
    void *context = &other;
    if (fails) goto end;
    context = &pair;
end:
    return ((struct pair *)context)->high;
}

int macro_bad(void) {
    int number = 3;
    return HIGH(&number);
}
int macro_ok(void) {
    struct pair pair = {1, 2};
    return HIGH(&pair);
}

int typedef_bad(void) {
    int number = 3;
    return ((pair_t *)(void *)&number)->high;
}
int typedef_ok(void) {
    pair_t pair = {1, 2};
    return ((pair_t *)(void *)&pair)->high;
}

int copied_bad(void) {
    int number = 3;
    struct pair copy = *(struct pair *)(void *)&number;
    return copy.low;
}
int copied_ok(void) {
    struct pair pair = {1, 2};
    struct pair copy = *(struct pair *)(void *)&pair;
    return copy.low;
}

double conversion_bad(void) {
    float number = 3;
    return *(double *)(void *)&number;
}
double conversion_ok(void) {
    double number = 3;
    return *(double *)(void *)&number;
}

int global_bad(void) {
    int number = 3;
    shared = &number;
    int result = ((struct pair *)shared)->high;
    shared = 0;
    return result;
}
int global_ok(void) {
    struct pair pair = {1, 2};
    shared = &pair;
    int result = high(shared);
    shared = 0;
    return result;
}
