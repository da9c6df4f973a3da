#include <assert.h>
#include <stdlib.h>

int point_elsewhere(void) {
    const char *text = getenv("POINT");
    return text != NULL ? atoi(text) : 0;
}
void check_elsewhere(int point) { assert(point < 8); }
