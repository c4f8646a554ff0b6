// Cells are relinked: dealing and merging are loops that write links only. 16-byte cells, all of a list in one block.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct cell {
  int64_t head;
  struct cell *tail;
} cell;

static cell *merge(cell *xs, cell *ys) {
  cell *first = NULL, **hole = &first;
  while (xs && ys) {
    if (xs->head <= ys->head) {
      *hole = xs;
      hole = &xs->tail;
      xs = xs->tail;
    } else {
      *hole = ys;
      hole = &ys->tail;
      ys = ys->tail;
    }
  }
  *hole = xs ? xs : ys;
  return first;
}

static cell *sort(cell *list) {
  if (!list || !list->tail) return list;
  cell *left = NULL, *right = NULL;
  while (list) {
    cell *rest = list->tail;
    list->tail = left;
    left = right;
    right = list;
    list = rest;
  }
  return merge(sort(left), sort(right));
}

static cell *make(long n, int64_t seed, cell *cells) {
  cell *list = NULL;
  for (long i = 0; i < n; i++) {
    seed = (seed * 25214903917u + 11) & 281474976710655;
    cells[i] = (cell){seed >> 16, list};
    list = &cells[i];
  }
  return list;
}

static int64_t checksum(const cell *list) {
  int64_t previous = 0, sum = 0;
  for (; list; list = list->tail) {
    if (list->head < previous) return -1;
    previous = list->head;
    sum = (sum * 31 + previous) % 1000000007;
  }
  return sum;
}

static int64_t once(long n, int64_t seed) {
  cell *cells = malloc((n + 1) * sizeof(cell));
  int64_t sum = checksum(sort(make(n, seed, cells)));
  free(cells);
  return sum;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 100000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
