//! Owned boxes.

struct Node {
    left: Tree,
    right: Tree,
}

type Tree = Option<Box<Node>>;

const MASK: i64 = 281474976710655;

fn make(depth: i64) -> Tree {
    Some(Box::new(if depth <= 0 {
        Node { left: None, right: None }
    } else {
        Node { left: make(depth - 1), right: make(depth - 1) }
    }))
}

fn count(tree: &Tree) -> i64 {
    tree.as_ref().map_or(0, |node| count(&node.left) + count(&node.right) + 1)
}

fn once(n: i64, seed: i64) -> i64 {
    let mut sum = seed * 31 + count(&make(n + 1));
    let kept = make(n);
    for depth in (4..=n).step_by(2) {
        for times in (1..=1_i64 << (n - depth + 4)).rev() {
            sum = (sum * 31 + count(&make(depth)) + times) & MASK;
        }
    }
    (sum * 31 + count(&kept)) & MASK
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(14);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
