//! The name of a field, as its own page calls it.

use throughline_domain::id::StaffId;
use throughline_domain::shape::Kind;

use crate::text::{Text, clashes as say};
use crate::workspace::Workspace;

/// The name of a field by its path. Tracked: it may name a person.
pub fn name(workspace: Workspace, kind: Kind, path: &str) -> Text {
    let mut parts = path.split('/');
    let (field, key, part) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let person = || {
        let staff: Option<StaffId> = key.and_then(|key| key.parse().ok());
        workspace.staff_name(staff.unwrap_or_default())
    };
    match (kind, field, part) {
        (_, "never_send", _) => say::field_never_send(person()),
        (_, "team", Some("part")) => say::field_team_part(person()),
        (_, "team", Some("leads")) => say::field_team_leads(person()),
        (_, "team", _) => say::field_team(person()),
        (_, "plan_team", _) => say::field_plan_team(person()),
        (_, "circle", _) => say::field_circle(person()),
        (Kind::School, "staff", _) => say::field_staff(person()),
        (Kind::School, "name", _) => say::field_school_name(),
        (Kind::School, "language", _) => say::field_school_language(),
        (Kind::School, "safety_protocol" | "safety_numbers" | "safety_order", _) => {
            say::field_safety()
        }
        (Kind::School, "thresholds", _) => say::field_threshold(),
        (Kind::Referral, ..) => say::field_referral(),
        (Kind::Group, ..) => say::field_group(),
        (Kind::Family, ..) => say::field_family(),
        (_, "strengths", _) => say::field_strengths(),
        (_, "interests", _) => say::field_interests(),
        (_, "voice_wants", _) => say::field_voice_wants(),
        (_, "voice_helps", _) => say::field_voice_helps(),
        (_, "agreed_approach", _) => say::field_agreed_approach(),
        (_, "cleared_contact", _) => say::field_cleared_contact(),
        (_, "accommodations", _) => say::field_accommodation(),
        (_, "plan_in_a_sentence", _) => say::field_plan(),
        (_, "restricted_ask", _) => say::field_ask(),
        (_, "name_for_letters", _) => say::field_letters(),
        (_, "family_language", _) => say::field_language(),
        (_, "guardians" | "imported", _) => say::field_guardian(),
        _ => say::field_else(path),
    }
}
