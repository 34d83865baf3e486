//! The Human Services Data Specification 3.0 as CSV: a folder of files or one ZIP, in and out.
//!
//! Source: <https://docs.openreferral.org/en/3.0/hsds/>, and the example of the specification's own repository. Older files
//! (`physical_addresses.csv`, `service_taxonomies.csv`) are no part of it.

mod read;
mod required;
mod schedule;
mod tables;
mod write;

pub use read::read;
pub use required::REQUIRED;
pub use tables::MOST_BYTES;
pub use write::write;

/// What [`throughline_public::directory::Source::system`] says of what comes from here.
pub const SYSTEM: &str = "hsds";

/// The taxonomy under which our own needs travel.
const NEEDS: &str = "Throughline needs";

#[cfg(test)]
mod tests;
