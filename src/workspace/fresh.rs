//! New identifiers: the time and random bits, as a ULID.

use throughline_domain::id::{
    AccommodationId, CircleId, EntryId, GoalId, GroupId, GroupSessionId, GuardianId,
    InterventionId, ItemId, PlanId, ReferralId, StudentId, ThreadId,
};
use throughline_public::id::{EnclosureId, ServiceId};

use crate::platform::{clock, random};

/// The bits of a new identifier; `None` where the browser gives no random ones.
fn bits() -> Option<u128> {
    Some(EntryId::new(clock::now(), random::bits()?).0)
}

/// An identifier for a new referral; `None` where the browser gives no random bits.
pub fn referral() -> Option<ReferralId> {
    bits().map(ReferralId)
}

/// An identifier for a new consultation; `None` where the browser gives no random bits.
pub fn thread() -> Option<ThreadId> {
    bits().map(ThreadId)
}

/// An identifier for a student entered by hand; `None` where the browser gives no random bits.
pub fn student() -> Option<StudentId> {
    bits().map(StudentId)
}

/// An identifier for a guardian entered by hand; `None` where the browser gives no random bits.
pub fn guardian() -> Option<GuardianId> {
    bits().map(GuardianId)
}

/// An identifier for a new plan; `None` where the browser gives no random bits.
pub fn plan() -> Option<PlanId> {
    bits().map(PlanId)
}

/// An identifier for a new goal; `None` where the browser gives no random bits.
pub fn goal() -> Option<GoalId> {
    bits().map(GoalId)
}

/// An identifier for a new intervention; `None` where the browser gives no random bits.
pub fn intervention() -> Option<InterventionId> {
    bits().map(InterventionId)
}

/// An identifier for an entry of the school's own in its library, as text; `None` where the browser gives no random bits.
pub fn library_entry() -> Option<String> {
    bits().map(throughline_domain::id::to_text)
}

/// An identifier for something new that families may see; `None` where the browser gives no random bits.
pub fn item() -> Option<ItemId> {
    bits().map(ItemId)
}

/// An identifier for a new accommodation; `None` where the browser gives no random bits.
pub fn accommodation() -> Option<AccommodationId> {
    bits().map(AccommodationId)
}

/// An identifier for a new group; `None` where the browser gives no random bits.
pub fn group() -> Option<GroupId> {
    bits().map(GroupId)
}

/// An identifier for a new session of a group; `None` where the browser gives no random bits.
pub fn group_session() -> Option<GroupSessionId> {
    bits().map(GroupSessionId)
}

/// An identifier for a new circle of restricted notes, which does not even tell when it was made; `None` where the browser
/// gives no random bits.
pub fn circle() -> Option<CircleId> {
    random::bits().map(CircleId)
}

/// An identifier for a service that is entered by hand; `None` where the browser gives no random bits.
pub fn service() -> Option<ServiceId> {
    bits().map(|bits| ServiceId(throughline_domain::id::to_text(bits)))
}

/// An identifier for a file that goes with something for families; `None` where the browser gives no random bits.
pub fn enclosure() -> Option<EnclosureId> {
    bits().map(|bits| EnclosureId(throughline_domain::id::to_text(bits)))
}
