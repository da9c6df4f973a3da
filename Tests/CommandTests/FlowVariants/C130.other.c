void upper_elsewhere(char *text) { text[0] = 'A'; }
void look_elsewhere(const char *text) { (void)text; }
