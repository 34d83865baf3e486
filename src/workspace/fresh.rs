//! New identifiers: the time and random bits, as a ULID.

use throughline_domain::id::{EntryId, ReferralId, StudentId};

use crate::platform::{clock, random};

/// An identifier for a new referral; `None` where the browser gives no random bits.
pub fn referral() -> Option<ReferralId> {
    Some(ReferralId(EntryId::new(clock::now(), random::bits()?).0))
}

/// An identifier for a student entered by hand; `None` where the browser gives no random bits.
pub fn student() -> Option<StudentId> {
    Some(StudentId(EntryId::new(clock::now(), random::bits()?).0))
}
