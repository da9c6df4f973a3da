// Memory that is never released.
#include <sys/epoll.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAKE(size) malloc(size)

typedef struct queue *queue_t;
struct queue {
    char *items;
    struct queue *next;
};

static char *shared;
static struct queue *list;

char *make_elsewhere(void);
void keep_elsewhere(char *text);

void member_bad(void) {
    struct queue queue;
    queue.items = malloc(16);
    if (queue.items == NULL) return;
    queue.items[0] = '\0';
}
void member_ok(struct queue *queue) { queue->items = malloc(16); }

static char *callee_bad_make(void) { return malloc(16); }
int callee_bad(void) {
    char *text = callee_bad_make();
    if (text == NULL) return -1;
    text[0] = 'a';
    return text[0];
}
static char *callee_ok_make(void) { return malloc(16); }
char *callee_ok(void) {
    char *text = callee_ok_make();
    if (text != NULL) text[0] = 'a';
    return text;
}

static void caller_bad_look(const char *text) { puts(text); }
void caller_bad(void) {
    char *text = calloc(1, 16);
    if (text == NULL) return;
    caller_bad_look(text);
}
static void caller_ok_drop(char *text) { free(text); }
void caller_ok(void) {
    char *text = calloc(1, 16);
    if (text == NULL) return;
    caller_ok_drop(text);
}

int file_bad(void) {
    char *text = make_elsewhere();
    if (text == NULL) return -1;
    return text[0];
}
void file_ok(void) { keep_elsewhere(make_elsewhere()); }

void loop_bad(void) {
    char *text = NULL;
    for (int i = 0; i < 3; i++) text = malloc(8);
    free(text);
}
void loop_ok(void) {
    for (int i = 0; i < 3; i++) {
        char *text = malloc(8);
        free(text);
    }
}

int switch_bad(int kind) {
    char *text = malloc(8);
    if (text == NULL) return -1;
    switch (kind) {
    case 0: free(text); return 0;
    case 1: return 1;
    default: free(text); return 2;
    }
}
int switch_ok(int kind) {
    char *text = malloc(8);
    if (text == NULL) return -1;
    switch (kind) {
    case 0: free(text); return 0;
    default: break;
    }
    free(text);
    return 2;
}

int goto_bad(FILE *file) {
    char *line = malloc(64);
    if (line == NULL) return -1;
    char *copy = malloc(64);
    if (copy == NULL) goto out;
    if (fgets(line, 64, file) == NULL) goto free_line;
    memcpy(copy, line, 64);
    puts(copy);
    free(copy);
free_line:
    free(line);
out:
    return 0;
}
int goto_ok(FILE *file) {
    char *copy = NULL;
    char *line = malloc(64);
    if (line == NULL) return -1;
    copy = malloc(64);
    if (copy == NULL) goto out;
    if (fgets(line, 64, file) == NULL) goto out;
    memcpy(copy, line, 64);
    puts(copy);
out:
    free(copy);
    free(line);
    return 0;
}

void macro_bad(void) {
    char *text = MAKE(4);
    if (text != NULL) text[0] = 'a';
}
void macro_ok(void) {
    char *text = MAKE(4);
    free(text);
}

int typedef_bad(void) {
    queue_t queue = malloc(sizeof *queue);
    if (queue == NULL) return -1;
    queue->items = NULL;
    return 0;
}
int typedef_ok(void) {
    queue_t queue = malloc(sizeof *queue);
    if (queue == NULL) return -1;
    queue->next = list;
    list = queue;
    return 0;
}

void pointer_bad(void) {
    char *text = malloc(8);
    if (text == NULL) return;
    text = text + 1;
    *text = 'a';
}
void pointer_ok(void) {
    char *text = malloc(8);
    if (text == NULL) return;
    char *start = text;
    text = text + 1;
    *text = 'a';
    free(start);
}

void conversion_bad(void) {
    void *memory = malloc(8);
    int *number = (int *)memory;
    if (number == NULL) return;
    *number = 1;
}
void conversion_ok(void) {
    void *memory = malloc(8);
    int *number = (int *)memory;
    free(number);
}

void global_bad(int is_shared) {
    char *text = malloc(8);
    if (text == NULL) return;
    if (is_shared) shared = text;
}
void global_ok(void) { shared = malloc(8); }

int error_bad(int argument) {
    char *text = malloc(8);
    if (text == NULL) return -ENOMEM;
    if (argument < 0) return -EINVAL;
    free(text);
    return 0;
}
int error_ok(int argument) {
    char *text = malloc(8);
    if (text == NULL) return -ENOMEM;
    if (argument < 0) {
        free(text);
        return -EINVAL;
    }
    free(text);
    return 0;
}

char *resize_bad(void) {
    char *text = malloc(8);
    if (text == NULL) return NULL;
    char *larger = realloc(text, 16);
    if (larger == NULL) return NULL;
    return larger;
}
char *resize_ok(void) {
    char *text = malloc(8);
    if (text == NULL) return NULL;
    char *larger = realloc(text, 16);
    if (larger == NULL) {
        free(text);
        return NULL;
    }
    return larger;
}

/* The product ends: what it holds is given back by the system. */
void exit_ok(void) {
    char *text = malloc(8);
    if (text == NULL) exit(1);
    text[0] = 'a';
    exit(0);
}

int line_bad(FILE *file) {
    char *line = NULL;
    size_t size = 0;
    if (getline(&line, &size, file) < 0) {
        free(line);
        return -1;
    }
    return line[0];
}
int line_ok(FILE *file) {
    char *line = NULL;
    size_t size = 0;
    int count = 0;
    while (getline(&line, &size, file) > 0) count += line[0] == '#';
    free(line);
    return count;
}
int lines_ok(FILE *file) {
    char *line = NULL;
    size_t size = 0;
    int first = 0;
    if (getline(&line, &size, file) > 0) first = line[0];
    if (getline(&line, &size, file) > 0) first += line[0];
    free(line);
    return first;
}

struct connection { int fd; };
int event_bad(int poll, int fd) {
    struct epoll_event event = {.events = EPOLLIN};
    struct connection *connection = malloc(sizeof *connection);
    if (connection == NULL) return -1;
    connection->fd = fd;
    event.data.fd = fd;
    return epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
}
int event_ok(int poll, int fd) {
    struct epoll_event event = {.events = EPOLLIN};
    struct connection *connection = malloc(sizeof *connection);
    if (connection == NULL) return -1;
    connection->fd = fd;
    event.data.ptr = connection;
    return epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
}

/* What a function keeps unless something is odd, without telling, is taken to be kept. */
struct guarded_box {
    int kind;
    void *items[4];
};
static void guarded_ok_put(struct guarded_box *box, int at, void *item) {
    if (box->kind != 1) return;
    if (at < 0 || at > 3) return;
    box->items[at] = item;
}
int guarded_ok(struct guarded_box *box) {
    char *item = malloc(8);
    if (item == NULL) return -1;
    guarded_ok_put(box, 0, item);
    return 0;
}
static int guarded_bad_put(struct guarded_box *box, int at, void *item) {
    if (box->kind != 1) return -1;
    if (at < 0 || at > 3) return -1;
    box->items[at] = item;
    return 0;
}
int guarded_bad(struct guarded_box *box) {
    char *item = malloc(8);
    if (item == NULL) return -1;
    if (guarded_bad_put(box, 0, item) != 0) return -1;
    return 0;
}

/* The same of what makes it, too: it is in the list unless the list is odd. */
struct listed_item {
    struct listed_item *parent, *first, *next;
    int kind;
};
static struct listed_item *listed_ok_make(struct listed_item *parent, int kind) {
    struct listed_item *item = malloc(sizeof *item);
    if (item == NULL) return NULL;
    item->parent = parent;
    item->first = item->next = NULL;
    item->kind = kind;
    if (parent->kind == 1) {
        if (parent->first == NULL) parent->first = item;
        else parent->first->next = item;
    } else if (parent->kind == 2) {
        item->next = parent->first;
        parent->first = item;
    }
    return item;
}
void listed_ok(struct listed_item *parent) {
    listed_ok_make(parent, 1);
    listed_ok_make(parent, 2);
}
