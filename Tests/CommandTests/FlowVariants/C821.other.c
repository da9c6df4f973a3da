int next_elsewhere(int value) { return value - 1; }
void wait_elsewhere(void) {}
