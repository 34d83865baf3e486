//! The words for what stands in a group.

use throughline_domain::group::card::Half;
use throughline_domain::group::measure::When;
use throughline_domain::group::session::SessionProblem;
use throughline_domain::group::{Group, GroupKind, GroupProblem};

use crate::text::{Text, groups as say, plans};
use crate::workspace::Workspace;

/// A kind of group.
pub const fn kind(kind: GroupKind) -> fn() -> Text {
    match kind {
        GroupKind::Support => say::kind_support,
        GroupKind::Skills => say::kind_skills,
        GroupKind::Prevention => say::kind_prevention,
        GroupKind::CheckInCheckOut => say::kind_check_in,
    }
}

/// What a kind of group is.
pub const fn kind_hint(kind: GroupKind) -> fn() -> Text {
    match kind {
        GroupKind::Support => say::kind_support_hint,
        GroupKind::Skills => say::kind_skills_hint,
        GroupKind::Prevention => say::kind_prevention_hint,
        GroupKind::CheckInCheckOut => say::kind_check_in_hint,
    }
}

/// The short code of a kind, as a field's value holds it.
pub const fn kind_code(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Support => "support",
        GroupKind::Skills => "skills",
        GroupKind::Prevention => "prevention",
        GroupKind::CheckInCheckOut => "check_in",
    }
}

/// The kind of a short code.
pub fn kind_of(code: &str) -> GroupKind {
    let found = GroupKind::ALL.into_iter().find(|it| kind_code(*it) == code);
    found.unwrap_or_default()
}

/// A day of the week: 1 is Monday.
pub const fn weekday(day: u8) -> fn() -> Text {
    match day {
        1 => say::monday,
        2 => say::tuesday,
        3 => say::wednesday,
        4 => say::thursday,
        5 => say::friday,
        6 => say::saturday,
        _ => say::sunday,
    }
}

/// When a group meets, in a line. Follows the language.
pub fn when(group: &Group) -> String {
    let days: Vec<String> = group
        .weekdays
        .iter()
        .map(|day| weekday(*day)().say())
        .collect();
    let times = usize::try_from(group.times_a_week).unwrap_or(usize::MAX);
    let minutes = usize::try_from(group.minutes).unwrap_or(usize::MAX);
    let days = if days.is_empty() {
        say::times_a_week(times).say()
    } else {
        days.join(", ")
    };
    let parts = [days, group.time.clone(), minutes_long(minutes)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// So many minutes.
pub fn minutes_long(minutes: usize) -> String {
    say::minutes_long(minutes).say()
}

/// Who leads a group, by name. Tracked.
pub fn leaders(workspace: Workspace, group: &Group) -> String {
    let names = group.leaders().map(|staff| workspace.staff_name(staff));
    names.collect::<Vec<_>>().join(", ")
}

/// A half of the day.
pub const fn half(half: Half) -> fn() -> Text {
    match half {
        Half::Morning => say::morning,
        Half::Afternoon => say::afternoon,
    }
}

/// Before or after.
pub const fn measured(when: When) -> fn() -> Text {
    match when {
        When::Before => say::before,
        When::After => say::after,
    }
}

/// What is wrong with a group.
pub fn problem(problem: GroupProblem) -> (&'static str, Text) {
    match problem {
        GroupProblem::Name => ("group-name", say::error_name()),
        GroupProblem::Leader => ("group-leaders", say::error_leader()),
        GroupProblem::Time => ("group-time", say::error_time()),
        GroupProblem::Minutes => ("group-minutes", plans::error_minutes()),
        GroupProblem::Times => ("group-times", plans::error_times()),
        GroupProblem::Begins => ("group-begins", plans::error_began()),
        GroupProblem::EndTooEarly => ("group-ends", plans::error_end()),
        GroupProblem::Expectations => ("group-expectations", say::error_expectations()),
        GroupProblem::DailyGoal => ("group-goal", say::error_goal()),
        GroupProblem::Range => ("group-highest", say::error_range()),
    }
}

/// What is wrong with a session.
pub fn session_problem(problem: SessionProblem) -> (&'static str, Text) {
    match problem {
        SessionProblem::InFuture => ("session-day", plans::error_future()),
        SessionProblem::OutOfGroup => ("session-day", say::error_out_of_group()),
        SessionProblem::DayTaken => ("session-two", say::error_day_taken()),
        SessionProblem::Minutes => ("session-minutes", plans::error_minutes()),
        SessionProblem::Nobody => ("session-day", say::error_nobody()),
    }
}
