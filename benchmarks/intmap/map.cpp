// The red-black tree of the standard library.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>

using Map = std::map<int64_t, int64_t>;

static int64_t next(int64_t seed) { return (seed * 25214903917u + 11) & 281474976710655; }

static Map fill(int64_t n, int64_t seed) {
  Map map;
  for (int64_t i = 0; i < n; i++) {
    seed = next(seed);
    map[(seed >> 16) % n] = i;
  }
  return map;
}

static int64_t query(int64_t n, int64_t seed, const Map &map) {
  int64_t sum = 0;
  for (int64_t i = 0; i < n; i++) {
    seed = next(seed);
    auto found = map.find((seed >> 16) % n);
    sum = (sum * 31 + (found == map.end() ? 0 : found->second + 1)) % 1000000007;
  }
  return sum;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 100000;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + query(n, 1000042 + i, fill(n, 42 + i))) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
