// The red-black tree of the standard library.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>

static std::map<int64_t, bool> fill(int64_t n, int64_t seed) {
  std::map<int64_t, bool> map;
  while (n-- > 0) map[n + seed] = (n + seed) % 10 == 0;
  return map;
}

static int64_t once(int64_t n, int64_t seed) {
  int64_t sum = 0;
  for (auto [key, value] : fill(n, seed)) sum = (sum * 31 + key + (value ? 7 : 0)) & 281474976710655;
  return sum;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 100000;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
