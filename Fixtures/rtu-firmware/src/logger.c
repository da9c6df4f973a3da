/* The event log: kept in RAM, written to flash when it is rotated. */
#include "rtu.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LOG_LINE 160

static char last_line[LOG_LINE];

void log_event(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(last_line, sizeof last_line, format, arguments);
    va_end(arguments);
    (void)fputs(last_line, stderr);
}

/* Text that a master sent with function 0x2B. */
void log_remote_text(const char *text)
{
    log_event("master says: %s\n", text);
}

/* The operator's note, typed at the panel. */
void log_operator_note(const char *note)
{
    (void)fprintf(stderr, note); // finds C301
}

/* The name of a severity. String literals live as long as the program. */
static const char *severity_name(int severity)
{
    return severity == 3 ? "TRIP" : severity == 2 ? "ALARM" : "EVENT";
}

static const char *time_stamp(void)
{
    char text[32];
    struct timespec now = {0};
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) {
        return "no clock";
    }
    (void)snprintf(text, sizeof text, "%lld.%03ld", (long long)now.tv_sec, now.tv_nsec / 1000000);
    return text; // finds C105 C122
}

void log_alarm(int severity, const char *point)
{
    log_event("%s %s %s\n", time_stamp(), severity_name(severity), point);
}

/* Between the choice of the name and the open, somebody else may put a link there. */
static int open_scratch_by_name(void)
{
    char name[] = "/tmp/rtu-log-XXXXXX";
    if (mktemp(name) == NULL || name[0] == '\0') { // finds C503
        return -1;
    }
    return open(name, O_RDWR | O_CREAT, 0600);
}

static int open_scratch(void)
{
    char name[] = "/var/lib/rtu/log-XXXXXX";
    int descriptor = mkstemp(name);
    if (descriptor >= 0 && unlink(name) != 0) {
        log_event("scratch file stays: %s\n", strerror(errno));
    }
    return descriptor;
}

int log_scratch(bool volatile_storage)
{
    return volatile_storage ? open_scratch_by_name() : open_scratch();
}

int log_rotate(const char *path)
{
    if (chmod(path, 0640) != 0) {
        return errno;
    }
    char old[128];
    int written = snprintf(old, sizeof old, "%s.1", path);
    if (written < 0 || (size_t)written >= sizeof old) {
        return ENAMETOOLONG;
    }
    return rename(path, old) == 0 ? 0 : errno;
}

/* Every process on the unit may now rewrite the history of what happened. */
int log_share(const char *path)
{
    return chmod(path, 0666) == 0 ? 0 : errno; // finds C504
}

/* Recorded decisions to accept a finding: what they need, and what is wrong with the others. */
void log_banner(char *line, const char *unit)
{
    /* iacslint:allow(C101) by=mkeller approved-by=hbauer -- unit is one of the four names in the type plate, at most 11 bytes */
    strcpy(line, unit);
    /* iacslint:allow(C101) by=mkeller approved-by=hbauer */ // finds M101
    strcat(line, " ready"); // finds C101
    /* iacslint:allow(C301) by=mkeller approved-by=hbauer -- the format came from the message table */ // finds M102
    log_event("%s\n", line);
    /* iacslint:allow(C101) until=2024-06-30 by=mkeller approved-by=hbauer -- goes with the old banner */ // finds M103
    strcat(line, "\n"); // finds C101
    /* iacslint:allow(C998) by=mkeller approved-by=hbauer -- see the review of release 2 */ // finds M104
    log_event("%s", line);
    /* iacslint:allow(C101) by=mkeller approved-by=mkeller -- only in the test build */ // finds M105
    strcat(line, "."); // finds C101
    /* iacslint:allow(C) by=mkeller approved-by=hbauer -- old module */ // finds M106
    strcat(line, "\r"); // finds C101
}
