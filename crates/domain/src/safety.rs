//! What a school does when a student is not safe now: its own protocol, and the numbers to call, in order.

use crate::fields::Whole;
use crate::school::School;

/// Emergency number in the United States.
pub const EMERGENCY: &str = "911";
/// Suicide and Crisis Lifeline in the United States (988lifeline.org); in Spanish, press 2.
pub const CRISIS: &str = "988";

/// A number to call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberToCall {
    /// Whose it is.
    pub label: String,
    /// The number as people read it out, with what to press.
    pub number: String,
}

/// The numbers that the school has set, in its order; those that stand in no order come last, by label. Empty when it has
/// set none.
pub fn numbers(school: &School) -> Vec<NumberToCall> {
    let known = &school.safety_numbers;
    let place = |label: &str| {
        let order = &school.safety_order;
        order
            .iter()
            .position(|it| it == label)
            .unwrap_or(usize::MAX)
    };
    let mut labels: Vec<&String> = known.keys().collect();
    labels.sort_by_key(|label| (place(label), *label));
    let number = |label: &String| NumberToCall {
        label: label.clone(),
        number: known.get(label).cloned().unwrap_or_default(),
    };
    labels.into_iter().map(number).collect()
}

/// Sets the numbers, in this order. Lines without label or number are left out; of two with one label, the last holds.
pub fn set_numbers(school: &mut School, numbers: &[NumberToCall]) {
    let lines: Vec<(String, String)> = numbers
        .iter()
        .map(|line| (label(&line.label), line.number.trim().to_owned()))
        .filter(|(label, number)| !label.is_empty() && !number.is_empty())
        .collect();
    let mut order: Vec<String> = Vec::new();
    for (label, _) in &lines {
        if !order.contains(label) {
            order.push(label.clone());
        }
    }
    school.safety_order = Whole(order);
    school.safety_numbers = lines.into_iter().collect();
}

/// Whether the school has written what it does.
pub fn has_protocol(school: &School) -> bool {
    !school.safety_protocol.trim().is_empty()
}

/// A label as a field's path can hold it: a slash would divide it.
fn label(typed: &str) -> String {
    typed.trim().replace('/', "\u{2215}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields;

    fn line(label: &str, number: &str) -> NumberToCall {
        NumberToCall {
            label: label.to_owned(),
            number: number.to_owned(),
        }
    }

    fn labels(school: &School) -> Vec<String> {
        numbers(school).into_iter().map(|line| line.label).collect()
    }

    #[test]
    fn numbers_keep_their_order_and_can_be_stored() {
        let mut school = School::default();
        let typed = [
            line(" Front office ", "x100"),
            line("Emergency", "911"),
            line("", "5"),
            line("Nurse", " "),
            line("Day/night line", "x7"),
        ];
        set_numbers(&mut school, &typed);
        let expected = ["Front office", "Emergency", "Day\u{2215}night line"];
        assert_eq!(labels(&school), expected);
        let stored = fields::write(&school).unwrap();
        assert_eq!(fields::read::<School>(&stored), (school, vec![]));
    }

    #[test]
    fn a_number_that_somebody_added_apart_comes_last() {
        let mut school = School::default();
        set_numbers(&mut school, &[line("Z", "1"), line("M", "2")]);
        school.safety_numbers.insert("A".into(), "3".into());
        assert_eq!(labels(&school), ["Z", "M", "A"]);
        set_numbers(&mut school, &[]);
        assert_eq!(numbers(&school), []);
    }

    #[test]
    fn a_blank_protocol_is_none() {
        let mut school = School::default();
        assert!(!has_protocol(&school));
        school.safety_protocol = " \n".into();
        assert!(!has_protocol(&school));
        school.safety_protocol = "Stay with the student.".into();
        assert!(has_protocol(&school));
    }
}
