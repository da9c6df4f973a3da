// A floating-point number from outside that is cut short.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define WHOLE(x) ((int)(x))
typedef double real_t;
struct point {
    double value;
};
static double setpoint;

double read_elsewhere(void);
double read_checked_elsewhere(void);

static double from_outside(void) {
    char text[32];
    return fgets(text, sizeof text, stdin) ? atof(text) : 0;
}
static int is_small(double value) { return value > -1000 && value < 1000; }

int plain_bad(void) {
    double value = from_outside();
    return (int)value;
}
int plain_ok(void) {
    double value = from_outside();
    return value > -1000 && value < 1000 ? (int)value : 0;
}

int member_bad(void) {
    struct point point = {0};
    if (scanf("%lf", &point.value) != 1) return 0;
    return (int)point.value;
}
int member_ok(void) {
    struct point point = {0};
    if (scanf("%lf", &point.value) != 1 || fabs(point.value) > 1000) return 0;
    return (int)point.value;
}

static int callee_bad_cut(double value) { return (int)value; }
int callee_bad(void) { return callee_bad_cut(from_outside()); }
static int callee_ok_cut(double value) { return is_small(value) ? (int)value : 0; }
int callee_ok(void) { return callee_ok_cut(from_outside()); }

static double caller_bad_read(void) { return from_outside(); }
int caller_bad(void) { return (int)caller_bad_read(); }
static double caller_ok_read(void) {
    double value = from_outside();
    return value > 100 ? 100 : value < 0 ? 0 : value;
}
int caller_ok(void) { return (int)caller_ok_read(); }

int other_bad(void) { return (int)read_elsewhere(); }
int other_ok(void) { return (int)read_checked_elsewhere(); }

int loop_bad(void) {
    int sum = 0;
    for (int turn = 0; turn < 2; turn++) sum = (int)from_outside();
    return sum;
}
int loop_ok(void) {
    int sum = 0;
    for (int turn = 0; turn < 2; turn++) {
        double value = from_outside();
        if (!is_small(value)) continue;
        sum = (int)value;
    }
    return sum;
}

int switch_bad(int kind) {
    double value = 1;
    switch (kind) {
    case 1: value = from_outside(); break;
    default: break;
    }
    return (int)value;
}
int switch_ok(int kind) {
    double value = 1;
    switch (kind) {
    case 1: (void)from_outside(); break;
    default: break;
    }
    return (int)value;
}

int goto_bad(int fails) {
    double value = from_outside();
    if (fails) goto end;
    return 0;
end:
    return (int)value;
}
int goto_ok(void) {
    double value = from_outside();
    if (!is_small(value)) goto end;
    return (int)value;
end:
    return 0;
}

int macro_bad(void) {
    double value = from_outside();
    return WHOLE(value);
}
int macro_ok(void) {
    double value = from_outside();
    return is_small(value) ? WHOLE(value) : 0;
}

int typedef_bad(void) {
    real_t value = from_outside();
    return (int)value;
}
int typedef_ok(void) {
    real_t value = from_outside();
    if (value != value || value > 10 || value < 0) return 0;
    return (int)value;
}

int arithmetic_bad(void) {
    double value = sqrt(from_outside());
    return (int)value;
}
int arithmetic_ok(void) {
    double value = from_outside();
    if (value < 0 || value > 1e6) return 0;
    return (int)sqrt(value);
}

float conversion_bad(void) {
    double value = from_outside();
    return (float)value;
}
double conversion_ok(void) {
    float value = (float)1.5;
    return (double)value + from_outside();
}

int global_bad(void) {
    setpoint = from_outside();
    return (int)setpoint;
}
int global_ok(void) {
    setpoint = from_outside();
    if (!is_small(setpoint)) setpoint = 0;
    return (int)setpoint;
}
