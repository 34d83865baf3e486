//! Asking several colleagues for what they see of a student, in one step.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::contribution::{ASKED, Asked};
use throughline_domain::id::{ReferralId, StaffId, StudentId};
use throughline_domain::referral::{REQUESTS, Request};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, CheckGroup, TextArea, Toasts};

use crate::pieces::{Failed, Form, Saving, staff_choices};
use crate::text::{Text, referrals as say, shell};
use crate::workspace::{Changes, Failure, Workspace};

/// The form that asks colleagues.
#[component]
pub fn AskForm(
    /// About whom.
    student: StudentId,
    /// For which referral.
    referral: ReferralId,
    /// Who was asked already.
    asked: Memo<Vec<StaffId>>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let note = RwSignal::new(String::new());
    let form = Form::new();
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let of: Vec<StaffId> = chosen
            .with_untracked(|chosen| chosen.iter().filter_map(|id| id.parse().ok()).collect());
        let nobody: &[(&str, Text)] = &[("ask-whom", say::error_ask())];
        if !form.accepts(if of.is_empty() { nobody } else { &[] }) {
            return;
        }
        let note = note.get_untracked().trim().to_owned();
        let count = of.len();
        let work = async move {
            workspace
                .commit(asking(student, referral, &of, &note)?)
                .await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::asked_saved(count)));
        });
    };
    // Who was asked already is not asked twice; nobody asks themselves.
    let staff = move || {
        let (me, asked) = (workspace.me(), asked.get());
        staff_choices(workspace, None, |staff| {
            staff != me && !asked.contains(&staff)
        })
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <CheckGroup
                label=say::ask_whom()
                hint=say::ask_whom_hint()
                values=chosen
                options=Signal::derive(staff)
                error=form.error("ask-whom")
                id="ask-whom"
            />
            <TextArea
                label=say::ask_note()
                hint=say::ask_note_hint()
                note=shell::optional()
                value=note
                rows=2
            />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::ask_do()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

/// The change that asks: the referral keeps who was asked, and each finds it in what they read themselves.
fn asking(
    student: StudentId,
    referral: ReferralId,
    of: &[StaffId],
    note: &str,
) -> Result<Changes, Failure> {
    let asked = Asked {
        referral,
        note: note.to_owned(),
    };
    let mut changes = Changes::meaning("contribution.ask");
    for staff in of {
        let request = Request { of: *staff };
        let theirs = Subject::Contribution(student, *staff);
        changes = changes
            .append(Subject::Referral(referral), REQUESTS, &request, None)?
            .append(theirs, ASKED, &asked, None)?;
    }
    Ok(changes)
}
