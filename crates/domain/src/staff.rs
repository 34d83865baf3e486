//! The people of the staff: their roles and their directory entries.

use serde::{Deserialize, Serialize};

use crate::fields::Whole;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// What a member of the staff is at the school.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $name,)+
            /// A role that a later release added; reads nothing by default.
            #[serde(other)]
            Other,
        }
        impl Role {
            /// Every role that can be chosen.
            pub const ALL: &[Role] = &[$(Role::$name,)+];
        }
    };
}

roles! {
    /// School counselor.
    Counselor,
    /// Counseling director or coordinator.
    CounselingCoordinator,
    /// General teacher.
    Teacher,
    /// Special educator.
    SpecialEducator,
    /// Interventionist.
    Interventionist,
    /// Paraprofessional.
    Paraprofessional,
    /// School psychologist.
    Psychologist,
    /// School social worker.
    SocialWorker,
    /// Occupational therapist.
    OccupationalTherapist,
    /// Speech-language pathologist.
    SpeechLanguagePathologist,
    /// School-based mental health counselor.
    MentalHealthCounselor,
    /// School nurse.
    Nurse,
    /// Principal or other administrator.
    Administrator,
    /// Secretary and office staff.
    Office,
    /// Counseling assistant.
    CounselingAssistant,
    /// Counselor intern: sees no student dossier unless a supervisor adds them.
    CounselorIntern,
    /// Student worker: sees no student dossier unless a supervisor adds them.
    StudentWorker,
    /// Family liaison.
    FamilyLiaison,
}

/// A person's directory entry. What it says of keys is decided by the key chain alone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StaffEntry {
    /// The person's name as colleagues use it.
    pub name: String,
    /// What they are at the school.
    pub roles: Whole<Vec<Role>>,
    /// What to come to them for.
    pub expertise: Whole<Vec<String>>,
    /// Languages they speak.
    pub languages: Whole<Vec<String>>,
    /// When and how to reach them.
    pub reach: String,
    /// An address for drafted e-mail.
    pub email: String,
    /// Schools served.
    pub schools: Whole<Vec<String>>,
    /// Who supervises them, in words.
    pub supervisor: String,
}
