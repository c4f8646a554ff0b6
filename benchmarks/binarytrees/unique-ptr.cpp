// Owning pointers: new and delete for each node.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>

struct Tree {
  std::unique_ptr<Tree> left, right;
};

static std::unique_ptr<Tree> make(int64_t depth) {
  if (depth <= 0) return std::make_unique<Tree>();
  return std::unique_ptr<Tree>(new Tree{make(depth - 1), make(depth - 1)});
}

static int64_t count(const std::unique_ptr<Tree> &t) { return t ? count(t->left) + count(t->right) + 1 : 0; }

static int64_t once(int64_t n, int64_t seed) {
  const int64_t mask = 281474976710655;
  int64_t sum = seed * 31 + count(make(n + 1));
  auto kept = make(n);
  for (int64_t depth = 4; depth <= n; depth += 2) {
    for (int64_t times = int64_t(1) << (n - depth + 4); times > 0; times--) sum = (sum * 31 + count(make(depth)) + times) & mask;
  }
  return (sum * 31 + count(kept)) & mask;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 14;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
