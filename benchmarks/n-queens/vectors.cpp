// All solutions as a vector of vectors: each new board is a copy of the one before and a queen. The last board of a row goes first, which
// is the order of the lists.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using Board = std::vector<int64_t>;

static bool is_safe(int64_t column, const Board &board) {
  int64_t distance = 1;
  for (auto other = board.rbegin(); other != board.rend(); ++other, ++distance) {
    int64_t apart = column - *other;
    if (apart == 0 || apart == distance || apart == -distance) return false;
  }
  return true;
}

static std::vector<Board> add_row(int64_t n, int64_t lowest, const std::vector<Board> &shorter) {
  std::vector<Board> longer;
  for (auto board = shorter.rbegin(); board != shorter.rend(); ++board) {
    for (int64_t column = lowest + n - 1; column >= lowest; column--) {
      if (!is_safe(column, *board)) continue;
      Board &fresh = longer.emplace_back();
      fresh.reserve(board->size() + 1);
      fresh = *board;
      fresh.push_back(column);
    }
  }
  return longer;
}

static int64_t once(int64_t n, int64_t seed) {
  std::vector<Board> all(1);
  for (int64_t row = 0; row < n; row++) all = add_row(n, seed, all);
  int64_t sum = 0;
  for (auto board = all.rbegin(); board != all.rend(); ++board) {
    for (auto column = board->rbegin(); column != board->rend(); ++column) sum = (sum * 31 + *column) & 281474976710655;
  }
  return sum;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 8;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
