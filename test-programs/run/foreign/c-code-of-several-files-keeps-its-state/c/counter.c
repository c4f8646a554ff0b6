#include "counter.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <stdbool.h>

int64_t conf_count = 40;

int64_t conf_next(int64_t step) { return conf_count += step; }

bool conf_is_even(int64_t n) { return n % 2 == 0; }

uint16_t conf_low_half(uint32_t n) { return (uint16_t) n; }

/* A 24-bit number; what stands above is no part of it. */
int32_t conf_packed(int32_t n) { return n | 0x55000000; }

double conf_norm(const double *v, int32_t n) {
  double sum = 0;
  for (int32_t i = 0; i < n; i++) sum += v[i] * v[i];
  return sqrt(sum);
}

void conf_say(const char *word) { printf("C says %s\n", word); }

static int less(const void *a, const void *b) {
  int64_t x = *(const int64_t *) a, y = *(const int64_t *) b;
  return x < y ? -1 : x > y;
}

void conf_sort(int64_t *xs, size_t n) { qsort(xs, n, sizeof *xs, less); }
