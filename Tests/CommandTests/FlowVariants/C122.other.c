static int *kept;
void keep_elsewhere(int *value) { kept = value; }
void look_elsewhere(const int *value) { (void)value; }
