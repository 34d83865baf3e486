//! The words for slips: what they are, what they say, where they stand.

use throughline_domain::inbox::{Case, Closing, State, Theme};
use throughline_public::slip::{Contact, Note, Way, Writer};
use throughline_ui::{Icon, Tone};

use crate::text::{Text, inbox as say};

/// What kind of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A family's idea.
    Suggestion,
    /// A family's question.
    Question,
    /// A family signs up for a workshop.
    SignUp,
    /// Answers to a survey, which are only counted.
    Survey,
    /// A member of the staff refers a student.
    Referral,
    /// A member of the staff saw something.
    Observation,
    /// A member of the staff has read what was agreed.
    Acknowledgement,
    /// A member of the staff proposes something to talk about.
    AgendaItem,
}

impl Sort {
    /// Every kind that is read by itself.
    pub const ALL: [Sort; 7] = [
        Sort::Suggestion,
        Sort::Question,
        Sort::SignUp,
        Sort::Referral,
        Sort::Observation,
        Sort::Acknowledgement,
        Sort::AgendaItem,
    ];

    /// The kind of a note.
    pub const fn of(note: &Note) -> Self {
        match note {
            Note::Suggestion { .. } => Sort::Suggestion,
            Note::Question { .. } => Sort::Question,
            Note::SignUp { .. } => Sort::SignUp,
            Note::Survey { .. } => Sort::Survey,
            Note::Referral { .. } => Sort::Referral,
            Note::Observation { .. } => Sort::Observation,
            Note::Acknowledgement { .. } => Sort::Acknowledgement,
            Note::AgendaItem { .. } => Sort::AgendaItem,
        }
    }

    /// Its name.
    pub fn words(self) -> Text {
        match self {
            Sort::Suggestion => say::suggestion(),
            Sort::Question => say::question(),
            Sort::SignUp => say::sign_up(),
            Sort::Survey => say::survey(),
            Sort::Referral => say::referral(),
            Sort::Observation => say::observation(),
            Sort::Acknowledgement => say::acknowledgement(),
            Sort::AgendaItem => say::agenda_item(),
        }
    }

    /// Its short code.
    pub const fn code(self) -> &'static str {
        match self {
            Sort::Suggestion => "suggestion",
            Sort::Question => "question",
            Sort::SignUp => "sign_up",
            Sort::Survey => "survey",
            Sort::Referral => "referral",
            Sort::Observation => "observation",
            Sort::Acknowledgement => "acknowledgement",
            Sort::AgendaItem => "agenda_item",
        }
    }
}

/// What was written, in the writer's words; nothing of a survey, whose answers are only counted.
pub fn text(note: &Note) -> String {
    match note {
        Note::Suggestion { text, .. }
        | Note::Question { text, .. }
        | Note::SignUp { text, .. }
        | Note::Referral { text, .. }
        | Note::Observation { text, .. }
        | Note::Acknowledgement { text, .. }
        | Note::AgendaItem { text, .. } => text.clone(),
        Note::Survey { .. } => String::new(),
    }
}

/// Whom to answer, and how; `None` where a slip names nobody.
pub const fn contact(note: &Note) -> Option<&Contact> {
    match note {
        Note::Suggestion { contact, .. }
        | Note::Question { contact, .. }
        | Note::SignUp { contact, .. } => Some(contact),
        _ => None,
    }
}

/// Who of the staff says that they wrote it.
pub const fn writer(note: &Note) -> Option<&Writer> {
    match note {
        Note::Referral { writer, .. }
        | Note::Observation { writer, .. }
        | Note::Acknowledgement { writer, .. }
        | Note::AgendaItem { writer, .. } => Some(writer),
        _ => None,
    }
}

/// The name that the writer gives; empty when they give none.
pub fn from(note: &Note) -> &str {
    let contact = contact(note).map(|contact| contact.name.as_str());
    contact
        .or_else(|| writer(note).map(|writer| writer.name.as_str()))
        .unwrap_or_default()
}

/// The student, as a member of the staff names them, with the grade or class.
pub fn student(note: &Note) -> Option<(&str, &str)> {
    match note {
        Note::Referral { student, class, .. }
        | Note::Observation { student, class, .. }
        | Note::Acknowledgement { student, class, .. } => Some((student, class)),
        _ => None,
    }
}

/// The language to answer in: what the writer prefers, or wrote in.
pub fn language(case: &Case) -> &str {
    let preferred = contact(&case.slip.note).map(|contact| contact.language.as_str());
    preferred
        .filter(|tag| !tag.is_empty())
        .unwrap_or(&case.slip.language)
}

/// Where a slip stands.
pub fn state(state: State) -> (Text, Tone, Icon) {
    match state {
        State::New => (say::state_new(), Tone::Info, Icon::Bell),
        State::Open => (say::state_open(), Tone::Caution, Icon::Clock),
        State::Answered => (say::state_answered(), Tone::Good, Icon::Check),
        State::Closed => (say::state_closed(), Tone::Neutral, Icon::Check),
    }
}

/// What a family's word is about.
pub fn theme(theme: Theme) -> Text {
    match theme {
        Theme::Learning => say::theme_learning(),
        Theme::Communication => say::theme_communication(),
        Theme::Wellbeing => say::theme_wellbeing(),
        Theme::Support => say::theme_support(),
        Theme::Meals => say::theme_meals(),
        Theme::Transport => say::theme_transport(),
        Theme::Events => say::theme_events(),
        Theme::Building => say::theme_building(),
        Theme::Thanks => say::theme_thanks(),
        Theme::Other => say::theme_else(),
    }
}

/// The short code of a theme.
pub const fn theme_code(theme: Theme) -> &'static str {
    match theme {
        Theme::Learning => "learning",
        Theme::Communication => "communication",
        Theme::Wellbeing => "wellbeing",
        Theme::Support => "support",
        Theme::Meals => "meals",
        Theme::Transport => "transport",
        Theme::Events => "events",
        Theme::Building => "building",
        Theme::Thanks => "thanks",
        Theme::Other => "other",
    }
}

/// The theme of a short code.
pub fn theme_of_code(code: &str) -> Option<Theme> {
    Theme::ALL
        .iter()
        .copied()
        .find(|theme| theme_code(*theme) == code)
}

/// Why nothing is left to do.
pub fn closing(closing: Closing) -> Text {
    match closing {
        Closing::Otherwise => say::closed_otherwise(),
        Closing::NoAnswer => say::closed_no_answer(),
        Closing::Spam => say::closed_spam(),
    }
}

/// How to answer.
pub fn way(way: Way) -> Text {
    match way {
        Way::Code => say::way_code(),
        Way::Call => say::way_call(),
        Way::Text => say::way_text(),
        Way::Email => say::way_email(),
        Way::Letter => say::way_letter(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_comes_back_from_its_code() {
        for theme in Theme::ALL {
            assert_eq!(theme_of_code(theme_code(*theme)), Some(*theme));
        }
        assert_eq!(theme_of_code("none"), None);
    }
}
