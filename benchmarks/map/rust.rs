//! Owned boxes, changed in place through a cursor.

struct Cell {
    head: i64,
    tail: List,
}

type List = Option<Box<Cell>>;

fn make(n: i64, seed: i64) -> List {
    (1..=n).rev().fold(None, |tail, i| Some(Box::new(Cell { head: seed + i, tail })))
}

fn increment(mut list: &mut List) {
    while let Some(cell) = list {
        cell.head += 1;
        list = &mut cell.tail;
    }
}

/// Takes the list apart cell by cell: dropping it whole would recurse as deep as it is long.
fn checksum(mut list: List) -> i64 {
    let mut sum = 0;
    while let Some(mut cell) = list {
        sum = (sum * 31 + cell.head) & 281474976710655;
        list = cell.tail.take();
    }
    sum
}

fn once(n: i64, seed: i64) -> i64 {
    let mut list = make(n, seed);
    for _ in 0..10 {
        increment(&mut list);
    }
    checksum(list)
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(1000000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
