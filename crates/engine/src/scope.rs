//! What a person receives: the access table over what is here, and never what a list forbids.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::access::{Facts, Reader};
use throughline_domain::id::{DossierId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_protocol::reply::Scope;
use throughline_vault::store::Store;

use crate::cabinet::Known;
use crate::colleague::Colleague;
use crate::open::Open;

/// The dossiers that a person would receive, in the order of their identifiers.
pub fn of<'a, S: Store>(
    open: &'a Open<S>,
    reader: &Reader,
    colleague: &Colleague,
) -> Vec<(DossierId, &'a Known)> {
    let never = never_send(open);
    let index = open.cabinet.index();
    index
        .iter()
        .filter(|(id, known)| match &known.facts {
            Some(facts) => reads(reader, facts, &never),
            // Of a kind of a later release: only to those who have shown to have it.
            None => colleague.has.contains_key(id),
        })
        .map(|(id, known)| (*id, known))
        .collect()
}

type NeverSend = BTreeMap<StudentId, BTreeSet<StaffId>>;

fn never_send<S: Store>(open: &Open<S>) -> NeverSend {
    let mut never = NeverSend::new();
    for facts in open
        .cabinet
        .index()
        .values()
        .filter_map(|known| known.facts.as_ref())
    {
        if let Some(student) = facts.student.filter(|_| !facts.never_send.is_empty()) {
            never.entry(student).or_default().extend(&facts.never_send);
        }
    }
    never
}

fn reads(reader: &Reader, facts: &Facts, never: &NeverSend) -> bool {
    let forbidden = facts.student.and_then(|student| never.get(&student));
    forbidden.is_none_or(|forbidden| !forbidden.contains(&reader.staff)) && reader.reads(facts)
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
        && colleague.has.get(&id) != current
}

/// What a person would receive, in numbers.
pub fn count<S: Store>(open: &Open<S>, reader: &Reader, colleague: &Colleague) -> Scope {
    let scope = of(open, reader, colleague);
    let mut kinds: BTreeMap<Kind, u32> = BTreeMap::new();
    for kind in scope
        .iter()
        .filter_map(|(_, known)| Kind::parse(&known.kind))
    {
        *kinds.entry(kind).or_default() += 1;
    }
    Scope {
        kinds: kinds.into_iter().collect(),
        students: u32::try_from(students(&scope).len()).unwrap_or(u32::MAX),
        changed: unshared(open, reader, colleague),
    }
}

/// The students whose records are in a scope, beyond the roster card.
pub fn students(scope: &[(DossierId, &Known)]) -> BTreeSet<StudentId> {
    scope
        .iter()
        .filter_map(|(_, known)| known.facts.as_ref()?.student)
        .collect()
}
