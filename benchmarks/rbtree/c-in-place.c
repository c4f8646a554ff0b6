// The same insertion on nodes that are relinked in place: 32 bytes, cut from blocks; what a tree leaves goes to a list of free nodes.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef enum { RED, BLACK } color;

typedef struct node {
  color color;
  bool value;
  int64_t key;
  struct node *left, *right;
} node;

static node *unused, *bump, *limit;

static node *take(void) {
  if (unused) {
    node *taken = unused;
    unused = taken->right;
    return taken;
  }
  if (bump == limit) {
    bump = malloc(32768 * sizeof(node));
    limit = bump + 32768;
  }
  return bump++;
}

static bool is_red(const node *t) { return t && t->color == RED; }

// the middle one of three becomes the red root of two black nodes
static node *raise(node *left, node *middle, node *right) {
  left->color = BLACK;
  right->color = BLACK;
  middle->color = RED;
  middle->left = left;
  middle->right = right;
  return middle;
}

static node *balance_left(node *top) {
  node *left = top->left;
  if (is_red(left->left)) {
    top->left = left->right;
    return raise(left->left, left, top);
  }
  if (is_red(left->right)) {
    node *middle = left->right;
    left->right = middle->left;
    top->left = middle->right;
    return raise(left, middle, top);
  }
  return top;
}

static node *balance_right(node *top) {
  node *right = top->right;
  if (is_red(right->left)) {
    node *middle = right->left;
    right->left = middle->right;
    top->right = middle->left;
    return raise(top, middle, right);
  }
  if (is_red(right->right)) {
    top->right = right->left;
    return raise(top, right, right->right);
  }
  return top;
}

static node *insert_below(node *t, int64_t key, bool value) {
  if (!t) {
    node *fresh = take();
    *fresh = (node){RED, value, key, NULL, NULL};
    return fresh;
  }
  if (key < t->key) {
    bool grows = t->color == BLACK && is_red(t->left);
    t->left = insert_below(t->left, key, value);
    return grows ? balance_left(t) : t;
  }
  if (key > t->key) {
    bool grows = t->color == BLACK && is_red(t->right);
    t->right = insert_below(t->right, key, value);
    return grows ? balance_right(t) : t;
  }
  t->value = value;
  return t;
}

static node *fill(long n, int64_t seed) {
  node *t = NULL;
  while (n-- > 0) {
    t = insert_below(t, n + seed, (n + seed) % 10 == 0);
    t->color = BLACK;
  }
  return t;
}

static int64_t checksum(node *t, int64_t sum) {
  while (t) {
    node *right = t->right;
    sum = checksum(t->left, sum);
    sum = (sum * 31 + t->key + (t->value ? 7 : 0)) & 281474976710655;
    t->right = unused;
    unused = t;
    t = right;
  }
  return sum;
}

static int64_t once(long n, int64_t seed) { return checksum(fill(n, seed), 0); }

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 100000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
