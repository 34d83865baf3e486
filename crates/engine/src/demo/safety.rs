//! What the demo school does when someone is not safe now.

use throughline_domain::contents::difference;
use throughline_domain::safety::{CRISIS, EMERGENCY, NumberToCall, set_numbers};
use throughline_domain::subject::Subject;
use throughline_protocol::{Edit, Failure};
use throughline_vault::store::Store;

use crate::convert;
use crate::open::Open;

/// What it says, in one language.
pub struct SafetyWords {
    /// The protocol.
    pub protocol: &'static str,
    /// Whose the school's own number is, and what the others are for: emergencies, a crisis.
    pub labels: [&'static str; 3],
}

/// A number that nobody has.
const OFFICE: &str = "555-0100";

/// The change that writes it into the school.
pub async fn edit<S: Store>(open: &Open<S>, words: &SafetyWords) -> Result<Edit, Failure> {
    let (school, _) = open.school().await?;
    let before = open.school_body().await?;
    let mut after = before.clone();
    words.protocol.clone_into(&mut after.safety_protocol);
    let numbers = words.labels.into_iter().zip([OFFICE, EMERGENCY, CRISIS]);
    let numbers: Vec<NumberToCall> = numbers
        .map(|(label, number)| NumberToCall {
            label: label.to_owned(),
            number: number.to_owned(),
        })
        .collect();
    set_numbers(&mut after, &numbers);
    let fields = difference(&before, &after).map_err(|_| Failure::Fault("demo".to_owned()))?;
    Ok(Edit::Change {
        dossier: Subject::School,
        base: convert::heads_out(&school.heads()),
        fields,
    })
}
