//! What groups add to a student's timeline, from the student's own file: nothing about other members.

use throughline_domain::group::card::Points;
use throughline_domain::group::part::{CHECK_INS, CardPart, GROUP_SESSIONS, GroupPart};
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;

use super::names;
use crate::features::{Happening, HappeningKind};
use crate::route::Route;
use crate::text::{self, groups as say};
use crate::workspace::{Workspace, time};

/// Sessions of groups, and daily cards.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let Some(view) = workspace.cabinet.view(Subject::Support(student)) else {
        return Vec::new();
    };
    // The group itself is not here for everyone who holds the student's file.
    let place = |group| {
        let held = workspace.cabinet.view(Subject::Group(group)).is_some();
        held.then_some(Route::Group(group))
    };
    let sessions = view.contents.entries::<GroupPart>(GROUP_SESSIONS);
    let sessions = sessions
        .into_iter()
        .filter(|(_, entry)| !entry.what.taken_back);
    let sessions = sessions.map(|(id, entry)| {
        let part = entry.what;
        let (day, name) = (text::day(part.day), workspace.staff_name(entry.by));
        let title = if part.absent {
            say::happened_absent(day, part.name.as_str())
        } else {
            say::happened_session(day, part.name.as_str(), name)
        };
        let written = [part.done, part.word];
        let written: Vec<String> = written.into_iter().filter(|it| !it.is_empty()).collect();
        Happening {
            key: id.to_string(),
            at: time::happened(part.day, entry.at),
            by: entry.by,
            kind: HappeningKind::Group,
            title,
            body: written.join("\n"),
            route: place(part.group),
        }
    });
    let cards = view.contents.entries::<CardPart>(CHECK_INS).into_iter();
    let cards = cards.filter_map(|(id, entry)| {
        let part = entry.what;
        let percent = Points::of(&part.scores).percent()?;
        let percent = usize::try_from(percent).unwrap_or(0);
        let half = names::half(part.half)();
        let lines = part.expectations.iter().zip(&part.scores);
        let lines: Vec<String> = lines
            .filter_map(|(expectation, score)| Some(format!("{expectation}: {}", (*score)?)))
            .collect();
        Some(Happening {
            key: id.to_string(),
            at: time::happened(part.day, entry.at),
            by: entry.by,
            kind: HappeningKind::Group,
            title: say::happened_card(text::day(part.day), half, percent),
            body: lines.join("\n"),
            route: place(part.group),
        })
    });
    sessions.chain(cards).collect()
}
