// All solutions as a list of lists whose tails are shared. The cells stand in blocks that are all freed at the end.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct board {
  int64_t column;
  const struct board *rest;
} board;

typedef struct boards {
  const board *first;
  struct boards *rest;
} boards;

typedef struct block {
  struct block *before;
  char bytes[65536 - sizeof(struct block *)];
} block;

static block *blocks;
static size_t used = sizeof blocks->bytes;

static void *take(size_t bytes) {
  if (used + bytes > sizeof blocks->bytes) {
    block *fresh = malloc(sizeof(block));
    fresh->before = blocks;
    blocks = fresh;
    used = 0;
  }
  used += bytes;
  return blocks->bytes + used - bytes;
}

static void free_all(void) {
  while (blocks) {
    block *before = blocks->before;
    free(blocks);
    blocks = before;
  }
  used = sizeof blocks->bytes;
}

static bool is_safe(int64_t column, const board *rows) {
  for (int64_t distance = 1; rows; distance++, rows = rows->rest) {
    int64_t apart = column - rows->column;
    if (apart == 0 || apart == distance || apart == -distance) return false;
  }
  return true;
}

static boards *push(const board *first, boards *rest) {
  boards *fresh = take(sizeof(boards));
  *fresh = (boards){first, rest};
  return fresh;
}

static boards *add_row(long n, int64_t lowest, const boards *shorter) {
  boards *longer = NULL;
  for (; shorter; shorter = shorter->rest) {
    for (int64_t column = lowest + n - 1; column >= lowest; column--) {
      if (!is_safe(column, shorter->first)) continue;
      board *fresh = take(sizeof(board));
      *fresh = (board){column, shorter->first};
      longer = push(fresh, longer);
    }
  }
  return longer;
}

static int64_t once(long n, int64_t seed) {
  boards *all = push(NULL, NULL);
  for (long row = 0; row < n; row++) all = add_row(n, seed, all);
  int64_t sum = 0;
  for (; all; all = all->rest) {
    for (const board *rows = all->first; rows; rows = rows->rest) sum = (sum * 31 + rows->column) & 281474976710655;
  }
  free_all();
  return sum;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 8;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
