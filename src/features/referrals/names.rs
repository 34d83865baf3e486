//! The words for where a referral stands, and how soon it needs an answer.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::contribution::Area;
use throughline_domain::referral::ageing::{Ageing, Wait};
use throughline_domain::referral::{Concern, State, Urgency};
use throughline_ui::{Badge, Icon, Tone};

use crate::text::{self, Text, referrals as say};

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

/// The short code of a state, as a field's value holds it.
pub const fn code(state: State) -> &'static str {
    match state {
        State::New => "new",
        State::Accepted => "accepted",
        State::NeedsInformation => "information",
        State::Declined => "declined",
        State::Waitlisted => "waitlisted",
        State::InSupport => "support",
        State::Closed => "closed",
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

/// Where a referral stands, as a badge.
pub fn state_badge(state: State) -> impl IntoView {
    let (tone, icon) = state_look(state);
    view! {
        <Badge tone icon>
            {self::state(state)}
        </Badge>
    }
}

/// How soon a referral needs an answer, as a badge; none for the usual time.
pub fn urgency_badge(urgency: Urgency) -> Option<impl IntoView> {
    let tone = match urgency {
        Urgency::Urgent => Tone::Danger,
        Urgency::Soon => Tone::Caution,
        Urgency::Routine => return None,
    };
    Some(view! { <Badge tone>{self::urgency(urgency)}</Badge> })
}

/// That a referral has waited for as long as it may; `None` while it has not.
pub fn ageing_words(ageing: Ageing) -> Option<Text> {
    let days = usize::try_from(ageing.school_days).unwrap_or(usize::MAX);
    ageing.is_due().then(|| say::waits_days(days))
}

/// For how long it has waited, as a badge; none while it may still wait.
pub fn ageing_badge(ageing: Ageing) -> Option<impl IntoView> {
    let days = usize::try_from(ageing.school_days).unwrap_or(usize::MAX);
    ageing.is_due().then(|| {
        view! {
            <Badge tone=Tone::Caution icon=Icon::Clock>
                {say::school_days(days)}
            </Badge>
        }
    })
}

/// For how many days it has stood in its state.
pub fn days(days: usize) -> Text {
    match days {
        0 => say::today_since(),
        days => say::days_in_state(days),
    }
}

/// Areas of concern in a line, which follows the language.
pub fn concerns(concerns: &BTreeSet<Concern>) -> impl Fn() -> String + Clone + Send + use<> {
    let words: Vec<Text> = concerns
        .iter()
        .map(|it| text::names::concern(*it))
        .collect();
    move || {
        let words: Vec<String> = words.iter().map(Text::say).collect();
        words.join(", ")
    }
}

/// What a referral waits for.
pub fn wait(wait: Wait) -> Text {
    match wait {
        Wait::Urgent => say::wait_urgent(),
        Wait::Soon => say::wait_soon(),
        Wait::New => say::wait_new(),
        Wait::Information => say::wait_information(),
        Wait::Accepted => say::wait_accepted(),
        Wait::Waitlisted => say::wait_waitlisted(),
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
