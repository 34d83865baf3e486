//! What a person receives: the access table over what is here, and never what a list forbids.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::access::{Facts, Reader};
use throughline_domain::id::{DossierId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_protocol::share::{ScopeLine, Without};
use throughline_vault::store::Store;

use crate::cabinet::Known;
use crate::colleague::Colleague;
use crate::open::Open;

/// The dossiers that a person would receive, in the order of their identifiers. One's own other devices receive all.
pub fn of<'a, S: Store>(
    open: &'a Open<S>,
    reader: &Reader,
    colleague: &Colleague,
) -> Vec<(DossierId, &'a Known)> {
    let circles = circles(open);
    let own = reader.staff == open.me();
    let index = open.cabinet.index();
    index
        .iter()
        .filter(|(id, known)| match &known.facts {
            Some(facts) if own => facts.kind != Kind::Private,
            None if own => true,
            Some(facts) => reader.reads(&placed(facts, &circles)),
            // Of a kind of a later release: only to those who have shown to have it.
            None => colleague.has_any(**id),
        })
        .map(|(id, known)| (*id, known))
        .collect()
}

/// The dossiers that somebody of this role would receive, whoever it is: nothing about a student with a *never send to*
/// list, since it might name them.
pub fn of_role<S: Store>(open: &Open<S>, role: Role) -> Vec<(DossierId, &Known)> {
    let circles = circles(open);
    let reader = Reader {
        // Nobody: an identifier that the engine never gives.
        staff: StaffId::default(),
        roles: vec![role],
        teaches: BTreeSet::new(),
    };
    let index = open.cabinet.index();
    let read = |facts: &Facts| {
        let facts = placed(facts, &circles);
        facts.never_send.is_empty() && reader.reads(&facts)
    };
    index
        .iter()
        .filter(|(_, known)| known.facts.as_ref().is_some_and(read))
        .map(|(id, known)| (*id, known))
        .collect()
}

/// A scope without what the sender leaves out.
pub fn narrowed<'a>(
    mut scope: Vec<(DossierId, &'a Known)>,
    without: &Without,
) -> Vec<(DossierId, &'a Known)> {
    scope.retain(|(_, known)| {
        let Some(kind) = Kind::parse(&known.kind) else {
            return true;
        };
        // A group tells of all its members: leaving one of them out leaves it out.
        let mut about = about(known).map(Some).chain([None]);
        !about.any(|student| without.leaves_out(kind, student))
    });
    scope
}

/// The students whom a dossier is about: one, or the members of a group.
fn about(known: &Known) -> impl Iterator<Item = StudentId> {
    let facts = known.facts.iter();
    facts.flat_map(|facts| {
        facts
            .student
            .into_iter()
            .chain(facts.members.iter().copied())
    })
}

/// Who has to do with a student, and who must not: what all dossiers about the student say together.
#[derive(Default, Clone)]
struct Circle {
    team: BTreeSet<StaffId>,
    plan_team: BTreeSet<StaffId>,
    never_send: BTreeSet<StaffId>,
}

/// The circles of the students who have one. A team is what the dossier says that keeps it, and no other.
fn circles<S: Store>(open: &Open<S>) -> BTreeMap<StudentId, Circle> {
    let mut circles: BTreeMap<StudentId, Circle> = BTreeMap::new();
    let known = open.cabinet.index().values();
    for facts in known.filter_map(|known| known.facts.as_ref()) {
        let Some(student) = facts.student.filter(|_| !is_alone(facts)) else {
            continue;
        };
        let circle = circles.entry(student).or_default();
        circle.never_send.extend(&facts.never_send);
        match facts.kind {
            Kind::Classroom => circle.team.extend(&facts.team),
            Kind::Support => circle.plan_team.extend(&facts.plan_team),
            _ => {}
        }
    }
    // Cards that are of one student have one circle: what is said under either holds for both.
    for same in open.roster.joined() {
        let mut one = Circle::default();
        for circle in same.iter().filter_map(|student| circles.get(student)) {
            one.team.extend(&circle.team);
            one.plan_team.extend(&circle.plan_team);
            one.never_send.extend(&circle.never_send);
        }
        circles.extend(same.into_iter().map(|student| (student, one.clone())));
    }
    circles
}

/// Whether a dossier names nobody who has to do with its student, or must not.
fn is_alone(facts: &Facts) -> bool {
    facts.team.is_empty() && facts.plan_team.is_empty() && facts.never_send.is_empty()
}

/// What the access table needs to know of a dossier, in the light of all that is here about its student.
fn placed<'a>(facts: &'a Facts, circles: &BTreeMap<StudentId, Circle>) -> Cow<'a, Facts> {
    if !facts.members.is_empty() {
        let of = |student| circles.get(student).map(|circle| &circle.never_send);
        let never = facts.members.iter().filter_map(of).flatten();
        let mut facts = facts.clone();
        facts.never_send.extend(never);
        return Cow::Owned(facts);
    }
    let circle = facts.student.and_then(|student| circles.get(&student));
    match circle {
        None if is_alone(facts) => Cow::Borrowed(facts),
        None => Cow::Owned(with(facts, &Circle::default())),
        Some(circle) => Cow::Owned(with(facts, circle)),
    }
}

fn with(facts: &Facts, circle: &Circle) -> Facts {
    Facts {
        team: circle.team.clone(),
        plan_team: circle.plan_team.clone(),
        never_send: circle.never_send.clone(),
        circle: facts.circle.clone(),
        members: BTreeSet::new(),
        ..*facts
    }
}

/// How many dossiers of their scope changed since a bundle was last made for them. The log of what was shared changes
/// with every share and does not count.
pub fn unshared<S: Store>(open: &Open<S>, reader: &Reader, colleague: &Colleague) -> u32 {
    let changed = of(open, reader, colleague)
        .into_iter()
        .filter(|(id, known)| is_unshared(*id, known, colleague));
    u32::try_from(changed.count()).unwrap_or(u32::MAX)
}

fn is_unshared(id: DossierId, known: &Known, colleague: &Colleague) -> bool {
    let current = Some(&known.heads);
    known.kind != Kind::Disclosures.as_str()
        && colleague.sent.get(&id) != current
        && colleague.shown(id).all(|heads| heads != current)
}

/// A scope in numbers, by student and kind.
pub fn lines(scope: &[(DossierId, &Known)], colleague: &Colleague) -> Vec<ScopeLine> {
    let mut lines: BTreeMap<(Option<StudentId>, Kind), (u32, u32)> = BTreeMap::new();
    for (id, known) in scope {
        if let Some(kind) = Kind::parse(&known.kind) {
            let student = known.facts.as_ref().and_then(|facts| facts.student);
            let (dossiers, changed) = lines.entry((student, kind)).or_default();
            *dossiers += 1;
            *changed += u32::from(is_unshared(*id, known, colleague));
        }
    }
    let line = |((student, kind), (dossiers, changed))| ScopeLine {
        student,
        kind,
        dossiers,
        changed,
    };
    lines.into_iter().map(line).collect()
}

/// The students whose records these are, beyond the roster card.
pub fn students<'a>(records: impl Iterator<Item = &'a Known>) -> BTreeSet<StudentId> {
    records.flat_map(about).collect()
}
