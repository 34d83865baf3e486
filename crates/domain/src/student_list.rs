//! What a column of a list of students may hold, by the names that a [`crate::table_import::Mapping`] uses.

/// The number the school itself uses for the student.
pub const NUMBER: &str = "number";
/// The whole name: `Family, Given` or `Given Family`.
pub const NAME: &str = "name";
/// First or given name.
pub const GIVEN: &str = "given";
/// Family name.
pub const FAMILY: &str = "family";
/// The name the student goes by.
pub const PREFERRED: &str = "preferred";
/// Pronouns.
pub const PRONOUNS: &str = "pronouns";
/// Grade.
pub const GRADE: &str = "grade";
/// Classes, separated by semicolons.
pub const CLASS: &str = "class";
