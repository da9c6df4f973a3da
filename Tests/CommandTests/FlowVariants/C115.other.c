#include <stdlib.h>

void release_elsewhere(void *pointer) { free(pointer); }
void look_elsewhere(const void *pointer) { (void)pointer; }
