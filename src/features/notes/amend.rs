//! Amending a note, moving a private one to the team's, and taking one away.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::{EntryId, StaffId};
use throughline_domain::private::{self, PrivateNote};
use throughline_domain::restricted::{self, RestrictedNote};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::support::{TEAM_NOTES, TeamNote};
use throughline_ui::{Button, ButtonKind, Dialog, Toast, Toasts, Tone};

use super::circle::CircleForm;
use super::known::{self, Note};
use super::shared::{NoteField, Readers};
use crate::pieces::{Failed, Field, Saving, Typing, Unsaved, say_failure};
use crate::text::{notes as say, shell};
use crate::workspace::{Changes, Failure, Workspace};

/// What is being done to which note. A copy is the same.
#[derive(Clone, Copy)]
pub struct Acts {
    note: RwSignal<Option<Note>>,
    amending: RwSignal<bool>,
    moving: RwSignal<bool>,
    naming: RwSignal<bool>,
}

impl Acts {
    /// Gives it to all notes of a page.
    pub fn provide() -> Self {
        let acts = Self {
            note: RwSignal::new(None),
            amending: RwSignal::new(false),
            moving: RwSignal::new(false),
            naming: RwSignal::new(false),
        };
        provide_context(acts);
        acts
    }

    /// Opens the form that amends a note.
    pub fn amend(self, note: Note) {
        self.note.set(Some(note));
        self.amending.set(true);
    }

    /// Opens the form that changes who reads a restricted note.
    pub fn name(self, note: Note) {
        self.note.set(Some(note));
        self.naming.set(true);
    }

    /// Opens the step that lets the team read a private note.
    pub fn share(self, note: Note) {
        self.note.set(Some(note));
        self.moving.set(true);
    }
}

/// The dialogs in which notes are amended and moved.
#[component]
pub fn Dialogs(acts: Acts) -> impl IntoView {
    let amend = move || {
        acts.note
            .get()
            .map(|note| view! { <Change note open=acts.amending to_team=false /> })
    };
    let share = move || {
        acts.note
            .get()
            .map(|note| view! { <Change note open=acts.moving to_team=true /> })
    };
    let name = move || {
        acts.note
            .get()
            .map(|note| view! { <CircleForm note open=acts.naming /> })
    };
    view! {
        <Dialog open=acts.naming title=say::circle_title() close=shell::close()>
            {name}
        </Dialog>
        <Dialog open=acts.amending title=say::amend_title() close=shell::close()>
            {amend}
        </Dialog>
        <Dialog open=acts.moving title=say::move_title() close=shell::close()>
            {share}
        </Dialog>
    }
}

/// The form with the wording of a note: a new wording of it, or the one that the team will read.
#[component]
fn Change(note: Note, open: RwSignal<bool>, to_team: bool) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let text = RwSignal::new(note.text.clone());
    let form = if to_team { "move" } else { "amend" };
    let student = note.student.map(|student| student.to_string());
    let about = format!("{form}/{}/{}", student.unwrap_or_default(), note.id);
    let typing = Typing::new(about, vec![("text", Field::Text(text))]);
    let empty = RwSignal::new(false);
    let saving = Saving::new();
    let note = StoredValue::new(note);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = text.get_untracked().trim().to_owned();
        empty.set(text.is_empty());
        if text.is_empty() {
            return;
        }
        let work = async move {
            let note = note.get_value();
            let changes = if to_team {
                share(&note, text)?
            } else {
                amend(&note, text)?
            };
            workspace.commit(changes.ending(typing.about())).await
        };
        saving.run(work, move || {
            open.try_set(false);
            let done = if to_team {
                say::moved()
            } else {
                say::amend_saved()
            };
            toasts.good(workspace.saved(done));
        });
    };
    let error = Signal::derive(move || empty.get().then(|| say::error_text().say()));
    let (lead, go) = if to_team {
        (say::move_lead(), say::move_do())
    } else {
        (say::amend_lead(), say::save())
    };
    let readers = move || Some(readers(workspace, &note.get_value(), to_team));
    view! {
        <form class="stack" novalidate on:submit=save>
            <p class="soft">{lead}</p>
            <Unsaved typing />
            <NoteField value=text error id="amend-text" />
            <Readers readers=Signal::derive(readers) />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {go}
                </Button>
                <Button on_click=move |()| {
                    typing.discard();
                    open.set(false);
                }>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

/// Who reads a note, or will when it is moved. Tracked.
fn readers(workspace: Workspace, note: &Note, to_team: bool) -> BTreeSet<StaffId> {
    match (note.kind(), note.student) {
        (Kind::Restricted, _) => note.circle.clone(),
        (Kind::Private, Some(student)) if to_team => {
            workspace.team_of(student).into_iter().collect()
        }
        (Kind::Support, Some(student)) => workspace.team_of(student).into_iter().collect(),
        _ => [workspace.me()].into(),
    }
}

/// A new wording of a note, in the place where it stands.
fn amend(note: &Note, text: String) -> Result<Changes, Failure> {
    let amending = Changes::meaning("note.amend");
    let (place, before) = (note.place, Some(note.id));
    match note.kind() {
        Kind::Private => amending.append(place, private::NOTES, &reworded(note, text), before),
        Kind::Restricted => {
            amending.append(place, restricted::NOTES, &RestrictedNote { text }, before)
        }
        _ => amending.append(place, TEAM_NOTES, &TeamNote { text }, before),
    }
}

fn reworded(note: &Note, text: String) -> PrivateNote {
    PrivateNote {
        student: note.student,
        text,
        moved: note.moved,
    }
}

/// The team's copy of a private note, in the words that were chosen for it, and the mark that it was moved: both or
/// neither.
fn share(note: &Note, text: String) -> Result<Changes, Failure> {
    let student = note
        .student
        .ok_or_else(|| Failure::Fault("about nobody".into()))?;
    let moved = PrivateNote {
        moved: true,
        ..reworded(note, note.text.clone())
    };
    Changes::meaning("note.move")
        .append(
            Subject::Support(student),
            TEAM_NOTES,
            &TeamNote { text },
            None,
        )?
        .append(note.place, private::NOTES, &moved, Some(note.id))
}

/// Takes a private note away, and offers to take that back.
pub fn take_away(workspace: Workspace, toasts: Toasts, note: Note) {
    spawn_local(async move {
        if let Err(failure) = put(workspace, &note, note.id, String::new()).await {
            say_failure(toasts, &failure);
            return;
        }
        let undo = Callback::new(move |()| {
            let note = note.clone();
            spawn_local(async move {
                let Some(now) = known::holding(workspace, note.id) else {
                    return;
                };
                if let Err(failure) = put(workspace, &note, now, note.text.clone()).await {
                    say_failure(toasts, &failure);
                }
            });
        });
        toasts.show(Toast {
            tone: Tone::Good,
            words: say::taken_away().say_now(),
            action: Some((say::undo().say_now(), undo)),
        });
    });
}

async fn put(
    workspace: Workspace,
    note: &Note,
    before: EntryId,
    text: String,
) -> Result<(), Failure> {
    let amending = Changes::meaning("note.amend");
    let what = reworded(note, text);
    let changes = amending.append(note.place, private::NOTES, &what, Some(before))?;
    workspace.commit(changes).await
}
