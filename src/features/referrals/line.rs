//! A referral as a line of the list and a card of the board: what narrows them down, and how they are sorted.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use throughline_domain::id::ReferralId;
use throughline_domain::referral::ageing::{self, Ageing};
use throughline_domain::referral::{Concern, State, Urgency};
use throughline_domain::time::{Day, Timestamp};
use throughline_ui::Sort;

use super::case::{self, Case};
use crate::workspace::fold::fold;
use crate::workspace::{Workspace, time};

/// A referral as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which.
    pub id: ReferralId,
    /// The student's name, as it may be shown.
    pub student: String,
    /// Areas of concern.
    pub concerns: BTreeSet<Concern>,
    /// How soon it needs an answer.
    pub urgency: Urgency,
    /// Where it stands.
    pub state: State,
    /// Whether people decided apart.
    pub disputed: bool,
    /// Since when it stands there.
    pub since: Timestamp,
    /// For how many days.
    pub days: usize,
    /// How long it has waited, and for how long it may.
    pub ageing: Ageing,
    /// The name of who referred, as it may be shown.
    pub by: String,
    /// On which day.
    pub day: Day,
    /// Whether I made it, typed it in or decided on it last.
    pub mine: bool,
    /// Whether the team must answer.
    pub waits: bool,
    /// Names without capitals and accents.
    sought: String,
}

/// What the lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The student's name.
    Student,
    /// How soon: urgent ones first.
    Urgency,
    /// Where it stands, those that age first.
    State,
    /// How long it has stood there: the longest first.
    Time,
    /// Who referred.
    By,
    /// On which day: the latest first.
    Day,
}

/// Which states are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All that are not over.
    Open,
    /// Those that the team must answer.
    Waiting,
    /// Those that are over.
    Ended,
    /// All.
    Any,
    /// Those in this state.
    In(State),
}

/// What the lines are narrowed down to.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// Parts of names, in any order.
    pub words: String,
    /// Which states.
    pub standing: Standing,
    /// An area of concern.
    pub concern: Option<Concern>,
    /// Whether only mine are shown.
    pub mine: bool,
}

/// Every referral that is here as a line: by state, and in each the ageing ones first. Tracked.
pub fn lines(workspace: Workspace) -> Vec<Line> {
    let (me, today) = (workspace.me(), time::today());
    let school = workspace.cabinet.school();
    let line = |case: Case| {
        let (state, since) = (case.state(), case.since());
        let urgency = case.referral.urgency;
        let student = workspace.student_name(case.referral.student);
        let by = workspace.staff_name(case.referral.referred_by);
        Line {
            id: case.id,
            urgency,
            state,
            disputed: case.standing.is_disputed(),
            since,
            days: usize::try_from(today.days_since(time::day_of(since))).unwrap_or(0),
            ageing: case.ageing(today, &school),
            day: case.day(),
            mine: case.is_of(me),
            waits: case.waits_for_team(),
            sought: fold(&format!("{student} {by}")),
            concerns: case.referral.concerns.0,
            student,
            by,
        }
    };
    let mut lines: Vec<Line> = case::all(workspace).into_iter().map(line).collect();
    lines.sort_by_cached_key(Line::place);
    lines
}

/// The lines that the filter leaves, sorted.
pub fn shown(lines: &[Line], filter: &Filter, sort: Sort<Column>) -> Vec<Line> {
    let words = fold(&filter.words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let kept = lines.iter().filter(|line| filter.keeps(line, &words));
    let mut shown: Vec<Line> = kept.cloned().collect();
    let by: fn(&Line, &Line) -> Ordering = match sort.column {
        // They come in this order, and stay in it among equals.
        Column::State => |a, b| place(a.state).cmp(&place(b.state)),
        Column::Student => |a, b| fold(&a.student).cmp(&fold(&b.student)),
        Column::Urgency => |a, b| b.urgency.cmp(&a.urgency),
        Column::Time => |a, b| a.since.cmp(&b.since),
        Column::By => |a, b| fold(&a.by).cmp(&fold(&b.by)),
        Column::Day => |a, b| b.day.cmp(&a.day),
    };
    shown.sort_by(|a, b| sort.apply(by(a, b)));
    shown
}

/// The place of a state in the order in which they stand.
fn place(state: State) -> usize {
    let all = State::ALL.iter();
    all.take_while(|it| **it != state).count()
}

impl Line {
    fn place(&self) -> impl Ord + use<> {
        let order = ageing::order(self.ageing, self.urgency, self.since, self.id);
        (place(self.state), order)
    }

    /// Whether it is over and nobody has to decide again.
    pub fn is_over(&self) -> bool {
        self.state.is_over() && !self.disputed
    }
}

impl Filter {
    fn keeps(&self, line: &Line, words: &[&str]) -> bool {
        let stands = match self.standing {
            Standing::Open => !line.is_over(),
            Standing::Waiting => line.waits,
            Standing::Ended => line.is_over(),
            Standing::Any => true,
            Standing::In(state) => line.state == state,
        };
        stands
            && (!self.mine || line.mine)
            && self.concern.is_none_or(|it| line.concerns.contains(&it))
            && words.iter().all(|word| line.sought.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use throughline_domain::school::School;

    use super::*;

    fn line(id: u128, student: &str, state: State, urgency: Urgency, since: i64) -> Line {
        let day = |day: i64| Timestamp(day * 86_400_000).day(0);
        let ageing = Ageing::of(state, urgency, day(since), day(20_780), &School::default());
        Line {
            id: ReferralId(id),
            student: student.to_owned(),
            concerns: [Concern::Health].into(),
            urgency,
            state,
            disputed: false,
            since: Timestamp(since * 86_400_000),
            days: 0,
            ageing,
            by: "Ada Example".to_owned(),
            day: day(since),
            mine: id.is_multiple_of(2),
            waits: state.waits_for_team(),
            sought: fold(&format!("{student} Ada Example")),
        }
    }

    /// Day 20 780 is a Tuesday, November 24, 2026.
    fn lines() -> Vec<Line> {
        let mut lines = vec![
            line(1, "Zoë Álvarez", State::Closed, Urgency::Urgent, 20_700),
            line(2, "Ana Ruiz", State::Accepted, Urgency::Routine, 20_779),
            line(3, "Bo O'Brien", State::New, Urgency::Routine, 20_779),
            line(4, "Cy Duong", State::New, Urgency::Routine, 20_770),
            line(5, "Di Duong", State::New, Urgency::Soon, 20_780),
        ];
        lines.sort_by_cached_key(Line::place);
        lines
    }

    fn check(filter: &Filter, column: Column, expected: &[u128]) {
        let found = shown(&lines(), filter, Sort::by(column));
        let found: Vec<u128> = found.iter().map(|line| line.id.0).collect();
        assert_eq!(found, expected, "{filter:?} by {column:?}");
    }

    fn only(standing: Standing) -> Filter {
        Filter {
            words: String::new(),
            standing,
            concern: None,
            mine: false,
        }
    }

    #[test]
    fn new_ones_come_first_and_of_them_those_that_age() {
        check(&only(Standing::Any), Column::State, &[4, 5, 3, 2, 1]);
        check(&only(Standing::Open), Column::State, &[4, 5, 3, 2]);
        check(&only(Standing::Waiting), Column::State, &[4, 5, 3]);
        check(&only(Standing::Ended), Column::State, &[1]);
        check(&only(Standing::In(State::Accepted)), Column::State, &[2]);
    }

    #[test]
    fn every_column_sorts_and_equals_keep_their_order() {
        let any = only(Standing::Any);
        check(&any, Column::Student, &[2, 3, 4, 5, 1]);
        check(&any, Column::Urgency, &[1, 5, 4, 3, 2]);
        check(&any, Column::Time, &[1, 4, 3, 2, 5]);
        check(&any, Column::By, &[4, 5, 3, 2, 1]);
        check(&any, Column::Day, &[5, 3, 2, 4, 1]);
    }

    #[test]
    fn a_filter_knows_names_without_accents_concerns_and_whose_it_is() {
        let with = |words: &str, concern, mine| Filter {
            words: words.to_owned(),
            concern,
            mine,
            ..only(Standing::Any)
        };
        check(&with("alv zoe", None, false), Column::State, &[1]);
        check(&with("duong", None, true), Column::State, &[4]);
        check(
            &with("duong", Some(Concern::Health), false),
            Column::State,
            &[4, 5],
        );
        check(&with("", Some(Concern::Family), false), Column::State, &[]);
    }
}
