//! One dated fact: what is known of it, what the files say, and which of them counts.

use throughline_domain::contacts::GuardianCard;
use throughline_domain::roster::{Card, Class, Enrolled, Enrolment};
use throughline_domain::roster_import::Tally;

use crate::oneroster::date::is_older;

/// A fact with a date that can be marked as gone.
pub(super) trait Fact: Clone + PartialEq {
    /// As of when.
    fn as_of(&mut self) -> &mut String;
    /// Whether the source removed it.
    fn is_gone(&self) -> bool;
    /// Marks it as gone.
    fn mark_gone(&mut self);
}

impl Fact for Card {
    fn as_of(&mut self) -> &mut String {
        &mut self.as_of
    }
    fn is_gone(&self) -> bool {
        self.status == Enrolled::Left
    }
    fn mark_gone(&mut self) {
        self.status = Enrolled::Left;
    }
}

macro_rules! removable {
    ($($fact:ty),+) => {$(
        impl Fact for $fact {
            fn as_of(&mut self) -> &mut String {
                &mut self.as_of
            }
            fn is_gone(&self) -> bool {
                self.removed
            }
            fn mark_gone(&mut self) {
                self.removed = true;
            }
        }
    )+};
}
removable!(Class, Enrolment, GuardianCard);

/// What becomes of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome<F> {
    /// Write it; it was not known.
    New(F),
    /// Write it; something else was known.
    Changed(F),
    /// Write it; it is marked as gone.
    Left(F),
    /// What is known stays.
    Unchanged,
    /// Not known, and gone already: nothing to write.
    Nothing,
}

/// What becomes of a fact that the files name; `files_as_of` is as of when they speak together.
pub(super) fn named<F: Fact>(known: Option<&F>, read: &F, files_as_of: &str) -> Outcome<F> {
    let Some(known) = known else {
        return if read.is_gone() {
            Outcome::Nothing
        } else {
            Outcome::New(read.clone())
        };
    };
    let mut known = known.clone();
    if read.is_gone() {
        // The row of what is gone may be empty otherwise, so what is known of it is kept.
        return gone(known, read.clone().as_of());
    }
    let mut read = read.clone();
    // Who is missing in one file and stands in a later one again has a row that is older than their leaving.
    let returns = known.is_gone() && !is_older(files_as_of, known.as_of());
    if is_older(read.as_of(), known.as_of()) && !returns {
        return Outcome::Unchanged;
    }
    let dates = [read.as_of().clone(), known.as_of().clone()];
    let newest = match dates {
        [read, known] if returns => read.max(known).max(files_as_of.to_owned()),
        [read, known] => read.max(known),
    };
    read.as_of().clone_from(known.as_of());
    if read == known {
        return Outcome::Unchanged;
    }
    *read.as_of() = newest;
    Outcome::Changed(read)
}

/// What becomes of a fact that a whole file of this date does not name, or names as gone.
pub(super) fn gone<F: Fact>(mut known: F, as_of: &str) -> Outcome<F> {
    if known.is_gone() || is_older(as_of, known.as_of()) {
        return Outcome::Unchanged;
    }
    known.mark_gone();
    if known.as_of().as_str() < as_of {
        as_of.clone_into(known.as_of());
    }
    Outcome::Left(known)
}

impl<F> Outcome<F> {
    /// Counts this outcome, and gives what is to be written.
    pub(super) fn count(self, tally: &mut Tally) -> Option<F> {
        let (count, fact) = match self {
            Self::New(fact) => (&mut tally.new, Some(fact)),
            Self::Changed(fact) => (&mut tally.changed, Some(fact)),
            Self::Left(fact) => (&mut tally.left, Some(fact)),
            Self::Unchanged => (&mut tally.unchanged, None),
            Self::Nothing => return None,
        };
        *count += 1;
        fact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(as_of: &str, title: &str, removed: bool) -> Class {
        Class {
            as_of: as_of.to_owned(),
            title: title.to_owned(),
            removed,
            ..Class::default()
        }
    }

    /// Writes an outcome as one word and what is written.
    fn say(outcome: Outcome<Class>) -> String {
        let (word, class) = match outcome {
            Outcome::New(class) => ("new", class),
            Outcome::Changed(class) => ("changed", class),
            Outcome::Left(class) => ("left", class),
            Outcome::Unchanged => return "unchanged".to_owned(),
            Outcome::Nothing => return "nothing".to_owned(),
        };
        let here = if class.removed { "gone" } else { "here" };
        format!("{word} {} {} {here}", class.as_of, class.title)
    }

    fn check(known: Option<&Class>, read: &Class, expected: &str) {
        assert_eq!(say(named(known, read, "2026-10-01")), expected);
    }

    #[test]
    fn what_is_not_known() {
        check(
            None,
            &class("2026-09-01", "A", false),
            "new 2026-09-01 A here",
        );
        check(None, &class("2026-09-01", "A", true), "nothing");
    }

    #[test]
    fn the_newest_counts_and_a_date_alone_is_no_change() {
        let known = class("2026-09-01", "A", false);
        check(Some(&known), &class("2026-09-02", "A", false), "unchanged");
        check(Some(&known), &class("2026-08-31", "B", false), "unchanged");
        check(
            Some(&known),
            &class("2026-09-02", "B", false),
            "changed 2026-09-02 B here",
        );
        check(
            Some(&known),
            &class("2026-09-01", "B", false),
            "changed 2026-09-01 B here",
        );
    }

    #[test]
    fn a_bare_date_of_the_same_day_does_not_turn_time_back() {
        let known = class("2026-09-01T08:00:00.000Z", "A", false);
        check(
            Some(&known),
            &class("2026-09-01", "B", false),
            "changed 2026-09-01T08:00:00.000Z B here",
        );
    }

    #[test]
    fn what_is_gone_keeps_what_was_known_of_it() {
        let known = class("2026-09-01", "A", false);
        check(
            Some(&known),
            &class("2026-09-02", "", true),
            "left 2026-09-02 A gone",
        );
        check(Some(&known), &class("2026-08-02", "", true), "unchanged");
    }

    #[test]
    fn who_returns_may_have_an_old_row() {
        let left = class("2026-09-20", "A", true);
        check(
            Some(&left),
            &class("2026-09-01", "A", false),
            "changed 2026-10-01 A here",
        );
        let left_later = class("2026-10-20", "A", true);
        check(
            Some(&left_later),
            &class("2026-09-01", "A", false),
            "unchanged",
        );
    }

    #[test]
    fn a_file_that_is_older_than_a_fact_says_nothing_by_not_naming_it() {
        let known = class("2026-10-05", "A", false);
        assert_eq!(say(gone(known.clone(), "2026-10-04")), "unchanged");
        assert_eq!(
            say(gone(known.clone(), "2026-10-06")),
            "left 2026-10-06 A gone"
        );
        assert_eq!(say(gone(known, "2026-10-05")), "left 2026-10-05 A gone");
    }
}
