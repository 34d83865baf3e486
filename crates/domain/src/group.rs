//! Group: a support or counseling group. Its members are seen by its leaders and the counseling team only; each member's
//! own part is written into that member's Support ([`part`]).

pub mod card;
pub mod measure;
pub mod part;
pub mod session;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveTime};
use serde::{Deserialize, Serialize};

use self::card::{CARDS, DAILY_GOAL};
use self::measure::{MEASURES, Measure};
use self::session::SESSIONS;
use crate::calendar::Calendar;
use crate::fields::Whole;
use crate::id::{GroupId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};
use crate::time::Day;

/// The body of a Group dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Its identifier.
    pub group: GroupId,
    /// Its name, which says nothing of why.
    pub name: String,
    /// What kind of group it is.
    pub kind: GroupKind,
    /// What it is for (prose).
    pub purpose: String,
    /// Who leads it.
    pub circle: BTreeMap<StaffId, bool>,
    /// Who is or was in it. Those who left stay here: what is written about them stays too, and the *never send to* rule
    /// goes by this list.
    pub members: BTreeMap<StudentId, Member>,
    /// On which days of the week it meets: 1 is Monday, 7 is Sunday.
    pub weekdays: Whole<BTreeSet<u8>>,
    /// At what time, as `13:05`; empty where none is set.
    pub time: String,
    /// Minutes planned of one session.
    pub minutes: u32,
    /// Sessions planned a week.
    pub times_a_week: u32,
    /// Its first day.
    pub begins: Option<Day>,
    /// Its last day, where one is set.
    pub ends: Option<Day>,
    /// What is measured before and after.
    pub measure: Measure,
    /// What is scored on the daily card of a check-in/check-out group: three to five.
    pub expectations: Whole<Vec<String>>,
    /// The share of the points of a day to reach, in percent; [`DAILY_GOAL`] where none is set.
    pub daily_goal: Option<u32>,
    /// People who must never be sent anything about one of the members, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// When a student is in a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    /// The first day.
    pub joined: Option<Day>,
    /// The first day on which they are no longer in it; `None` while they are.
    pub left: Option<Day>,
}

impl Member {
    /// Whether they are in the group on that day.
    pub fn is_in(self, day: Day) -> bool {
        self.joined.is_none_or(|joined| joined <= day) && self.left.is_none_or(|left| day < left)
    }
}

/// What kind of group it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Students support each other, and are supported.
    #[default]
    Support,
    /// Something is learned and practised.
    Skills,
    /// Before anything is wrong.
    Prevention,
    /// A daily card, looked at in the morning and in the afternoon.
    CheckInCheckOut,
}

impl GroupKind {
    /// Every kind.
    pub const ALL: [GroupKind; 4] = [
        GroupKind::Support,
        GroupKind::Skills,
        GroupKind::Prevention,
        GroupKind::CheckInCheckOut,
    ];
}

/// Why a group cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupProblem {
    /// It has no name.
    Name,
    /// Nobody leads it.
    Leader,
    /// The time of day is none.
    Time,
    /// The minutes are not from 1 to 480.
    Minutes,
    /// The sessions a week are not from 1 to 35.
    Times,
    /// It says no first day.
    Begins,
    /// It ends before it begins.
    EndTooEarly,
    /// A daily card has not three to five expectations.
    Expectations,
    /// The daily goal is not from 1 to 100 percent.
    DailyGoal,
    /// The lowest value of the measure is not below the highest.
    Range,
}

/// The name, among [`crate::school::School::thresholds`], of how many students a statistic is of at least.
pub const SMALLEST: &str = "smallest_group";

/// Of how many students a printed or shared statistic is at least, where the school has not set another number: those who
/// know a smaller group would know from it who is meant.
pub const SMALLEST_DEFAULT: usize = 10;

/// Of how many students a printed or shared statistic is at least.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is a whole number from 1 to 1000"
)]
pub fn smallest(thresholds: &BTreeMap<String, f64>) -> usize {
    let set = thresholds.get(SMALLEST).copied();
    set.filter(|set| (1.0..=1000.0).contains(set))
        .map_or(SMALLEST_DEFAULT, |set| set as usize)
}

impl Group {
    /// What is wrong with it, in the order of its form.
    pub fn problems(&self) -> Vec<GroupProblem> {
        let cards = self.kind == GroupKind::CheckInCheckOut;
        let ends_early = self
            .ends
            .zip(self.begins)
            .is_some_and(|(end, begin)| end < begin);
        let checks = [
            (self.name.trim().is_empty(), GroupProblem::Name),
            (self.leaders().next().is_none(), GroupProblem::Leader),
            (
                !self.time.is_empty() && self.time_of_day().is_none(),
                GroupProblem::Time,
            ),
            (!(1..=480).contains(&self.minutes), GroupProblem::Minutes),
            (!(1..=35).contains(&self.times_a_week), GroupProblem::Times),
            (self.begins.is_none(), GroupProblem::Begins),
            (ends_early, GroupProblem::EndTooEarly),
            (
                cards && !(3..=5).contains(&self.expectations.len()),
                GroupProblem::Expectations,
            ),
            (
                cards && !(1..=100).contains(&self.daily_goal()),
                GroupProblem::DailyGoal,
            ),
            (
                self.measure.is_set() && !self.measure.range_fits(),
                GroupProblem::Range,
            ),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, problem)| problem).collect()
    }

    /// Leaders who stand on the *never send to* list of a member, with that member. `never` is who stands on the lists of
    /// the students, as far as it is known here.
    pub fn forbidden(
        &self,
        never: &BTreeMap<StudentId, BTreeSet<StaffId>>,
    ) -> Vec<(StaffId, StudentId)> {
        let members = self.members.keys();
        members
            .flat_map(|student| {
                let listed = never.get(student);
                let on_list =
                    move |leader: &StaffId| listed.is_some_and(|list| list.contains(leader));
                let leaders = self.leaders().filter(on_list);
                leaders.map(|leader| (leader, *student))
            })
            .collect()
    }

    /// Who leads it.
    pub fn leaders(&self) -> impl Iterator<Item = StaffId> {
        let all = self.circle.iter().filter(|(_, leads)| **leads);
        all.map(|(staff, _)| *staff)
    }

    /// Whether a person leads it.
    pub fn is_led_by(&self, staff: StaffId) -> bool {
        self.circle.get(&staff) == Some(&true)
    }

    /// Who is in it on that day.
    pub fn members_on(&self, day: Day) -> impl Iterator<Item = StudentId> {
        let all = self.members.iter().filter(move |(_, it)| it.is_in(day));
        all.map(|(student, _)| *student)
    }

    /// Takes students in and out, as of today: those who are in it stay as they are.
    pub fn set_members(&mut self, chosen: &BTreeSet<StudentId>, today: Day) {
        for (student, member) in &mut self.members {
            if !chosen.contains(student) && member.left.is_none() {
                member.left = Some(today);
            }
        }
        // Who is entered first was there from the beginning.
        let first = self.members.is_empty();
        let begins = self.begins.filter(|begins| first && *begins < today);
        let joined = begins.unwrap_or(today);
        for student in chosen {
            let new = !self.members.contains_key(student);
            let member = self.members.entry(*student).or_default();
            if new {
                member.joined = Some(joined);
            } else if member.left.is_some() {
                *member = Member {
                    joined: Some(today),
                    left: None,
                };
            }
        }
    }

    /// Whether it goes on: it has begun, and its end is not past.
    pub fn goes_on(&self, today: Day) -> bool {
        self.begins.is_some_and(|begins| begins <= today) && !self.is_over(today)
    }

    /// Whether its last day is past.
    pub fn is_over(&self, today: Day) -> bool {
        self.ends.is_some_and(|ends| ends < today)
    }

    /// The share of the points of a day to reach, in percent.
    pub fn daily_goal(&self) -> u32 {
        self.daily_goal.unwrap_or(DAILY_GOAL)
    }

    /// The time of day at which it meets.
    pub fn time_of_day(&self) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(&self.time, "%H:%M").ok()
    }

    /// How many sessions of this week, from Monday to today, should have been logged and are not. Where no weekdays are
    /// set, all of the week's are waited for until Friday. None is waited for on a day off.
    pub fn not_logged(&self, held: &[Day], today: Day, calendar: &Calendar) -> usize {
        if !self.goes_on(today) || self.members_on(today).next().is_none() {
            return 0;
        }
        let weekday = |day: Day| u8::try_from(day.0.weekday().number_from_monday()).unwrap_or(0);
        let now = weekday(today);
        let began = self
            .begins
            .map_or(i64::MAX, |begins| today.days_since(begins));
        let ago = |days: i64| {
            let days = chrono::TimeDelta::try_days(days).unwrap_or_default();
            today.0.checked_sub_signed(days).map_or(today, Day)
        };
        let within = |back: i64| (0..i64::from(now)).contains(&back) && back <= began;
        let planned = if self.weekdays.is_empty() {
            let whole = now >= 5 && began >= i64::from(now) - 1;
            let monday = ago(i64::from(now) - 1);
            if whole {
                calendar.planned(self.times_a_week, monday)
            } else {
                0
            }
        } else {
            let days = self.weekdays.iter();
            let back = days.map(|day| i64::from(now) - i64::from(*day));
            let due = back.filter(|back| within(*back) && calendar.is_school_day(ago(*back)));
            u32::try_from(due.count()).unwrap_or(0)
        };
        let logged: BTreeSet<Day> = held
            .iter()
            .copied()
            .filter(|day| within(today.days_since(*day)))
            .collect();
        usize::try_from(planned)
            .unwrap_or(0)
            .saturating_sub(logged.len())
    }
}

impl Body for Group {
    const SHAPE: Shape = Shape {
        kind: Kind::Group,
        prose: &["purpose"],
        entries: &[SESSIONS, MEASURES, CARDS],
        dated: &[],
        later: &[],
    };
}

#[cfg(test)]
mod tests;
