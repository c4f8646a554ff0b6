//! The B-tree of the standard library.

use std::collections::BTreeMap;

fn fill(n: i64, seed: i64) -> BTreeMap<i64, bool> {
    let mut map = BTreeMap::new();
    for key in (seed..n + seed).rev() {
        map.insert(key, key % 10 == 0);
    }
    map
}

fn once(n: i64, seed: i64) -> i64 {
    fill(n, seed)
        .into_iter()
        .fold(0, |sum, (key, value)| (sum * 31 + key + if value { 7 } else { 0 }) & 281474976710655)
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(100000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
