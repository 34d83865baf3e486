//! One note in a list: who reads it, what it says and said before, and what can be done with it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::{EntryId, StaffId};
use throughline_domain::shape::Kind;
use throughline_ui::{Badge, Button, ButtonKind, Icon, Toasts, Tone};

use super::amend::{Acts, take_away};
use super::known::Note;
use super::shared::{mark, names};
use crate::pieces::Corrected;
use crate::route::Route;
use crate::text::notes as say;
use crate::workspace::{Workspace, time};

/// All by which a note is drawn anew in a list when it changes: an amended one is another entry.
pub fn face(note: &Note) -> (EntryId, BTreeSet<StaffId>) {
    (note.id, note.circle.clone())
}

/// One note.
#[component]
pub fn Item(
    /// The note.
    note: Note,
    /// Whether it says whom it is about.
    #[prop(optional)]
    with_student: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let (by, written) = (note.by, note.written);
    let (icon, tone, words) = mark(note.kind());
    let circle = note.circle.clone();
    let read_by = (!circle.is_empty()).then(|| {
        view! {
            <span class="soft small">
                {move || say::read_by(names(workspace, circle.iter().copied())).say()}
            </span>
        }
    });
    let about = note.student.filter(|_| with_student).map(|student| {
        view! {
            <a href=Route::Notes(student).href()>{move || workspace.student_name(student)}</a>
        }
    });
    let moved = note.moved.then(|| {
        view! {
            <Badge tone=Tone::Info icon=Icon::Check>
                {say::badge_moved()}
            </Badge>
        }
    });
    let private = note.kind() == Kind::Private;
    let when = move || {
        let moment = time::moment(written);
        if private {
            moment.say()
        } else {
            say::by(moment, workspace.staff_name(by)).say()
        }
    };
    let amended = note.amended.unwrap_or(written);
    view! {
        <li class="note">
            <div class="row row-between">
                <span class="row">
                    <Badge tone icon>
                        {words}
                    </Badge>
                    {about}
                    {moved}
                    {read_by}
                </span>
                <span class="soft small">{when}</span>
            </div>
            <p class="prose">{note.text.clone()}</p>
            <Corrected at=amended earlier=note.earlier.clone() />
            <Doing note />
        </li>
    }
}

/// What its writer can do with it.
#[component]
fn Doing(note: Note) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let acts = expect_context::<Acts>();
    let (by, student) = (note.by, note.student);
    let private = note.kind() == Kind::Private;
    let movable = private && !note.moved;
    let mine = Memo::new(move |_| workspace.me() == by);
    let may_move =
        Memo::new(move |_| movable && student.is_some_and(|student| workspace.may_plan(student)));
    let named = note.circle.clone();
    let may_name = Memo::new(move |_| named.contains(&workspace.me()));
    let note = StoredValue::new(note);
    view! {
        <Show when=move || mine.get() || may_name.get()>
            <div class="note-actions screen-only">
                <Show when=move || mine.get()>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Edit
                        on_click=move |()| acts.amend(note.get_value())
                    >
                        {say::amend()}
                    </Button>
                </Show>
                <Show when=move || may_name.get()>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Key
                        on_click=move |()| acts.name(note.get_value())
                    >
                        {say::circle()}
                    </Button>
                </Show>
                <Show when=move || may_move.get()>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::People
                        on_click=move |()| acts.share(note.get_value())
                    >
                        {say::move_it()}
                    </Button>
                </Show>
                <Show when=move || private>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Close
                        on_click=move |()| take_away(workspace, toasts, note.get_value())
                    >
                        {say::take_away()}
                    </Button>
                </Show>
            </div>
        </Show>
    }
}
