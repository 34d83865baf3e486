//! The key chain: who counts in a workspace.
//!
//! Anyone on the staff can write the School dossier, so an entry in its directory proves nothing. What counts is an
//! append-only set of signed statements that begins with the founder's key, which every device pinned when it joined.
//! [`Trust::evaluate`] is a function of that set alone: order and repeats don't matter, and a statement that is forged,
//! unsigned or made without authority changes nothing.
//!
//! The rules:
//! - A statement names the statements its signer knew. It has the authority that these gave its signer, and waits while
//!   one of them is missing.
//! - The founder, and successors that the founder or another successor named, may do anything. A coordinator may add
//!   devices, roles and coordinators, and revoke plain staff. Anyone may add a device of their own, or revoke one.
//! - Nobody may add a device for someone of higher rank: that would be taking their place.
//! - A revocation voids what the revoked key signed unless the revoker knew it. Of two revocations that hit each other,
//!   the one of higher rank holds; of equal rank, both do.
//! - Device ids and keys are never used again: the first statement counts, a later one with other keys is a finding.

mod evaluate;
mod graph;
mod statement;
mod trust;

#[cfg(test)]
mod tests;

pub use statement::{Act, NotAStatement, SignedStatement, Statement, StatementHash};
pub use trust::{Finding, Standing, Trust, TrustedDevice};
