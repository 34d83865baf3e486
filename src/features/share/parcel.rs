//! What goes into a file and what the sender leaves out: it begins with all that the access table gives, and only shrinks.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::shape::Kind;
use throughline_ui::{Card, CheckGroup, Choice, SearchField};

use crate::text::{self, sending as say};
use crate::workspace::Workspace;
use crate::workspace::fold::fold;
use crate::workspace::share::{ScopeLine, Without};

/// The most students that are shown to choose from; the others are found by their names.
const SHOWN: usize = 8;

/// What the sender lets go and what not. A copy is the same parcel.
#[derive(Clone, Copy)]
pub struct Parcel {
    /// What the receivers together would get.
    lines: RwSignal<Vec<ScopeLine>>,
    kinds: Part,
    students: Part,
}

/// Kinds or students: all that were on offer, and those of them that go.
#[derive(Clone, Copy)]
struct Part {
    offered: RwSignal<BTreeSet<String>>,
    going: RwSignal<BTreeSet<String>>,
}

impl Part {
    fn new() -> Self {
        Self {
            offered: RwSignal::default(),
            going: RwSignal::default(),
        }
    }

    /// What comes on offer for the first time goes, until somebody leaves it out.
    fn offer(self, codes: impl Iterator<Item = String>) {
        let mut offered = self.offered.get_untracked();
        let new: Vec<String> = codes.filter(|code| offered.insert(code.clone())).collect();
        if !new.is_empty() {
            self.offered.set(offered);
            self.going.update(|going| going.extend(new));
        }
    }

    fn left_out(self) -> Vec<String> {
        let going = self.going.get();
        let offered = self.offered.get();
        offered.difference(&going).cloned().collect()
    }
}

impl Parcel {
    /// A parcel of which nothing is known yet.
    pub fn new() -> Self {
        Self {
            lines: RwSignal::default(),
            kinds: Part::new(),
            students: Part::new(),
        }
    }

    /// Takes what the receivers together would get.
    pub fn offer(self, lines: Vec<ScopeLine>) {
        let kinds = lines.iter().map(|line| line.kind);
        let kinds = kinds.filter(|kind| *kind != Kind::School);
        self.kinds.offer(kinds.map(|kind| kind.as_str().to_owned()));
        let students = lines.iter().filter_map(|line| line.student);
        self.students
            .offer(students.map(|student| student.to_string()));
        self.lines.set(lines);
    }

    /// What is left out; tracked.
    pub fn without(self) -> Without {
        let kinds = self.kinds.left_out();
        let students = self.students.left_out();
        Without {
            kinds: kinds.iter().filter_map(|code| Kind::parse(code)).collect(),
            students: students
                .iter()
                .filter_map(|code| code.parse().ok())
                .collect(),
        }
    }
}

/// What is left of a scope.
pub fn left(lines: &[ScopeLine], without: &Without) -> Vec<ScopeLine> {
    let goes = |line: &&ScopeLine| !without.leaves_out(line.kind, line.student);
    lines.iter().filter(goes).copied().collect()
}

/// How many dossiers of each kind, in the order of the access table.
pub fn by_kind(lines: &[ScopeLine]) -> BTreeMap<Kind, usize> {
    let mut kinds = BTreeMap::new();
    for line in lines {
        *kinds.entry(line.kind).or_default() += usize::try_from(line.dossiers).unwrap_or(0);
    }
    kinds
}

/// How many dossiers the receiver has not got as they are now.
pub fn changed(lines: &[ScopeLine]) -> usize {
    let sum = lines.iter().map(|line| line.changed).sum::<u32>();
    usize::try_from(sum).unwrap_or(usize::MAX)
}

/// The kinds that are there about each student.
pub fn by_student(lines: &[ScopeLine]) -> BTreeMap<StudentId, Vec<Kind>> {
    let mut students: BTreeMap<StudentId, Vec<Kind>> = BTreeMap::new();
    for line in lines {
        if let Some(student) = line.student {
            students.entry(student).or_default().push(line.kind);
        }
    }
    students
}

/// The fields that leave out kinds and students.
#[component]
pub fn ParcelFields(
    /// The parcel.
    parcel: Parcel,
) -> impl IntoView {
    let any = Memo::new(move |_| parcel.kinds.offered.with(|offered| !offered.is_empty()));
    let students = Memo::new(move |_| parcel.students.offered.with(|it| !it.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Card title=say::what_goes()>
                <p class="soft">{say::what_goes_lead()}</p>
                <Kinds part=parcel.kinds />
                <Show when=move || students.get()>
                    <Students part=parcel.students />
                </Show>
            </Card>
        </Show>
    }
}

#[component]
fn Kinds(part: Part) -> impl IntoView {
    let options = move || {
        let offered = part.offered.get();
        let choice = |kind: &&Kind| Choice::new(kind.as_str(), text::names::kind(**kind).say());
        let kinds = Kind::ALL
            .iter()
            .filter(|kind| offered.contains(kind.as_str()));
        kinds.map(|kind| choice(&kind)).collect::<Vec<_>>()
    };
    view! {
        <CheckGroup
            label=say::kinds()
            hint=say::kinds_hint()
            values=part.going
            options=Signal::derive(options)
        />
    }
}

#[component]
fn Students(part: Part) -> impl IntoView {
    let workspace = Workspace::get();
    let sought = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let offered = part.offered.get();
        let students = offered.iter().filter_map(|code| code.parse().ok());
        let mut named: Vec<(String, StudentId)> = students
            .map(|student| (workspace.student_name(student), student))
            .collect();
        named.sort_by_key(|(name, _)| fold(name));
        let words = fold(&sought.get());
        named.retain(|(name, _)| {
            let name = fold(name);
            words.split_whitespace().all(|word| name.contains(word))
        });
        named
    });
    let options = move || {
        found.with(|found| {
            let shown = found.iter().take(SHOWN);
            shown
                .map(|(name, student)| {
                    let choice = Choice::new(student.to_string(), name.as_str());
                    choice.with_hint(grade(workspace, *student))
                })
                .collect::<Vec<_>>()
        })
    };
    let more = move || {
        let more = found.with(Vec::len).saturating_sub(SHOWN);
        (more > 0).then(|| say::more_students(more).say())
    };
    let out = move || {
        let out = part.left_out().len();
        (out > 0).then(|| say::students_out(out).say())
    };
    view! {
        <SearchField label=say::find_student() value=sought />
        <CheckGroup
            label=say::students()
            hint=say::students_hint()
            values=part.going
            options=Signal::derive(options)
        />
        <p class="soft small">{more}</p>
        <p role="status">{out}</p>
    }
}

/// The grade, which tells two students of one name apart; tracked.
fn grade(workspace: Workspace, student: StudentId) -> String {
    let roster = workspace.cabinet.roster();
    let grades = roster
        .cards
        .get(&student)
        .map(|card| card.grades.join(", "));
    let grades = grades.filter(|grades| !grades.is_empty());
    grades.map_or_else(String::new, |grades| text::students::in_grade(grades).say())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(student: Option<u128>, kind: Kind, dossiers: u32) -> ScopeLine {
        ScopeLine {
            student: student.map(StudentId),
            kind,
            dossiers,
            changed: dossiers,
        }
    }

    #[test]
    fn what_is_left_out_is_neither_counted_nor_named() {
        let lines = [
            line(None, Kind::School, 1),
            line(None, Kind::Roster, 1),
            line(Some(1), Kind::Support, 1),
            line(Some(1), Kind::Contribution, 3),
            line(Some(2), Kind::Contribution, 2),
        ];
        let without = Without {
            kinds: [Kind::Roster, Kind::School].into(),
            students: [StudentId(2)].into(),
        };
        let left = left(&lines, &without);
        let kinds: Vec<_> = by_kind(&left).into_iter().collect();
        assert_eq!(
            kinds,
            [
                (Kind::School, 1),
                (Kind::Support, 1),
                (Kind::Contribution, 3)
            ]
        );
        assert_eq!(changed(&left), 5);
        let students = by_student(&left);
        assert_eq!(
            students.into_iter().collect::<Vec<_>>(),
            [(StudentId(1), vec![Kind::Support, Kind::Contribution])]
        );
    }
}
