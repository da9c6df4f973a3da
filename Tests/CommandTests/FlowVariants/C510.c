// A descriptor or stream that is never closed.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#define OPEN(path) fopen((path), "r")
typedef FILE *log_t;
struct port {
    int fd;
    FILE *log;
};
static FILE *journal;

FILE *open_elsewhere(const char *path);
void close_elsewhere(FILE *file);

void member_bad(void) {
    struct port port;
    port.fd = open("/dev/ttyS0", O_RDWR);
    if (port.fd < 0) return;
    if (write(port.fd, "x", 1) != 1) puts("lost");
}
void member_ok(struct port *port) { port->fd = open("/dev/ttyS0", O_RDWR); }

static FILE *callee_bad_open(void) { return fopen("/var/log/rtu", "r"); }
int callee_bad(void) {
    FILE *file = callee_bad_open();
    if (file == NULL) return -1;
    return fgetc(file);
}
static void callee_ok_close(FILE *file) { fclose(file); }
void callee_ok(void) {
    FILE *file = fopen("/var/log/rtu", "r");
    if (file != NULL) callee_ok_close(file);
}

int caller_bad(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return -1;
    if (fgetc(file) == EOF) return -2;
    fclose(file);
    return 0;
}
int caller_ok(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return -1;
    if (fgetc(file) == EOF) {
        fclose(file);
        return -2;
    }
    fclose(file);
    return 0;
}

int file_bad(void) {
    FILE *file = open_elsewhere("/etc/rtu");
    if (file == NULL) return -1;
    return fgetc(file);
}
int file_ok(void) {
    FILE *file = open_elsewhere("/etc/rtu");
    if (file == NULL) return -1;
    int first = fgetc(file);
    close_elsewhere(file);
    return first;
}

void loop_bad(void) {
    for (int i = 0; i < 3; i++) {
        int fd = open("/dev/null", O_RDONLY);
        if (fd < 0) break;
    }
}
void loop_ok(void) {
    for (int i = 0; i < 3; i++) {
        int fd = open("/dev/null", O_RDONLY);
        if (fd < 0) break;
        close(fd);
    }
}

int switch_bad(int kind) {
    int fd = open("/dev/null", O_RDONLY);
    if (fd < 0) return -1;
    switch (kind) {
    case 0: close(fd); return 0;
    default: return 1;
    }
}
int switch_ok(int kind) {
    int fd = open("/dev/null", O_RDONLY);
    if (fd < 0) return -1;
    switch (kind) {
    case 0: close(fd); return 0;
    default: close(fd); return 1;
    }
}

int goto_bad(void) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0) return -1;
    if (listen(fd, 1) < 0) goto out;
    close(fd);
out:
    return 0;
}
int goto_ok(void) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0) return -1;
    if (listen(fd, 1) < 0) goto out;
    puts("listening");
out:
    close(fd);
    return 0;
}

int macro_bad(void) {
    FILE *file = OPEN("/etc/rtu");
    return file == NULL;
}
int macro_ok(void) {
    FILE *file = OPEN("/etc/rtu");
    if (file == NULL) return 1;
    fclose(file);
    return 0;
}

int typedef_bad(void) {
    log_t log = fopen("/var/log/rtu", "a");
    if (log == NULL) return -1;
    fputs("start\n", log);
    return 0;
}
log_t typedef_ok(void) {
    log_t log = fopen("/var/log/rtu", "a");
    if (log == NULL) return NULL;
    fputs("start\n", log);
    return log;
}

void global_bad(int is_kept) {
    FILE *file = fopen("/var/log/rtu", "a");
    if (file == NULL) return;
    if (is_kept) journal = file;
}
void global_ok(void) { journal = fopen("/var/log/rtu", "a"); }

int pointer_bad(void) {
    FILE *file = fopen("/etc/rtu.conf", "r");
    FILE **place = &file;
    return *place != NULL;
}
int pointer_ok(void) {
    FILE *file = fopen("/etc/rtu.conf", "r");
    FILE **place = &file;
    if (*place == NULL) return 0;
    fclose(*place);
    return 1;
}

int conversion_bad(void) {
    void *file = fopen("/etc/rtu.conf", "r");
    return file != NULL;
}
int conversion_ok(void) {
    void *file = fopen("/etc/rtu.conf", "r");
    if (file != NULL) fclose((FILE *)file);
    return 0;
}

int pipe_bad(void) {
    int ends[2];
    if (pipe(ends) < 0) return -1;
    long n = write(ends[1], "a", 1);
    close(ends[1]);
    return n == 1 ? 0 : -1;
}
int pipe_ok(void) {
    int ends[2];
    if (pipe(ends) < 0) return -1;
    long n = write(ends[1], "a", 1);
    close(ends[1]);
    close(ends[0]);
    return n == 1 ? 0 : -1;
}

void wrapped_bad(int socket) {
    int fd = dup(socket);
    if (fd < 0) return;
    FILE *stream = fdopen(fd, "r");
    if (stream == NULL) {
        close(fd);
        return;
    }
    fgetc(stream);
}
void wrapped_ok(int socket) {
    int fd = dup(socket);
    if (fd < 0) return;
    FILE *stream = fdopen(fd, "r");
    if (stream == NULL) {
        close(fd);
        return;
    }
    fgetc(stream);
    fclose(stream);
}

void reopened_bad(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return;
    file = freopen(path, "w", file);
    if (file != NULL) fputs("x", file);
}
void reopened_ok(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return;
    file = freopen(path, "w", file);
    if (file != NULL) fclose(file);
}

int mapping_bad(int fd) {
    unsigned char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) return -1;
    return page[0];
}
int mapping_ok(int fd) {
    unsigned char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) return -1;
    int first = page[0];
    munmap(page, 4096);
    return first;
}

int standard_bad(const char *path) {
    FILE *file = path == NULL ? stdin : fopen(path, "r");
    if (file == NULL) return -1;
    int c = fgetc(file);
    if (file == stdin) fclose(file);
    return c;
}
int standard_ok(const char *path) {
    FILE *file = path == NULL ? stdin : fopen(path, "r");
    if (file == NULL) return -1;
    int c = fgetc(file);
    if (file != stdin) fclose(file);
    return c;
}

int table_bad(int listener, int *table, int count) {
    int fd = accept(listener, NULL, NULL);
    if (fd < 0) return -1;
    for (int i = 0; i < count; i++) {
        if (table[i] == fd) return i;
    }
    return -1;
}
int table_ok(int listener, int *table, int count) {
    int fd = accept(listener, NULL, NULL);
    if (fd < 0) return -1;
    for (int i = 0; i < count; i++) {
        if (table[i] < 0) {
            table[i] = fd;
            return i;
        }
    }
    close(fd);
    return -1;
}
