// C has no closures: a parser by recursive descent, which is what the others would be if all their functions were known.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t next_seed(int64_t seed) { return (seed * 25214903917u + 11) & 281474976710655; }

static char *put(char *to, int64_t n, int64_t seed);

static char *put_operand(char *to, int64_t n, int64_t seed) {
  bool enclosed = (seed >> 16) % 2 == 0;
  if (enclosed) *to++ = '(';
  to = put(to, n, seed);
  if (enclosed) *to++ = ')';
  return to;
}

static char *put(char *to, int64_t n, int64_t seed) {
  int64_t number = seed >> 16;
  if (n <= 1) {
    *to++ = '0' + number % 100 / 10;
    *to++ = '0' + number % 10;
    return to;
  }
  to = put_operand(to, n / 2, next_seed(seed));
  *to++ = "+-*"[number % 3];
  return put_operand(to, n - n / 2, next_seed(seed + 1));
}

static int64_t modulo(int64_t x) {
  int64_t r = x % 1000003;
  return r < 0 ? r + 1000003 : r;
}

static int64_t expression(const char **at);

static int64_t factor(const char **at) {
  int64_t value = 0;
  if (**at == '(') {
    ++*at;
    value = expression(at);
    ++*at;
  } else {
    while (**at >= '0' && **at <= '9') value = value * 10 + *(*at)++ - '0';
  }
  return value;
}

static int64_t term(const char **at) {
  int64_t value = factor(at);
  while (**at == '*') {
    ++*at;
    value = modulo(value * factor(at));
  }
  return value;
}

static int64_t expression(const char **at) {
  int64_t value = term(at);
  while (**at == '+' || **at == '-') {
    bool adds = *(*at)++ == '+';
    int64_t other = term(at);
    value = modulo(adds ? value + other : value - other);
  }
  return value;
}

static int64_t once(long n, int64_t seed) {
  char *input = malloc(8 * (n + 1));
  *put(input, n, seed) = '\0';
  const char *at = input;
  int64_t value = expression(&at);
  int64_t sum = (value * 31 + (at - input)) % 1000000007;
  free(input);
  return sum;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 1000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
