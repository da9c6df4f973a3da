// A pointer that is tested for null behind a use that needs it not to be.
#include <stddef.h>
#include <string.h>

#define IS_NULL(p) ((p) == NULL)
struct node {
    int value;
    struct node *next;
};
typedef struct node *node_t;
static struct node *head;

struct node *first_elsewhere(void);
void set(struct node *node) { head = node; }

int plain_bad(struct node *node) {
    int value = node->value;
    if (node == NULL) return 0;
    return value;
}
int plain_ok(struct node *node) {
    if (node == NULL) return 0;
    return node->value;
}

int member_bad(struct node *node) {
    if (!node) return 0;
    int value = node->next->value;
    return node->next != NULL ? value : 0;
}
int member_ok(struct node *node) {
    if (!node) return 0;
    return node->next != NULL ? node->next->value : 0;
}

// The callee uses it: that it was given a pointer is the caller's affair.
static int callee_ok_value(struct node *node) { return node->value; }
int callee_ok(struct node *node) {
    int value = callee_ok_value(node);
    return node ? value : 0;
}
int callee_bad(const char *text) {
    size_t length = strlen(text);
    if (text == NULL) return 0;
    return (int)length;
}

static int caller_ok_value(struct node *node) { return node ? node->value : 0; }
int caller_ok(struct node *node) {
    int value = node->value;
    return value + caller_ok_value(node);
}
static int caller_bad_value(struct node *node) {
    int value = node->value;
    return node ? value : 0;
}
int caller_bad(struct node *node) { return caller_bad_value(node); }

int other_bad(void) {
    struct node *first = first_elsewhere();
    int value = first->value;
    return first ? value : 0;
}
int other_ok(void) {
    struct node *first = first_elsewhere();
    return first ? first->value : 0;
}

int loop_bad(struct node *node) {
    int sum = 0;
    sum += node->value;
    while (node) {
        sum++;
        break;
    }
    return sum;
}
int loop_ok(struct node *node) {
    int sum = 0;
    while (node) {
        sum += node->value;
        node = node->next;
    }
    return sum;
}
int list_ok(struct node *node) {
    int sum = 0;
    do {
        sum += node->value;
        node = node->next;
    } while (node);
    return sum;
}

int switch_bad(struct node *node, int kind) {
    int value = node->value;
    switch (kind) {
    case 1: return node ? value : 0;
    default: return 1;
    }
}
int switch_ok(struct node *node, int kind) {
    int value = 0;
    switch (kind) {
    case 1: value = node->value; break;
    default: break;
    }
    return node ? value : 1;
}

int goto_bad(struct node *node) {
    int value = node->value;
    if (value > 3) goto end;
    value++;
end:
    if (!node) return 0;
    return value;
}
int goto_ok(struct node *node, int fails) {
    int value = 0;
    if (fails) goto end;
    value = node->value;
end:
    if (!node) return 0;
    return value;
}

// A test in a macro is carefulness.
int macro_ok(struct node *node) {
    int value = node->value;
    return IS_NULL(node) ? 0 : value;
}

int typedef_bad(node_t node) {
    int value = node->value;
    return node ? value : 0;
}
int typedef_ok(node_t node) { return node ? node->value : 0; }

int arithmetic_bad(int *numbers) {
    int second = numbers[1];
    if (numbers) return second;
    return 0;
}
int arithmetic_ok(int *numbers) {
    if (numbers) return numbers[1];
    return 0;
}

int conversion_bad(void *context) {
    int value = *(int *)context;
    return context ? value : 0;
}
int conversion_ok(void *context) { return context ? *(int *)context : 0; }

int global_bad(void) {
    int value = head->value;
    return head ? value : 0;
}
int global_ok(void) { return head ? head->value : 0; }
