#include <stdint.h>
extern int64_t conf_count;
int64_t conf_next(int64_t step);
