// The same from a list of free nodes, which stand in blocks: what a program does that knows that all its nodes have 16 bytes.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct tree {
  struct tree *left, *right;
} tree;

static tree *unused, *bump, *limit;

static tree *take(void) {
  if (unused) {
    tree *taken = unused;
    unused = taken->left;
    return taken;
  }
  if (bump == limit) {
    bump = malloc(4096 * sizeof(tree));
    limit = bump + 4096;
  }
  return bump++;
}

static void give(tree *t) {
  t->left = unused;
  unused = t;
}

static tree *make(int depth) {
  tree *t = take();
  *t = depth <= 0 ? (tree){NULL, NULL} : (tree){make(depth - 1), make(depth - 1)};
  return t;
}

static int64_t count(const tree *t) { return t ? count(t->left) + count(t->right) + 1 : 0; }

static void discard(tree *t) {
  if (!t) return;
  discard(t->left);
  discard(t->right);
  give(t);
}

static int64_t count_new(int depth) {
  tree *t = make(depth);
  int64_t nodes = count(t);
  discard(t);
  return nodes;
}

static int64_t once(long n, int64_t seed) {
  const int64_t mask = 281474976710655;
  int64_t sum = seed * 31 + count_new(n + 1);
  tree *kept = make(n);
  for (long depth = 4; depth <= n; depth += 2) {
    for (long times = 1L << (n - depth + 4); times > 0; times--) sum = (sum * 31 + count_new(depth) + times) & mask;
  }
  int64_t nodes = count(kept);
  discard(kept);
  return (sum * 31 + nodes) & mask;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 14;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
