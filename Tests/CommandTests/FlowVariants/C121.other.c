void set_elsewhere(int *value) { *value = 3; }
int maybe_set_elsewhere(int *value, int key) {
    if (key == 0) return -1;
    *value = key;
    return 0;
}
