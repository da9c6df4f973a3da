// Division by what can be zero.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#define RATIO(a, b) ((a) / (b))
typedef unsigned int period_t;
struct scale {
    int numerator;
    int divisor;
};
static int cycle;

int divisor_elsewhere(void);
int safe_divisor_elsewhere(void);

static int from_outside(void) {
    int value = 0;
    if (scanf("%d", &value) != 1) return 1;
    return value;
}

int plain_bad(void) {
    int zero = 0;
    return 100 / zero;
}
int plain_ok(void) {
    int two = 2;
    return 100 / two;
}

int member_bad(void) {
    struct scale scale = {.numerator = 10};
    return scale.numerator / scale.divisor;
}
int member_ok(void) {
    struct scale scale = {.numerator = 10, .divisor = 5};
    return scale.numerator / scale.divisor;
}

static int callee_bad_per(int sum, int count) { return sum / count; }
int callee_bad(void) { return callee_bad_per(10, 0); }
static int callee_ok_per(int sum, int count) { return count == 0 ? 0 : sum / count; }
int callee_ok(void) { return callee_ok_per(10, 0); }

int caller_bad(void) { return 1000 / from_outside(); }
int caller_ok(void) {
    int value = from_outside();
    return value != 0 ? 1000 / value : 0;
}

int file_bad(void) { return 10 / divisor_elsewhere(); }
int file_ok(void) { return 10 / safe_divisor_elsewhere(); }

int loop_bad(void) {
    int sum = 0;
    for (int i = 3; i >= 0; i--) sum += 12 / i;
    return sum;
}
int loop_ok(void) {
    int sum = 0;
    for (int i = 3; i > 0; i--) sum += 12 / i;
    return sum;
}

int switch_bad(int kind) {
    int by;
    switch (kind) {
    case 0: by = 0; break;
    default: by = 4;
    }
    return 100 / by;
}
int switch_ok(int kind) {
    int by;
    switch (kind) {
    case 0: by = 2; break;
    default: by = 4;
    }
    return 100 / by;
}

int goto_bad(int kind) {
    int by = 0;
    if (kind < 0) goto out;
    by = 3;
out:
    return 9 % by;
}
int goto_ok(int kind) {
    int by = 1;
    if (kind < 0) goto out;
    by = 3;
out:
    return 9 % by;
}

int macro_bad(void) { return RATIO(7, from_outside()); }
int macro_ok(void) {
    int value = from_outside();
    if (value <= 0) return 0;
    return RATIO(7, value);
}

unsigned typedef_bad(int socket) {
    period_t period;
    if (recv(socket, &period, sizeof period, 0) != sizeof period) return 0;
    return 1000u / period;
}
unsigned typedef_ok(int socket) {
    period_t period;
    if (recv(socket, &period, sizeof period, 0) != sizeof period) return 0;
    return 1000u / (period | 1u);
}

int conversion_bad(int socket) {
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return 0;
    return 100 / (int)byte;
}
int conversion_ok(int socket) {
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return 0;
    return 100 / ((int)byte + 1);
}

int global_bad(void) {
    cycle = 0;
    return 60 / cycle;
}
int global_ok(void) {
    cycle = 20;
    return 60 / cycle;
}

int FN_late_bad(int by) {
    int result = 10 / by;
    if (by == 0) return -1;
    return result;
}
int parameter_ok(int by) { return 10 / by; }

int argument_bad(const char *text) { return 100 / atoi(text); }
int argument_ok(const char *text) {
    int count = atoi(text);
    return count != 0 ? 100 / count : 0;
}
int main(int argc, char **argv) {
    if (argc < 2) return 1;
    return argument_bad(argv[1]) + argument_ok(argv[1]);
}

/* Two numbers that differ. */
int difference_bad(FILE *file) {
    int low, high;
    if (fscanf(file, "%d %d", &low, &high) != 2) return 0;
    return 1000 / (high - low);
}
int difference_ok(FILE *file) {
    int low, high;
    if (fscanf(file, "%d %d", &low, &high) != 2) return 0;
    if (low == high) return 0;
    return 1000 / (high - low);
}
