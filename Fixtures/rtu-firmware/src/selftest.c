/* What the unit checks of itself at start, and on the maintenance command. Each slip of the pen has its safe twin. */
#include <stdio.h>
#include <stdlib.h>

enum { CHANNELS = 8 };

extern void trip(void);
extern void open_relay(void);
extern void close_relay(void);
extern int read_channel(int channel);

/* One pass over the channels: the words lie `stride` apart. */
unsigned second_word(unsigned *words)
{
    return *(words + 1 * sizeof(unsigned)); // finds C140
}

unsigned second_word_ok(unsigned *words)
{
    return *(words + 1);
}

struct trace {
    int *samples;
    size_t count;
};

int trace_grow(struct trace *trace, size_t count)
{
    if (count > 4096) {
        return -1;
    }
    trace->samples = realloc(trace->samples, count * sizeof *trace->samples); // finds C142
    return trace->samples != NULL ? 0 : -1;
}

int trace_grow_ok(struct trace *trace, size_t count)
{
    if (count > 4096) {
        return -1;
    }
    int *larger = realloc(trace->samples, count * sizeof *larger);
    if (larger == NULL) {
        return -1;
    }
    trace->samples = larger;
    trace->count = count;
    return 0;
}

unsigned boot_word(void)
{
    const unsigned *image = (const unsigned *)0x08004000; // finds C143
    return *image;
}

unsigned reset_cause(void)
{
    return *(volatile unsigned *)0x40021024;
}

int test_result(int code)
{
    int result = 0;
    switch (code) { // finds C804
    case 1:
        result = 10;
        break;
    case 2:
        result = 20;
        break;
    }
    return result;
}

void maintenance(int command)
{
    switch (command) {
    case 0:
        open_relay();
    case 1: // finds C805
        close_relay();
        break;
    case 2:
        open_relay();
        /* fall through */
    default:
        trip();
        break;
    }
}

void overload(int current, int limit)
{
    if (current > limit); // finds C806
    {
        trip();
    }
}

void overload_ok(int current, int limit)
{
    if (current > limit)
        trip();
    open_relay();
}

void undervoltage(int voltage, int limit)
{
    if (voltage < limit)
        open_relay();
        trip(); // finds C807
}

int stop(int reason)
{
    return reason;
    open_relay(); // finds C808
}

int channels_in_order(void)
{
    int last = 0; // finds C810
    for (int channel = 0; channel < CHANNELS; channel++) {
        last = read_channel(channel);
    }
    return 0;
}

int channel_number(unsigned channel, unsigned char flags)
{
    if (channel < 0) { // finds C811
        return -1;
    }
    if ((flags & 0x06) == 0x01) { // finds C811
        return 0;
    }
    return channel < CHANNELS && (flags & 0x06) == 0x02 ? 1 : 0;
}

int redundant_agree(int first, int second)
{
    int difference = first - first; // finds C812
    return difference == second - first;
}

static const int simulate = 0;

void output(int value)
{
    if (simulate) { // finds C831
        return;
    }
    if (value) {
        close_relay();
    }
}

static int door_closed(void)
{
    return read_channel(7);
}

int may_switch(void)
{
    if (door_closed != 0) { // finds C814
        return 1;
    }
    return door_closed() != 0;
}

int settle(int level)
{
    int next = level - 1;
    return settle(next); // finds C816 C703
}

int wait_ready(void)
{
    for (;;) { // finds C817
        read_channel(0);
    }
}

void report_channel(int channel, const char *name)
{
    printf("channel %d: %s\n", channel); // finds C819
    printf("channel %d: %s\n", channel, name);
}

/* The parts of a test that read otherwise than they look. */
int limits_hold(int low, int value, int high)
{
    return low < value < high; // finds C822
}

int limits_hold_ok(int low, int value, int high)
{
    return low < value && value < high;
}

int first_byte(FILE *log)
{
    char byte = getc(log);
    return byte == EOF ? -1 : 0; // finds C823
}

int first_byte_ok(FILE *log)
{
    int byte = getc(log);
    return byte == EOF ? -1 : 0;
}

void count_down(void)
{
    for (int channel = CHANNELS; channel > 0; channel++) { // finds C824 C821
        close_relay();
    }
}

void count_down_ok(void)
{
    for (int channel = CHANNELS; channel > 0; channel--) {
        close_relay();
    }
}

typedef int (*probe)(int channel);
extern void use_probe(probe probe);

static int probe_range(int channel, int range)
{
    return read_channel(channel) > range;
}

static int probe_channel(int channel)
{
    return probe_range(channel, 0);
}

void choose_probe(int quick)
{
    if (quick) {
        use_probe((probe)probe_range); // finds C815
    } else {
        use_probe(probe_channel);
    }
}
