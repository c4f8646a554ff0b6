// Strings of the standard library.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

static const char *const words[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};

static std::string line(int64_t n) {
  std::string text = std::to_string(n);
  do {
    text += ' ';
    text += words[n % 10];
    n /= 10;
  } while (n > 0);
  return text;
}

static std::string join(const std::vector<std::string> &lines) {
  std::string whole;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line != lines.rbegin()) whole += '\n';
    whole += *line;
  }
  return whole;
}

static std::vector<std::string> split(const std::string &whole) {
  std::vector<std::string> parts;
  size_t from = 0;
  for (size_t to = whole.find('\n'); to != std::string::npos; to = whole.find('\n', from)) {
    parts.push_back(whole.substr(from, to - from));
    from = to + 1;
  }
  parts.push_back(whole.substr(from));
  return parts;
}

static int64_t once(int64_t n, int64_t seed) {
  std::vector<std::string> lines;
  for (int64_t i = 0; i < n; i++) {
    seed = (seed * 25214903917u + 11) & 281474976710655;
    lines.push_back(line(seed >> 16));
  }
  std::string whole = join(lines);
  int64_t sum = 0;
  for (char c : whole) sum = (sum * 31 + c) % 1000000007;
  for (const std::string &part : split(whole)) sum = (sum * 31 + int64_t(part.size())) % 1000000007;
  return sum;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 10000;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
