// A tree of nodes with chains of children; the printer appends to a buffer, the reader walks along it.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum { NOTHING, FLAG, NUMBER, STRING, ARRAY, OBJECT } kind;

// a string is in `text`; the children of an array or an object are a chain along `next`, those of an object with their keys
typedef struct json {
  kind kind;
  int64_t number;
  char *text, *key;
  struct json *first, *next;
} json;

static json *node(kind kind) {
  json *fresh = calloc(1, sizeof(json));
  fresh->kind = kind;
  return fresh;
}

static void discard(json *v) {
  while (v) {
    json *next = v->next;
    discard(v->first);
    free(v->text);
    free(v->key);
    free(v);
    v = next;
  }
}

static int64_t next_seed(int64_t seed) { return (seed * 25214903917u + 11) & 281474976710655; }

static json *leaf(int64_t number) {
  json *v;
  switch (number % 5) {
    case 0: return node(NOTHING);
    case 1:
    case 4:
      v = node(FLAG);
      v->number = number % 5 == 1;
      return v;
    case 2:
      v = node(NUMBER);
      v->number = number;
      return v;
    default:
      v = node(STRING);
      v->text = malloc(32);
      sprintf(v->text, "say \"%lld\"", (long long)number);
      return v;
  }
}

static json *make(int64_t n, int64_t seed) {
  int64_t number = seed >> 16;
  if (n <= 1) return leaf(number);
  if (number % 3 == 2) {
    json *v = make(n - 1, next_seed(seed));
    for (int i = 0; i < 4; i++) {
      json *outer = node(ARRAY);
      outer->first = v;
      v = outer;
    }
    return v;
  }
  json *v = node(number % 3 == 0 ? ARRAY : OBJECT);
  v->first = make(n / 2, next_seed(seed));
  v->first->next = make(n / 2, next_seed(seed + 1));
  if (v->kind == OBJECT) {
    v->first->key = strdup("left");
    v->first->next->key = strdup("right");
  }
  return v;
}

typedef struct {
  char *bytes;
  size_t size, room;
} buffer;

static void put_byte(buffer *to, char byte) {
  if (to->size == to->room) {
    to->room = 2 * to->room + 64;
    to->bytes = realloc(to->bytes, to->room);
  }
  to->bytes[to->size++] = byte;
}

static void put_text(buffer *to, const char *text) {
  while (*text) put_byte(to, *text++);
}

static void put_quoted(buffer *to, const char *text) {
  put_byte(to, '"');
  for (; *text; text++) {
    if (*text == '"') put_byte(to, '\\');
    put_byte(to, *text);
  }
  put_byte(to, '"');
}

static void put(buffer *to, const json *v) {
  char digits[24];
  switch (v->kind) {
    case NOTHING: put_text(to, "null"); break;
    case FLAG: put_text(to, v->number ? "true" : "false"); break;
    case NUMBER:
      sprintf(digits, "%lld", (long long)v->number);
      put_text(to, digits);
      break;
    case STRING: put_quoted(to, v->text); break;
    case ARRAY:
    case OBJECT:
      put_byte(to, v->kind == ARRAY ? '[' : '{');
      for (const json *item = v->first; item; item = item->next) {
        if (v->kind == OBJECT) {
          put_quoted(to, item->key);
          put_byte(to, ':');
        }
        put(to, item);
        if (item->next) put_byte(to, ',');
      }
      put_byte(to, v->kind == ARRAY ? ']' : '}');
  }
}

static char *show(const json *v) {
  buffer to = {0};
  put(&to, v);
  put_byte(&to, '\0');
  return to.bytes;
}

// behind the opening quote
static char *string(const char **at) {
  buffer to = {0};
  for (; **at != '"'; ++*at) {
    if (**at == '\\') ++*at;
    put_byte(&to, **at);
  }
  ++*at;
  put_byte(&to, '\0');
  return to.bytes;
}

static json *value(const char **at) {
  json *v;
  char c = *(*at)++;
  switch (c) {
    case 'n': *at += 3; return node(NOTHING);
    case 't':
    case 'f':
      *at += c == 't' ? 3 : 4;
      v = node(FLAG);
      v->number = c == 't';
      return v;
    case '"':
      v = node(STRING);
      v->text = string(at);
      return v;
    case '[':
    case '{':
      v = node(c == '[' ? ARRAY : OBJECT);
      json **hole = &v->first;
      do {
        char *key = NULL;
        if (c == '{') {
          ++*at;
          key = string(at);
          ++*at;
        }
        *hole = value(at);
        (*hole)->key = key;
        hole = &(*hole)->next;
      } while (*(*at)++ == ',');
      return v;
    default:
      v = node(NUMBER);
      v->number = c - '0';
      while (**at >= '0' && **at <= '9') v->number = v->number * 10 + *(*at)++ - '0';
      return v;
  }
}

static int64_t once(long n, int64_t seed) {
  json *v = make(n, seed);
  char *first = show(v);
  discard(v);
  const char *at = first;
  v = value(&at);
  char *second = show(v);
  discard(v);
  int64_t sum = -1;
  if (strcmp(first, second) == 0) {
    sum = 0;
    for (const char *c = first; *c; c++) sum = (sum * 31 + *c) % 1000000007;
  }
  free(first);
  free(second);
  return sum;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 1000;
  long times = argc > 2 ? atol(argv[2]) : 1;
  int64_t sum = 0;
  for (long i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%ld %lld\n", n, (long long)sum);
}
