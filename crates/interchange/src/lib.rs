//! Other systems' files to the domain, and nothing the other way round yet.
//!
//! Bytes come in as parameters, as do the day and the way identifiers are derived; plain domain values and previews
//! go out. Nothing is saved here: a [`roster::plan`] says what an import would change, and a person confirms it.

pub mod demo;
pub mod oneroster;
pub mod roster;
pub mod student_list;
pub mod table;
