//! The arguments of a task: a few flags, a few options, a few words.

use crate::failure::Failure;

/// What is left of a task's command line. Take flags and options first, then words, then [`Arguments::finish`].
pub struct Arguments(Vec<String>);

impl Arguments {
    /// The words after the task's name.
    pub fn new(given: Vec<String>) -> Self {
        Self(given)
    }

    /// Whether `name` (such as `--release`) was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// The value after `name` (or `name=value`), when given; fails when the value is missing.
    pub fn option(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let joined = format!("{name}=");
        if let Some(place) = self.0.iter().position(|word| word.starts_with(&joined)) {
            return Ok(Some(self.0.remove(place)[joined.len()..].to_owned()));
        }
        let Some(place) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        self.0.remove(place);
        if place < self.0.len() {
            Ok(Some(self.0.remove(place)))
        } else {
            Err(Failure::Usage(format!("{name} needs a value")))
        }
    }

    /// The number after `name`, when given; fails when it is no number.
    pub fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<Option<N>, Failure> {
        self.option(name)?
            .map(|text| {
                text.parse()
                    .map_err(|_| Failure::Usage(format!("{name} needs a number, not `{text}`")))
            })
            .transpose()
    }

    /// The next word that is no flag, when there is one.
    pub fn word(&mut self) -> Option<String> {
        let place = self.0.iter().position(|word| !word.starts_with("--"))?;
        Some(self.0.remove(place))
    }

    /// Fails when something is left that the task does not know.
    pub fn finish(self) -> Result<(), Failure> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Failure::Usage(format!(
                "`{word}` is not understood; see `cargo xtask help`"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn flags_options_and_words_come_in_any_order() {
        let mut given = arguments("end2end --release --port 80 roster --json=a.json");
        assert!(given.flag("--release"));
        assert!(!given.flag("--dev"));
        assert_eq!(given.number::<u16>("--port").unwrap(), Some(80));
        assert_eq!(given.option("--json").unwrap().as_deref(), Some("a.json"));
        assert_eq!(given.word().as_deref(), Some("end2end"));
        assert_eq!(given.word().as_deref(), Some("roster"));
        assert!(given.finish().is_ok());
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(arguments("--what").finish().is_err());
        assert!(arguments("--port").option("--port").is_err());
        assert!(arguments("--port x").number::<u16>("--port").is_err());
    }
}
