int read_elsewhere(int index) { return index; }
