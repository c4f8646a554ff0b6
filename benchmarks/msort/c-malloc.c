// The functional program taken at its word, as loops: what is matched is freed, what is built allocated.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct cell {
  int64_t head;
  struct cell *tail;
} cell;

static cell *cons(int64_t head, cell *tail) {
  cell *fresh = malloc(sizeof(cell));
  *fresh = (cell){head, tail};
  return fresh;
}

static cell *merge(cell *xs, cell *ys) {
  cell *first = NULL, **hole = &first;
  while (xs && ys) {
    cell **smaller = xs->head <= ys->head ? &xs : &ys;
    cell opened = **smaller;
    free(*smaller);
    *smaller = opened.tail;
    *hole = cons(opened.head, NULL);
    hole = &(*hole)->tail;
  }
  *hole = xs ? xs : ys;
  return first;
}

static cell *sort(cell *list) {
  if (!list || !list->tail) return list;
  cell *left = NULL, *right = NULL;
  while (list) {
    cell opened = *list;
    free(list);
    cell *longer = cons(opened.head, left);
    left = right;
    right = longer;
    list = opened.tail;
  }
  return merge(sort(left), sort(right));
}

static cell *make(long n, int64_t seed) {
  cell *list = NULL;
  for (long i = 0; i < n; i++) {
    seed = (seed * 25214903917u + 11) & 281474976710655;
    list = cons(seed >> 16, list);
  }
  return list;
}

static int64_t checksum(cell *list) {
  int64_t previous = 0, sum = 0;
  while (list) {
    cell opened = *list;
    free(list);
    if (opened.head < previous) return -1;
    previous = opened.head;
    sum = (sum * 31 + previous) % 1000000007;
    list = opened.tail;
  }
  return sum;
}

static int64_t once(long n, int64_t seed) { return checksum(sort(make(n, seed))); }

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 100000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
