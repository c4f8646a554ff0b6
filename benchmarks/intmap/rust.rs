//! The hash table of the standard library, with the hash function that it comes with.

use std::collections::HashMap;

fn next(seed: i64) -> i64 {
    // the state has 48 bits: wrapping leaves the lower ones exact
    seed.wrapping_mul(25214903917).wrapping_add(11) & 281474976710655
}

fn fill(n: i64, mut seed: i64) -> HashMap<i64, i64> {
    let mut map = HashMap::new();
    for i in 0..n {
        seed = next(seed);
        map.insert((seed >> 16) % n, i);
    }
    map
}

fn query(n: i64, mut seed: i64, map: &HashMap<i64, i64>) -> i64 {
    let mut sum = 0;
    for _ in 0..n {
        seed = next(seed);
        sum = (sum * 31 + map.get(&((seed >> 16) % n)).map_or(0, |value| value + 1)) % 1000000007;
    }
    sum
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(100000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + query(n, 1000042 + i, &fill(n, 42 + i))) % 1000000007);
    println!("{n} {total}");
}
