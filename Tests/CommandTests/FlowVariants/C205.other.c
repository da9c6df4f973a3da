#include <stdlib.h>

int divisor_elsewhere(void) {
    const char *text = getenv("RTU_DIVISOR");
    return text == NULL ? 1 : atoi(text);
}
int safe_divisor_elsewhere(void) {
    const char *text = getenv("RTU_DIVISOR");
    int value = text == NULL ? 1 : atoi(text);
    return value > 0 ? value : 1;
}
