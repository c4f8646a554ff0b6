//! All solutions as a list of lists whose tails are shared, by reference counts.

use std::rc::Rc;

struct Row {
    column: i64,
    rest: Board,
}

type Board = Option<Rc<Row>>;

fn is_safe(column: i64, board: &Board) -> bool {
    let (mut rows, mut distance) = (board, 1);
    while let Some(row) = rows {
        let apart = column - row.column;
        if apart == 0 || apart == distance || apart == -distance {
            return false;
        }
        distance += 1;
        rows = &row.rest;
    }
    true
}

/// The last board of a row goes first, which is the order of the lists.
fn add_row(n: i64, lowest: i64, shorter: Vec<Board>) -> Vec<Board> {
    let mut longer = Vec::new();
    for board in shorter.into_iter().rev() {
        for column in (lowest..lowest + n).rev() {
            if is_safe(column, &board) {
                longer.push(Some(Rc::new(Row { column, rest: board.clone() })));
            }
        }
    }
    longer
}

fn once(n: i64, seed: i64) -> i64 {
    let all = (0..n).fold(vec![None], |boards, _| add_row(n, seed, boards));
    let mut sum = 0;
    for board in all.iter().rev() {
        let mut rows = board;
        while let Some(row) = rows {
            sum = (sum * 31 + row.column) & 281474976710655;
            rows = &row.rest;
        }
    }
    sum
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(8);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
