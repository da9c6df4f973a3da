#include <stdlib.h>

int value_elsewhere(void) {
    const char *text = getenv("RTU_LEVEL");
    return text == NULL ? 0 : atoi(text);
}
int small_value_elsewhere(void) {
    const char *text = getenv("RTU_LEVEL");
    int value = text == NULL ? 0 : atoi(text);
    return value < 0 || value > 100 ? 0 : value;
}
