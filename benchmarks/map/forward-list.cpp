// The singly linked list of the standard library, changed by an algorithm of it.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <forward_list>

static std::forward_list<int64_t> make(int64_t n, int64_t seed) {
  std::forward_list<int64_t> list;
  for (; n > 0; n--) list.push_front(seed + n);
  return list;
}

static int64_t once(int64_t n, int64_t seed) {
  std::forward_list<int64_t> list = make(n, seed);
  for (int i = 0; i < 10; i++) {
    std::transform(list.begin(), list.end(), list.begin(), [](int64_t x) { return x + 1; });
  }
  int64_t sum = 0;
  for (int64_t x : list) sum = (sum * 31 + x) & 281474976710655;
  return sum;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 1000000;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
