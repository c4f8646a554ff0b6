#include <stdlib.h>
#include <string.h>
#include "counter.h"

struct word { struct word *next; char text[16]; };
static struct word *words;

void conf_push(const char *text) {
  struct word *word = malloc(sizeof *word);
  strncpy(word->text, text, 15);
  word->text[15] = 0;
  word->next = words;
  words = word;
  conf_next(1);
}

char *conf_joined(void) {
  char *all = calloc(1, 1);
  while (words) {
    struct word *word = words;
    all = realloc(all, strlen(all) + strlen(word->text) + 2);
    strcat(strcat(all, word->text), " ");
    words = word->next;
    free(word);
  }
  return all;
}
