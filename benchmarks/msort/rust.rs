//! Owned boxes that move from list to list and are never allocated again.

struct Cell {
    head: i64,
    tail: List,
}

type List = Option<Box<Cell>>;

fn merge(mut xs: List, mut ys: List) -> List {
    let mut first = None;
    let mut hole = &mut first;
    while let (Some(x), Some(y)) = (&xs, &ys) {
        let from = if x.head <= y.head { &mut xs } else { &mut ys };
        let mut smaller = from.take().unwrap();
        *from = smaller.tail.take();
        hole = &mut hole.insert(smaller).tail;
    }
    *hole = xs.or(ys);
    first
}

fn sort(mut list: List) -> List {
    if list.as_ref().is_none_or(|cell| cell.tail.is_none()) {
        return list;
    }
    let (mut left, mut right) = (None, None);
    while let Some(mut cell) = list {
        list = cell.tail.take();
        cell.tail = left;
        left = right;
        right = Some(cell);
    }
    merge(sort(left), sort(right))
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
fn once(n: i64, seed: i64) -> i64 {
    let mut list = sort(make(n, seed));
    let (mut previous, mut sum) = (0, 0);
    while let Some(mut cell) = list {
        if cell.head < previous {
            sum = -1;
        } else if sum >= 0 {
            sum = (sum * 31 + cell.head) % 1000000007;
        }
        previous = cell.head;
        list = cell.tail.take();
    }
    sum
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(100000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
