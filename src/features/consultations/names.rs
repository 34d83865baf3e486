//! The words of consultations.

use throughline_domain::staff::Role;
use throughline_domain::thread::{Part, Topic, Waits, Went};
use throughline_ui::{Icon, Tone};

use super::case::Case;
use crate::text::{Text, consultations as say};
use crate::workspace::Workspace;

/// A topic.
pub fn topic(topic: Topic) -> Text {
    match topic {
        Topic::Behaviour => say::topic_behaviour(),
        Topic::Management => say::topic_management(),
        Topic::Academic => say::topic_academic(),
        Topic::Accommodations => say::topic_accommodations(),
        Topic::Ethics => say::topic_ethics(),
        Topic::Other => say::topic_else(),
    }
}

/// The short code of a topic, as a field's value holds it.
pub const fn topic_code(topic: Topic) -> &'static str {
    match topic {
        Topic::Behaviour => "behaviour",
        Topic::Management => "management",
        Topic::Academic => "academic",
        Topic::Accommodations => "accommodations",
        Topic::Ethics => "ethics",
        Topic::Other => "other",
    }
}

/// The topic of a short code; `None` when it is none.
pub fn topic_of_code(code: &str) -> Option<Topic> {
    let mut all = Topic::ALL.iter().copied();
    all.find(|topic| topic_code(*topic) == code)
}

/// The parts that somebody can choose to write.
pub const WRITTEN: &[Part] = &[
    Part::Word,
    Part::Suggestion,
    Part::Trying,
    Part::Tried,
    Part::Result,
];

/// What somebody does who writes this part.
pub fn part(part: Part) -> Text {
    match part {
        Part::Word => say::part_word(),
        Part::Suggestion => say::part_suggestion(),
        Part::Trying => say::part_trying(),
        Part::Tried => say::part_tried(),
        Part::Read => say::part_read(),
        Part::Result => say::part_result(),
        Part::Reopened => say::part_reopened(),
    }
}

/// The short code of a part, as a field's value holds it.
pub const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Word => "word",
        Part::Suggestion => "suggestion",
        Part::Trying => "trying",
        Part::Tried => "tried",
        Part::Read => "read",
        Part::Result => "result",
        Part::Reopened => "reopened",
    }
}

/// The part of a short code; a word when it is none.
pub fn part_of_code(code: &str) -> Part {
    let mut all = WRITTEN.iter().copied();
    all.find(|part| part_code(*part) == code)
        .unwrap_or_default()
}

/// How it went.
pub fn went(went: Went) -> Text {
    match went {
        Went::Helped => say::went_helped(),
        Went::Somewhat => say::went_somewhat(),
        Went::NotYet => say::went_not_yet(),
    }
}

/// How that looks.
pub const fn went_look(went: Went) -> (Tone, Icon) {
    match went {
        Went::Helped => (Tone::Good, Icon::Check),
        Went::Somewhat => (Tone::Info, Icon::Target),
        Went::NotYet => (Tone::Caution, Icon::Clock),
    }
}

/// The short code of how it went, as a field's value holds it.
pub const fn went_code(went: Went) -> &'static str {
    match went {
        Went::Helped => "helped",
        Went::Somewhat => "somewhat",
        Went::NotYet => "not_yet",
    }
}

/// How it went, of a short code; `None` when it is none.
pub fn went_of_code(code: &str) -> Option<Went> {
    let mut all = Went::ALL.iter().copied();
    all.find(|went| went_code(*went) == code)
}

/// Where a consultation stands for the person, in a word, and how that looks. Tracked.
pub fn state(workspace: Workspace, case: &Case) -> (Text, Tone, Icon) {
    if case.standing.ended() {
        return (say::state_ended(), Tone::Good, Icon::Check);
    }
    match case.waits_for(workspace.me()) {
        Some(Waits::Answer) => (say::state_answer(), Tone::Caution, Icon::Reply),
        Some(Waits::Look { .. }) => (say::state_look(), Tone::Info, Icon::Bell),
        None if !case.standing.trials().is_empty() => {
            (say::state_trying(), Tone::Neutral, Icon::Clock)
        }
        None => (say::state_open(), Tone::Neutral, Icon::Talk),
    }
}

/// What a role is good to ask about; `None` for those that the guide says nothing of.
pub fn guide(role: Role) -> Option<Text> {
    Some(match role {
        Role::Counselor | Role::CounselingCoordinator => say::guide_counselor(),
        Role::SpecialEducator => say::guide_special_educator(),
        Role::Interventionist => say::guide_interventionist(),
        Role::Psychologist => say::guide_psychologist(),
        Role::SocialWorker => say::guide_social_worker(),
        Role::OccupationalTherapist => say::guide_occupational_therapist(),
        Role::SpeechLanguagePathologist => say::guide_speech_language_pathologist(),
        Role::MentalHealthCounselor => say::guide_mental_health_counselor(),
        Role::Nurse => say::guide_nurse(),
        Role::FamilyLiaison => say::guide_family_liaison(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_holds_comes_back() {
        for topic in Topic::ALL {
            assert_eq!(topic_of_code(topic_code(*topic)), Some(*topic));
        }
        for part in WRITTEN {
            assert_eq!(part_of_code(part_code(*part)), *part);
        }
        for went in Went::ALL {
            assert_eq!(went_of_code(went_code(*went)), Some(*went));
        }
        assert_eq!(part_of_code("elsewhere"), Part::Word);
    }
}
