// Streams and descriptors used, or closed again, after they were closed.
#include <dirent.h>
#include <errno.h>
#include <sys/epoll.h>
#include <sys/mman.h>
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

void read_bad(void) {
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

struct channel {
    int fd;
    int state;
};

int fd_write_bad(const char *path) {
    int fd = open(path, O_WRONLY);
    if (fd < 0) return -1;
    close(fd);
    return (int)write(fd, "q", 1);
}
int fd_write_ok(const char *path) {
    int fd = open(path, O_WRONLY);
    if (fd < 0) return -1;
    int n = (int)write(fd, "q", 1);
    close(fd);
    printf("%d closed\n", fd);
    return n;
}

int fd_twice_bad(const char *path) {
    int fd = open(path, O_RDONLY), result = -1;
    char c;
    if (fd < 0) goto out;
    if (read(fd, &c, 1) != 1) {
        close(fd);
        goto out;
    }
    result = c;
out:
    if (fd >= 0) close(fd);
    return result;
}
int fd_twice_ok(const char *path) {
    int fd = open(path, O_RDONLY), result = -1;
    char c;
    if (fd < 0) goto out;
    if (read(fd, &c, 1) != 1) {
        close(fd);
        fd = -1;
        goto out;
    }
    result = c;
out:
    if (fd >= 0) close(fd);
    return result;
}

static void fd_member_bad_stop(struct channel *channel) {
    if (channel->fd >= 0) close(channel->fd);
}
int fd_member_bad(const char *path) {
    struct channel channel;
    char b = 0;
    channel.fd = open(path, O_RDWR);
    if (channel.fd < 0) return -1;
    if (write(channel.fd, "r", 1) != 1) fd_member_bad_stop(&channel);
    int n = (int)read(channel.fd, &b, 1);
    close(channel.fd);
    return n == 1 ? b : -1;
}
static void fd_member_ok_stop(struct channel *channel) {
    if (channel->fd >= 0) close(channel->fd);
    channel->fd = -1;
}
int fd_member_ok(const char *path) {
    struct channel channel;
    char b = 0;
    int n = 0;
    channel.fd = open(path, O_RDWR);
    if (channel.fd < 0) return -1;
    if (write(channel.fd, "r", 1) != 1) fd_member_ok_stop(&channel);
    if (channel.fd >= 0) {
        n = (int)read(channel.fd, &b, 1);
        close(channel.fd);
    }
    return n == 1 ? b : -1;
}

int fd_socket_bad(void) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s < 0) return -1;
    close(s);
    return listen(s, 4);
}
int fd_socket_ok(void) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s < 0) return -1;
    int result = listen(s, 4);
    close(s);
    return result;
}

void fd_parameter_bad(int fd) {
    close(fd);
    fsync(fd);
}
void fd_parameter_ok(int fd) {
    fsync(fd);
    close(fd);
}

void fd_duplicate_bad(int fd) {
    int copy = dup(fd);
    if (copy < 0) return;
    close(copy);
    close(copy);
}
void fd_duplicate_ok(int fd) {
    int copy = dup(fd);
    if (copy < 0) return;
    close(copy);
    close(fd);
}

int fd_pipe_bad(void) {
    int ends[2];
    if (pipe(ends) < 0) return -1;
    close(ends[1]);
    int n = (int)write(ends[1], "a", 1);
    close(ends[0]);
    return n;
}
int fd_pipe_ok(void) {
    int ends[2];
    if (pipe(ends) < 0) return -1;
    int n = (int)write(ends[1], "a", 1);
    close(ends[1]);
    close(ends[0]);
    return n;
}

static void fd_callee_bad_close(int fd) { close(fd); }
void fd_callee_bad(int fd, const char *text) {
    fd_callee_bad_close(fd);
    write(fd, text, 1);
}
static void fd_callee_ok_close(int fd) { close(fd); }
void fd_callee_ok(int fd, const char *text) {
    write(fd, text, 1);
    fd_callee_ok_close(fd);
}

void fd_reopened_bad(int fd) {
    int copy = dup(fd);
    if (copy < 0) return;
    close(copy);
    ftruncate(copy, 0);
}
void fd_reopened_ok(int fd, int other) {
    close(fd);
    if (dup2(other, fd) < 0) return;
    write(fd, "x", 1);
    close(fd);
}

int fd_stream_bad(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return -1;
    fclose(file);
    return fgetc(file);
}
int fd_stream_ok(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL) return -1;
    int c = fgetc(file);
    fclose(file);
    return c;
}

int fd_mapping_bad(int fd) {
    unsigned char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) return -1;
    munmap(page, 4096);
    return page[0];
}
int fd_mapping_ok(int fd) {
    unsigned char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED) return -1;
    int first = page[0];
    munmap(page, 4096);
    return first;
}

int fd_directory_bad(const char *path) {
    DIR *directory = opendir(path);
    if (directory == NULL) return -1;
    closedir(directory);
    return readdir(directory) != NULL;
}
int fd_directory_ok(const char *path) {
    DIR *directory = opendir(path);
    if (directory == NULL) return -1;
    int found = readdir(directory) != NULL;
    closedir(directory);
    return found;
}

void fd_loop_bad(int fd) {
    for (int i = 0; i < 3; i++) {
        if (write(fd, "x", 1) != 1) close(fd);
    }
}
void fd_loop_ok(const char *path) {
    for (int i = 0; i < 3; i++) {
        int fd = open(path, O_WRONLY);
        if (fd < 0) continue;
        if (write(fd, "x", 1) != 1) perror("write");
        close(fd);
    }
}
