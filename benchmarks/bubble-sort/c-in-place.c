// Insertion by relinking: no cell is allocated or written beyond one link. Cells of 16 bytes side by side in one block.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct cell {
  int64_t head;
  struct cell *tail;
} cell;

static cell *make(cell *arena, long n, int64_t seed) {
  cell *list = NULL;
  for (long i = 0; i < n; i++) {
    seed = (seed * 25214903917u + 11) & 281474976710655;
    arena[i] = (cell){seed >> 16, list};
    list = &arena[i];
  }
  return list;
}

static cell *sort(cell *list) {
  cell *sorted = NULL;
  while (list) {
    cell *next = list->tail;
    cell **hole = &sorted;
    while (*hole && list->head > (*hole)->head) hole = &(*hole)->tail;
    list->tail = *hole;
    *hole = list;
    list = next;
  }
  return sorted;
}

static int64_t checksum(cell *list) {
  int64_t previous = 0, sum = 0;
  for (; list; list = list->tail) {
    if (list->head < previous) return -1;
    previous = list->head;
    sum = (sum * 31 + previous) % 1000000007;
  }
  return sum;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 2000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) {
    cell *arena = malloc((n + 1) * sizeof(cell));
    int64_t one = checksum(sort(make(arena, n, 42 + i)));
    free(arena);
    if (one < 0) return puts("not sorted"), 1;
    sum = (sum * 31 + one) % 1000000007;
  }
  printf("%ld %lld\n", n, (long long)sum);
}
