// Buffers that double when they are full; the parts of the split text are looked at where they stand.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *bytes;
  size_t size, room;
} text;

static void append(text *t, const char *bytes, size_t count) {
  if (t->size + count > t->room) {
    t->room = 2 * (t->size + count);
    t->bytes = realloc(t->bytes, t->room);
  }
  memcpy(t->bytes + t->size, bytes, count);
  t->size += count;
}

static const char *const words[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};

static void spell(text *t, int64_t n) {
  do {
    const char *word = words[n % 10];
    append(t, " ", 1);
    append(t, word, strlen(word));
    n /= 10;
  } while (n > 0);
}

static text line(int64_t n) {
  text t = {0};
  char digits[24];
  append(&t, digits, sprintf(digits, "%lld", (long long)n));
  spell(&t, n);
  return t;
}

// the last line that is made comes first
static text join(text *lines, long n) {
  text whole = {0};
  for (long i = n - 1; i >= 0; i--) {
    append(&whole, lines[i].bytes, lines[i].size);
    if (i > 0) append(&whole, "\n", 1);
    free(lines[i].bytes);
  }
  return whole;
}

static int64_t once(long n, int64_t seed) {
  text *lines = malloc((n + 1) * sizeof(text));
  for (long i = 0; i < n; i++) {
    seed = (seed * 25214903917u + 11) & 281474976710655;
    lines[i] = line(seed >> 16);
  }
  text whole = join(lines, n);
  free(lines);
  int64_t sum = 0;
  for (size_t i = 0; i < whole.size; i++) sum = (sum * 31 + whole.bytes[i]) % 1000000007;
  for (size_t from = 0, to; from <= whole.size; from = to + 1) {
    char *end = memchr(whole.bytes + from, '\n', whole.size - from);
    to = end ? end - whole.bytes : whole.size;
    sum = (sum * 31 + (int64_t)(to - from)) % 1000000007;
  }
  free(whole.bytes);
  return sum;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 10000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
