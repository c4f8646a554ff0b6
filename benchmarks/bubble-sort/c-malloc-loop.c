// The same allocations as c-malloc.c, a cell freed and a cell allocated at every step, with the insertion as a loop.
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

static cell *insert(int64_t v, cell *list) {
  cell *result;
  cell **hole = &result;
  while (list) {
    cell opened = *list;
    free(list);
    if (v <= opened.head) {
      list = cons(opened.head, opened.tail);
      break;
    }
    *hole = cons(opened.head, NULL);
    hole = &(*hole)->tail;
    list = opened.tail;
  }
  *hole = cons(v, list);
  return result;
}

static cell *sort(cell *list) {
  cell *sorted = NULL;
  while (list) {
    cell opened = *list;
    free(list);
    sorted = insert(opened.head, sorted);
    list = opened.tail;
  }
  return sorted;
}

static cell *make(long n, int64_t seed) {
  cell *list = NULL;
  for (; n > 0; n--) {
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

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 2000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) {
    int64_t one = checksum(sort(make(n, 42 + i)));
    if (one < 0) return puts("not sorted"), 1;
    sum = (sum * 31 + one) % 1000000007;
  }
  printf("%ld %lld\n", n, (long long)sum);
}
