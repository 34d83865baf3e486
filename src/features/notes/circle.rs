//! Changing who reads the restricted notes of a circle.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_domain::restricted::{self, CircleProblem, Restricted};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Button, ButtonKind, CheckGroup, Toasts};

use super::known::Note;
use crate::pieces::{Failed, Form, Saving, staff_choices};
use crate::text::{Text, notes as say, shell};
use crate::workspace::{Changes, Failure, Workspace};

/// The form with the people of a note's circle.
#[component]
pub fn CircleForm(
    /// The note.
    note: Note,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let me = untrack(|| workspace.me());
    let others = note.circle.iter().filter(|staff| **staff != me);
    let chosen: RwSignal<BTreeSet<String>> =
        RwSignal::new(others.map(ToString::to_string).collect());
    let form = Form::new();
    let saving = Saving::new();
    let student = note.student.unwrap_or_default();
    let never = Memo::new(move |_| workspace.never_send(student));
    let note = StoredValue::new(note);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let named = chosen.with_untracked(|chosen| {
            let people = chosen.iter().filter_map(|id| id.parse().ok());
            people.chain([me]).collect::<BTreeSet<StaffId>>()
        });
        let problem = never.with_untracked(|never| restricted::problem(&named, never));
        let wrong: Vec<(&str, Text)> = problem
            .map(|problem| match problem {
                CircleProblem::TooFew => say::error_people(),
                CircleProblem::NeverSend(staff) => {
                    say::error_never(untrack(|| workspace.staff_name(staff)))
                }
            })
            .into_iter()
            .map(|words| ("circle-people", words))
            .collect();
        if !form.accepts(&wrong) {
            return;
        }
        let work = async move {
            let changes = change(workspace, &note.get_value(), &named)?;
            workspace.commit(changes).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::circle_saved()));
        });
    };
    // Who came onto the list since can still be taken out of the circle.
    let people = move || {
        let never = never.get();
        let chosen = chosen.get();
        staff_choices(workspace, None, |staff| {
            staff != me && (!never.contains(&staff) || chosen.contains(&staff.to_string()))
        })
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <p class="soft">{say::circle_lead()}</p>
            <CheckGroup
                label=say::people()
                hint=say::people_hint()
                values=chosen
                options=Signal::derive(people)
                error=form.error("circle-people")
                id="circle-people"
            />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::circle_save()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

/// The change that makes these people the circle. Whom others should ask is of the circle still.
fn change(
    workspace: Workspace,
    note: &Note,
    named: &BTreeSet<StaffId>,
) -> Result<Changes, Failure> {
    let seen = workspace.cabinet.snapshot::<Restricted>(note.place);
    let mut after = seen.body.clone();
    for (staff, reads) in &mut after.circle {
        *reads = named.contains(staff);
    }
    after
        .circle
        .extend(named.iter().map(|staff| (*staff, true)));
    let changes = Changes::meaning("note.circle").change(&seen, &after)?;
    let support = workspace
        .cabinet
        .snapshot::<Support>(Subject::Support(after.student));
    let mut told = support.body.clone();
    let me = untrack(|| workspace.me());
    if let Some(ask) = told.restricted_ask.get_mut(&after.circle_id)
        && !named.contains(ask)
    {
        *ask = me;
    }
    changes.change(&support, &told)
}
