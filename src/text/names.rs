//! The names of what the field has fixed words for: roles, kinds of dossier, languages.

use throughline_domain::contribution::Area;
use throughline_domain::family::language_name_in;
use throughline_domain::referral::Concern;
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;

use super::{Filling, Language, Text, family, kinds, referrals, roles};

/// What these languages are called in each language; one that has no such name, by its own.
pub fn languages<'a>(tags: impl IntoIterator<Item = &'a str>) -> Filling {
    let tags: Vec<&str> = tags.into_iter().collect();
    Filling::EachInItsWay([Language::English, Language::Spanish].map(|reading| {
        let names: Vec<String> = tags
            .iter()
            .map(|tag| language_name_in(tag, reading.tag()))
            .collect();
        names.join(", ")
    }))
}

/// How a guardian stands to a student: the words that OneRoster has for it in the person's language, all others as they
/// were written. Tracked.
pub fn relation(written: &str) -> String {
    match written {
        "guardian" => family::relation_guardian().say(),
        "parent" => family::relation_parent().say(),
        "relative" => family::relation_relative().say(),
        _ => written.to_owned(),
    }
}

/// A role.
pub fn role(role: Role) -> Text {
    match role {
        Role::Counselor => roles::counselor(),
        Role::CounselingCoordinator => roles::counseling_coordinator(),
        Role::Teacher => roles::teacher(),
        Role::SpecialEducator => roles::special_educator(),
        Role::Interventionist => roles::interventionist(),
        Role::Paraprofessional => roles::paraprofessional(),
        Role::Psychologist => roles::psychologist(),
        Role::SocialWorker => roles::social_worker(),
        Role::OccupationalTherapist => roles::occupational_therapist(),
        Role::SpeechLanguagePathologist => roles::speech_language_pathologist(),
        Role::MentalHealthCounselor => roles::mental_health_counselor(),
        Role::Nurse => roles::nurse(),
        Role::Administrator => roles::administrator(),
        Role::Office => roles::office(),
        Role::CounselingAssistant => roles::counseling_assistant(),
        Role::CounselorIntern => roles::counselor_intern(),
        Role::StudentWorker => roles::student_worker(),
        Role::FamilyLiaison => roles::family_liaison(),
        Role::Other => roles::other(),
    }
}

/// The short code of a role, as a field's value holds it.
pub fn role_code(role: Role) -> String {
    serde_json::to_value(role)
        .ok()
        .and_then(|code| code.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The role of a short code; `None` when it is none.
pub fn role_of_code(code: &str) -> Option<Role> {
    Role::ALL
        .iter()
        .copied()
        .find(|role| role_code(*role) == code)
}

/// An area of a structured contribution.
pub fn area(area: Area) -> Text {
    match area {
        Area::Attention => referrals::area_attention(),
        Area::Memory => referrals::area_memory(),
        Area::SelfManagement => referrals::area_self_management(),
        Area::SocialInteraction => referrals::area_social(),
        Area::Communication => referrals::area_communication(),
        Area::Participation => referrals::area_participation(),
        Area::Strengths => referrals::area_strengths(),
    }
}

/// An area of concern.
pub fn concern(concern: Concern) -> Text {
    match concern {
        Concern::Academic => referrals::academic(),
        Concern::Attendance => referrals::attendance(),
        Concern::Behaviour => referrals::behaviour(),
        Concern::SocialEmotional => referrals::social_emotional(),
        Concern::Health => referrals::health(),
        Concern::Family => referrals::family(),
        Concern::Career => referrals::career(),
    }
}

/// The short code of an area of concern, as a field's value holds it.
pub const fn concern_code(concern: Concern) -> &'static str {
    match concern {
        Concern::Academic => "academic",
        Concern::Attendance => "attendance",
        Concern::Behaviour => "behaviour",
        Concern::SocialEmotional => "social_emotional",
        Concern::Health => "health",
        Concern::Family => "family",
        Concern::Career => "career",
    }
}

/// The area of concern of a short code; `None` when it is none.
pub fn concern_of_code(code: &str) -> Option<Concern> {
    Concern::ALL
        .iter()
        .copied()
        .find(|concern| concern_code(*concern) == code)
}

/// A kind of dossier, as a list of what is shared names it.
pub fn kind(kind: Kind) -> Text {
    match kind {
        Kind::School => kinds::school(),
        Kind::Roster => kinds::roster(),
        Kind::Contacts => kinds::contacts(),
        Kind::Classroom => kinds::classroom(),
        Kind::Support => kinds::support(),
        Kind::Contribution => kinds::contribution(),
        Kind::Referral => kinds::referral(),
        Kind::Thread => kinds::thread(),
        Kind::Group => kinds::group(),
        Kind::Restricted => kinds::restricted(),
        Kind::Private => kinds::private(),
        Kind::Disclosures => kinds::disclosures(),
        Kind::Family => kinds::family(),
        Kind::Enclosure => kinds::enclosure(),
        Kind::Inbox => kinds::inbox(),
        Kind::Handover => kinds::handover(),
        _ => kinds::other(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_comes_back_from_its_code() {
        for role in Role::ALL {
            assert_eq!(role_of_code(&role_code(*role)), Some(*role));
        }
        assert_eq!(role_of_code("other role"), None);
    }
}
