// The least program.
#include <stdio.h>

int main(void) { puts("Hello"); }
