//! The same parsers as functions that share, by reference counts, those that they are made of.

use std::rc::Rc;

type Parser<A> = Rc<dyn Fn(&[u8], usize) -> Option<(A, usize)>>;
type Operation = Rc<dyn Fn(i64, i64) -> i64>;

fn byte(accepts: impl Fn(u8) -> bool + 'static) -> Parser<u8> {
    Rc::new(move |input, at| input.get(at).copied().filter(|c| accepts(*c)).map(|c| (c, at + 1)))
}

fn map<A: 'static, B: 'static>(p: Parser<A>, f: impl Fn(A) -> B + 'static) -> Parser<B> {
    Rc::new(move |input, at| p(input, at).map(|(x, at)| (f(x), at)))
}

fn and_then<A: 'static, B: 'static>(p: Parser<A>, f: impl Fn(A) -> Parser<B> + 'static) -> Parser<B> {
    Rc::new(move |input, at| p(input, at).and_then(|(x, at)| f(x)(input, at)))
}

fn or_else<A: 'static>(p: Parser<A>, q: Parser<A>) -> Parser<A> {
    Rc::new(move |input, at| p(input, at).or_else(|| q(input, at)))
}

fn rest(p: Parser<i64>, op: Parser<Operation>, x: i64) -> Parser<i64> {
    Rc::new(move |input, at| match op(input, at) {
        None => Some((x, at)),
        Some((f, at)) => {
            let (y, at) = p(input, at)?;
            rest(p.clone(), op.clone(), f(x, y))(input, at)
        }
    })
}

/// Values of `p` with operators between them, from the left.
fn chain(p: Parser<i64>, op: Parser<Operation>) -> Parser<i64> {
    and_then(p.clone(), move |x| rest(p.clone(), op.clone(), x))
}

fn exactly(wanted: u8) -> Parser<u8> {
    byte(move |c| c == wanted)
}

fn digit() -> Parser<i64> {
    map(byte(|c| c.is_ascii_digit()), |c| i64::from(c - b'0'))
}

fn digits(value: i64) -> Parser<i64> {
    Rc::new(move |input, at| match digit()(input, at) {
        None => Some((value, at)),
        Some((x, at)) => digits(value * 10 + x)(input, at),
    })
}

fn numeral() -> Parser<i64> {
    and_then(digit(), digits)
}

fn operator(sign: u8, f: Operation) -> Parser<Operation> {
    map(exactly(sign), move |_| f.clone())
}

fn modulo(x: i64) -> i64 {
    x.rem_euclid(1000003)
}

fn sign() -> Parser<Operation> {
    or_else(operator(b'+', Rc::new(|x, y| modulo(x + y))), operator(b'-', Rc::new(|x, y| modulo(x - y))))
}

fn times() -> Parser<Operation> {
    operator(b'*', Rc::new(|x, y| modulo(x * y)))
}

fn expression() -> Parser<i64> {
    Rc::new(|input, at| {
        let enclosed = and_then(exactly(b'('), |_| and_then(expression(), |x| map(exactly(b')'), move |_| x)));
        chain(chain(or_else(numeral(), enclosed), times()), sign())(input, at)
    })
}

fn next(seed: i64) -> i64 {
    seed.wrapping_mul(25214903917).wrapping_add(11) & 281474976710655
}

fn put_operand(to: &mut Vec<u8>, n: i64, seed: i64) {
    let enclosed = (seed >> 16) % 2 == 0;
    if enclosed {
        to.push(b'(');
    }
    put(to, n, seed);
    if enclosed {
        to.push(b')');
    }
}

fn put(to: &mut Vec<u8>, n: i64, seed: i64) {
    let number = seed >> 16;
    if n <= 1 {
        to.extend([b'0' + (number % 100 / 10) as u8, b'0' + (number % 10) as u8]);
    } else {
        put_operand(to, n / 2, next(seed));
        to.push(b"+-*"[(number % 3) as usize]);
        put_operand(to, n - n / 2, next(seed + 1));
    }
}

fn once(n: i64, seed: i64) -> i64 {
    let mut input = Vec::new();
    put(&mut input, n, seed);
    expression()(&input, 0).map_or(-1, |(x, at)| (x * 31 + at as i64) % 1000000007)
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(1000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
