#include <stdlib.h>

void blink(void);

int count_elsewhere(void) {
    const char *text = getenv("COUNT");
    return text != NULL ? atoi(text) : 0;
}
void blink_elsewhere(int times) {
    for (int i = 0; i < times; i++) blink();
}
