//! A table in a text file, whatever it is about: bytes to text, text to rows with their line numbers.
//!
//! It knows nothing of what the columns mean, so every import shares it.

mod decode;
mod delimiter;
mod grid;
mod guess;
mod header;
mod records;

pub use decode::{NotText, decode, decode_telling};
pub use delimiter::sniff;
pub use grid::{Grid, NoTable, Row};
pub use guess::{Wanted, look};
pub use header::Header;
pub use records::{OpenQuote, Record, Records};
