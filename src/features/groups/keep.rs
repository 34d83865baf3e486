//! Storing what happened in a group: the group's own entry, and each member's part in that member's Support, in one commit.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::group::Group;
use throughline_domain::group::card::Cards;
use throughline_domain::group::part::{CHECK_INS, CardPart, GROUP_SESSIONS, GroupPart};
use throughline_domain::group::session::{SESSIONS, Session};
use throughline_domain::id::{EntryId, GroupSessionId, StudentId};
use throughline_domain::subject::Subject;

use super::case::Case;
use crate::workspace::{Changes, Failure, Workspace};

/// The names of a student on any of their cards, to be masked in what is written about others.
fn names(workspace: Workspace, student: StudentId) -> Vec<String> {
    let roster = untrack(|| workspace.cabinet.roster());
    let same = roster.same(student).into_iter();
    let cards = same.filter_map(|card| roster.cards.get(&card));
    let names = cards.flat_map(|card| {
        [
            &card.given,
            &card.middle,
            &card.preferred,
            &card.family,
            &card.preferred_family,
        ]
    });
    names.cloned().collect()
}

/// The names of all members but one.
fn others(workspace: Workspace, group: &Group, student: StudentId) -> Vec<String> {
    let others = group.members.keys().filter(|it| **it != student);
    others.flat_map(|it| names(workspace, *it)).collect()
}

/// The entry of a session in a member's Support, and the part as it stands there.
fn part(
    workspace: Workspace,
    student: StudentId,
    session: GroupSessionId,
) -> Option<(EntryId, GroupPart)> {
    let view = untrack(|| workspace.cabinet.view(Subject::Support(student)))?;
    let parts = view.contents.entries::<GroupPart>(GROUP_SESSIONS);
    let of = parts.into_iter().rev();
    let mut of = of.filter(|(_, entry)| entry.what.session == session);
    of.next().map(|(id, entry)| (id, entry.what))
}

/// Stores a session as it is now: new, amended or taken back. What stood before is replaced wherever it stands; who is no
/// longer in it has their part taken back.
pub async fn session(
    workspace: Workspace,
    case: Case,
    session: Session,
    draft: Option<String>,
) -> Result<(), Failure> {
    let before = case.sessions.iter().rev();
    let before = before
        .clone()
        .find(|(_, entry)| entry.what.session == session.session);
    let meaning = match before {
        _ if session.taken_back => "group.session.take_back",
        Some(_) => "group.session.amend",
        None => "group.session.log",
    };
    let subject = Subject::Group(case.id);
    let earlier = before.map(|(id, _)| *id);
    let mut changes = Changes::meaning(meaning).append(subject, SESSIONS, &session, earlier)?;
    let then = before.map(|(_, entry)| entry.what.present.keys());
    let students: BTreeSet<StudentId> = then
        .into_iter()
        .flatten()
        .chain(session.present.keys())
        .copied()
        .collect();
    for student in students {
        let stands = part(workspace, student, session.session);
        let others = others(workspace, &case.group, student);
        let now = GroupPart::of(&case.group, &session, student, &others);
        let replaces = stands.as_ref().map(|(id, _)| *id);
        let gone = stands.map(|(_, part)| GroupPart {
            taken_back: true,
            ..part
        });
        if let Some(part) = now.or(gone) {
            let subject = Subject::Support(student);
            changes = changes.append(subject, GROUP_SESSIONS, &part, replaces)?;
        }
    }
    if let Some(draft) = draft {
        changes = changes.ending(draft);
    }
    workspace.commit(changes).await
}

/// Stores the cards of half a day: those that were entered take the place of earlier ones of the same members.
pub async fn cards(workspace: Workspace, case: Case, cards: Cards) -> Result<(), Failure> {
    use throughline_domain::group::card::CARDS;
    let subject = Subject::Group(case.id);
    let mut changes = Changes::meaning("group.cards").append(subject, CARDS, &cards, None)?;
    for (student, scores) in &cards.scores {
        let subject = Subject::Support(*student);
        let view = untrack(|| workspace.cabinet.view(subject));
        let before = view.and_then(|view| {
            let all = view.contents.entries::<CardPart>(CHECK_INS);
            let same =
                |it: &CardPart| (it.group, it.day, it.half) == (case.id, cards.day, cards.half);
            let mut of = all.into_iter().rev().filter(|(_, entry)| same(&entry.what));
            of.next().map(|(id, _)| id)
        });
        let part = CardPart {
            group: case.id,
            name: case.group.name.clone(),
            day: cards.day,
            half: cards.half,
            expectations: cards.expectations.clone(),
            scores: scores.clone(),
            goal: case.group.daily_goal(),
        };
        changes = changes.append(subject, CHECK_INS, &part, before)?;
    }
    workspace.commit(changes).await
}
