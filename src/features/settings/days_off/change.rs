//! Changing the days off, with a way to take it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::calendar::{DaysOff, Line};
use throughline_domain::fields::Whole;
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_ui::{Toast, Toasts, Tone};

use crate::pieces::say_failure;
use crate::text::{Text, days_off as say};
use crate::workspace::{Failure, Workspace};

/// What a stretch that begins on a day is to be; `None` for none.
pub type Change = (Day, Option<DaysOff>);

/// These lines as stretches among the others: one that begins on the same day gives way.
pub fn put(lines: Vec<Line>) -> Vec<Change> {
    let change = |line: Line| {
        let Line { from, until, name } = line;
        (from, Some(DaysOff { until, name }))
    };
    lines.into_iter().map(change).collect()
}

/// Changes the days off, says so, and offers to take it back: what it touched stands as it did before, and nothing else.
pub fn change(workspace: Workspace, toasts: Toasts, words: Text, changes: Vec<Change>) {
    let known = untrack(|| workspace.cabinet.school());
    let before = |(from, _): &Change| (*from, known.days_off.get(from).map(|off| off.0.clone()));
    let before: Vec<Change> = changes.iter().map(before).collect();
    spawn_local(async move {
        if let Err(failure) = store(workspace, changes).await {
            say_failure(toasts, &failure);
            return;
        }
        let undo = Callback::new(move |()| {
            let before = before.clone();
            spawn_local(async move {
                if let Err(failure) = store(workspace, before).await {
                    say_failure(toasts, &failure);
                }
            });
        });
        toasts.show(Toast {
            tone: Tone::Good,
            words: workspace.saved(words),
            action: Some((say::undo().say_now(), undo)),
        });
    });
}

async fn store(workspace: Workspace, changes: Vec<Change>) -> Result<(), Failure> {
    let make = move |school: &mut School| {
        for (from, off) in changes {
            match off {
                Some(off) => school.days_off.insert(from, Whole(off)),
                None => school.days_off.remove(&from),
            };
        }
    };
    let subject = Subject::School;
    workspace.save("school.days_off", subject, make).await
}
