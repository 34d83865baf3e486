//! The words for where a referral stands, and how soon it needs an answer.

use throughline_domain::contribution::Area;
use throughline_domain::referral::{State, Urgency};
use throughline_ui::{Icon, Tone};

use crate::text::{Text, referrals as say};

/// Where a referral stands.
pub fn state(state: State) -> Text {
    match state {
        State::New => say::state_new(),
        State::Accepted => say::state_accepted(),
        State::NeedsInformation => say::state_needs_information(),
        State::Declined => say::state_declined(),
        State::Waitlisted => say::state_waitlisted(),
        State::InSupport => say::state_in_support(),
        State::Closed => say::state_closed(),
    }
}

/// How a state looks.
pub const fn state_look(state: State) -> (Tone, Icon) {
    match state {
        State::New => (Tone::Info, Icon::Star),
        State::Accepted => (Tone::Good, Icon::Check),
        State::NeedsInformation => (Tone::Caution, Icon::Info),
        State::Declined => (Tone::Neutral, Icon::Close),
        State::Waitlisted => (Tone::Caution, Icon::Clock),
        State::InSupport => (Tone::Good, Icon::Heart),
        State::Closed => (Tone::Neutral, Icon::Check),
    }
}

/// What to write about in an area.
pub fn area_hint(area: Area) -> Text {
    match area {
        Area::Attention => say::area_attention_hint(),
        Area::Memory => say::area_memory_hint(),
        Area::SelfManagement => say::area_self_management_hint(),
        Area::SocialInteraction => say::area_social_hint(),
        Area::Communication => say::area_communication_hint(),
        Area::Participation => say::area_participation_hint(),
        Area::Strengths => say::area_strengths_hint(),
    }
}

/// How soon a referral needs an answer.
pub fn urgency(urgency: Urgency) -> Text {
    match urgency {
        Urgency::Routine => say::routine(),
        Urgency::Soon => say::soon(),
        Urgency::Urgent => say::urgent(),
    }
}

/// The choice that leads to a state: its words and a line about it.
pub fn decision(to: State) -> (Text, Text) {
    match to {
        State::NeedsInformation => (
            say::to_needs_information(),
            say::to_needs_information_hint(),
        ),
        State::Declined => (say::to_declined(), say::to_declined_hint()),
        State::Waitlisted => (say::to_waitlisted(), say::to_waitlisted_hint()),
        State::InSupport => (say::to_in_support(), say::to_in_support_hint()),
        State::Closed => (say::to_closed(), say::to_closed_hint()),
        State::New | State::Accepted => (say::to_accepted(), say::to_accepted_hint()),
    }
}

/// What a decision is called in the history, such as `referral.accept`.
pub const fn intent(to: State) -> &'static str {
    match to {
        State::New => "referral.make",
        State::Accepted => "referral.accept",
        State::NeedsInformation => "referral.ask",
        State::Declined => "referral.decline",
        State::Waitlisted => "referral.waitlist",
        State::InSupport => "referral.support",
        State::Closed => "referral.close",
    }
}
