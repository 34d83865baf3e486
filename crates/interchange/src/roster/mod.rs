//! What files say about a school's people and classes, and what importing that would change. Every kind of file is read
//! into one [`Reading`].

mod plan;
mod reading;

pub use plan::{Plan, plan};
pub use reading::{Extent, Extents, Reading, Spared};

/// How many students a preview shows.
pub(crate) const SAMPLE: usize = 10;

/// Derives an identifier's 128 bits from a kind (`student`, `class`, `guardian`) and a natural key (the source's system
/// and its identifier there). Two people who import one file must get the same, and nobody without the workspace's
/// secret may: a keyed hash.
pub type Derive<'a> = &'a dyn Fn(&str, &str) -> u128;
