#include <stdlib.h>

void drop_elsewhere(void *pointer) { free(pointer); }
void keep_elsewhere(void *pointer) { (void)pointer; }
