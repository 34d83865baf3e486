//! The de-identified sheet of an ethical dilemma: names taken out, looked over by a person, and only then on paper.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::ThreadId;
use throughline_domain::masking::{Names, Piece, Whose, shown};
use throughline_ui::{Button, ButtonKind, Callout, Card, Checkbox, Icon, Page, TextArea, Tone};

use super::case::Case;
use super::page::{Gone, case};
use crate::pieces::{Back, Field, Typing, Unsaved};
use crate::route::Route;
use crate::text::consultations as say;
use crate::workspace::{Workspace, files};

/// The de-identified sheet.
#[component]
pub fn Sheet(
    /// Of which consultation.
    thread: ThreadId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let case = case(workspace, thread);
    let here = Memo::new(move |_| case.with(Option::is_some));
    let ready = Memo::new(move |_| workspace.cabinet.ready());
    move || match untrack(|| case.get()) {
        Some(case) if here.get() && ready.get() => view! { <Here thread case /> }.into_any(),
        _ => view! { <Gone /> }.into_any(),
    }
}

/// The question in pieces, names masked.
fn pieces(workspace: Workspace, case: &Case) -> Vec<Piece> {
    let (roster, school) = (workspace.cabinet.roster(), workspace.cabinet.school());
    let mut names = Names::of(&roster, &school, &BTreeSet::new());
    for person in workspace.people() {
        names.add(Whose::Staff, &person.name);
    }
    names.mask(&format!(
        "{}\n\n{}",
        case.thread.title, case.thread.question
    ))
}

fn mask(whose: Whose) -> String {
    match whose {
        Whose::Student => say::mask_student().say(),
        Whose::Staff => say::mask_staff().say(),
    }
}

#[component]
fn Here(thread: ThreadId, case: Arc<Case>) -> impl IntoView {
    let workspace = Workspace::get();
    let pieces = untrack(|| pieces(workspace, &case));
    let text = RwSignal::new(untrack(|| shown(&pieces, mask)));
    let typing = Typing::new(format!("sheet/{thread}"), vec![("text", Field::Text(text))]);
    let looked = RwSignal::new(false);
    // What is written anew must be looked over anew.
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        if before.is_some_and(|before| before != now) {
            looked.set(false);
        }
        now
    });
    let print = move || {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Print
                disabled=Signal::derive(move || !looked.get())
                on_click=|()| files::print()
            >
                {say::print()}
            </Button>
        }
    };
    view! {
        <Page
            title=say::sheet_title()
            lead=say::sheet_lead()
            before=move || view! { <Back to=Route::Consultation(thread) words=say::page_title() /> }
            actions=print
        >
            <div class="unnamed stack screen-only">
                <Callout tone=Tone::Caution title=say::sheet_warning_title()>
                    <p>{say::sheet_warning()}</p>
                </Callout>
                <Unsaved typing />
                <div class="columns columns-even">
                    <Card title=say::sheet_written() icon=Icon::Note>
                        <p class="prose">{pieces.into_iter().map(piece).collect_view()}</p>
                    </Card>
                    <Card title=say::sheet_printed() icon=Icon::Print>
                        <TextArea label=say::sheet_text() hint=say::sheet_text_hint() value=text rows=14 />
                        <Checkbox label=say::sheet_looked() checked=looked />
                    </Card>
                </div>
            </div>
            <div class="print-only">
                <p class="prose">
                    {move || {
                        if looked.get() { text.get() } else { say::sheet_not_looked().say() }
                    }}
                </p>
            </div>
        </Page>
    }
}

/// A piece of the text as it was written, what is masked marked.
fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Kept(text) => view! { <span>{text}</span> }.into_any(),
        Piece::Masked(_, text) => view! { <mark>{text}</mark> }.into_any(),
    }
}
