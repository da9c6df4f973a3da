/* Start-up: open what needs privileges, drop them, serve. */
#include "rtu.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define RTU_UID 1200
#define RTU_GID 1200

extern int serve(int server);

static int drop_privileges(uid_t user, gid_t group)
{
    if (setgid(group) != 0) {
        return errno;
    }
    if (setuid(user) != 0) {
        return errno;
    }
    return 0;
}

/* With RLIMIT_NPROC reached the call fails, and the service port runs as root. */
int drop_service_privileges(uid_t user)
{
    setuid(user); // finds C505
    return 0;
}

int main(int count, char **arguments)
{
    struct rtu_config config = {.listen_address = "192.168.10.2", .modbus_port = 502, .poll_interval_ms = 500};
    const char *path = count > 1 ? arguments[1] : "/etc/rtu/rtu.conf";

    (void)umask(0027);
    int result = config_load(&config, path);
    if (result != 0) {
        log_event("%s: error %d\n", path, result);
        return EXIT_FAILURE;
    }
    int server = modbus_listen(&config);
    if (server < 0) {
        log_event("port %u is not available\n", (unsigned)config.modbus_port);
        return EXIT_FAILURE;
    }
    result = drop_privileges(RTU_UID, RTU_GID);
    if (result != 0) {
        log_event("still privileged: error %d\n", result);
        return EXIT_FAILURE;
    }
    return serve(server) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
