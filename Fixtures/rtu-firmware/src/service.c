/* The service console: what a technician types, each command once with a flaw and once without. */
#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CHANNELS 8

struct poke { int *target; int value; };
struct set { int channel; int value; };

static int outputs[CHANNELS];
static int *selected;

static int number(FILE *console)
{
    int value = 0;
    return fscanf(console, "%d", &value) == 1 ? value : 0;
}

/* A channel too many. */
void service_clear(void)
{
    int values[CHANNELS];
    for (int channel = 0; channel <= CHANNELS; channel++) {
        values[channel] = 0; // finds C110
    }
    memcpy(outputs, values, sizeof outputs);
}

void service_clear_safely(void)
{
    int values[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
        values[channel] = 0;
    }
    memcpy(outputs, values, sizeof outputs);
}

int service_read(FILE *console)
{
    int channel = number(console);
    return channel < CHANNELS ? outputs[channel] : 0; // finds C111
}

int service_read_safely(FILE *console)
{
    int channel = number(console);
    return channel >= 0 && channel < CHANNELS ? outputs[channel] : 0;
}

int service_peek(void)
{
    int *copy = malloc(sizeof outputs);
    if (copy == NULL) {
        return 0;
    }
    memcpy(copy, outputs, sizeof outputs);
    free(copy);
    return copy[0]; // finds C115
}

void service_drop(int twice)
{
    char *text = malloc(16);
    if (text == NULL) {
        return;
    }
    if (twice) {
        free(text);
    }
    free(text); // finds C116
}

void service_skip_blank(void)
{
    char *text = malloc(16);
    if (text == NULL) {
        return;
    }
    text++;
    free(text); // finds C117
}

void service_log_end(const char *path)
{
    FILE *log = fopen(path, "r");
    if (log != NULL) {
        free(log); // finds C118
    }
}

int service_begin(int level)
{
    char *session = malloc(64); // finds C119
    if (session == NULL) {
        return -1;
    }
    if (level < 0) {
        return -1;
    }
    free(session);
    return 0;
}

int service_begin_safely(int level)
{
    char *session = malloc(64);
    if (session == NULL) {
        return -1;
    }
    int result = level < 0 ? -1 : 0;
    free(session);
    return result;
}

int service_first(const int *table)
{
    if (table == NULL) {
        return table[0]; // finds C120
    }
    return table[0];
}

int service_limit(int level)
{
    int limit;
    if (level == 1) {
        limit = 10;
    }
    return limit; // finds C121
}

void service_select(void) // finds C122
{
    int value = 1;
    selected = &value;
}

int service_selected(void)
{
    return selected == NULL ? 0 : *selected;
}

void *service_room(FILE *console)
{
    unsigned size = 0;
    if (fscanf(console, "%u", &size) != 1) {
        return NULL;
    }
    return malloc(size); // finds C123
}

void *service_room_safely(FILE *console)
{
    unsigned size = 0;
    if (fscanf(console, "%u", &size) != 1 || size > 1024) {
        return NULL;
    }
    return malloc(size);
}

ptrdiff_t service_place(void)
{
    char frame[8] = {0};
    char copy[8] = {0};
    return &frame[4] - copy; // finds C124
}

void service_poke(int line)
{
    struct poke poke;
    if (read(line, &poke, sizeof poke) == (ssize_t)sizeof poke) {
        *poke.target = poke.value; // finds C126
    }
}

void service_set(int line)
{
    struct set set;
    if (read(line, &set, sizeof set) == (ssize_t)sizeof set && set.channel >= 0 && set.channel < CHANNELS) {
        outputs[set.channel] = set.value;
    }
}

int *service_table(void)
{
    int *table = malloc(16);
    table[0] = 1; // finds C127
    return table;
}

int service_next(FILE *console)
{
    return number(console) + 1; // finds C201
}

unsigned service_payload(FILE *console)
{
    unsigned length = 0;
    if (fscanf(console, "%u", &length) != 1) {
        return 0;
    }
    return length - 8; // finds C202
}

void service_copy(FILE *console, char *to, const char *from)
{
    int length = number(console);
    if (length <= CHANNELS) {
        memcpy(to, from, length); // finds C203
    }
}

short service_channel(FILE *console)
{
    int channel = number(console);
    return (short)channel; // finds C204
}

int service_rate(FILE *console, int total)
{
    int interval = number(console);
    return total / interval; // finds C205
}

int service_rate_safely(FILE *console, int total)
{
    int interval = number(console);
    return interval > 0 ? total / interval : 0;
}

void service_blink(FILE *console)
{
    int times = number(console);
    for (int turn = 0; turn < times; turn++) { // finds C302
        outputs[0] = turn & 1;
    }
}

int service_probe(const char *path)
{
    FILE *file = fopen(path, "r"); // finds C510
    return file != NULL;
}

void service_finish(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        (void)fclose(file);
        (void)fclose(file); // finds C511
    }
}

void service_expect(FILE *console)
{
    int value = number(console);
    assert(value > 5); // finds C830
}

struct band { int low; int high; };

static int width(const void *context)
{
    const struct band *band = context;
    return band->high - band->low; // finds C125
}

int service_width(FILE *console)
{
    int limit = number(console) & 0xff;
    return width(&limit);
}

int service_band(void)
{
    struct band band = { 1, 4 };
    return width(&band);
}

void service_mark(FILE *console)
{
    char mark[3];
    mark[0] = (char)number(console);
    mark[1] = '*';
    mark[2] = '\0';
    (void)puts(mark); // finds C128
}

int service_gain(FILE *console)
{
    double gain = 1;
    if (fscanf(console, "%lf", &gain) != 1) {
        return 0;
    }
    return (int)gain; // finds C206
}

int service_gain_safely(FILE *console)
{
    double gain = 1;
    if (fscanf(console, "%lf", &gain) != 1 || !(gain >= 0 && gain < 100)) {
        return 0;
    }
    return (int)gain;
}

int service_timeout(const struct band *band)
{
    int high = band->high;
    if (band == NULL) { // finds C129
        return 0;
    }
    return high;
}

int service_timeout_safely(const struct band *band)
{
    return band == NULL ? 0 : band->high;
}

int service_sum(FILE *console)
{
    int sum;
    sum = number(console); // finds C809
    sum = number(console);
    return sum;
}

static void service_reset(void) // finds C818
{
    selected = NULL;
}

int service_sign(long value)
{
    union {
        long whole;
        unsigned char bytes[sizeof(long)];
    } view;
    view.whole = value;
    return view.bytes[3] >> 7; // finds C820
}

void service_wait(void)
{
    int turn = 0;
    while (turn >= 0) { // finds C821
        outputs[turn % CHANNELS] = 0;
        turn = (turn + 1) % 256;
    }
}

void service_wait_safely(void)
{
    unsigned left = 8;
    while (left > 0) {
        left--;
        outputs[left] = 0;
    }
}

int service_mode(int mode)
{
    if (0) { // finds C813
        return mode;
    }
    return 1;
}

static const int point_limits[2] = {10, 90};

void raise_limit(int step) { *(int *)&point_limits[0] = step; } // finds C130

static int tuned_limits[2] = {10, 90};

void raise_limit_safely(int step) { tuned_limits[0] = step; }

void drop_transport_header(unsigned char frame[64]) { memcpy(frame, frame + 2, 62); } // finds C131

void drop_transport_header_safely(unsigned char frame[64]) { memmove(frame, frame + 2, 62); }

unsigned point_mask(FILE *console)
{
    int point = 0;
    if (fscanf(console, "%d", &point) != 1) return 0;
    return 1u << point; // finds C207
}

unsigned point_mask_safely(FILE *console)
{
    int point = 0;
    if (fscanf(console, "%d", &point) != 1 || point < 0 || point > 31) return 0;
    return 1u << point;
}
