// A null pointer is used.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST(pointer) (*(pointer))

typedef struct node *node_t;
struct node {
    int value;
    struct node *next;
};

static struct node *root;

struct node *find_elsewhere(int key);
struct node *must_find_elsewhere(int key);
int value_elsewhere(const struct node *node);

int member_bad(struct node *node) {
    node->next = NULL;
    return node->next->value;
}
int member_ok(struct node *node) {
    node->next = NULL;
    return node->next == NULL ? 0 : node->next->value;
}

static int callee_bad_value(const struct node *node) { return node->value; }
int callee_bad(void) { return callee_bad_value(NULL); }
static int callee_ok_value(const struct node *node) { return node == NULL ? 0 : node->value; }
int callee_ok(void) { return callee_ok_value(NULL); }

static struct node *caller_bad_find(int key) {
    if (key < 0) return NULL;
    return root;
}
int caller_bad(void) { return caller_bad_find(-1)->value; }
static struct node *caller_ok_find(int key) {
    static struct node fallback;
    if (key < 0) return &fallback;
    return &fallback;
}
int caller_ok(void) { return caller_ok_find(-1)->value; }

int FN_file_bad(void) { return find_elsewhere(0)->value; }
int file_ok(void) { return must_find_elsewhere(0)->value; }

int loop_bad(struct node *first) {
    while (first != NULL) first = first->next;
    return first->value;
}
int loop_ok(struct node *first) {
    int sum = 0;
    for (; first != NULL; first = first->next) sum += first->value;
    return sum;
}

int switch_bad(int kind, struct node *node) {
    struct node *chosen = NULL;
    switch (kind) {
    case 1: chosen = node; break;
    case 2: break;
    default: return 0;
    }
    return chosen->value;
}
int switch_ok(int kind, struct node *node) {
    struct node *chosen = NULL;
    switch (kind) {
    case 1: chosen = node; break;
    default: return 0;
    }
    return chosen->value;
}

int goto_bad(int kind) {
    int *value = NULL;
    if (kind == 0) goto out;
    value = malloc(sizeof *value);
    if (value == NULL) return -1;
    *value = 1;
out:
    kind = *value;
    free(value);
    return kind;
}
int goto_ok(int kind) {
    int *value = NULL;
    if (kind == 0) goto out;
    value = malloc(sizeof *value);
    if (value == NULL) return -1;
    *value = 1;
    kind = *value;
out:
    free(value);
    return kind;
}

int macro_bad(void) {
    int *value = NULL;
    return FIRST(value);
}
int macro_ok(int *other) {
    int *value = other;
    return FIRST(value);
}

int typedef_bad(node_t node) {
    if (node == NULL) puts("no node");
    return node->value;
}
int typedef_ok(node_t node) {
    if (node == NULL) {
        puts("no node");
        return 0;
    }
    return node->value;
}

int pointer_bad(struct node *nodes) {
    struct node *second = nodes + 1;
    if (nodes != NULL) second->value = 1;
    return nodes->value;
}
int pointer_ok(struct node *nodes) {
    struct node *second = nodes + 1;
    second->value = 1;
    return nodes->value;
}

char FN_conversion_bad(void) {
    void *memory = malloc(16);
    char *text = (char *)memory;
    text[0] = 'a';
    char first = text[0];
    free(memory);
    return first;
}
char conversion_ok(void) {
    void *memory = malloc(16);
    if (!memory) return 0;
    char *text = (char *)memory;
    text[0] = 'a';
    char first = text[0];
    free(memory);
    return first;
}

int global_bad(void) {
    root = NULL;
    return root->value;
}
int global_ok(void) { return root->value; }

void FN_stream_bad(void) {
    FILE *file = fopen("/etc/rtu.conf", "r");
    char line[32];
    if (fgets(line, sizeof line, file) != NULL) puts(line);
    fclose(file);
}
void stream_ok(void) {
    FILE *file = fopen("/etc/rtu.conf", "r");
    char line[32];
    if (file == NULL) return;
    if (fgets(line, sizeof line, file) != NULL) puts(line);
    fclose(file);
}

void FN_copy_bad(const char *name) {
    char *copy = malloc(32);
    strncpy(copy, name, 31);
    copy[31] = '\0';
    puts(copy);
    free(copy);
}
void copy_ok(const char *name) {
    char *copy = malloc(32);
    if (copy == NULL) return;
    strncpy(copy, name, 31);
    copy[31] = '\0';
    puts(copy);
    free(copy);
}

int FN_late_bad(struct node *node) {
    int value = node->value;
    if (node == NULL) return 0;
    return value;
}
int late_ok(struct node *node) {
    if (node == NULL) return 0;
    return node->value;
}

/* Nothing is known of what a caller gives. */
int parameter_ok(const struct node *node) { return node->value; }

/* A test of what no caller gives is mere care. */
static size_t care_bad_length(const char *name) {
    if (name != NULL) puts(name);
    return strlen(name);
}
size_t care_bad(struct node *node) { return care_bad_length(node ? "on" : NULL); }
static size_t care_ok_length(const char *name) {
    if (name != NULL) puts(name);
    return strlen(name);
}
size_t care_ok(void) {
    char name[16] = "rtu";
    return care_ok_length(name) + care_ok_length("plc");
}

/* A member of an object without anything in it is nothing, wherever it lies. */
struct context {
    int phase;
    int room;
};
struct text {
    char *bytes;
    size_t size;
    struct context context;
};
int offset_ok(const char *from, size_t offset) {
    struct text *text = calloc(1, 64);
    if (text == NULL) return -1;
    struct context *context = (struct context *)((char *)text + offset);
    if (context->room == 0) {
        text->bytes = malloc(64);
        if (text->bytes == NULL) abort();
    }
    memcpy(text->bytes, from, 16);
    free(text->bytes);
    free(text);
    return 0;
}
int offset_bad(const char *from, size_t offset) {
    struct text *text = calloc(1, 64);
    if (text == NULL) return -1;
    struct context *context = (struct context *)((char *)text + offset);
    if (context->room != 0) {
        text->bytes = malloc(64);
        if (text->bytes == NULL) abort();
    }
    memcpy(text->bytes, from, 16);
    free(text->bytes);
    free(text);
    return 0;
}

/* What gives the variable its value may stand in what is left out here. */
int left_out_ok(struct node *node) {
    struct node *other = NULL;
#ifdef WITH_OTHER_NODES
    other = find_elsewhere(node->value);
#endif
    return other->value + node->value;
}
int left_out_bad(struct node *node) {
    struct node *other = NULL;
#ifdef WITH_OTHER_NODES
    if (other == node) return 0;
#endif
    return other->value + node->value;
}
