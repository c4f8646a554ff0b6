//! An enum of owned strings and vectors; the printer appends to a string, the reader walks along its characters.

use std::iter::Peekable;
use std::str::Chars;

enum Json {
    Null,
    Flag(bool),
    Number(i64),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

fn next(seed: i64) -> i64 {
    seed.wrapping_mul(25214903917).wrapping_add(11) & 281474976710655
}

fn leaf(number: i64) -> Json {
    match number % 5 {
        0 => Json::Null,
        1 => Json::Flag(true),
        2 => Json::Number(number),
        3 => Json::Text(format!("say \"{number}\"")),
        _ => Json::Flag(false),
    }
}

fn make(n: i64, seed: i64) -> Json {
    let number = seed >> 16;
    if n <= 1 {
        return leaf(number);
    }
    if number % 3 == 2 {
        return (0..4).fold(make(n - 1, next(seed)), |v, _| Json::Array(vec![v]));
    }
    let (left, right) = (make(n / 2, next(seed)), make(n / 2, next(seed + 1)));
    if number % 3 == 0 {
        Json::Array(vec![left, right])
    } else {
        Json::Object(vec![("left".to_owned(), left), ("right".to_owned(), right)])
    }
}

fn put_quoted(to: &mut String, text: &str) {
    to.push('"');
    for c in text.chars() {
        if c == '"' {
            to.push('\\');
        }
        to.push(c);
    }
    to.push('"');
}

fn put(to: &mut String, v: &Json) {
    match v {
        Json::Null => to.push_str("null"),
        Json::Flag(true) => to.push_str("true"),
        Json::Flag(false) => to.push_str("false"),
        Json::Number(n) => to.push_str(&n.to_string()),
        Json::Text(text) => put_quoted(to, text),
        Json::Array(items) => {
            to.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    to.push(',');
                }
                put(to, item);
            }
            to.push(']');
        }
        Json::Object(members) => {
            to.push('{');
            for (i, (key, item)) in members.iter().enumerate() {
                if i > 0 {
                    to.push(',');
                }
                put_quoted(to, key);
                to.push(':');
                put(to, item);
            }
            to.push('}');
        }
    }
}

fn show(v: &Json) -> String {
    let mut text = String::new();
    put(&mut text, v);
    text
}

struct Reader<'a>(Peekable<Chars<'a>>);

impl Reader<'_> {
    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.0.next();
        }
    }

    /// Behind the opening quote.
    fn string(&mut self) -> String {
        let mut text = String::new();
        while let Some(c) = self.0.next() {
            match c {
                '"' => break,
                '\\' => text.extend(self.0.next()),
                _ => text.push(c),
            }
        }
        text
    }

    fn items(&mut self) -> Vec<Json> {
        let mut items = vec![self.value()];
        while self.0.next() == Some(',') {
            items.push(self.value());
        }
        items
    }

    fn member(&mut self) -> (String, Json) {
        self.skip(1);
        let key = self.string();
        self.skip(1);
        (key, self.value())
    }

    fn members(&mut self) -> Vec<(String, Json)> {
        let mut members = vec![self.member()];
        while self.0.next() == Some(',') {
            members.push(self.member());
        }
        members
    }

    fn value(&mut self) -> Json {
        match self.0.next() {
            Some('n') => {
                self.skip(3);
                Json::Null
            }
            Some('t') => {
                self.skip(3);
                Json::Flag(true)
            }
            Some('f') => {
                self.skip(4);
                Json::Flag(false)
            }
            Some('"') => Json::Text(self.string()),
            Some('[') => Json::Array(self.items()),
            Some('{') => Json::Object(self.members()),
            Some(digit) => {
                let mut n = digit as i64 - '0' as i64;
                while let Some(digit) = self.0.next_if(char::is_ascii_digit) {
                    n = n * 10 + digit as i64 - '0' as i64;
                }
                Json::Number(n)
            }
            None => Json::Null,
        }
    }
}

fn once(n: i64, seed: i64) -> i64 {
    let first = show(&make(n, seed));
    let second = show(&Reader(first.chars().peekable()).value());
    if first == second {
        first.chars().fold(0, |sum, c| (sum * 31 + c as i64) % 1000000007)
    } else {
        -1
    }
}

fn main() {
    let arguments: Vec<i64> = std::env::args().skip(1).map(|digits| digits.parse().expect("a number")).collect();
    let n = arguments.first().copied().unwrap_or(1000);
    let times = arguments.get(1).copied().unwrap_or(1);
    let total = (0..times).fold(0, |sum, i| (sum * 31 + once(n, 42 + i)) % 1000000007);
    println!("{n} {total}");
}
