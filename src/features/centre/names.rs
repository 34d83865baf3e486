//! The words for what can be chosen of a thing.

use throughline_domain::family::ThingKind;
use throughline_public::choice::{Audience, GradeBand, Subject, Topic};

use crate::text::{Text, centre as say, kiosk};

/// A kind of thing.
pub fn kind(kind: ThingKind) -> Text {
    match kind {
        ThingKind::Service => kiosk::service(),
        ThingKind::Guide => say::guide(),
        ThingKind::Strategy => say::strategy(),
        ThingKind::Workshop => say::workshop(),
        ThingKind::Survey => say::survey(),
        ThingKind::Answered => say::answered(),
        ThingKind::Gone => say::gone_kind(),
    }
}

/// What a guide is about.
pub fn topic(topic: Topic) -> Text {
    match topic {
        Topic::Attendance => say::topic_attendance(),
        Topic::Health => say::topic_health(),
        Topic::Screens => say::topic_screens(),
        Topic::Homework => say::topic_homework(),
        Topic::Transitions => say::topic_transitions(),
        Topic::Safety => say::topic_safety(),
        Topic::Feelings => say::topic_feelings(),
        Topic::Support => say::topic_support(),
        Topic::School => say::topic_school(),
        Topic::Future => say::topic_future(),
        Topic::Needs => say::topic_needs(),
    }
}

/// School years that learn alike.
pub fn band(band: GradeBand) -> Text {
    match band {
        GradeBand::Early => say::band_early(),
        GradeBand::Primary => say::band_primary(),
        GradeBand::Intermediate => say::band_intermediate(),
        GradeBand::Middle => say::band_middle(),
        GradeBand::High => say::band_high(),
    }
}

/// What a child learns.
pub fn subject(subject: Subject) -> Text {
    match subject {
        Subject::Reading => say::subject_reading(),
        Subject::Writing => say::subject_writing(),
        Subject::Mathematics => say::subject_mathematics(),
        Subject::Science => say::subject_science(),
        Subject::Language => say::subject_language(),
        Subject::Habits => say::subject_habits(),
        Subject::Feelings => say::subject_feelings(),
    }
}

/// Whom a guide speaks to.
pub fn audience(audience: Audience) -> Text {
    match audience {
        Audience::Families => say::audience_families(),
        Audience::Students => say::audience_students(),
    }
}
