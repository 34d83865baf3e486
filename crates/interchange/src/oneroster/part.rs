//! Which file of a OneRoster set a file is, told by its name.

/// A file of a OneRoster set, as far as this program reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// `manifest.csv`: version, and which files are whole and which tell changes only.
    Manifest,
    /// `roles.csv` (1.2): who is a student, guardian or member of the staff.
    Roles,
    /// `users.csv`: people.
    Users,
    /// `courses.csv`: read for the titles of classes that have none.
    Courses,
    /// `classes.csv`.
    Classes,
    /// `enrollments.csv`: who is in which class.
    Enrollments,
    /// `demographics.csv`: only its header is looked at.
    Demographics,
    /// `userProfiles.csv` (1.2), which holds passwords: only its header is looked at.
    UserProfiles,
    /// A file of the standard that has nothing for a roster; never opened.
    Unused,
}

/// Files of the standard that have nothing for a roster.
const UNUSED: [&str; 13] = [
    "academicsessions",
    "categories",
    "classresources",
    "courseresources",
    "lineitemlearningobjectiveids",
    "lineitems",
    "lineitemscorescales",
    "orgs",
    "resources",
    "resultlearningobjectiveids",
    "results",
    "scorescales",
    "userresources",
];

impl Part {
    /// The part that a file of this name is; `None` when it is no part of a OneRoster set.
    ///
    /// Case does not matter, nor a number in brackets that a browser added to a second download.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let stem = name.strip_suffix(".csv")?;
        let stem = match stem.split_once('(') {
            Some((stem, rest)) if is_copy_number(rest) => stem,
            _ => stem,
        };
        Some(match stem.trim() {
            "manifest" => Self::Manifest,
            "roles" => Self::Roles,
            "users" => Self::Users,
            "courses" => Self::Courses,
            "classes" => Self::Classes,
            "enrollments" => Self::Enrollments,
            "demographics" => Self::Demographics,
            "userprofiles" => Self::UserProfiles,
            other if UNUSED.contains(&other) => Self::Unused,
            _ => return None,
        })
    }

    /// The name of the file in the standard.
    pub(super) const fn file_name(self) -> &'static str {
        match self {
            Self::Manifest => "manifest.csv",
            Self::Roles => "roles.csv",
            Self::Users => "users.csv",
            Self::Courses => "courses.csv",
            Self::Classes => "classes.csv",
            Self::Enrollments => "enrollments.csv",
            Self::Demographics => "demographics.csv",
            Self::UserProfiles => "userProfiles.csv",
            Self::Unused => "",
        }
    }

    /// Whether rows of this file are read, and not only its header.
    pub(super) const fn has_rows_to_read(self) -> bool {
        !matches!(self, Self::Demographics | Self::UserProfiles | Self::Unused)
    }
}

fn is_copy_number(rest: &str) -> bool {
    rest.strip_suffix(')').is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<Part>) {
        assert_eq!(Part::of(name), expected, "{name}");
    }

    #[test]
    fn names_of_the_standard_and_what_browsers_make_of_them() {
        check("users.csv", Some(Part::Users));
        check("Users (2).CSV", Some(Part::Users));
        check("academicSessions.csv", Some(Part::Unused));
        check("lineItemScoreScales.csv", Some(Part::Unused));
        check("userProfiles.csv", Some(Part::UserProfiles));
    }

    #[test]
    fn other_names_are_no_part() {
        check("users.txt", None);
        check("users (old).csv", None);
        check("students.csv", None);
        check("", None);
    }
}
