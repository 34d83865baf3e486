//! Who reads a consultation: adding a person, and taking one out.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::{StaffId, ThreadId};
use throughline_domain::subject::Subject;
use throughline_domain::thread::Thread;
use throughline_ui::{Button, Callout, Card, Dialog, Icon, IconButton, Toast, Toasts, Tone};

use super::add::AddForm;
use super::case::Case;
use crate::pieces::{say_failure, say_roles};
use crate::route::Route;
use crate::text::{Text, consultations as say, shell};
use crate::workspace::{Failure, Workspace};

/// Who reads a consultation.
#[component]
pub fn Circle(thread: ThreadId, case: Memo<Option<Arc<Case>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let adding = RwSignal::new(false);
    let body = Memo::new(move |_| {
        let thread = case.with(|case| case.as_ref().map(|case| case.thread.clone()));
        Arc::new(thread.unwrap_or_default())
    });
    let takes_more = Memo::new(move |_| {
        body.with(|body| body.takes_more() && body.members().contains(&workspace.me()))
    });
    let never = Memo::new(move |_| {
        let student = body.with(|body| body.student);
        student
            .map(|student| workspace.never_send(student))
            .unwrap_or_default()
    });
    let actions = move || {
        view! {
            <Show when=move || takes_more.get()>
                <Button icon=Icon::Add on_click=move |()| adding.set(true)>
                    {say::add_person()}
                </Button>
            </Show>
        }
    };
    let members = move || {
        let body = body.get();
        let mut members: Vec<StaffId> = body.members().into_iter().collect();
        members.sort_by_key(|staff| (*staff != body.author, workspace.staff_name(*staff)));
        let line = |staff| view! { <Member thread staff body=Arc::clone(&body) /> };
        members.into_iter().map(line).collect_view()
    };
    view! {
        <Card title=say::circle_card() icon=Icon::People actions=actions>
            <p class="soft small">{say::circle_lead()}</p>
            <ul class="plain stack stack-close">{members}</ul>
            {move || notes(workspace, &body.get(), &never.get())}
        </Card>
        <Dialog open=adding title=say::add_person() close=shell::close()>
            <AddForm thread body never open=adding />
        </Dialog>
    }
}

/// What must be said of those who are not in it, or not reached.
fn notes(workspace: Workspace, body: &Thread, never: &BTreeSet<StaffId>) -> Vec<AnyView> {
    let names = |of: Vec<StaffId>| {
        let names = of.into_iter().map(|staff| workspace.staff_name(staff));
        names.collect::<Vec<_>>().join(", ")
    };
    let out = body.circle.iter().filter(|(_, is_in)| !**is_in);
    let out: Vec<StaffId> = out.map(|(staff, _)| *staff).collect();
    let barred: Vec<StaffId> = body.members().intersection(never).copied().collect();
    let mut notes = Vec::new();
    if !barred.is_empty() {
        let words = say::circle_barred(names(barred));
        let note = view! {
            <Callout tone=Tone::Caution>
                <p>{words}</p>
            </Callout>
        };
        notes.push(note.into_any());
    }
    if !out.is_empty() {
        let words = say::taken_out_list(names(out));
        notes.push(view! { <p class="soft small">{words}</p> }.into_any());
    }
    notes
}

/// One member, with a way to take them out, and to take that back.
#[component]
fn Member(thread: ThreadId, staff: StaffId, body: Arc<Thread>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let name = move || workspace.staff_name(staff);
    let roles = move || {
        let people = workspace.people();
        let person = people.into_iter().find(|person| person.staff == staff);
        person.map(|person| say_roles(&person.roles))
    };
    let asks = (body.author == staff).then(say::asks);
    let me = move || workspace.me() == staff;
    let may = Memo::new(move |_| body.may_take_out(workspace.me(), staff));
    let take_out = move |()| {
        let name = untrack(name);
        leptos::task::spawn_local(async move {
            match set(workspace, thread, staff, false).await {
                Ok(()) => toasts.show(taken_out(workspace, toasts, thread, staff, name)),
                Err(failure) => say_failure(toasts, &failure),
            }
        });
    };
    view! {
        <li class="row row-between row-tight">
            <span>
                <strong>{name}</strong>
                {asks.map(|asks| view! { " " <span class="soft small">{asks}</span> })}
                <span class="soft small block">{roles}</span>
            </span>
            <span class="row row-tight screen-only">
                <Show when=move || !me()>
                    <a
                        class="small"
                        href=Route::ShareWith(staff).href()
                        aria-label=move || say::share_with(name()).say()
                    >
                        {say::share()}
                    </a>
                </Show>
                <Show when=move || may.get()>
                    <IconButton
                        icon=Icon::Close
                        label=Signal::derive(move || say::take_out(name()).say())
                        on_click=take_out
                    />
                </Show>
            </span>
        </li>
    }
}

fn taken_out(
    workspace: Workspace,
    toasts: Toasts,
    thread: ThreadId,
    staff: StaffId,
    name: String,
) -> Toast {
    let undo = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            if let Err(failure) = set(workspace, thread, staff, true).await {
                say_failure(toasts, &failure);
            }
        });
    });
    let words: Text = say::taken_out(name);
    Toast {
        tone: Tone::Good,
        words: words.say_now(),
        action: Some((say::undo().say_now(), undo)),
    }
}

/// Takes somebody into the circle, or out of it.
pub async fn set(
    workspace: Workspace,
    thread: ThreadId,
    staff: StaffId,
    is_in: bool,
) -> Result<(), Failure> {
    let subject = Subject::Thread(thread);
    let change = |body: &mut Thread| {
        body.circle.insert(staff, is_in);
    };
    workspace
        .save::<Thread>("consultation.circle", subject, change)
        .await
}
