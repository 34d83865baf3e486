//! Contacts with the family of a student: writing one down, and all of them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::contribution::Means;
use throughline_domain::id::StudentId;
use throughline_ui::{Badge, Button, ButtonKind, Dialog, EmptyState, Icon, Page, Section, Tone};

use super::family_form::{CorrectForm, FamilyForm};
use super::told::{Logged, how, logged, means, when, who, words as words_of};
use crate::pieces::{Back, Corrected};
use crate::route::Route;
use crate::text::{self, corrections, notes as say, shell};
use crate::workspace::{Workspace, files};

/// Contacts with the family of a student.
#[component]
pub fn FamilyPage(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| {
        let same = workspace.cabinet.roster().same(student).into_iter();
        let mut all: Vec<Logged> = same
            .flat_map(|student| logged(workspace, student))
            .collect();
        all.sort_by_key(|it| Reverse((when(&it.contact.now), it.contact.id)));
        all
    });
    let print = || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                {say::family_print()}
            </Button>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || say::family_title(workspace.student_name(student)).say())
            lead=say::family_lead()
            before=move || view! { <Back to=Route::Student(student) words=say::back() /> }
            actions=print
        >
            <div class="columns columns-even">
                <div class="screen-only">
                    <FamilyForm student />
                </div>
                <Section title=say::family_list()>
                    <Show when=move || all.with(|all| !all.is_empty()) fallback=Nothing>
                        <List all />
                    </Show>
                </Section>
            </div>
        </Page>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::People title=say::family_empty_title()>
            <p>{say::family_empty_text()}</p>
        </EmptyState>
    }
}

#[component]
fn List(all: Memo<Vec<Logged>>) -> impl IntoView {
    let way = RwSignal::new(None::<Means>);
    let of = |it: &Logged| it.contact.now.what.how.unwrap_or(Means::Other);
    let ways = Memo::new(move |_| all.with(|all| all.iter().map(of).collect::<BTreeSet<_>>()));
    let shown = Memo::new(move |_| {
        let way = way.get();
        let mut shown = all.get();
        shown.retain(|it| way.is_none_or(|way| of(it) == way));
        shown
    });
    let chip = move |this: Option<Means>| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (way.get() == this).to_string()
                on:click=move |_| way.set(this)
            >
                {this.map_or_else(say::family_filter_all, means)}
            </button>
        }
    };
    let chips = move || {
        let ways = ways.get().into_iter().map(Some);
        std::iter::once(None).chain(ways).map(chip).collect_view()
    };
    view! {
        <Show when=move || ways.with(|ways| ways.len() > 1)>
            <div class="chips" role="group" aria-label=move || say::family_filter().say()>
                {chips}
            </div>
        </Show>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="soft">{say::family_none()}</p>
        </Show>
        <ol class="plain notes" aria-label=move || say::family_list().say()>
            <For each=move || shown.get() key=|it| it.contact.id children=line />
        </ol>
    }
}

fn line(logged: Logged) -> impl IntoView {
    let workspace = Workspace::get();
    let (student, id) = (logged.student, logged.contact.id);
    let earlier = logged.contact.earlier.iter();
    let earlier: Vec<_> = earlier
        .map(|(_, entry)| (entry.at, words_of(&entry.what)))
        .collect();
    let entry = logged.contact.now;
    let at = entry.at;
    let mine = entry.by == untrack(|| workspace.me());
    let correcting = RwSignal::new(false);
    let before = StoredValue::new((id, entry.what.clone()));
    let (by, day) = (who(&entry), entry.what.day);
    let contact = entry.what;
    let way = {
        let contact = contact.clone();
        move || how(&contact)
    };
    let with = (!contact.reached.is_empty())
        .then(|| view! { <span>{say::family_with(contact.reached)}</span> });
    let words = (!contact.text.is_empty()).then(|| view! { <p class="prose">{contact.text}</p> });
    let said = (!contact.said.is_empty()).then(|| {
        view! {
            <blockquote class="told">
                <p class="soft small">{say::family_said_label()}</p>
                <p class="prose">{contact.said}</p>
            </blockquote>
        }
    });
    view! {
        <li class="note">
            <div class="row row-between">
                <span class="row">
                    <Badge tone=Tone::Info icon=Icon::People>
                        {way}
                    </Badge>
                    {with}
                </span>
                <span class="soft small">
                    {move || say::by(text::day(day), workspace.staff_name(by)).say()}
                </span>
            </div>
            {words}
            {said}
            <Corrected at earlier />
            {mine
                .then(|| {
                    view! {
                        <div class="note-actions screen-only">
                            <Button
                                kind=ButtonKind::Quiet
                                icon=Icon::Edit
                                on_click=move |()| correcting.set(true)
                            >
                                {corrections::correct()}
                            </Button>
                        </div>
                        <Dialog
                            open=correcting
                            title=corrections::correct_contact()
                            close=shell::close()
                        >
                            {move || {
                                let before = before.get_value();
                                view! { <CorrectForm student before open=correcting /> }
                            }}
                        </Dialog>
                    }
                })}
        </li>
    }
}
