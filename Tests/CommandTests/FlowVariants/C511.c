// Streams and descriptors used, or closed again, after they were closed.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define SHUT(file) fclose(file)

typedef FILE *stream_t;

struct port {
    int fd;
    FILE *trace;
};

static FILE *journal;

void close_elsewhere(FILE *file);
void look_elsewhere(FILE *file);

void member_bad(struct port *port) {
    fclose(port->trace);
    fputs("closed\n", port->trace);
}
void member_ok(struct port *port) {
    fputs("closing\n", port->trace);
    fclose(port->trace);
    port->trace = NULL;
}

static void callee_bad_finish(FILE *file) { fclose(file); }
void callee_bad(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return;
    callee_bad_finish(file);
    fclose(file);
}
static void callee_ok_look(FILE *file) { fputs("seen", file); }
void callee_ok(const char *path) {
    FILE *file = fopen(path, "w");
    if (file == NULL) return;
    callee_ok_look(file);
    fclose(file);
}

static FILE *caller_bad_open(const char *path) {
    FILE *file = fopen(path, "r");
    if (file != NULL) fclose(file);
    return file;
}
int caller_bad(const char *path) {
    FILE *file = caller_bad_open(path);
    if (file == NULL) return -1;
    return fgetc(file);
}
static FILE *caller_ok_open(const char *path) { return fopen(path, "r"); }
int caller_ok(const char *path) {
    FILE *file = caller_ok_open(path);
    if (file == NULL) return -1;
    int first = fgetc(file);
    fclose(file);
    return first;
}

void file_bad(const char *path) {
    FILE *file = fopen(path, "w");
    if (file == NULL) return;
    close_elsewhere(file);
    fputs("late", file);
}
void file_ok(const char *path) {
    FILE *file = fopen(path, "w");
    if (file == NULL) return;
    look_elsewhere(file);
    fclose(file);
}

void loop_bad(FILE *file) {
    for (int i = 0; i < 2; i++) fclose(file);
}
void loop_ok(FILE *files[2]) {
    for (int i = 0; i < 2; i++) fclose(files[i]);
}

void switch_bad(int kind, FILE *file) {
    switch (kind) {
    case 1: fclose(file); /* fall through */
    default: fputs("open", file); break;
    }
}
void switch_ok(int kind, FILE *file) {
    switch (kind) {
    case 1: fclose(file); break;
    default: fputs("open", file); break;
    }
}

int goto_bad(const char *path) {
    int status = -1;
    FILE *file = fopen(path, "r");
    if (file == NULL) return status;
    if (fgetc(file) == EOF) {
        fclose(file);
        goto cleanup;
    }
    status = 0;
cleanup:
    fclose(file);
    return status;
}
int goto_ok(const char *path) {
    int status = -1;
    FILE *file = fopen(path, "r");
    if (file == NULL) return status;
    if (fgetc(file) == EOF) goto cleanup;
    status = 0;
cleanup:
    fclose(file);
    return status;
}

void macro_bad(FILE *file) {
    SHUT(file);
    SHUT(file);
}
void macro_ok(FILE *one, FILE *two) {
    SHUT(one);
    SHUT(two);
}

void typedef_bad(stream_t stream) {
    fclose(stream);
    rewind(stream);
}
void typedef_ok(stream_t stream) {
    rewind(stream);
    fclose(stream);
}

void pointer_bad(FILE **files) {
    FILE **last = files + 1;
    fclose(files[1]);
    fputs("x", *last);
}
void pointer_ok(FILE **files) {
    FILE **last = files + 1;
    fclose(files[0]);
    fputs("x", *last);
}

void conversion_bad(const char *path) {
    void *handle = fopen(path, "r");
    if (handle == NULL) return;
    fclose((FILE *)handle);
    fgetc((FILE *)handle);
}
void conversion_ok(const char *path) {
    void *handle = fopen(path, "r");
    if (handle == NULL) return;
    fgetc((FILE *)handle);
    fclose((FILE *)handle);
}

void global_bad(void) {
    fclose(journal);
    fputs("done", journal);
}
void global_ok(void) {
    fclose(journal);
    journal = fopen("/var/log/rtu", "w");
    if (journal != NULL) fputs("done", journal);
}

void descriptor_bad(void) {
    int fd = open("/dev/ttyS0", O_RDWR);
    if (fd < 0) return;
    close(fd);
    close(fd);
}
void descriptor_ok(void) {
    int fd = open("/dev/ttyS0", O_RDWR);
    if (fd < 0) return;
    close(fd);
    fd = open("/dev/ttyS1", O_RDWR);
    if (fd >= 0) close(fd);
}

/* Of a descriptor that is a plain number, only the second close is found. */
void FN_read_bad(void) {
    char byte;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0) return;
    close(fd);
    if (recv(fd, &byte, 1, 0) != 1) puts("lost");
}

void folder_bad(const char *path) {
    DIR *folder = opendir(path);
    if (folder == NULL) return;
    closedir(folder);
    if (readdir(folder) != NULL) puts("more");
}
void folder_ok(const char *path) {
    DIR *folder = opendir(path);
    if (folder == NULL) return;
    if (readdir(folder) != NULL) puts("more");
    closedir(folder);
}
