//! What families may see: guides, strategies, services, workshops, and what the school answered. It knows no student, no
//! member of the staff, and nothing that a vault holds; the kiosk is made of it.

pub mod about;
pub mod answered;
pub mod choice;
pub mod chosen;
pub mod content;
pub mod directory;
pub mod enclosure;
pub mod fold;
pub mod guide;
pub mod id;
#[cfg(feature = "sealed")]
mod json;
mod letters;
pub mod markdown;
pub mod order;
#[cfg(feature = "sealed")]
pub mod pack;
#[cfg(feature = "sealed")]
pub mod sealed;
pub mod search;
pub mod slip;
pub mod strategy;
pub mod survey;
pub mod words;
pub mod workshop;
