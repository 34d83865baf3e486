//! Counting tests from what their runner prints.

use std::fmt;

/// What one runner counted.
#[derive(Debug, PartialEq, Eq)]
pub struct Tally {
    /// The runner's name.
    pub runner: &'static str,
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
    /// Tests that were not run on purpose.
    pub ignored: u32,
    /// Which failed, and why as far as one line can say, for whoever sees the end of a log alone.
    pub red: Vec<String>,
    /// Whether the runner itself was content: a test that does not compile is counted nowhere.
    pub content: bool,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(runner: &'static str) -> Self {
        Self {
            runner,
            passed: 0,
            failed: 0,
            ignored: 0,
            red: Vec::new(),
            content: true,
        }
    }

    /// Adds a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …` or `test place::name ... FAILED`; other
    /// lines say nothing.
    pub fn see(&mut self, line: &str) {
        let test = line.strip_prefix("test ").and_then(failed);
        self.red.extend(test.map(str::to_owned));
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        let words = result
            .split([' ', ';', '.'])
            .filter(|word| !word.is_empty());
        let mut last = 0;
        for word in words {
            if let Ok(number) = word.parse() {
                last = number;
            } else {
                match word {
                    "passed" => self.passed += last,
                    "failed" => self.failed += last,
                    "ignored" => self.ignored += last,
                    _ => {}
                }
                last = 0;
            }
        }
    }

    /// Whether everything that ran passed and the runner was content.
    pub fn is_green(&self) -> bool {
        self.content && self.failed == 0
    }
}

/// The name in what a runner says of one test, if it failed.
fn failed(said: &str) -> Option<&str> {
    let name = said.strip_suffix("FAILED").or(said.strip_suffix("FAIL"))?;
    name.trim_end().strip_suffix("...").map(str::trim_end)
}

impl fmt::Display for Tally {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        for test in &self.red {
            writeln!(text, "failed in {}: {test}", self.runner)?;
        }
        write!(
            text,
            "{}: {} passed, {} failed",
            self.runner, self.passed, self.failed
        )?;
        if self.ignored > 0 {
            write!(text, ", {} ignored", self.ignored)?;
        }
        if !self.content && self.failed == 0 {
            write!(text, ", and the runner itself failed")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn check(lines: &[&str], expected: &str) {
        let mut tally = Tally::new("unit");
        for line in lines {
            tally.see(line);
        }
        assert_eq!(tally.to_string(), expected);
    }

    #[test]
    fn results_of_several_files_are_added() {
        check(
            &[
                "running 3 tests",
                "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
                "test roster::reads ... FAILED",
                "test roster::writes ... ok",
                "test result: FAILED. 2 passed; 4 failed; 0 ignored; 0 measured; 7 filtered out",
            ],
            "failed in unit: roster::reads\nunit: 5 passed, 4 failed, 1 ignored",
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        check(&["9 passed", "error: 3 failed"], "unit: 0 passed, 0 failed");
    }

    #[test]
    fn a_runner_that_broke_is_not_green() {
        let broken = Tally {
            content: false,
            ..Tally::new("unit")
        };
        assert!(!broken.is_green());
        assert!(Tally::new("unit").is_green());
    }
}
