// Memory freed twice.
#include <stdio.h>
#include <stdlib.h>

#define RELEASE(pointer) free(pointer)

typedef struct session *session_t;
struct session {
    char *user;
    int is_open;
};

static char *cache;

void drop_elsewhere(void *pointer);
void keep_elsewhere(void *pointer);

void member_bad(struct session *session) {
    free(session->user);
    free(session->user);
}
void member_ok(struct session *session) {
    free(session->user);
    session->user = NULL;
    free(session->user);
}

static void callee_bad_drop(char *text) { free(text); }
void callee_bad(char *text) {
    callee_bad_drop(text);
    free(text);
}
static void callee_ok_look(char *text) { puts(text); }
void callee_ok(char *text) {
    callee_ok_look(text);
    free(text);
}

static char *caller_bad_make(void) {
    char *text = malloc(4);
    free(text);
    return text;
}
void caller_bad(void) { free(caller_bad_make()); }
static char *caller_ok_make(void) { return malloc(4); }
void caller_ok(void) { free(caller_ok_make()); }

void file_bad(char *text) {
    drop_elsewhere(text);
    free(text);
}
void file_ok(char *text) {
    keep_elsewhere(text);
    free(text);
}

void loop_bad(char *text) {
    for (int i = 0; i < 2; i++) free(text);
}
void loop_ok(char *texts[2]) {
    for (int i = 0; i < 2; i++) free(texts[i]);
}

void switch_bad(int kind, char *text) {
    switch (kind) {
    case 1: free(text); /* fall through */
    case 2: free(text); break;
    default: break;
    }
}
void switch_ok(int kind, char *text) {
    switch (kind) {
    case 1: free(text); break;
    case 2: free(text); break;
    default: break;
    }
}

int goto_bad(int kind) {
    char *text = malloc(4);
    if (text == NULL) return -1;
    if (kind == 0) {
        free(text);
        goto cleanup;
    }
    puts("kept");
cleanup:
    free(text);
    return 0;
}
int goto_ok(int kind) {
    char *text = malloc(4);
    if (text == NULL) return -1;
    if (kind == 0) goto cleanup;
    puts("kept");
cleanup:
    free(text);
    return 0;
}

void macro_bad(char *text) {
    RELEASE(text);
    RELEASE(text);
}
void macro_ok(char *one, char *two) {
    RELEASE(one);
    RELEASE(two);
}

void typedef_bad(session_t session) {
    free(session);
    free(session);
}
void typedef_ok(session_t session) {
    free(session->user);
    free(session);
}

void pointer_bad(char *text) {
    char *same = text;
    free(text);
    free(same);
}
void pointer_ok(char **texts) {
    char *first = texts[0];
    char *second = texts[1];
    free(first);
    free(second);
}

void conversion_bad(struct session *session) {
    void *memory = session;
    free(memory);
    free((char *)session);
}
void conversion_ok(struct session *session) {
    void *memory = session;
    free(memory);
}

void global_bad(void) {
    free(cache);
    free(cache);
}
void global_ok(void) {
    free(cache);
    cache = malloc(8);
}

void condition_bad(int failed, char *text) {
    if (failed) free(text);
    free(text);
}
void condition_ok(int failed, char *text) {
    if (failed) free(text);
    if (!failed) free(text);
}
