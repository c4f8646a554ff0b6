// Nodes that never change and are shared. They stand in blocks that are all freed at the end.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef enum { CONSTANT, X, SUM, PRODUCT, POWER, LOGARITHM } kind;

typedef struct expression {
  kind kind;
  int64_t number;  // of a constant, or the exponent
  const struct expression *left, *right;
} expression;

typedef const expression *term;

typedef struct block {
  struct block *before;
  expression nodes[2048];
} block;

static block *blocks;
static int used = 2048;

static term node(kind kind, int64_t number, term left, term right) {
  if (used == 2048) {
    block *fresh = malloc(sizeof(block));
    fresh->before = blocks;
    blocks = fresh;
    used = 0;
  }
  expression *fresh = &blocks->nodes[used++];
  *fresh = (expression){kind, number, left, right};
  return fresh;
}

static void free_all(void) {
  while (blocks) {
    block *before = blocks->before;
    free(blocks);
    blocks = before;
  }
  used = 2048;
}

static term constant(int64_t number) { return node(CONSTANT, number, NULL, NULL); }

static int is(term t, int64_t number) { return t->kind == CONSTANT && t->number == number; }

static int begins_with_constant(term t, kind kind) { return t->kind == kind && t->left->kind == CONSTANT; }

static term sum(term f, term g) {
  if (f->kind == CONSTANT && g->kind == CONSTANT) return constant(f->number + g->number);
  if (is(f, 0)) return g;
  if (is(g, 0)) return f;
  if (f->kind == CONSTANT && begins_with_constant(g, SUM)) return sum(constant(f->number + g->left->number), g->right);
  if (g->kind == CONSTANT) return sum(g, f);
  if (f->kind != CONSTANT && begins_with_constant(g, SUM)) return sum(g->left, sum(f, g->right));
  if (f->kind == SUM) return sum(f->left, sum(f->right, g));
  return node(SUM, 0, f, g);
}

static term product(term f, term g) {
  if (f->kind == CONSTANT && g->kind == CONSTANT) return constant(f->number * g->number);
  if (is(f, 0) || is(g, 0)) return constant(0);
  if (is(f, 1)) return g;
  if (is(g, 1)) return f;
  if (f->kind == CONSTANT && begins_with_constant(g, PRODUCT)) return product(constant(f->number * g->left->number), g->right);
  if (g->kind == CONSTANT) return product(g, f);
  if (f->kind != CONSTANT && begins_with_constant(g, PRODUCT)) return product(g->left, product(f, g->right));
  if (f->kind == PRODUCT) return product(f->left, product(f->right, g));
  return node(PRODUCT, 0, f, g);
}

static term power(term f, int64_t n) {
  if (n == 0) return constant(1);
  if (n == 1) return f;
  if (f->kind == POWER) return power(f->left, f->number * n);
  return node(POWER, n, f, NULL);
}

static term derivative(term e) {
  switch (e->kind) {
    case CONSTANT: return constant(0);
    case X: return constant(1);
    case SUM: return sum(derivative(e->left), derivative(e->right));
    case PRODUCT: return sum(product(e->left, derivative(e->right)), product(e->right, derivative(e->left)));
    case POWER: return product(product(constant(e->number), power(e->left, e->number - 1)), derivative(e->left));
    case LOGARITHM: return product(power(e->left, -1), derivative(e->left));
  }
  return NULL;
}

static int64_t step(int64_t total, int64_t x) { return (total * 31 + x) & 281474976710655; }

static int64_t checksum(term e, int64_t total) {
  switch (e->kind) {
    case CONSTANT: return step(total, e->number + 1);
    case X: return step(total, 2);
    case SUM: return checksum(e->right, checksum(e->left, step(total, 3)));
    case PRODUCT: return checksum(e->right, checksum(e->left, step(total, 4)));
    case POWER: return checksum(e->left, step(total, e->number + 5));
    case LOGARITHM: return checksum(e->left, step(total, 6));
  }
  return 0;
}

static int64_t once(long n, int64_t seed) {
  term x = node(X, 0, NULL, NULL);
  term e = product(power(x, 3), product(node(LOGARITHM, 0, x, NULL), power(sum(x, constant(seed)), -2)));
  for (long i = 0; i < n; i++) e = derivative(e);
  int64_t total = checksum(e, 0);
  free_all();
  return total;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 6;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
