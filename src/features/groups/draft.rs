//! A group as it is typed.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::group::measure::Measure;
use throughline_domain::group::{Group, GroupKind};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::indicator::aim::Direction;

use super::names;
use crate::pieces::Field;
use crate::pieces::fields::{day, day_field, number, number_field};
use crate::workspace::{Changes, Failure, Snapshot, time};

/// What was typed: every field is one of the form, and named as it is there.
#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub kind: RwSignal<String>,
    pub purpose: RwSignal<String>,
    pub leaders: RwSignal<BTreeSet<String>>,
    pub members: RwSignal<BTreeSet<String>>,
    pub weekdays: RwSignal<BTreeSet<String>>,
    pub time: RwSignal<String>,
    pub minutes: RwSignal<String>,
    pub times: RwSignal<String>,
    pub begins: RwSignal<String>,
    pub ends: RwSignal<String>,
    pub measure: RwSignal<String>,
    pub unit: RwSignal<String>,
    pub lowest: RwSignal<String>,
    pub highest: RwSignal<String>,
    pub direction: RwSignal<String>,
    pub expectations: RwSignal<String>,
    pub goal: RwSignal<String>,
    /// The group as the form was filled, and the state it was read from.
    was: StoredValue<String>,
    state: StoredValue<String>,
}

/// Less is better.
pub const LESS: &str = "less";
/// More is better.
pub const MORE: &str = "more";

fn codes<T: ToString>(all: impl Iterator<Item = T>) -> RwSignal<BTreeSet<String>> {
    RwSignal::new(all.map(|it| it.to_string()).collect())
}

fn parsed<T: std::str::FromStr + Ord>(codes: RwSignal<BTreeSet<String>>) -> BTreeSet<T> {
    codes.with_untracked(|codes| codes.iter().filter_map(|code| code.parse().ok()).collect())
}

fn typed(field: RwSignal<String>) -> String {
    field.with_untracked(|typed| typed.trim().to_owned())
}

impl Draft {
    /// What a form begins with: what `shown` says, of what was `seen`.
    pub fn of(seen: &Snapshot<Group>, shown: &Group) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let count = |number: u32| match number {
            0 => RwSignal::new(String::new()),
            number => RwSignal::new(number.to_string()),
        };
        let measure = &shown.measure;
        let direction = if measure.direction == Direction::Decrease {
            LESS
        } else {
            MORE
        };
        Self {
            name: text(&shown.name),
            kind: text(names::kind_code(shown.kind)),
            purpose: text(&shown.purpose),
            leaders: codes(shown.leaders()),
            members: codes(
                shown
                    .members
                    .iter()
                    .filter(|(_, it)| it.left.is_none())
                    .map(|(student, _)| *student),
            ),
            weekdays: codes(shown.weekdays.iter()),
            time: text(&shown.time),
            minutes: count(shown.minutes),
            times: count(shown.times_a_week),
            begins: RwSignal::new(day_field(shown.begins)),
            ends: RwSignal::new(day_field(shown.ends)),
            measure: text(&measure.what),
            unit: text(&measure.unit),
            lowest: RwSignal::new(number_field(measure.lowest)),
            highest: RwSignal::new(number_field(measure.highest)),
            direction: text(direction),
            expectations: text(&shown.expectations.join("\n")),
            goal: count(shown.daily_goal()),
            was: StoredValue::new(serde_json::to_string(&seen.body).unwrap_or_default()),
            state: StoredValue::new(seen.state()),
        }
    }

    /// What a draft keeps.
    pub fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("name", Field::Text(self.name)),
            ("kind", Field::Text(self.kind)),
            ("purpose", Field::Text(self.purpose)),
            ("leaders", Field::Codes(self.leaders)),
            ("members", Field::Codes(self.members)),
            ("weekdays", Field::Codes(self.weekdays)),
            ("time", Field::Text(self.time)),
            ("minutes", Field::Text(self.minutes)),
            ("times", Field::Text(self.times)),
            ("begins", Field::Text(self.begins)),
            ("ends", Field::Text(self.ends)),
            ("measure", Field::Text(self.measure)),
            ("unit", Field::Text(self.unit)),
            ("lowest", Field::Text(self.lowest)),
            ("highest", Field::Text(self.highest)),
            ("direction", Field::Text(self.direction)),
            ("expectations", Field::Text(self.expectations)),
            ("goal", Field::Text(self.goal)),
            ("was", Field::From(self.was)),
            ("state", Field::From(self.state)),
        ]
    }

    /// The kind that is chosen; tracked.
    pub fn kind(self) -> GroupKind {
        names::kind_of(&self.kind.get())
    }

    /// The group as typed, made of what the form was filled from.
    pub fn group(self, was: Group) -> Group {
        let kind = untrack(|| self.kind());
        let lines = typed(self.expectations);
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        let less = self.direction.with_untracked(|it| it == LESS);
        let cards = kind == GroupKind::CheckInCheckOut;
        let goal = typed(self.goal);
        let mut group = Group {
            name: typed(self.name),
            kind,
            purpose: typed(self.purpose),
            weekdays: Whole(parsed(self.weekdays)),
            time: typed(self.time),
            minutes: typed(self.minutes).parse().unwrap_or(0),
            times_a_week: typed(self.times).parse().unwrap_or(0),
            begins: day(&self.begins.get_untracked()),
            ends: day(&self.ends.get_untracked()),
            measure: Measure {
                what: typed(self.measure),
                unit: typed(self.unit),
                lowest: number(&typed(self.lowest)),
                highest: number(&typed(self.highest)),
                direction: if less {
                    Direction::Decrease
                } else {
                    Direction::Increase
                },
            },
            expectations: Whole(lines.map(str::to_owned).collect()),
            daily_goal: cards.then(|| goal.parse().unwrap_or(0)),
            ..was
        };
        let chosen: BTreeSet<StaffId> = parsed(self.leaders);
        for (staff, leads) in &mut group.circle {
            *leads = chosen.contains(staff);
        }
        group
            .circle
            .extend(chosen.into_iter().map(|staff| (staff, true)));
        let members: BTreeSet<StudentId> = parsed(self.members);
        group.set_members(&members, time::today());
        group
    }

    /// The group as the form was filled.
    pub fn was(self) -> Group {
        self.was
            .with_value(|was| serde_json::from_str(was))
            .unwrap_or_default()
    }

    /// The change of what the form was filled from into what was typed.
    pub fn change(self, now: Snapshot<Group>, group: &Group) -> Result<Changes, Failure> {
        let mut seen = self.state.with_value(|state| now.at_state(state));
        seen.body = self.was();
        let began = seen.body.begins.is_none();
        let meaning = if began { "group.begin" } else { "group.edit" };
        Changes::meaning(meaning).change(&seen, group)
    }
}
