// The text of the functional program taken at its word, as a loop: each step frees the cell that it has read and allocates a new one.
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

static cell *make(long n, int64_t seed) {
  cell *list = NULL;
  for (; n > 0; n--) list = cons(seed + n, list);
  return list;
}

static cell *increment(cell *list) {
  cell *first = NULL, **hole = &first;
  while (list) {
    cell opened = *list;
    free(list);
    *hole = cons(opened.head + 1, NULL);
    hole = &(*hole)->tail;
    list = opened.tail;
  }
  return first;
}

static int64_t checksum(cell *list) {
  int64_t sum = 0;
  while (list) {
    cell opened = *list;
    free(list);
    sum = (sum * 31 + opened.head) & 281474976710655;
    list = opened.tail;
  }
  return sum;
}

static int64_t once(long n, int64_t seed) {
  cell *list = make(n, seed);
  for (int i = 0; i < 10; i++) list = increment(list);
  return checksum(list);
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 1000000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
