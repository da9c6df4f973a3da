// Use of memory after it was freed.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RELEASE(pointer) free(pointer)

typedef struct point *point_t;
struct point {
    int value;
    struct point *next;
    char *name;
};

static char *banner;

void release_elsewhere(void *pointer);
void look_elsewhere(const void *pointer);

int member_bad(struct point *point) {
    free(point->name);
    return point->name[0];
}
int member_ok(struct point *point) {
    int first = point->name[0];
    free(point->name);
    point->name = NULL;
    return first;
}

static void callee_bad_drop(struct point *point) { free(point); }
int callee_bad(struct point *point) {
    callee_bad_drop(point);
    return point->value;
}
static void callee_ok_drop(struct point *point) { free(point); }
int callee_ok(struct point *point) {
    int value = point->value;
    callee_ok_drop(point);
    return value;
}

static int caller_bad_value(const struct point *point) { return point->value; }
int caller_bad(struct point *point) {
    free(point);
    return caller_bad_value(point);
}
static int caller_ok_value(const struct point *point) { return point->value; }
int caller_ok(struct point *point) {
    int value = caller_ok_value(point);
    free(point);
    return value;
}

int file_bad(struct point *point) {
    release_elsewhere(point);
    return point->value;
}
int file_ok(struct point *point) {
    look_elsewhere(point);
    return point->value;
}

void loop_bad(struct point *first) {
    for (struct point *at = first; at != NULL; at = at->next) free(at);
}
void loop_ok(struct point *first) {
    struct point *next;
    for (struct point *at = first; at != NULL; at = next) {
        next = at->next;
        free(at);
    }
}

int switch_bad(int kind) {
    char *text = malloc(8);
    if (text == NULL) return -1;
    text[0] = 'a';
    switch (kind) {
    case 1: free(text); /* fall through */
    default: puts(text);
    }
    return 0;
}
int switch_ok(int kind) {
    char *text = malloc(8);
    if (text == NULL) return -1;
    text[0] = 'a';
    switch (kind) {
    case 1: free(text); break;
    default: puts("kept"); free(text);
    }
    return 0;
}

int goto_bad(int kind) {
    int *value = malloc(sizeof *value);
    if (value == NULL) return -1;
    *value = kind;
    if (kind < 0) goto done;
    free(value);
done:
    return *value;
}
int goto_ok(int kind) {
    int result = -1;
    int *value = malloc(sizeof *value);
    if (value == NULL) return -1;
    *value = kind;
    if (kind < 0) goto done;
    result = *value;
done:
    free(value);
    return result;
}

void macro_bad(void) {
    char *text = malloc(4);
    if (text == NULL) return;
    strcpy(text, "abc");
    RELEASE(text);
    puts(text);
}
void macro_ok(void) {
    char *text = malloc(4);
    if (text == NULL) return;
    strcpy(text, "abc");
    puts(text);
    RELEASE(text);
}

int typedef_bad(point_t point) {
    free(point);
    return point->value;
}
int typedef_ok(point_t point) {
    int value = point->value;
    free(point);
    return value;
}

int pointer_bad(void) {
    char *text = malloc(8);
    if (text == NULL) return -1;
    char *second = text + 1;
    *second = 'b';
    free(text);
    return *second;
}
int pointer_ok(void) {
    char *text = malloc(8);
    if (text == NULL) return -1;
    char *second = text + 1;
    *second = 'b';
    int result = *second;
    free(text);
    return result;
}

int conversion_bad(void) {
    void *memory = malloc(sizeof(int));
    if (memory == NULL) return -1;
    int *number = (int *)memory;
    *number = 3;
    free(memory);
    return *number;
}
int conversion_ok(void) {
    void *memory = malloc(sizeof(int));
    if (memory == NULL) return -1;
    int *number = (int *)memory;
    *number = 3;
    int copy = *number;
    free(memory);
    return copy;
}

int global_bad(void) {
    free(banner);
    return banner[0];
}
void global_ok(void) {
    free(banner);
    banner = NULL;
}

void condition_bad(int is_old, char *text) {
    if (is_old) free(text);
    puts(text);
}
void condition_ok(int is_old, char *text) {
    if (is_old) free(text);
    if (!is_old) puts(text);
}

char *resized_bad(char *text) {
    char *larger = realloc(text, 64);
    if (larger == NULL) return NULL;
    text[0] = 'x';
    return larger;
}
char *resized_ok(char *text) {
    char *larger = realloc(text, 64);
    if (larger == NULL) return text;
    larger[0] = 'x';
    return larger;
}
