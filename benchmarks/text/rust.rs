//! Strings of the standard library.

const WORDS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

fn line(mut n: i64) -> String {
    let mut text = n.to_string();
    loop {
        text.push(' ');
        text.push_str(WORDS[(n % 10) as usize]);
        n /= 10;
        if n == 0 {
            return text;
        }
    }
}

fn once(n: i64, mut seed: i64) -> i64 {
    let mut lines = Vec::new();
    for _ in 0..n {
        seed = seed.wrapping_mul(25214903917).wrapping_add(11) & 281474976710655;
        lines.push(line(seed >> 16));
    }
    lines.reverse();
    let whole = lines.join("\n");
    let sum = whole.chars().fold(0, |sum, c| (sum * 31 + c as i64) % 1000000007);
    let parts: Vec<String> = whole.split('\n').map(str::to_owned).collect();
    parts.iter().fold(sum, |sum, part| (sum * 31 + part.len() as i64) % 1000000007)
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(10000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
