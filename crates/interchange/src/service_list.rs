//! A table of services as cities, libraries and schools keep it in a spreadsheet: one row a service.
//!
//! Ages, languages and kinds of help often stand in columns of their own with a cross in them: there the title says it.

mod read;
mod wanted;

pub use read::read;
pub use wanted::look;

/// What [`throughline_public::directory::Source::system`] says of what comes from here.
pub const SYSTEM: &str = "table";

#[cfg(test)]
mod tests;
