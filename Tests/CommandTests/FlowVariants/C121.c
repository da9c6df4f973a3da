// Use of a value that was never set.
#define _GNU_SOURCE
#include <unistd.h>
#include <semaphore.h>
#include <sys/uio.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TWICE(value) ((value) + (value))
#define FOUR(statement) statement statement statement statement

typedef uint16_t word_t;
struct setpoint {
    int value;
    int unit;
};

static int mode;

void set_elsewhere(int *value);
int maybe_set_elsewhere(int *value, int key);

int member_bad(void) {
    struct setpoint setpoint;
    setpoint.value = 1;
    return setpoint.unit;
}
int member_ok(void) {
    struct setpoint setpoint = {.value = 1};
    return setpoint.unit;
}

static int callee_bad_sum(const int *values) { return values[0] + values[1]; }
int callee_bad(void) {
    int values[2];
    values[0] = 1;
    return callee_bad_sum(values);
}
static int callee_ok_sum(const int *values) { return values[0] + values[1]; }
int callee_ok(void) {
    int values[2] = {1};
    return callee_ok_sum(values);
}

static void caller_bad_read(int key, int *value) {
    if (key > 0) *value = key;
}
int caller_bad(void) {
    int value;
    caller_bad_read(-1, &value);
    return value;
}
static void caller_ok_read(int key, int *value) { *value = key > 0 ? key : 0; }
int caller_ok(void) {
    int value;
    caller_ok_read(-1, &value);
    return value;
}

int file_bad(void) {
    int value;
    maybe_set_elsewhere(&value, 0);
    return value;
}
int file_ok(void) {
    int value;
    set_elsewhere(&value);
    return value;
}

int loop_bad(void) {
    int values[4];
    int sum = 0;
    for (int i = 0; i < 3; i++) values[i] = i;
    for (int i = 0; i < 4; i++) sum += values[i];
    return sum;
}
int loop_ok(void) {
    int values[4];
    int sum = 0;
    for (int i = 0; i < 4; i++) values[i] = i;
    for (int i = 0; i < 4; i++) sum += values[i];
    return sum;
}

int switch_bad(int kind) {
    int value;
    switch (kind) {
    case 0: value = 1; break;
    case 1: value = 2; break;
    }
    return value;
}
int switch_ok(int kind) {
    int value;
    switch (kind) {
    case 0: value = 1; break;
    case 1: value = 2; break;
    default: value = 3; break;
    }
    return value;
}

int goto_bad(int kind) {
    int status;
    if (kind == 0) goto out;
    status = 1;
out:
    return status;
}
int goto_ok(int kind) {
    int status = 0;
    if (kind == 0) goto out;
    status = 1;
out:
    return status;
}

int macro_bad(void) {
    int value;
    return TWICE(value);
}
int macro_ok(void) {
    int value = 2;
    return TWICE(value);
}

word_t typedef_bad(void) {
    word_t word;
    word++;
    return word;
}
word_t typedef_ok(void) {
    word_t word = 0;
    word++;
    return word;
}

int pointer_bad(void) {
    int value;
    int *at = &value;
    return *at;
}
int pointer_ok(void) {
    int value;
    int *at = &value;
    *at = 4;
    return value;
}

double conversion_bad(void) {
    int raw;
    return (double)raw / 10.0;
}
double conversion_ok(void) {
    int raw = 250;
    return (double)raw / 10.0;
}

int global_bad(void) {
    int value;
    if (mode == 1) value = 1;
    return value;
}
int global_ok(void) { return mode; }

int heap_bad(void) {
    int *value = malloc(sizeof *value);
    if (value == NULL) return 0;
    int copy = *value;
    free(value);
    return copy;
}
int heap_ok(void) {
    int *value = calloc(1, sizeof *value);
    if (value == NULL) return 0;
    int copy = *value;
    free(value);
    return copy;
}

int correlated_ok(int has_value) {
    int value;
    if (has_value) value = 3;
    if (has_value) return value;
    return 0;
}
int scanned_ok(const char *text) {
    int value;
    if (sscanf(text, "%d", &value) != 1) return -1;
    return value;
}
void cleared_ok(void) {
    struct setpoint setpoint;
    memset(&setpoint, 0, sizeof setpoint);
    printf("%d\n", setpoint.unit);
}

int text_ok(int channel) {
    char *text = NULL;
    if (asprintf(&text, "/ch/%d", channel) < 0) return -1;
    int depth = text[0] == '/' && access(text, R_OK) == 0;
    free(text);
    return depth;
}
int text_bad(int channel) {
    char *text = malloc(16);
    if (text == NULL) return -1;
    if (channel > 3) strcpy(text, "high");
    int depth = text[0] == '/';
    free(text);
    return depth;
}

int scattered_ok(int fd) {
    char head[4], rest[8];
    struct iovec parts[2] = {{head, sizeof head}, {rest, sizeof rest}};
    if (readv(fd, parts, 2) != 12) return -1;
    return head[0] + rest[7];
}
int message_ok(int line) {
    char head[4], rest[8];
    struct iovec parts[2] = {{head, sizeof head}, {rest, sizeof rest}};
    struct msghdr message;
    memset(&message, 0, sizeof message);
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    if (recvmsg(line, &message, 0) != 12) return -1;
    return head[0] + rest[7];
}
int peer_ok(int line) {
    struct sockaddr_storage peer;
    socklen_t size = sizeof peer;
    if (getpeername(line, (struct sockaddr *)&peer, &size) != 0) return -1;
    if (peer.ss_family == AF_INET6) return ((struct sockaddr_in6 *)&peer)->sin6_port;
    return ((struct sockaddr_in *)&peer)->sin_port;
}

/* What a loop has filled is read up to where it was filled. */
int filled_ok(FILE *file) {
    int values[4];
    int count = 0, sum = 0;
    char next;
    while (count < 4 && fread(&next, 1, 1, file) == 1) values[count++] = next;
    for (int i = 0; i < count; i++) sum += values[i];
    return count == 4 ? sum + values[3] : sum;
}

/* Whoever keeps the address writes the value while the function waits. */
struct answer {
    int value;
    sem_t *done;
};
struct calls {
    int count;
    struct answer *open[4];
};
static void keep_ok_answer(struct calls *calls, struct answer *answer) {
    FOUR(FOUR(FOUR(FOUR(calls->count = calls->count % 3 + 1;))))
    calls->open[calls->count] = answer;
}
int keep_ok(struct calls *calls, sem_t *done) {
    struct answer answer;
    answer.done = done;
    keep_ok_answer(calls, &answer);
    sem_wait(answer.done);
    return answer.value;
}
static void keep_bad_answer(struct calls *calls, struct answer *answer) {
    FOUR(FOUR(FOUR(FOUR(calls->count = calls->count % 3 + 1;))))
    calls->open[calls->count] = answer;
}
int keep_bad(struct calls *calls, sem_t *done) {
    struct answer answer;
    answer.done = done;
    keep_bad_answer(calls, &answer);
    return answer.value;
}

/* Of a byte that bits are set in, the others may never be asked for. */
void bits_ok(uint8_t *to, unsigned number) {
    uint8_t bits[4];
    for (unsigned i = 0; i < 4; i++) {
        if (number >> i & 1) bits[i] |= 0x80; else bits[i] &= 0x7f;
    }
    to[0] = number & 1 ? 1 : 0;
}
unsigned bits_bad(unsigned number) {
    unsigned bits;
    if (number & 1) bits |= 0x80;
    return number;
}

/* Each of the values of an enumeration. */
enum source { INTERNAL, EXTERNAL };
unsigned each_ok(enum source source) {
    unsigned rate;
    switch (source) {
    case INTERNAL: rate = 2; break;
    case EXTERNAL: rate = 8; break;
    default: break;
    }
    return rate;
}
unsigned each_bad(enum source source) {
    unsigned rate;
    switch (source) {
    case INTERNAL: rate = 2; break;
    }
    return rate;
}

/* What is not meant to be given to a function nobody is seen to give it. */
unsigned uncalled_ok(unsigned bits) {
    unsigned mode;
    switch (bits) {
    case 128: mode = 0; break;
    case 256: mode = 2; break;
    default: break;
    }
    return mode;
}
static unsigned uncalled_bad_mode(unsigned bits) {
    unsigned mode;
    switch (bits) {
    case 128: mode = 0; break;
    case 256: mode = 2; break;
    default: break;
    }
    return mode;
}
unsigned uncalled_bad(unsigned bits) { return uncalled_bad_mode(bits); }

/* What a function writes to in a loop of its own, it has written; what it does for one number and not for another need not matter. */
static int loop_text_ok_set(unsigned point, char *to, int *length) {
    const char *name = "point";
    if (point >= 2) return 0;
    size_t most = strlen(name);
    for (size_t i = 0; i < 40; i++) {
        if (i < most && name[i] != (char)point) to[i] = name[i]; else to[i] = 0;
    }
    *length = 5;
    return 1;
}
int loop_text_ok(unsigned point) {
    char name[40];
    int length;
    loop_text_ok_set(point, name, &length);
    return length;
}
static int loop_text_bad_set(unsigned point, char *to, int *length) {
    const char *name = "point";
    size_t most = strlen(name);
    for (size_t i = 0; i < 40; i++) {
        if (i < most && name[i] != (char)point) to[i] = name[i]; else to[i] = 0;
    }
    return 0 * *length;
}
int loop_text_bad(unsigned point) {
    char name[40];
    int length;
    loop_text_bad_set(point, name, &length);
    return length;
}
