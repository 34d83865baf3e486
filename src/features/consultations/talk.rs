//! What was said in a consultation, oldest first, and saying more.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::{EntryId, ThreadId};
use throughline_domain::subject::Subject;
use throughline_domain::thread::{MESSAGES, Message, Part};
use throughline_ui::{Button, ButtonKind, Card, Dialog, Icon, Toasts};

use super::case::{Case, following};
use super::message::{Turn, one};
use super::names;
use super::write::{Seed, Write};
use crate::pieces::{Failed, Saving};
use crate::text::{consultations as say, shell};
use crate::workspace::Workspace;

/// What was said, and saying more.
#[component]
pub fn Talk(thread: ThreadId, case: Memo<Option<Arc<Case>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let (open, seed) = (RwSignal::new(false), RwSignal::new(None::<Seed>));
    let ended =
        Memo::new(move |_| case.with(|it| it.as_ref().is_some_and(|it| it.standing.ended())));
    let waits = Memo::new(move |_| {
        let me = workspace.me();
        case.with(|case| case.as_ref().is_some_and(|it| it.waits_for(me).is_some()))
    });
    let begin = Callback::new(move |of: Seed| {
        seed.set(Some(of));
        open.set(true);
    });
    let messages = move || {
        let case = case.get()?;
        let messages = case.standing.messages.clone().into_iter();
        let ended = case.standing.ended();
        let trials = case.standing.trials();
        let taken: Vec<EntryId> = trials.iter().filter_map(|(_, it)| it.what.of).collect();
        let waits: Vec<EntryId> = trials.iter().map(|(id, _)| *id).collect();
        let line = |(id, entry)| {
            let turn = Turn {
                waits: waits.contains(&id),
                open: !ended && !taken.contains(&id),
            };
            one(workspace, id, entry, turn, begin)
        };
        Some(messages.map(line).collect_view())
    };
    let any = move || {
        case.with(|it| {
            it.as_ref()
                .is_some_and(|it| !it.standing.messages.is_empty())
        })
    };
    let dialog_title = Signal::derive(move || {
        let part = seed.with(|seed| seed.as_ref().map(|seed| seed.part));
        part.map(|part| names::part(part).say()).unwrap_or_default()
    });
    view! {
        <Card title=say::talk() icon=Icon::Note>
            <Show
                when=any
                fallback=|| view! { <p class="soft">{say::no_talk()}</p> }
            >
                <ol class="plain messages">{messages}</ol>
            </Show>
            <Show when=move || !ended.get() fallback=move || view! { <Again thread /> }>
                <Show when=move || waits.get()>
                    <NothingToAdd thread />
                </Show>
                <Write thread case seed=None open />
            </Show>
        </Card>
        <Dialog open title=dialog_title close=shell::close()>
            {move || {
                seed.get().map(|seed| view! { <Write thread case seed=Some(seed) open /> })
            }}
        </Dialog>
    }
}

/// Adds what says enough by itself.
#[component]
fn NothingToAdd(thread: ThreadId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let read = move |()| {
        saving.run(add(workspace, thread, Part::Read), move || {
            toasts.good(workspace.saved(say::read_saved()));
        });
    };
    view! {
        <p class="row row-between screen-only">
            <span class="soft">{say::waits_for_you()}</span>
            <Button kind=ButtonKind::Quiet icon=Icon::Eye busy=saving.busy() on_click=read>
                {say::nothing_to_add()}
            </Button>
        </p>
        <Failed failure=saving.failure() />
    }
}

/// Taking up again what ended.
#[component]
fn Again(thread: ThreadId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let again = move |()| {
        saving.run(add(workspace, thread, Part::Reopened), move || {
            toasts.good(workspace.saved(say::reopened_saved()));
        });
    };
    view! {
        <div class="actions screen-only">
            <Button icon=Icon::History busy=saving.busy() on_click=again>
                {say::take_up_again()}
            </Button>
        </div>
        <Failed failure=saving.failure() />
    }
}

async fn add(
    workspace: Workspace,
    thread: ThreadId,
    part: Part,
) -> Result<(), crate::workspace::Failure> {
    let message = Message {
        part,
        ..Message::default()
    };
    let message = following(workspace, thread, message);
    let intent = format!("consultation.{}", names::part_code(part));
    workspace
        .append(&intent, Subject::Thread(thread), MESSAGES, &message)
        .await
}
