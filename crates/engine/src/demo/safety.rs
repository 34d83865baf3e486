//! What the demo school does when someone is not safe now.

use throughline_domain::safety::{CRISIS, EMERGENCY, NumberToCall, set_numbers};
use throughline_domain::school::School;

/// What it says, in one language.
pub struct SafetyWords {
    /// The protocol.
    pub protocol: &'static str,
    /// Whose the school's own number is, and what the others are for: emergencies, a crisis.
    pub labels: [&'static str; 3],
}

/// A number that nobody has.
const OFFICE: &str = "555-0100";

/// Writes it into the school.
pub fn write(school: &mut School, words: &SafetyWords) {
    words.protocol.clone_into(&mut school.safety_protocol);
    let numbers = words.labels.into_iter().zip([OFFICE, EMERGENCY, CRISIS]);
    let numbers: Vec<NumberToCall> = numbers
        .map(|(label, number)| NumberToCall {
            label: label.to_owned(),
            number: number.to_owned(),
        })
        .collect();
    set_numbers(school, &numbers);
}
