// A number from outside that ends a string early.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PUT(text, at, value) ((text)[at] = (char)(value))

typedef char label_t[4];

struct point {
    int number;
    char label[4];
};

static char shared[4];

int number_elsewhere(void);
void show_elsewhere(const char *text);

static int from_outside(void) {
    char line[16];
    if (fgets(line, sizeof line, stdin) == NULL) return 'a';
    return atoi(line);
}

void member_bad(void) {
    char line[16];
    struct point point;
    if (fgets(line, sizeof line, stdin) == NULL) return;
    point.number = atoi(line);
    char text[4];
    text[0] = 'P';
    text[1] = (char)point.number;
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}
void member_ok(void) {
    char line[16];
    struct point point;
    if (fgets(line, sizeof line, stdin) == NULL) return;
    point.number = atoi(line);
    if (point.number < '0' || point.number > '9') return;
    char text[4];
    text[0] = 'P';
    text[1] = (char)point.number;
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}

static void callee_bad_show(int number) {
    char text[4];
    text[0] = 'P';
    text[1] = (char)number;
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}
void callee_bad(void) { callee_bad_show(from_outside()); }
static void callee_ok_show(int number) {
    char text[4];
    text[0] = 'P';
    text[1] = number > ' ' && number < 127 ? (char)number : '?';
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}
void callee_ok(void) { callee_ok_show(from_outside()); }

static char caller_bad_letter(void) { return (char)from_outside(); }
size_t caller_bad(void) {
    char text[3];
    text[0] = caller_bad_letter();
    text[1] = 'x';
    text[2] = '\0';
    return strlen(text);
}
static char caller_ok_letter(void) {
    int letter = from_outside();
    return letter >= 'a' && letter <= 'z' ? (char)letter : 'a';
}
size_t caller_ok(void) {
    char text[3];
    text[0] = caller_ok_letter();
    text[1] = 'x';
    text[2] = '\0';
    return strlen(text);
}

void file_bad(void) {
    char text[3] = {0};
    text[0] = (char)number_elsewhere();
    text[1] = 'x';
    text[2] = '\0';
    puts(text);
}
void file_ok(void) {
    char text[3] = {0};
    text[0] = 'P';
    text[1] = 'x';
    text[2] = '\0';
    show_elsewhere(text);
}

void loop_bad(void) {
    char text[4];
    for (int i = 0; i < 3; i++) text[i] = 'x';
    text[1] = (char)from_outside();
    text[3] = '\0';
    puts(text);
}
void loop_ok(void) {
    char text[4];
    for (int i = 0; i < 3; i++) text[i] = 'x';
    text[3] = '\0';
    puts(text);
}

void switch_bad(int kind) {
    char text[4];
    text[0] = 'P';
    switch (kind) {
    case 1: text[1] = (char)from_outside(); break;
    default: text[1] = '1'; break;
    }
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}
void switch_ok(int kind) {
    char text[4];
    text[0] = 'P';
    switch (kind) {
    case 1: text[1] = '2'; break;
    default: text[1] = '1'; break;
    }
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}

int goto_bad(void) {
    int status = -1;
    char text[4];
    int number = 0;
    if (scanf("%d", &number) != 1) goto done;
    text[0] = 'P';
    text[1] = (char)number;
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
    status = 0;
done:
    return status;
}
int goto_ok(void) {
    int status = -1;
    char text[4];
    int number = 0;
    if (scanf("%d", &number) != 1 || number <= 0 || number > 126) goto done;
    text[0] = 'P';
    text[1] = (char)number;
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
    status = 0;
done:
    return status;
}

void macro_bad(void) {
    char text[3];
    PUT(text, 0, from_outside());
    PUT(text, 1, 'x');
    PUT(text, 2, 0);
    puts(text);
}
void macro_ok(void) {
    char text[3];
    PUT(text, 0, 'P');
    PUT(text, 1, 'x');
    PUT(text, 2, 0);
    puts(text);
}

void typedef_bad(void) {
    label_t label;
    label[0] = (char)from_outside();
    label[1] = 'x';
    label[2] = 'y';
    label[3] = '\0';
    puts(label);
}
void typedef_ok(void) {
    label_t label;
    label[0] = 'P';
    label[1] = 'x';
    label[2] = 'y';
    label[3] = '\0';
    puts(label);
}

void pointer_bad(void) {
    char text[4];
    char *at = text;
    *at++ = 'P';
    *at++ = (char)from_outside();
    *at++ = 'x';
    *at = '\0';
    puts(text);
}
void pointer_ok(void) {
    char text[4];
    char *at = text;
    *at++ = 'P';
    *at++ = '1';
    *at++ = 'x';
    *at = '\0';
    puts(text);
}

void conversion_bad(void) {
    unsigned char byte = (unsigned char)from_outside();
    char text[4];
    text[0] = 'P';
    text[1] = (char)byte;
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}
void conversion_ok(void) {
    unsigned char byte = (unsigned char)(from_outside() & 0x0f);
    char text[4];
    text[0] = 'P';
    text[1] = (char)('a' + byte);
    text[2] = 'x';
    text[3] = '\0';
    puts(text);
}

void global_bad(void) {
    shared[0] = 'P';
    shared[1] = (char)from_outside();
    shared[2] = 'x';
    shared[3] = '\0';
    puts(shared);
}
void global_ok(void) {
    shared[0] = 'P';
    shared[1] = 'Q';
    shared[2] = 'x';
    shared[3] = '\0';
    puts(shared);
}

/* The string ends with the number: nothing stands behind it. */
void last_ok(void) {
    char text[3];
    text[0] = 'P';
    text[1] = (char)from_outside();
    text[2] = '\0';
    puts(text);
}
