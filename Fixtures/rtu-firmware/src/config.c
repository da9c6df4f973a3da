/* Reads /etc/rtu/rtu.conf: one `key = value` in a line, `point NAME ADDRESS` for the point list. */
#include "rtu.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum config_result { CONFIG_OK = 0, CONFIG_UNKNOWN_KEY = -1, CONFIG_BAD_VALUE = -2 };

static int parse_number(const char *text, long low, long high, long *number)
{
    char *end = NULL;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || value < low || value > high) {
        return CONFIG_BAD_VALUE;
    }
    *number = value;
    return CONFIG_OK;
}

static int set_port(struct rtu_config *config, const char *value)
{
    long number = 0;
    int result = parse_number(value, 1, UINT16_MAX, &number);
    if (result == CONFIG_OK) {
        config->modbus_port = (uint16_t)number;
    }
    return result;
}

/* "5OO" (with letters) polls every 5 ms and floods the serial line; "fast" polls without a pause. */
static int set_poll_interval(struct rtu_config *config, const char *value)
{
    config->poll_interval_ms = (unsigned)atoi(value); // finds C502
    return CONFIG_OK;
}

static int set_site(struct rtu_config *config, const char *value)
{
    int written = snprintf(config->site, sizeof config->site, "%s", value);
    return written >= 0 && (size_t)written < sizeof config->site ? CONFIG_OK : CONFIG_BAD_VALUE;
}

static int set_listen_address(struct rtu_config *config, const char *value)
{
    strcpy(config->listen_address, value); // finds C101 C110
    return CONFIG_OK;
}

int config_set(struct rtu_config *config, const char *key, const char *value)
{
    if (strcmp(key, "port") == 0) {
        return set_port(config, value);
    }
    if (strcmp(key, "poll") == 0) {
        return set_poll_interval(config, value);
    }
    if (strcmp(key, "site") == 0) {
        return set_site(config, value);
    }
    if (strcmp(key, "listen") == 0) {
        return set_listen_address(config, value);
    }
    return CONFIG_UNKNOWN_KEY;
}

int config_load(struct rtu_config *config, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return errno;
    }
    char line[128];
    int result = CONFIG_OK;
    while (result == CONFIG_OK && fgets(line, sizeof line, file) != NULL) {
        char key[16];
        char value[96];
        if (sscanf(line, "%15s = %95s", key, value) == 2) {
            result = config_set(config, key, value);
        }
    }
    if (fclose(file) != 0 && result == CONFIG_OK) {
        result = errno;
    }
    return result;
}

/* A point of the commissioning tool's export: the tag comes from another company's drawing. */
int config_parse_point(const char *line, char *name, size_t name_size, int *address)
{
    char tag[RTU_TAG_SIZE];
    if (sscanf(line, "point %s %d", tag, address) != 2) { // finds C102 C110
        return CONFIG_BAD_VALUE;
    }
    int written = snprintf(name, name_size, "%s", tag);
    return written >= 0 && (size_t)written < name_size ? CONFIG_OK : CONFIG_BAD_VALUE;
}

/* How deep the groups nest: one stack frame for each level of a list that came from a file. */
unsigned config_group_depth(const struct point_group *group)
{
    unsigned deepest = 0;
    for (const struct point_group *child = group->first_child; child != NULL; child = child->next) {
        unsigned depth = config_group_depth(child); // finds C703
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest + 1;
}

/* The same walk by the links alone. */
unsigned config_group_depth_flat(const struct point_group *group)
{
    unsigned depth = 1;
    unsigned deepest = 1;
    const struct point_group *place = group;
    while (place != NULL) {
        deepest = depth > deepest ? depth : deepest;
        if (place->first_child != NULL) {
            place = place->first_child;
            depth++;
            continue;
        }
        while (place != group && place->next == NULL) {
            place = place->parent;
            depth--;
        }
        place = place == group ? NULL : place->next;
    }
    return deepest;
}

static int severity_of(const char *word)
{
    if (strcmp(word, "trip") == 0) {
        return 3;
    } else if (strcmp(word, "alarm") == 0) {
        return 2;
    } else if (strcmp(word, "event") == 0) {
        return 1;
    }
} // finds C803

static int quality_of(const char *word)
{
    if (strcmp(word, "good") == 0) {
        return 0;
    } else if (strcmp(word, "held") == 0) {
        return 1;
    } else {
        return 2;
    }
}

int config_rank(const char *severity, const char *quality)
{
    return severity_of(severity) * 4 + quality_of(quality);
}
