//! What families are told where the school has said nothing.

use std::collections::BTreeMap;

use throughline_public::about::{Number, NumberKind};
use throughline_public::words::Words;

use crate::safety::{CRISIS, EMERGENCY};

/// The numbers to call in the United States: never does a family write without seeing whom to call when it cannot wait.
pub fn usual_numbers() -> BTreeMap<String, Number> {
    let words = |english: &str, spanish: &str| {
        let pairs = [("en", english), ("es", spanish)];
        Words(pairs.map(|(tag, text)| (tag.into(), text.into())).into())
    };
    let emergency = Number {
        purpose: NumberKind::Emergency,
        name: words("Emergency", "Emergencias"),
        number: EMERGENCY.to_owned(),
        note: Words::default(),
    };
    let crisis = Number {
        purpose: NumberKind::Crisis,
        name: words(
            "Suicide and crisis lifeline",
            "Línea de prevención del suicidio y crisis",
        ),
        number: CRISIS.to_owned(),
        note: words("In Spanish: press 2", "En español: oprima 2"),
    };
    [("1".to_owned(), emergency), ("2".to_owned(), crisis)].into()
}
