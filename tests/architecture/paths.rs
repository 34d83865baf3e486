//! Reading Rust source just far enough to know which paths it names: enough for rules about imports, no compiler.

/// Every path that the source of module `home` names, as its segments. Paths that begin with `crate`, `self` or `super`
/// are resolved and begin with `crate`.
pub fn paths(home: &[String], source: &str) -> Vec<Vec<String>> {
    let mut reader = Reader {
        tokens: tokens(source),
        next: 0,
        inner: Vec::new(),
        depth: 0,
        home: home.to_vec(),
        found: Vec::new(),
    };
    reader.read();
    reader.found
}

#[derive(Debug, PartialEq, Clone)]
enum Token {
    Word(String),
    Separator,
    Mark(char),
}

/// Words, `::` and single marks; comments, strings and characters are left out.
fn tokens(source: &str) -> Vec<Token> {
    let text: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        at += match rest {
            ['/', '/', ..] => until(rest, &['\n']),
            ['/', '*', ..] => until(rest, &['*', '/']),
            ['"', ..] => string(rest),
            ['r', '"', ..] => 1 + until(&rest[1..], &['"']),
            ['r', '#', '"', ..] => until(rest, &['"', '#']),
            ['\'', '\\', _, '\'', ..] => 4,
            ['\'', _, '\'', ..] => 3,
            [':', ':', ..] => {
                tokens.push(Token::Separator);
                2
            }
            [first, ..] if first.is_alphanumeric() || *first == '_' => {
                let word: String = rest
                    .iter()
                    .take_while(|it| it.is_alphanumeric() || **it == '_')
                    .collect();
                let length = word.chars().count();
                tokens.push(Token::Word(word));
                length
            }
            [first, ..] => {
                if !first.is_whitespace() {
                    tokens.push(Token::Mark(*first));
                }
                1
            }
            [] => 0,
        };
    }
    tokens
}

/// How long a piece is that begins here and ends with `end`.
fn until(rest: &[char], end: &[char]) -> usize {
    (end.len()..rest.len())
        .find(|at| rest[*at..].starts_with(end))
        .map_or(rest.len(), |at| at + end.len())
}

/// How long a string is that begins here.
fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

struct Reader {
    tokens: Vec<Token>,
    next: usize,
    /// The modules within this file that are open here, with the depth of braces at which each closes.
    inner: Vec<(String, usize)>,
    depth: usize,
    home: Vec<String>,
    found: Vec<Vec<String>>,
}

impl Reader {
    fn read(&mut self) {
        while let Some(token) = self.tokens.get(self.next).cloned() {
            match token {
                Token::Word(word) if word == "mod" => self.module(),
                Token::Word(word) if word == "use" => {
                    self.next += 1;
                    self.tree(&[], 1);
                }
                // A word alone names nothing from elsewhere.
                Token::Word(_) => self.tree(&[], 2),
                Token::Mark('{') => {
                    self.depth += 1;
                    self.next += 1;
                }
                Token::Mark('}') => {
                    self.depth = self.depth.saturating_sub(1);
                    self.inner.retain(|(_, depth)| *depth <= self.depth);
                    self.next += 1;
                }
                _ => self.next += 1,
            }
        }
    }

    /// `mod name {` opens a module within this file; `mod name;` does not.
    fn module(&mut self) {
        self.next += 1;
        if let [Token::Word(name), Token::Mark('{'), ..] = &self.tokens[self.next..] {
            self.inner.push((name.clone(), self.depth + 1));
            self.next += 1;
        }
    }

    /// A path of at least so many segments, or a tree of them: `a::b`, `a::{b, c::d}`, `a::*`.
    fn tree(&mut self, before: &[String], least: usize) {
        let mut path = before.to_vec();
        loop {
            match self.tokens.get(self.next) {
                Some(Token::Word(word)) => {
                    path.push(word.clone());
                    self.next += 1;
                }
                Some(Token::Mark('{')) if !path.is_empty() => {
                    self.branches(&path);
                    return;
                }
                Some(Token::Mark('*')) if !path.is_empty() => {
                    path.push("*".to_owned());
                    self.next += 1;
                }
                _ => break,
            }
            if self.tokens.get(self.next) == Some(&Token::Separator) {
                self.next += 1;
            } else {
                break;
            }
        }
        // `as` gives a new name to what was already named.
        if self.tokens.get(self.next) == Some(&Token::Word("as".to_owned())) {
            self.next += 2;
        }
        if path.len() >= least {
            let path = self.resolved(path);
            self.found.push(path);
        }
    }

    fn branches(&mut self, path: &[String]) {
        self.next += 1;
        loop {
            match self.tokens.get(self.next) {
                None => return,
                Some(Token::Mark('}')) => {
                    self.next += 1;
                    return;
                }
                Some(Token::Word(_) | Token::Mark('*')) => self.tree(path, 1),
                Some(_) => self.next += 1,
            }
        }
    }

    fn resolved(&self, path: Vec<String>) -> Vec<String> {
        let mut here = self.home.clone();
        here.extend(self.inner.iter().map(|(name, _)| name.clone()));
        let mut rest = &path[..];
        match path[0].as_str() {
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|it| it == "super") {
                    here.pop();
                    rest = &rest[1..];
                }
            }
            // From the root of the crate, or from elsewhere.
            _ => return path,
        }
        let mut whole = vec!["crate".to_owned()];
        whole.extend(here);
        whole.extend_from_slice(rest);
        whole
    }
}

fn check(source: &str, expected: &[&str]) {
    let home = ["features".to_owned(), "students".to_owned()];
    let found: Vec<String> = paths(&home, source)
        .iter()
        .map(|it| it.join("::"))
        .collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn trees_are_spread_out() {
    check(
        "use crate::{route::Route, workspace::{cabinet::Cabinet as C, Session}};",
        &[
            "crate::route::Route",
            "crate::workspace::cabinet::Cabinet",
            "crate::workspace::Session",
        ],
    );
    check(
        "pub(crate) use web_sys::*; use js_sys;",
        &["web_sys::*", "js_sys"],
    );
    check(
        "use web_sys::{Window, *};",
        &["web_sys::Window", "web_sys::*"],
    );
    check("fn f(a: u8, b: c::D) { a * b }", &["c::D"]);
}

#[test]
fn relative_paths_are_resolved_also_inside_a_module_of_the_file() {
    check(
        "use super::referrals::Form;",
        &["crate::features::referrals::Form"],
    );
    check(
        "fn f() { self::g::h() }",
        &["crate::features::students::g::h"],
    );
    check(
        "mod tests { use super::page; fn f() { super::super::other::x() } } use super::y;",
        &[
            "crate::features::students::page",
            "crate::features::other::x",
            "crate::features::y",
        ],
    );
}

#[test]
fn comments_and_strings_name_nothing() {
    check(
        "// use crate::a::b;\n/* crate::a::b */ let x = \"crate::a::b\"; let c = '\"'; d::e();",
        &["d::e"],
    );
    check(
        "let x = r#\"a::\"b\"#; let y = \"\\\"c::d\"; fn f<'a>(x: &'a g::H) {}",
        &["g::H"],
    );
}
