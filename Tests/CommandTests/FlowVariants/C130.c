// Writes to what is not to be written.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLEAR(text) ((text)[0] = '\0')

typedef const char *name_t;

struct device {
    char *name;
    const uint8_t *limits;
};

static const uint8_t limits[4] = {10, 20, 30, 40};
static char name_buffer[16];
static char *current = name_buffer;

void upper_elsewhere(char *text);
void look_elsewhere(const char *text);

void member_bad(void) {
    struct device device;
    device.name = "pump";
    device.name[0] = 'P';
}
void member_ok(void) {
    struct device device;
    device.name = name_buffer;
    device.name[0] = 'P';
}

static void callee_bad_cut(char *text) { text[2] = '\0'; }
void callee_bad(void) { callee_bad_cut("valve"); }
static void callee_ok_cut(char *text) { text[2] = '\0'; }
void callee_ok(void) {
    char text[] = "valve";
    callee_ok_cut(text);
}

static char *caller_bad_name(void) { return "motor"; }
void caller_bad(void) { caller_bad_name()[0] = 'M'; }
static char *caller_ok_name(void) { return name_buffer; }
void caller_ok(void) { caller_ok_name()[0] = 'M'; }

void file_bad(void) { upper_elsewhere("alarm"); }
void file_ok(void) { look_elsewhere("alarm"); }

void loop_bad(void) {
    uint8_t *to = (uint8_t *)limits;
    for (int i = 0; i < 4; i++) to[i] = 0;
}
void loop_ok(void) {
    uint8_t copy[4];
    for (int i = 0; i < 4; i++) copy[i] = limits[i];
    if (copy[0] > 3) puts("high");
}

void switch_bad(int kind) {
    char *text;
    switch (kind) {
    case 1: text = name_buffer; break;
    default: text = "none"; break;
    }
    text[0] = '-';
}
void switch_ok(int kind) {
    char *text;
    switch (kind) {
    case 1: text = name_buffer; break;
    default: text = name_buffer + 1; break;
    }
    text[0] = '-';
}

int goto_bad(int kind) {
    int status = -1;
    char *text = "idle";
    if (kind == 0) goto done;
    text[0] = 'I';
    status = 0;
done:
    return status;
}
int goto_ok(int kind) {
    int status = -1;
    char text[] = "idle";
    if (kind == 0) goto done;
    text[0] = 'I';
    status = text[0];
done:
    return status;
}

void macro_bad(void) {
    char *text = "open";
    CLEAR(text);
}
void macro_ok(void) {
    char text[8] = "open";
    CLEAR(text);
    puts(text);
}

void typedef_bad(void) {
    name_t name = "tank";
    ((char *)name)[0] = 'T';
}
void typedef_ok(void) {
    name_t name = name_buffer;
    ((char *)name)[0] = 'T';
}

void pointer_bad(void) {
    char *at = "level";
    at += 2;
    *at = 'V';
}
void pointer_ok(void) {
    char *at = name_buffer;
    at += 2;
    *at = 'V';
}

void conversion_bad(void) {
    uint16_t *words = (uint16_t *)(uintptr_t)limits;
    words[0] = 7;
}
void conversion_ok(void) {
    uint16_t *words = malloc(8);
    if (words == NULL) return;
    words[0] = 7;
    free(words);
}

void global_bad(void) {
    current = "fixed";
    current[0] = 'F';
}
void global_ok(void) {
    current = name_buffer;
    current[0] = 'F';
}

void library_bad(void) { strcpy("pressure", "flow"); }
void library_ok(void) { strcpy(name_buffer, "flow"); }
