#include <stdio.h>

void close_elsewhere(FILE *file) { fclose(file); }
void look_elsewhere(FILE *file) { fputs("seen", file); }
