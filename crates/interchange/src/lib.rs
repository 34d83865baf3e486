//! Other systems' files to the domain, and services of the community directory the other way round too.
//!
//! Bytes come in as parameters, as do the day and the way identifiers are derived; plain domain values and previews
//! go out. Nothing is saved here: a [`roster::plan`] says what an import would change, and a person confirms it.

mod archive;
pub mod demo;
pub mod directory;
pub mod hsds;
pub mod oneroster;
pub mod roster;
pub mod service_list;
pub mod student_list;
pub mod table;
pub mod vcard;

pub use archive::is_zip;
