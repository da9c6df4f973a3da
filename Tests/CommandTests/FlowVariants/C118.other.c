#include <stdlib.h>

void free_elsewhere(void *memory) { free(memory); }
