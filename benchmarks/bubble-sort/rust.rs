//! Owned boxes and a cursor over the links: a box moves from one list to the other and is never allocated again.

struct Cell {
    head: i64,
    tail: List,
}

type List = Option<Box<Cell>>;

fn insert(mut cell: Box<Cell>, mut hole: &mut List) {
    while hole.as_ref().is_some_and(|next| cell.head > next.head) {
        hole = &mut hole.as_mut().unwrap().tail;
    }
    cell.tail = hole.take();
    *hole = Some(cell);
}

fn sort(mut list: List) -> List {
    let mut sorted = None;
    while let Some(mut cell) = list {
        list = cell.tail.take();
        insert(cell, &mut sorted);
    }
    sorted
}

fn make(n: i64, mut seed: i64) -> List {
    let mut list = None;
    for _ in 0..n {
        seed = seed.wrapping_mul(25214903917).wrapping_add(11) & 281474976710655;
        list = Some(Box::new(Cell { head: seed >> 16, tail: list }));
    }
    list
}

/// Takes the list apart cell by cell: dropping it whole would recurse as deep as it is long.
fn checksum(mut list: List) -> Option<i64> {
    let (mut previous, mut sum) = (0, 0);
    let mut sorted = true;
    while let Some(mut cell) = list {
        sorted &= cell.head >= previous;
        previous = cell.head;
        sum = (sum * 31 + previous) % 1000000007;
        list = cell.tail.take();
    }
    sorted.then_some(sum)
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(2000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).try_fold(0, |sum, i| Some((sum * 31 + checksum(sort(make(n, 42 + i)))?) % 1000000007));
    match total {
        Some(sum) => println!("{n} {sum}"),
        None => println!("not sorted"),
    }
}
