#include <stdlib.h>

int count_elsewhere(void) {
    const char *text = getenv("RTU_COUNT");
    return text == NULL ? 0 : atoi(text);
}
int safe_count_elsewhere(void) {
    const char *text = getenv("RTU_COUNT");
    int count = text == NULL ? 0 : atoi(text);
    return count < 0 ? 0 : count;
}
