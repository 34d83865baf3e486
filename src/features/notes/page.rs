//! The notes about a student: writing one, and reading those of oneself, of the team and of one's circles.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::shape::Kind;
use throughline_ui::{ButtonLink, EmptyState, Icon, Page, Section};

use super::amend::{Acts, Dialogs};
use super::item::{Item, face};
use super::known::{self, Note};
use super::shared::mark;
use super::write::WriteNote;
use crate::pieces::{Back, RestrictedExists};
use crate::route::Route;
use crate::text::{self, notes as say};
use crate::workspace::Workspace;

/// The notes about a student.
#[component]
pub fn NotesPage(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let acts = Acts::provide();
    let all = Memo::new(move |_| known::about(workspace, student));
    let links = move || {
        view! {
            <ButtonLink href=Route::FamilyLog(student).href() icon=Icon::People>
                {say::family()}
            </ButtonLink>
            <ButtonLink href=Route::PrivateNotes.href() icon=Icon::Lock>
                {say::mine()}
            </ButtonLink>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || say::title(workspace.student_name(student)).say())
            lead=say::lead()
            before=move || view! { <Back to=Route::Student(student) words=say::back() /> }
            actions=links
        >
            <RestrictedExists student />
            <div class="columns columns-even">
                <WriteNote student />
                <Section title=say::notes()>
                    <Show when=move || all.with(|all| !all.is_empty()) fallback=Nothing>
                        <List all />
                    </Show>
                </Section>
            </div>
            <Dialogs acts />
        </Page>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Note title=say::empty_title()>
            <p>{say::empty_text()}</p>
        </EmptyState>
    }
}

/// The kinds of notes, in the order of their filter.
const KINDS: [Kind; 3] = [Kind::Support, Kind::Restricted, Kind::Private];

#[component]
fn List(all: Memo<Vec<Note>>) -> impl IntoView {
    let kind = RwSignal::new(None::<Kind>);
    let shown = Memo::new(move |_| {
        let kind = kind.get();
        let mut shown = all.get();
        shown.retain(|note| kind.is_none_or(|kind| note.kind() == kind));
        shown
    });
    let chip = move |this: Option<Kind>| {
        let words = this.map_or_else(say::filter_all, |kind| mark(kind).2);
        let of = move |note: &&Note| this.is_none_or(|kind| note.kind() == kind);
        let count = move || all.with(|all| all.iter().filter(of).count());
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (kind.get() == this).to_string()
                on:click=move |_| kind.set(this)
            >
                {words}
                <span class="number">{move || text::number(count())}</span>
            </button>
        }
    };
    let chips = || std::iter::once(None).chain(KINDS.into_iter().map(Some));
    view! {
        <div class="chips" role="group" aria-label=move || say::filter().say()>
            {chips().map(chip).collect_view()}
        </div>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="soft">{say::empty_filter()}</p>
        </Show>
        <ol class="plain notes" aria-label=move || say::list().say()>
            <For each=move || shown.get() key=face children=|note| view! { <Item note /> } />
        </ol>
    }
}
