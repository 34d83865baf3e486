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

#[cfg(test)]
mod tests;
