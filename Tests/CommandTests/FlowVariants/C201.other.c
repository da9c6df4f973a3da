#include <stdio.h>

int read_elsewhere(void) {
    int value = 0;
    if (fscanf(stdin, "%d", &value) != 1) return 0;
    return value;
}
int add_elsewhere(int value) { return value + 1; }
