//! Contacts with the family of a student: writing one down, and all of them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::contribution::{FamilyContact, Means};
use throughline_domain::entry::Entry;
use throughline_domain::id::{EntryId, StudentId};
use throughline_ui::{Badge, Button, ButtonKind, EmptyState, Icon, Page, Section, Tone};

use super::family_form::FamilyForm;
use super::told::{contacts, how, means, when, who};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, notes as say};
use crate::workspace::{Workspace, files};

/// A contact as it is stored.
type Contact = (EntryId, Entry<FamilyContact>);

/// Contacts with the family of a student.
#[component]
pub fn FamilyPage(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| {
        let same = workspace.cabinet.roster().same(student).into_iter();
        let mut all: Vec<Contact> = same
            .flat_map(|student| contacts(workspace, student))
            .collect();
        all.sort_by_key(|(id, entry)| Reverse((when(entry), *id)));
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
fn List(all: Memo<Vec<Contact>>) -> impl IntoView {
    let way = RwSignal::new(None::<Means>);
    let of = |entry: &Entry<FamilyContact>| entry.what.how.unwrap_or(Means::Other);
    let ways = Memo::new(move |_| {
        all.with(|all| all.iter().map(|(_, it)| of(it)).collect::<BTreeSet<_>>())
    });
    let shown = Memo::new(move |_| {
        let way = way.get();
        let mut shown = all.get();
        shown.retain(|(_, it)| way.is_none_or(|way| of(it) == way));
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
            <For each=move || shown.get() key=|(id, _)| *id children=line />
        </ol>
    }
}

fn line((_, entry): Contact) -> impl IntoView {
    let workspace = Workspace::get();
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
        </li>
    }
}
