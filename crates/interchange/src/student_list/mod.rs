//! A list of students as schools keep it in a spreadsheet: one row a student, or one a student and class.
//!
//! A row is joined with the student who is known by its number, or by its name where no number tells; what the list
//! does not say of that student stays. Columns that nobody maps are never kept.

mod names;
mod read;
mod wanted;
mod withheld;

pub use read::read;
pub use wanted::WANTED;
pub use withheld::withhold;

/// What [`throughline_domain::roster::Source::system`] says of what comes from here.
pub const SYSTEM: &str = "list";

/// What a column of such a list may hold.
pub mod column {
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
}

#[cfg(test)]
mod tests;
