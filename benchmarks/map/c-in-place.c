// A loop adds in place. Cells are 16 bytes, cut from blocks; what a list leaves goes to a list of free cells.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct cell {
  int64_t head;
  struct cell *tail;
} cell;

static cell *unused, *bump, *limit;

static cell *take(void) {
  if (unused) {
    cell *taken = unused;
    unused = taken->tail;
    return taken;
  }
  if (bump == limit) {
    bump = malloc(65536 * sizeof(cell));
    limit = bump + 65536;
  }
  return bump++;
}

static cell *make(long n, int64_t seed) {
  cell *list = NULL;
  for (; n > 0; n--) {
    cell *fresh = take();
    *fresh = (cell){seed + n, list};
    list = fresh;
  }
  return list;
}

static void increment(cell *list) {
  for (; list; list = list->tail) list->head++;
}

static int64_t checksum(cell *list) {
  int64_t sum = 0;
  while (list) {
    cell *rest = list->tail;
    sum = (sum * 31 + list->head) & 281474976710655;
    list->tail = unused;
    unused = list;
    list = rest;
  }
  return sum;
}

static int64_t once(long n, int64_t seed) {
  cell *list = make(n, seed);
  for (int i = 0; i < 10; i++) increment(list);
  return checksum(list);
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 1000000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
