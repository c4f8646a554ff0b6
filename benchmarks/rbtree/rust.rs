//! Okasaki's insertion on owned boxes, which move but are kept.

use Color::{Black, Red};

#[derive(Clone, Copy, PartialEq)]
enum Color {
    Red,
    Black,
}

struct Node {
    color: Color,
    left: Tree,
    key: i64,
    value: bool,
    right: Tree,
}

type Tree = Option<Box<Node>>;

fn is_red(tree: &Tree) -> bool {
    tree.as_ref().is_some_and(|node| node.color == Red)
}

/// The middle one of three becomes the red root of two black nodes.
fn raise(mut left: Box<Node>, mut middle: Box<Node>, mut right: Box<Node>) -> Box<Node> {
    left.color = Black;
    right.color = Black;
    middle.color = Red;
    middle.left = Some(left);
    middle.right = Some(right);
    middle
}

fn balance_left(mut left: Box<Node>, mut top: Box<Node>) -> Box<Node> {
    if is_red(&left.left) {
        let lowest = left.left.take().unwrap();
        top.left = left.right.take();
        raise(lowest, left, top)
    } else if is_red(&left.right) {
        let mut middle = left.right.take().unwrap();
        left.right = middle.left.take();
        top.left = middle.right.take();
        raise(left, middle, top)
    } else {
        top.left = Some(left);
        top
    }
}

fn balance_right(mut top: Box<Node>, mut right: Box<Node>) -> Box<Node> {
    if is_red(&right.left) {
        let mut middle = right.left.take().unwrap();
        right.left = middle.right.take();
        top.right = middle.left.take();
        raise(top, middle, right)
    } else if is_red(&right.right) {
        let highest = right.right.take().unwrap();
        top.right = right.left.take();
        raise(top, right, highest)
    } else {
        top.right = Some(right);
        top
    }
}

fn insert_below(tree: Tree, key: i64, value: bool) -> Box<Node> {
    let Some(mut node) = tree else {
        return Box::new(Node { color: Red, left: None, key, value, right: None });
    };
    if key < node.key {
        let grows = node.color == Black && is_red(&node.left);
        let left = insert_below(node.left.take(), key, value);
        if grows {
            return balance_left(left, node);
        }
        node.left = Some(left);
    } else if key > node.key {
        let grows = node.color == Black && is_red(&node.right);
        let right = insert_below(node.right.take(), key, value);
        if grows {
            return balance_right(node, right);
        }
        node.right = Some(right);
    } else {
        node.value = value;
    }
    node
}

fn fill(n: i64, seed: i64) -> Tree {
    let mut tree = None;
    for i in (0..n).rev() {
        let mut root = insert_below(tree, i + seed, (i + seed) % 10 == 0);
        root.color = Black;
        tree = Some(root);
    }
    tree
}

fn checksum(tree: Tree, sum: i64) -> i64 {
    match tree {
        None => sum,
        Some(node) => {
            let sum = checksum(node.left, sum);
            let sum = (sum * 31 + node.key + if node.value { 7 } else { 0 }) & 281474976710655;
            checksum(node.right, sum)
        }
    }
}

fn once(n: i64, seed: i64) -> i64 {
    checksum(fill(n, seed), 0)
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(100000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
