// The merge sort of the standard library's list.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <forward_list>

static std::forward_list<int64_t> make(int64_t n, int64_t seed) {
  std::forward_list<int64_t> list;
  for (int64_t i = 0; i < n; i++) {
    seed = (seed * 25214903917u + 11) & 281474976710655;
    list.push_front(seed >> 16);
  }
  return list;
}

static int64_t once(int64_t n, int64_t seed) {
  auto list = make(n, seed);
  list.sort();
  int64_t previous = 0, sum = 0;
  for (int64_t x : list) {
    if (x < previous) return -1;
    previous = x;
    sum = (sum * 31 + x) % 1000000007;
  }
  return sum;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 100000;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
