// The same parsers as objects that are called, each with those that it is made of in it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>

template <class A>
struct Parsed {
  A value;
  size_t at;
};

template <class A>
using Parser = std::function<std::optional<Parsed<A>>(const std::string &, size_t)>;

using Operation = std::function<int64_t(int64_t, int64_t)>;

static Parser<char> byte(std::function<bool(char)> accepts) {
  return [=](const std::string &input, size_t at) -> std::optional<Parsed<char>> {
    if (at < input.size() && accepts(input[at])) return Parsed<char>{input[at], at + 1};
    return std::nullopt;
  };
}

template <class A, class B>
static Parser<B> map(Parser<A> p, std::function<B(A)> f) {
  return [=](const std::string &input, size_t at) -> std::optional<Parsed<B>> {
    auto x = p(input, at);
    if (!x) return std::nullopt;
    return Parsed<B>{f(x->value), x->at};
  };
}

template <class A, class B>
static Parser<B> and_then(Parser<A> p, std::function<Parser<B>(A)> f) {
  return [=](const std::string &input, size_t at) -> std::optional<Parsed<B>> {
    auto x = p(input, at);
    if (!x) return std::nullopt;
    return f(x->value)(input, x->at);
  };
}

template <class A>
static Parser<A> or_else(Parser<A> p, Parser<A> q) {
  return [=](const std::string &input, size_t at) {
    auto x = p(input, at);
    return x ? x : q(input, at);
  };
}

static Parser<int64_t> rest(Parser<int64_t> p, Parser<Operation> op, int64_t x) {
  return [=](const std::string &input, size_t at) -> std::optional<Parsed<int64_t>> {
    auto f = op(input, at);
    if (!f) return Parsed<int64_t>{x, at};
    auto y = p(input, f->at);
    if (!y) return std::nullopt;
    return rest(p, op, f->value(x, y->value))(input, y->at);
  };
}

static Parser<int64_t> chain(Parser<int64_t> p, Parser<Operation> op) {
  return and_then<int64_t, int64_t>(p, [=](int64_t x) { return rest(p, op, x); });
}

static Parser<char> exactly(char wanted) {
  return byte([=](char c) { return c == wanted; });
}

static Parser<int64_t> digit() {
  return map<char, int64_t>(byte([](char c) { return c >= '0' && c <= '9'; }), [](char c) { return c - '0'; });
}

static Parser<int64_t> digits(int64_t value) {
  return [=](const std::string &input, size_t at) -> std::optional<Parsed<int64_t>> {
    auto x = digit()(input, at);
    if (!x) return Parsed<int64_t>{value, at};
    return digits(value * 10 + x->value)(input, x->at);
  };
}

static Parser<int64_t> numeral() { return and_then<int64_t, int64_t>(digit(), digits); }

static Parser<Operation> operation(char sign, Operation f) {
  return map<char, Operation>(exactly(sign), [=](char) { return f; });
}

static int64_t modulo(int64_t x) {
  int64_t r = x % 1000003;
  return r < 0 ? r + 1000003 : r;
}

static Parser<Operation> sign() {
  return or_else(operation('+', [](int64_t x, int64_t y) { return modulo(x + y); }),
                 operation('-', [](int64_t x, int64_t y) { return modulo(x - y); }));
}

static Parser<Operation> times() {
  return operation('*', [](int64_t x, int64_t y) { return modulo(x * y); });
}

static Parser<int64_t> expression() {
  return [](const std::string &input, size_t at) {
    auto enclosed = and_then<char, int64_t>(exactly('('), [](char) {
      return and_then<int64_t, int64_t>(expression(), [](int64_t x) { return map<char, int64_t>(exactly(')'), [=](char) { return x; }); });
    });
    return chain(chain(or_else(numeral(), enclosed), times()), sign())(input, at);
  };
}

static int64_t next_seed(int64_t seed) { return (seed * 25214903917u + 11) & 281474976710655; }

static void put(std::string &to, int64_t n, int64_t seed);

static void put_operand(std::string &to, int64_t n, int64_t seed) {
  bool enclosed = (seed >> 16) % 2 == 0;
  if (enclosed) to += '(';
  put(to, n, seed);
  if (enclosed) to += ')';
}

static void put(std::string &to, int64_t n, int64_t seed) {
  int64_t number = seed >> 16;
  if (n <= 1) {
    to += char('0' + number % 100 / 10);
    to += char('0' + number % 10);
    return;
  }
  put_operand(to, n / 2, next_seed(seed));
  to += "+-*"[number % 3];
  put_operand(to, n - n / 2, next_seed(seed + 1));
}

static int64_t once(int64_t n, int64_t seed) {
  std::string input;
  put(input, n, seed);
  auto parsed = expression()(input, 0);
  return parsed ? (parsed->value * 31 + int64_t(parsed->at)) % 1000000007 : -1;
}

int main(int argc, char **argv) {
  int64_t n = argc > 1 ? atoll(argv[1]) : 1000;
  int64_t times = argc > 2 ? atoll(argv[2]) : 1;
  int64_t sum = 0;
  for (int64_t i = 0; i < times; i++) sum = (sum * 31 + once(n, 42 + i)) % 1000000007;
  printf("%lld %lld\n", (long long)n, (long long)sum);
}
