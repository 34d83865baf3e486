//! Changing the days off, with a way to take it back.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::calendar::{DaysOff, Line, Own};
use throughline_domain::fields::Whole;
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_ui::{Toast, Toasts, Tone};

use crate::pieces::say_failure;
use crate::text::{Text, days_off as say};
use crate::workspace::{Failure, Workspace};

/// Puts these stretches among the others; one that begins on the same day gives way.
pub fn put(own: &mut Own, lines: Vec<Line>) {
    let known = lines.into_iter().map(|line| {
        let Line { from, until, name } = line;
        (from, Whole(DaysOff { until, name }))
    });
    own.extend(known.collect::<BTreeMap<_, _>>());
}

/// Changes the days off, says so, and offers to take it back: what it touched stands as it did before, and nothing else.
pub fn change(
    workspace: Workspace,
    toasts: Toasts,
    words: Text,
    make: impl FnOnce(&mut Own) + 'static,
) {
    let before = untrack(|| workspace.cabinet.school()).days_off.clone();
    let mut after = before.clone();
    make(&mut after);
    let touched: Vec<(Day, Option<Whole<DaysOff>>)> = before
        .keys()
        .chain(after.keys())
        .filter(|from| before.get(from) != after.get(from))
        .map(|from| (*from, before.get(from).cloned()))
        .collect();
    spawn_local(async move {
        if let Err(failure) = store(workspace, after).await {
            say_failure(toasts, &failure);
            return;
        }
        let undo = Callback::new(move |()| {
            let mut now = untrack(|| workspace.cabinet.school()).days_off.clone();
            for (from, was) in touched.clone() {
                match was {
                    Some(was) => now.insert(from, was),
                    None => now.remove(&from),
                };
            }
            spawn_local(async move {
                if let Err(failure) = store(workspace, now).await {
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

async fn store(workspace: Workspace, own: Own) -> Result<(), Failure> {
    let set = move |school: &mut School| school.days_off = own;
    workspace
        .save("school.days_off", Subject::School, set)
        .await
}
