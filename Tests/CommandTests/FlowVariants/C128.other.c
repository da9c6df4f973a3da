#include <stdio.h>
#include <stdlib.h>

int number_elsewhere(void) {
    char line[16];
    if (fgets(line, sizeof line, stdin) == NULL) return 'a';
    return atoi(line);
}
void show_elsewhere(const char *text) { puts(text); }
