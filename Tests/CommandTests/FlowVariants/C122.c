// The address of a local outlives it.
#include <stdlib.h>
#include <string.h>

#define ADDRESS(x) (&(x))
typedef int *slot_t;
struct job {
    int *result;
    char *name;
};
static int *last;
static struct job jobs[2];

void keep_elsewhere(int *value);
void look_elsewhere(const int *value);

int *plain_bad(void) {
    int value = 1;
    int *at = &value;
    return at;
}
int *plain_ok(void) {
    static int value = 1;
    int *at = &value;
    return at;
}

void FN_member_bad(struct job *job) {
    int value = 0;
    job->result = &value;
}
void member_ok(struct job *job) {
    int value = 0;
    job->result = &value;
    value = 1;
    job->result = NULL;
}

static void callee_bad_keep(int *value) { last = value; }
void callee_bad(void) {
    int value = 3;
    callee_bad_keep(&value);
}
static void callee_ok_look(const int *value) { (void)value; }
void callee_ok(void) {
    int value = 3;
    callee_ok_look(&value);
}

static char *caller_bad_same(char *text) { return text; }
char *caller_bad(void) {
    char text[8] = "abc";
    return caller_bad_same(text);
}
static char *caller_ok_copy(const char *text) { return strdup(text); }
char *caller_ok(void) {
    char text[8] = "abc";
    return caller_ok_copy(text);
}

void file_bad(void) {
    int value = 0;
    keep_elsewhere(&value);
}
void file_ok(void) {
    int value = 0;
    look_elsewhere(&value);
}

int *loop_bad(int count) {
    int values[4] = {0};
    int *best = values;
    for (int i = 0; i < count && i < 4; i++) {
        if (values[i] > *best) best = &values[i];
    }
    return best;
}
int loop_ok(int count) {
    int values[4] = {0};
    int *best = values;
    for (int i = 0; i < count && i < 4; i++) {
        if (values[i] > *best) best = &values[i];
    }
    return *best;
}

int *switch_bad(int kind) {
    static int kept;
    int local = kind;
    switch (kind) {
    case 0: return &kept;
    default: return ADDRESS(local);
    }
}
int *switch_ok(int kind) {
    static int kept, other;
    switch (kind) {
    case 0: return &kept;
    default: return &other;
    }
}

slot_t typedef_bad(void) {
    int value = 2;
    slot_t slot = &value;
    return slot;
}
slot_t typedef_ok(slot_t slot) { return slot; }

char *pointer_bad(void) {
    char text[8] = "abcdefg";
    return text + 2;
}
char *pointer_ok(char *text) { return text + 2; }

void *conversion_bad(void) {
    int value = 2;
    void *memory = (void *)&value;
    return memory;
}
void *conversion_ok(void) { return malloc(2); }

void global_bad(void) {
    char name[4] = "abc";
    jobs[0].name = name;
}
void global_ok(void) {
    static char name[4] = "abc";
    jobs[0].name = name;
}

int *goto_bad(int is_early) {
    int value = 1;
    int *result = &value;
    if (is_early) goto out;
    value = 2;
out:
    return result;
}
int *goto_ok(int is_early) {
    static int value = 1;
    int *result = &value;
    if (is_early) goto out;
    value = 2;
out:
    return result;
}
