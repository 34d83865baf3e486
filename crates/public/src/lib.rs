//! What families may see: guides, strategies, services, workshops, and what the school answered. It knows no student, no
//! member of the staff, and nothing that a vault holds; the kiosk is made of it.

pub mod directory;
pub mod words;
