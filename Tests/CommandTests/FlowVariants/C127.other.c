#include <stdlib.h>

struct session {
    char *name;
    int count;
    struct session *next;
};

struct session *make_elsewhere(void) { return malloc(sizeof(struct session)); }
struct session *make_elsewhere_or_stop(void) {
    struct session *session = malloc(sizeof *session);
    if (session == NULL) exit(1);
    return session;
}
void count_elsewhere(struct session *session) { session->count = 1; }
