struct pair {
    int low, high;
};

int high_elsewhere(const void *context) { return ((const struct pair *)context)->high; }
