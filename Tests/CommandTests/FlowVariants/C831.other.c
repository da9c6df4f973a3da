int set_elsewhere;

int fixed_elsewhere(void) { return 0; }
int varied_elsewhere(int key) {
    set_elsewhere = key;
    return key > 2;
}
