// Memory is freed that is not the start of an allocation.
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#define DROP(pointer) free(pointer)
typedef char line_t[32];
struct buffer {
    char inside[16];
    char *outside;
};
static char fixed[16];

void free_elsewhere(char *text);

void member_bad(void) {
    struct buffer buffer;
    char *text = buffer.inside;
    free(text);
}
void member_ok(struct buffer *buffer) { free(buffer->outside); }

static void callee_bad_drop(char *text) { free(text); }
void callee_bad(void) {
    char text[8];
    callee_bad_drop(text);
}
static void callee_ok_drop(char *text) { free(text); }
void callee_ok(void) { callee_ok_drop(malloc(8)); }

static char *caller_bad_make(void) { return "constant"; }
void caller_bad(void) { free(caller_bad_make()); }
static char *caller_ok_make(void) { return malloc(8); }
void caller_ok(void) { free(caller_ok_make()); }

void file_bad(void) {
    char text[8];
    free_elsewhere(text);
}
void file_ok(void) { free_elsewhere(calloc(1, 8)); }

void loop_bad(void) {
    char *text = calloc(1, 8);
    if (text == NULL) return;
    while (*text == 0) {
        if (text[1] == 0) break;
        text++;
    }
    text++;
    free(text);
}
void loop_ok(void) {
    char *text = calloc(1, 8);
    if (text == NULL) return;
    for (char *at = text; *at != 0; at++) putchar(*at);
    free(text);
}

void switch_bad(int kind) {
    char *text;
    switch (kind) {
    case 0: text = malloc(4); break;
    default: text = fixed;
    }
    free(text);
}
void switch_ok(int kind) {
    char *text;
    switch (kind) {
    case 0: text = malloc(4); break;
    default: text = NULL;
    }
    free(text);
}

void goto_bad(int kind) {
    char small[8];
    char *text = small;
    if (kind < 8) goto out;
    text = malloc((size_t)kind);
out:
    free(text);
}
void goto_ok(int kind) {
    char small[8];
    char *text = small;
    if (kind < 8) goto out;
    text = malloc(64);
out:
    if (text != small) free(text);
}

void macro_bad(void) { DROP(fixed); }
void macro_ok(void) { DROP(malloc(2)); }

void typedef_bad(void) {
    line_t line;
    free(line);
}
void typedef_ok(void) {
    line_t *line = malloc(sizeof *line);
    free(line);
}

void pointer_bad(void) {
    char *text = malloc(8);
    if (text == NULL) return;
    text += 2;
    free(text);
}
void pointer_ok(void) {
    char *text = malloc(8);
    if (text == NULL) return;
    text += 2;
    free(text - 2);
}

void conversion_bad(void) {
    int number = 3;
    void *memory = &number;
    free(memory);
}
void conversion_ok(void) {
    int *number = malloc(sizeof *number);
    void *memory = number;
    free(memory);
}

void global_bad(void) {
    char *text = fixed;
    free(text);
}
void global_ok(void) {
    static char *text;
    free(text);
    text = NULL;
}

void library_bad(void) {
    char *home = getenv("HOME");
    if (home == NULL) return;
    puts(home);
    free(home);
}
void library_ok(void) {
    char *home = getenv("HOME");
    if (home == NULL) return;
    char *copy = strdup(home);
    if (copy == NULL) return;
    puts(copy);
    free(copy);
}

void message_bad(int error) {
    char *text = strerror(error);
    puts(text);
    free(text);
}
void message_ok(int error) {
    char *text = strerror(error);
    puts(text);
}
