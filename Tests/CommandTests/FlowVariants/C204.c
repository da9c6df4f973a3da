// A number is cut down to a type that cannot hold it.
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define BYTE(x) ((char)(x))
typedef int8_t small_t;
struct entry {
    short level;
};
static short latest;

int value_elsewhere(void);
int small_value_elsewhere(void);

static int from_outside(void) {
    int value = 0;
    if (scanf("%d", &value) != 1) return 0;
    return value;
}

short plain_bad(void) {
    int value = from_outside();
    short level = (short)value;
    return level;
}
short plain_ok(void) {
    int value = from_outside();
    if (value > SHRT_MAX || value < SHRT_MIN) return 0;
    return (short)value;
}

void member_bad(struct entry *entry) { entry->level = from_outside(); }
void member_ok(struct entry *entry) { entry->level = from_outside() % 1000; }

static short callee_bad_cut(int value) { return (short)value; }
short callee_bad(void) { return callee_bad_cut(from_outside()); }
static short callee_ok_cut(int value) { return value > 100 || value < 0 ? 0 : (short)value; }
short callee_ok(void) { return callee_ok_cut(from_outside()); }

static int caller_bad_max(void) { return 70000; }
short caller_bad(void) {
    short level = caller_bad_max();
    return level;
}
static int caller_ok_max(void) { return 7000; }
short caller_ok(void) {
    short level = caller_ok_max();
    return level;
}

char file_bad(void) {
    char level = value_elsewhere();
    return level;
}
char file_ok(void) {
    char level = small_value_elsewhere();
    return level;
}

short FN_loop_bad(void) {
    short last = 0;
    for (int i = 0; i < 3; i++) last = (short)from_outside();
    return last;
}
short loop_ok(void) {
    short last = 0;
    for (int i = 0; i < 3; i++) last = (short)i;
    return last;
}

char switch_bad(int kind) {
    int value;
    switch (kind) {
    case 0: value = 300; break;
    default: value = 1;
    }
    char level = value;
    return level;
}
char switch_ok(int kind) {
    int value;
    switch (kind) {
    case 0: value = 30; break;
    default: value = 1;
    }
    char level = value;
    return level;
}

char goto_bad(void) {
    int value = from_outside();
    if (value < 0) goto out;
    return (char)value;
out:
    return 0;
}
char goto_ok(void) {
    int value = from_outside();
    if (value < 0 || value > 100) goto out;
    return (char)value;
out:
    return 0;
}

char macro_bad(void) {
    int value = from_outside();
    char c = BYTE(value);
    return c;
}
char macro_ok(void) {
    int value = from_outside();
    char c = value >= 0 && value < 100 ? BYTE(value) : 'x';
    return c;
}

small_t typedef_bad(void) {
    small_t small = from_outside();
    return small;
}
small_t typedef_ok(void) {
    int value = from_outside();
    small_t small = value > 50 || value < 0 ? 0 : value;
    return small;
}

void pointer_bad(short *to) {
    int value = from_outside();
    *to = (short)value;
}
void pointer_ok(short *to) {
    int value = from_outside();
    if (value >= 0 && value < 10) *to = (short)value;
}

int FN_conversion_bad(int socket) {
    int64_t value;
    if (recv(socket, &value, sizeof value, 0) != sizeof value) return 0;
    int cut = (int)value;
    return cut;
}
int conversion_ok(int socket) {
    int16_t value;
    if (recv(socket, &value, sizeof value, 0) != sizeof value) return 0;
    int same = (int)value;
    return same;
}

void global_bad(void) { latest = from_outside(); }
void global_ok(void) { latest = 3; }

/* A byte of a number, on purpose. */
void bytes_ok(uint8_t *to) {
    uint32_t value = (uint32_t)from_outside();
    to[0] = (uint8_t)(value >> 24);
    to[1] = (uint8_t)(value >> 16);
    to[2] = (uint8_t)(value & 0xFFu);
}
/* Nothing is known of what a caller gives. */
short parameter_ok(int value) { return (short)value; }

int roundtrip_ok(void) {
    const char *text = getenv("LEVEL");
    if (text == NULL) return -1;
    int value = atoi(text);
    if (value != (int16_t)value) return -1;
    return value;
}
int roundtrip_bad(void) {
    const char *text = getenv("LEVEL");
    if (text == NULL) return -1;
    int value = atoi(text);
    int16_t small = value;
    if (small == 7) return -1;
    return small;
}
int kept_ok(void) {
    const char *text = getenv("LEVEL");
    if (text == NULL) return -1;
    int value = atoi(text);
    uint8_t small = (uint8_t)value;
    if (small != value) return -1;
    return small;
}

/* Nobody starts a program with a number of more than four bytes by mistake; one of more than two is soon typed. */
int started_ok(void) {
    const char *text = getenv("INSTANCE");
    if (text == NULL) return -1;
    unsigned instance = strtol(text, NULL, 0);
    return instance > 4194303 ? -1 : (int)instance;
}
uint16_t started_bad(void) {
    const char *text = getenv("NETWORK");
    if (text == NULL) return 0;
    uint16_t network = strtol(text, NULL, 0);
    return network;
}
unsigned typed_bad(void) {
    char line[32];
    if (fgets(line, sizeof line, stdin) == NULL) return 0;
    unsigned instance = strtol(line, NULL, 0);
    return instance;
}
unsigned typed_ok(void) {
    char line[32];
    if (fgets(line, sizeof line, stdin) == NULL) return 0;
    long instance = strtol(line, NULL, 0);
    return instance < 0 || instance > 4194303 ? 0 : (unsigned)instance;
}

/* So many characters are no more than that. */
int width_bad(const char *unused, uint8_t *to) {
    unsigned octet = 0;
    char line[32];
    if (unused == NULL || fgets(line, sizeof line, stdin) == NULL || sscanf(line, "%3u", &octet) != 1) return -1;
    to[0] = octet;
    return 0;
}
int width_ok(const char *unused, uint8_t *to) {
    unsigned octet = 0;
    char line[32];
    if (unused == NULL || fgets(line, sizeof line, stdin) == NULL || sscanf(line, "%2x", &octet) != 1) return -1;
    to[0] = octet;
    return 0;
}

/* What a cast to an unsigned type leaves of a number that the program has itself is meant. */
struct request {
    unsigned size;
};
uint8_t part_ok(void) {
    char answer[480];
    struct request request;
    request.size = sizeof answer;
    return (uint8_t)request.size;
}
int8_t part_bad(void) {
    char answer[480];
    struct request request;
    request.size = sizeof answer;
    return (int8_t)request.size;
}
