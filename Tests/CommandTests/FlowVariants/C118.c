// Memory or a stream is given back to the wrong family.
#include <sys/mman.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <dirent.h>
#include <string.h>

#define DROP(x) free(x)
typedef FILE *log_t;
struct port {
    FILE *log;
    char *name;
};
static FILE *journal;

void free_elsewhere(void *memory);

void member_bad(struct port *port) {
    port->log = fopen("/var/log/rtu", "a");
    free(port->log);
}
void member_ok(struct port *port) {
    port->log = fopen("/var/log/rtu", "a");
    if (port->log != NULL) fclose(port->log);
}

static void callee_bad_drop(void *memory) { free(memory); }
void callee_bad(void) { callee_bad_drop(fopen("/var/log/rtu", "a")); }
static void callee_ok_drop(void *memory) { free(memory); }
void callee_ok(void) { callee_ok_drop(malloc(4)); }

static FILE *caller_bad_open(void) { return popen("uptime", "r"); }
void caller_bad(void) {
    FILE *pipe = caller_bad_open();
    if (pipe != NULL) fclose(pipe);
}
static FILE *caller_ok_open(void) { return popen("uptime", "r"); }
void caller_ok(void) {
    FILE *pipe = caller_ok_open();
    if (pipe != NULL) pclose(pipe);
}

void file_bad(void) { free_elsewhere(opendir("/")); }
void file_ok(void) { free_elsewhere(malloc(4)); }

void loop_bad(void) {
    for (int i = 0; i < 2; i++) {
        FILE *file = tmpfile();
        free(file);
    }
}
void loop_ok(void) {
    for (int i = 0; i < 2; i++) {
        FILE *file = tmpfile();
        if (file != NULL) fclose(file);
    }
}

void switch_bad(int kind) {
    FILE *file;
    switch (kind) {
    case 0: file = fopen("/a", "r"); break;
    default: file = popen("b", "r"); break;
    }
    if (file != NULL) fclose(file);
}
void switch_ok(int kind) {
    FILE *file;
    switch (kind) {
    case 0: file = fopen("/a", "r"); break;
    default: file = fopen("/b", "r"); break;
    }
    if (file != NULL) fclose(file);
}

void goto_bad(void) {
    DIR *folder = opendir("/");
    if (folder == NULL) goto out;
    free(folder);
out:
    return;
}
void goto_ok(void) {
    DIR *folder = opendir("/");
    if (folder == NULL) goto out;
    closedir(folder);
out:
    return;
}

void macro_bad(void) { DROP(fopen("/a", "r")); }
void macro_ok(void) { DROP(malloc(1)); }

void typedef_bad(void) {
    log_t log = fopen("/a", "r");
    free(log);
}
void typedef_ok(void) {
    log_t log = fopen("/a", "r");
    if (log) fclose(log);
}

void pointer_bad(void) {
    FILE *one = fopen("/a", "r");
    FILE **at = &one;
    free(*at);
}
void pointer_ok(void) {
    FILE *one = fopen("/a", "r");
    FILE **at = &one;
    if (*at != NULL) fclose(*at);
}

void conversion_bad(void) {
    void *memory = fopen("/a", "r");
    free((char *)memory);
}
void conversion_ok(void) {
    void *memory = fopen("/a", "r");
    if (memory != NULL) fclose((FILE *)memory);
}

void global_bad(void) {
    journal = fopen("/var/log/rtu", "a");
    free(journal);
    journal = NULL;
}
void global_ok(void) {
    journal = fopen("/var/log/rtu", "a");
    if (journal != NULL) fclose(journal);
    journal = NULL;
}

int process_bad(void) {
    FILE *pipe = popen("uptime", "r");
    if (pipe == NULL) return -1;
    int c = fgetc(pipe);
    fclose(pipe);
    return c;
}
int process_ok(void) {
    FILE *pipe = popen("uptime", "r");
    if (pipe == NULL) return -1;
    int c = fgetc(pipe);
    pclose(pipe);
    return c;
}

int mapping_bad(int fd) {
    unsigned char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) return -1;
    int first = page[0];
    free(page);
    return first;
}
int mapping_ok(int fd) {
    unsigned char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) return -1;
    int first = page[0];
    munmap(page, 4096);
    return first;
}
