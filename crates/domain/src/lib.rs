//! What a school talks about, and its rules: plain serde structs and pure functions; `now` is a parameter.
//!
//! A dossier's body is one struct (see [`shape::Body`]); what is only ever added to it are entries ([`entry::Entry`]).
//! This crate knows no storage, no cryptography and no screen.

pub mod access;
pub mod appointment;
pub mod calendar;
pub mod check_in;
pub mod classroom;
pub mod contacts;
pub mod contents;
pub mod contribution;
pub mod directory_import;
pub mod disclosure;
pub mod enclosure;
pub mod entry;
pub mod family;
pub mod fields;
pub mod grade;
pub mod group;
pub mod handover;
pub mod id;
pub mod inbox;
pub mod indicator;
pub mod library;
pub mod masking;
pub mod pin;
pub mod plan;
pub mod private;
pub mod referral;
pub mod restricted;
pub mod roster;
pub mod roster_import;
pub mod safety;
pub mod school;
pub mod shape;
pub mod side_by_side;
pub mod staff;
pub mod student_list;
pub mod subject;
pub mod support;
pub mod table_import;
pub mod thread;
pub mod tier;
pub mod time;

pub use throughline_public::fold;
