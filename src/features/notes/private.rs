//! All of one's own notes, about whomever or nobody.

use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_ui::{
    Button, ButtonKind, Card, EmptyState, Icon, Page, SearchField, Section, Toasts,
};

use super::amend::{Acts, Dialogs};
use super::item::{Item, face};
use super::known::{self, Note};
use super::pick::AboutWhom;
use super::shared::{NoteField, Readers};
use super::write::own;
use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::notes as say;
use crate::workspace::Workspace;
use crate::workspace::fold::fold;

/// One's own notes.
#[component]
pub fn PrivateNotes() -> impl IntoView {
    let workspace = Workspace::get();
    let acts = Acts::provide();
    let all = Memo::new(move |_| known::own(workspace));
    view! {
        <Page title=say::private_title() lead=say::private_lead()>
            <div class="columns columns-even">
                <Write />
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
        <EmptyState icon=Icon::Lock title=say::private_empty_title()>
            <p>{say::private_empty_text()}</p>
        </EmptyState>
    }
}

#[component]
fn Write() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let (text, about) = (RwSignal::<String>::default(), RwSignal::<String>::default());
    let fields = vec![("text", Field::Text(text)), ("about", Field::Text(about))];
    let typing = Typing::new("private/new".to_owned(), fields);
    let empty = RwSignal::new(false);
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = text.get_untracked().trim().to_owned();
        empty.set(words.is_empty());
        if words.is_empty() {
            return;
        }
        let student = about.get_untracked().parse().ok();
        let work = async move {
            let changes = own(workspace, student, words)?;
            workspace.commit(changes.ending(typing.about())).await
        };
        saving.run(work, move || {
            text.try_set(String::new());
            about.try_set(String::new());
            toasts.good(workspace.saved(say::saved()));
        });
    };
    let me = move || {
        Some(
            [workspace.me()]
                .into_iter()
                .collect::<std::collections::BTreeSet<StaffId>>(),
        )
    };
    view! {
        <Card title=say::private_write() icon=Icon::Edit>
            <form class="stack" novalidate on:submit=save>
                <Unsaved typing />
                <NoteField
                    value=text
                    error=Signal::derive(move || empty.get().then(|| say::error_text().say()))
                    id="note-text"
                />
                <AboutWhom chosen=about />
                <Readers readers=Signal::derive(me) />
                <Failed failure=saving.failure() />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                        {say::save()}
                    </Button>
                </div>
            </form>
        </Card>
    }
}

#[component]
fn List(all: Memo<Vec<Note>>) -> impl IntoView {
    let workspace = Workspace::get();
    let words = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let words = fold(&words.get());
        let words: Vec<&str> = words.split_whitespace().collect();
        let has = |note: &Note| {
            let name = note.student.map(|student| workspace.student_name(student));
            let sought = fold(&format!("{} {}", name.unwrap_or_default(), note.text));
            words.iter().all(|word| sought.contains(word))
        };
        let mut shown = all.get();
        shown.retain(has);
        shown
    });
    view! {
        <div class="filters">
            <SearchField label=say::private_search() value=words />
            <span class="filters-count" role="status">
                {move || say::private_count(shown.with(Vec::len)).say()}
            </span>
        </div>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="soft">{say::private_none()}</p>
        </Show>
        <ol class="plain notes" aria-label=move || say::list().say()>
            <For
                each=move || shown.get()
                key=face
                children=|note| view! { <Item note with_student=true /> }
            />
        </ol>
    }
}
