//! One figure of the bench: a ratio and the bound it must keep.

use std::fmt;

use serde_json::Value;

/// A figure as the bench program reported it.
#[derive(Debug)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// Our time over the time of the raw library calls, in the same run.
    ratio: f64,
    /// The most that the ratio may be.
    bound: f64,
    /// Everything that was reported, for `--json`.
    whole: Value,
}

impl Figure {
    /// A figure from a line `{"name": …, "ratio": …, "bound": …, …}`; other lines are for people.
    pub fn read(line: &str) -> Option<Self> {
        let whole: Value = serde_json::from_str(line).ok()?;
        Some(Self {
            name: whole["name"].as_str()?.to_owned(),
            ratio: whole["ratio"].as_f64()?,
            bound: whole["bound"].as_f64()?,
            whole,
        })
    }

    /// Whether the bound is kept. A ratio that is no number keeps none.
    pub fn holds(&self) -> bool {
        self.ratio <= self.bound
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(text, "{} {:.2} {:.2}", self.name, self.ratio, self.bound)
    }
}

/// All that was reported, as a JSON list.
pub fn list(figures: &[Figure]) -> String {
    let whole: Vec<&Value> = figures.iter().map(|figure| &figure.whole).collect();
    format!("{:#}\n", serde_json::json!(whole))
}

#[cfg(test)]
mod tests {
    use super::Figure;

    fn check(line: &str, text: &str, holds: bool) {
        let figure = Figure::read(line).unwrap();
        assert_eq!(figure.to_string(), text);
        assert_eq!(figure.holds(), holds);
    }

    #[test]
    fn a_figure_is_one_line_and_keeps_its_bound_or_not() {
        check(
            r#"{"name":"unlock","ratio":1.234,"bound":1.6,"milliseconds":900}"#,
            "unlock 1.23 1.60",
            true,
        );
        check(
            r#"{"name":"export","ratio":1.501,"bound":1.5}"#,
            "export 1.50 1.50",
            false,
        );
    }

    #[test]
    fn other_lines_are_no_figures() {
        assert!(Figure::read("hello").is_none());
        assert!(Figure::read(r#"{"note":"2,000 students made"}"#).is_none());
    }
}
