#include <stdio.h>
#include <stdlib.h>

double read_elsewhere(void) {
    char text[32];
    return fgets(text, sizeof text, stdin) ? atof(text) : 0;
}

double read_checked_elsewhere(void) {
    double value = read_elsewhere();
    return value >= 0 && value <= 100 ? value : 0;
}
