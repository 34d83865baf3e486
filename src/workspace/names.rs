//! Names as they may be shown now: in full, or as initials while they are covered.

use throughline_domain::contacts::Contacts;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::subject::Subject;

use super::Workspace;
use crate::text;

impl Workspace {
    /// A student's name; a dash-like word for one who is not on the roster. Tracked.
    pub fn student_name(self, student: StudentId) -> String {
        let roster = self.cabinet.roster();
        match roster.cards.get(&student) {
            Some(card) if self.covered() => card.initials(),
            Some(card) => card.name(),
            None => text::shell::unknown_student().say(),
        }
    }

    /// The name of a member of the staff, by the directory. Tracked.
    pub fn staff_name(self, staff: StaffId) -> String {
        let school = self.cabinet.school();
        let listed = school.staff.get(&staff).map(|entry| entry.name.clone());
        let name = listed.filter(|name| !name.trim().is_empty()).or_else(|| {
            let people = self.people();
            people
                .into_iter()
                .find(|person| person.staff == staff)
                .map(|person| person.name)
        });
        match name {
            Some(name) => self.shown_name(name),
            None => text::shell::unknown_person().say(),
        }
    }

    /// The name of anybody else, such as a guardian. Tracked.
    pub fn shown_name(self, name: String) -> String {
        if self.covered() {
            initials(&name)
        } else {
            name
        }
    }

    /// The student's name for letters home and for whatever a family reads: the one that Contacts gives, or the usual.
    /// Tracked.
    pub fn letters_name(self, student: StudentId) -> String {
        let contacts = self.cabinet.view(Subject::Contacts(student));
        let said = contacts.map(|view| view.contents.read::<Contacts>().name_for_letters);
        match said.filter(|name| !name.trim().is_empty()) {
            Some(name) => self.shown_name(name),
            None => self.student_name(student),
        }
    }
}

/// The first letters of the first and the last word of a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let last = words.next_back();
    [first, last]
        .into_iter()
        .flatten()
        .filter_map(|word| word.chars().next())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_last_word() {
        for (name, expected) in [
            ("Ada", "A"),
            ("Ada King Lovelace", "AL"),
            ("Íñigo Ñu", "ÍÑ"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected);
        }
    }
}
