#include <stdlib.h>

void free_elsewhere(char *text) { free(text); }
