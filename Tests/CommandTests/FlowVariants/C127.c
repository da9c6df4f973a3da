// The result of what may give none, used without a test.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEW(type) ((type *)malloc(sizeof(type)))

typedef struct session *session_t;
struct session {
    char *name;
    int count;
    struct session *next;
};

static struct session *sessions;
static uint8_t *image;

struct session *make_elsewhere(void);
struct session *make_elsewhere_or_stop(void);
void count_elsewhere(struct session *session);

void member_bad(struct session *session) {
    session->name = malloc(16);
    session->name[0] = '\0';
}
void member_ok(struct session *session) {
    session->name = malloc(16);
    if (session->name != NULL) session->name[0] = '\0';
}

static void callee_bad_reset(struct session *session) { session->count = 0; }
void callee_bad(void) {
    struct session *session = malloc(sizeof *session);
    callee_bad_reset(session);
    free(session);
}
static void callee_ok_reset(struct session *session) {
    if (session != NULL) session->count = 0;
}
void callee_ok(void) {
    struct session *session = malloc(sizeof *session);
    callee_ok_reset(session);
    free(session);
}

static struct session *caller_bad_make(void) { return calloc(1, sizeof(struct session)); }
int caller_bad(void) {
    struct session *session = caller_bad_make();
    session->count = 1;
    int count = session->count;
    free(session);
    return count;
}
static struct session *caller_ok_make(void) { return calloc(1, sizeof(struct session)); }
int caller_ok(void) {
    struct session *session = caller_ok_make();
    if (!session) return 0;
    session->count = 1;
    int count = session->count;
    free(session);
    return count;
}

int file_bad(void) {
    struct session *session = make_elsewhere();
    session->count = 2;
    free(session);
    return 0;
}
int file_ok(void) {
    struct session *session = make_elsewhere_or_stop();
    session->count = 2;
    free(session);
    return 0;
}

/* The other file's function is given a pointer that this one did not test. */
void given_bad(void) {
    struct session *session = malloc(sizeof *session);
    count_elsewhere(session);
    free(session);
}
void given_ok(void) {
    struct session *session = malloc(sizeof *session);
    if (session == NULL) return;
    count_elsewhere(session);
    free(session);
}

void loop_bad(int count) {
    for (int i = 0; i < count; i++) {
        struct session *session = malloc(sizeof *session);
        session->next = sessions;
        sessions = session;
    }
}
void loop_ok(int count) {
    for (int i = 0; i < count; i++) {
        struct session *session = malloc(sizeof *session);
        if (session == NULL) break;
        session->next = sessions;
        sessions = session;
    }
}

int switch_bad(int kind) {
    FILE *file = NULL;
    switch (kind) {
    case 1: file = fopen("/etc/rtu/points", "r"); break;
    default: return -1;
    }
    int first = fgetc(file);
    fclose(file);
    return first;
}
int switch_ok(int kind) {
    FILE *file = NULL;
    switch (kind) {
    case 1: file = fopen("/etc/rtu/points", "r"); break;
    default: return -1;
    }
    if (file == NULL) return -1;
    int first = fgetc(file);
    fclose(file);
    return first;
}

int goto_bad(const char *name) {
    int status = -1;
    char *copy = NULL;
    if (name == NULL) goto cleanup;
    copy = strdup(name);
    copy[0] = 'P';
    status = 0;
cleanup:
    free(copy);
    return status;
}
int goto_ok(const char *name) {
    int status = -1;
    char *copy = NULL;
    if (name == NULL) goto cleanup;
    copy = strdup(name);
    if (copy == NULL) goto cleanup;
    copy[0] = 'P';
    status = 0;
cleanup:
    free(copy);
    return status;
}

void macro_bad(void) {
    struct session *session = NEW(struct session);
    session->count = 0;
    free(session);
}
void macro_ok(void) {
    struct session *session = NEW(struct session);
    if (session) session->count = 0;
    free(session);
}

void typedef_bad(void) {
    session_t session = malloc(sizeof *session);
    session->count = 0;
    free(session);
}
void typedef_ok(void) {
    session_t session = malloc(sizeof *session);
    if (session == NULL) return;
    session->count = 0;
    free(session);
}

void pointer_bad(void) {
    uint8_t *frame = malloc(32);
    uint8_t *at = frame + 6;
    *at = 3;
    free(frame);
}
void pointer_ok(void) {
    uint8_t *frame = malloc(32);
    if (frame == NULL) return;
    uint8_t *at = frame + 6;
    *at = 3;
    free(frame);
}

void conversion_bad(void) {
    void *memory = malloc(sizeof(struct session));
    ((struct session *)memory)->count = 0;
    free(memory);
}
void conversion_ok(void) {
    void *memory = malloc(sizeof(struct session));
    if (memory != NULL) ((struct session *)memory)->count = 0;
    free(memory);
}

void global_bad(void) {
    image = malloc(4096);
    image[0] = 0x55;
}
void global_ok(void) {
    image = malloc(4096);
    if (image) image[0] = 0x55;
}

void library_bad(const uint8_t *bytes, size_t count) {
    uint8_t *copy = malloc(count + 1);
    memcpy(copy, bytes, count + 1);
    free(copy);
}
void library_ok(const uint8_t *bytes, size_t count) {
    uint8_t *copy = malloc(count + 1);
    if (copy != NULL) memcpy(copy, bytes, count + 1);
    free(copy);
}

/* Several uses of one allocation are one mistake. */
int once_bad(int kind) {
    struct session *session = malloc(sizeof *session);
    int result = 0;
    if (kind == 1) {
        session->count = 1;
        result = 1;
    } else {
        session->next = NULL;
    }
    free(session);
    return result;
}
int once_ok(int kind) {
    struct session *session = malloc(sizeof *session);
    int result = 0;
    if (session == NULL) return -1;
    if (kind == 1) {
        session->count = 1;
        result = 1;
    } else {
        session->next = NULL;
    }
    free(session);
    return result;
}

/* Of no text a library prints a word for it. */
void printed_ok(const char *name) {
    char *copy = strdup(name);
    printf("%s\n", copy);
    free(copy);
}
void printed_bad(const char *name) {
    char *copy = strdup(name);
    printf("%s\n", copy);
    puts(copy + 1);
    free(copy);
}

/* A function that is too long to be gone into uses what it is given. */
#define FOUR(statement) statement statement statement statement
static void used_ok_count(struct session *session) {
    session->count = 1;
    FOUR(FOUR(FOUR(FOUR(session->count += session->count % 7;))))
}
int used_ok(void) {
    struct session *session = calloc(1, sizeof *session);
    if (session == NULL) return -1;
    used_ok_count(session);
    free(session);
    return 0;
}
static void used_bad_count(struct session *session) {
    session->count = 1;
    FOUR(FOUR(FOUR(FOUR(session->count += session->count % 7;))))
}
int used_bad(void) {
    struct session *session = calloc(1, sizeof *session);
    used_bad_count(session);
    free(session);
    return 0;
}

/* Whoever is told that a pointer is null may see to it. */
void told_ok_check(int holds);
int told_ok(void) {
    struct session *session = calloc(1, sizeof *session);
    told_ok_check(session != NULL);
    session->count = 1;
    free(session);
    return 0;
}

/* More ways lead here than are followed, and none of them has tested it. */
int whichever_bad(const int *given) {
    struct session *session = calloc(1, sizeof *session);
    int sum = 0;
    if (given[0] > 1) sum += 1;
    if (given[1] > 1) sum += 2;
    if (given[2] > 1) sum += 4;
    if (given[3] > 1) sum += 8;
    if (given[4] > 1) sum += 16;
    session->count = sum;
    free(session);
    return sum;
}
int whichever_ok(const int *given) {
    struct session *session = calloc(1, sizeof *session);
    int sum = 0;
    if (given[0] > 1) sum += 1;
    if (given[1] > 1) sum += 2;
    if (given[2] > 1) sum += 4;
    if (session == NULL) return -1;
    if (given[3] > 1) sum += 8;
    if (given[4] > 1) sum += 16;
    session->count = sum;
    free(session);
    return sum;
}
