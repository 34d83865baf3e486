//! What a member of the staff proposes to talk about: who wrote it is confirmed with them, and colleagues talk about it in
//! a consultation.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_domain::inbox::{Case, Discussed, Done, STEPS, Step};
use throughline_domain::subject::Subject;
use throughline_domain::thread::{Thread, Topic};
use throughline_public::slip::Note;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, CheckGroup, Dialog, Icon, TextField, Toasts,
    Tone,
};

use super::confirm::{Confirm, Writer};
use super::list::beginning;
use super::names;
use super::setup::choices;
use crate::pieces::{DialogForm, Form, Saving};
use crate::route::Route;
use crate::text::{inbox as say, shell};
use crate::workspace::{Changes, Failure, Workspace, fresh};

/// Taking what was proposed to colleagues, or where they talk about it.
#[component]
pub fn DiscussSlip(
    /// The slip.
    first: Arc<Case>,
    /// What became of it.
    case: Memo<Option<Arc<Case>>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let first = StoredValue::new(first);
    let discussed = Memo::new(move |_| case.get().and_then(|case| case.discussed));
    move || match discussed.get() {
        Some(discussed) => view! {
            <Callout tone=Tone::Good title=say::discussed()>
                <div class="actions">
                    <ButtonLink href=Route::Consultation(discussed.thread).href()>
                        {say::to_consultation()}
                    </ButtonLink>
                </div>
            </Callout>
        }
        .into_any(),
        None => view! {
            <Card title=say::discuss_title() icon=Icon::Talk>
                <p class="soft">{say::discuss_text()}</p>
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Check
                        on_click=move |()| open.set(true)
                    >
                        {say::discuss()}
                    </Button>
                </div>
                <Dialog open title=say::discuss_title() close=shell::close()>
                    <DiscussForm first=first.get_value() open />
                </Dialog>
            </Card>
        }
        .into_any(),
    }
}

#[component]
fn DiscussForm(first: Arc<Case>, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let note = &first.slip.note;
    let writer = Writer::claimed(workspace, names::from(note));
    let title = RwSignal::new(beginning(&names::text(note)));
    let circle = RwSignal::new(BTreeSet::<String>::new());
    let (form, saving) = (Form::new(), Saving::new());
    let case = StoredValue::new(first);
    let save = move || {
        let asked: BTreeSet<StaffId> =
            circle.with_untracked(|ids| ids.iter().filter_map(|id| id.parse().ok()).collect());
        let line = title.with_untracked(|title| title.trim().to_owned());
        let mut wrong = writer.wrong();
        if line.is_empty() {
            wrong.push(("discuss-line", say::error_line()));
        }
        if asked.is_empty() {
            wrong.push(("discuss-circle", say::error_circle()));
        }
        let by = untrack(|| writer.staff());
        let (true, Some(by)) = (form.accepts(&wrong), by) else {
            return;
        };
        let changes = case.with_value(|case| begin(workspace, case, by, line, &asked));
        saving.run(async move { workspace.commit(changes?).await }, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::discuss_saved()));
        });
    };
    let colleagues = Signal::derive(move || choices(workspace));
    view! {
        <DialogForm form saving on_submit=save go=say::discuss_go() open>
            <Confirm writer form />
            <TextField
                label=say::discuss_line()
                value=title
                id="discuss-line"
                error=form.error("discuss-line")
            />
            <CheckGroup
                label=say::discuss_circle()
                hint=say::discuss_circle_hint()
                values=circle
                options=colleagues
                id="discuss-circle"
                error=form.error("discuss-circle")
            />
        </DialogForm>
    }
}

/// The change that begins the consultation: the person asks, in the words of who proposed it.
fn begin(
    workspace: Workspace,
    case: &Case,
    by: StaffId,
    title: String,
    asked: &BTreeSet<StaffId>,
) -> Result<Changes, Failure> {
    let thread = fresh::thread().ok_or_else(|| Failure::Fault("random".into()))?;
    let (me, name) = untrack(|| (workspace.me(), workspace.staff_name(by)));
    let note = &case.slip.note;
    let question = match note {
        Note::AgendaItem { meeting, text, .. } if !meeting.trim().is_empty() => {
            say::proposed_for(meeting.trim().to_owned(), name, text.clone())
        }
        note => say::proposed(name, names::text(note)),
    };
    let asked = asked.iter().chain([&me]);
    let after = Thread {
        thread,
        author: me,
        circle: asked.map(|staff| (*staff, true)).collect(),
        topic: Topic::Other,
        title,
        question: question.say_now(),
        ..Thread::default()
    };
    let step = Step {
        slip: case.hash.clone(),
        what: Done::Discussed(Discussed { by, thread }),
    };
    let seen = workspace.cabinet.snapshot(Subject::Thread(thread));
    let begun = Changes::meaning("consultation.begin").change(&seen, &after)?;
    begun.append(Subject::Inbox, STEPS, &step, None)
}
