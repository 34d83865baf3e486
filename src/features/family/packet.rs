//! The packet that serves a parent's right to inspect (FERPA, 34 CFR 99.10): what is kept here about one student, with other
//! students' names and the other home's data masked, printed only after a person has read all of it over.

use leptos::prelude::*;
use throughline_domain::contacts::{Contacts, Guardian};
use throughline_domain::id::StudentId;
use throughline_domain::masking::{Names, shown};
use throughline_domain::school::School;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, Callout, Card, Checkbox, Choice, EmptyState, Icon, IconButton, Page,
    Select, TextArea, Tone,
};

use crate::features;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{family as say, names, students};
use crate::workspace::{Workspace, files, time};

/// One thing that is kept.
#[derive(Clone, Copy, PartialEq)]
struct Item {
    /// What it is.
    what: StoredValue<String>,
    /// What it says, masked and as a person left it.
    text: RwSignal<String>,
    /// Whether it goes on paper.
    included: RwSignal<bool>,
}

/// The packet.
#[component]
pub fn Packet(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let contacts = workspace
        .cabinet
        .body::<Contacts>(Subject::Contacts(student));
    let inspects = RwSignal::new(String::new());
    let looked = RwSignal::new(false);
    let items = Memo::new(move |_| {
        let people = contacts.get().people();
        let code = inspects.get();
        let reader = people.iter().find(|(id, _)| id.to_string() == code);
        let reader = reader.map(|(_, guardian)| guardian);
        ready(workspace).then(|| untrack(|| gather(workspace, student, reader)))
    });
    // What changed must be read over anew.
    Effect::new(move |before: Option<()>| {
        items.with(|items| {
            for item in items.iter().flatten() {
                item.text.track();
                item.included.track();
            }
        });
        if before.is_some() {
            looked.set(false);
        }
    });
    let mine = Memo::new(move |_| workspace.reads_all(Kind::Support));
    let print = move || {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Print
                disabled=Signal::derive(move || !looked.get())
                on_click=|()| files::print()
            >
                {say::packet_print()}
            </Button>
        }
    };
    let choices = move || {
        let somebody = Choice::new("", say::packet_somebody().say());
        let people = contacts.get().people().into_iter();
        let people =
            people.map(|(id, it)| Choice::new(id.to_string(), workspace.shown_name(it.name)));
        std::iter::once(somebody).chain(people).collect::<Vec<_>>()
    };
    let all = move || items.get().unwrap_or_default();
    let nothing = || {
        view! {
            <EmptyState icon=Icon::File title=say::packet_nothing()>
                <p>{say::packet_here()}</p>
            </EmptyState>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || workspace.letters_name(student))
            lead=say::packet_lead()
            before=move || {
                view! { <Back to=Route::Student(student) words=students::page_title() /> }
            }
            actions=print
            narrow=true
        >
            <Show when=move || mine.get() fallback=|| view! { <p>{say::not_yours()}</p> }>
                <div class="screen-only stack">
                    <Callout tone=Tone::Caution>
                        <p>{say::packet_masked()}</p>
                        <p>{say::packet_without()}</p>
                        <p>{say::packet_here()}</p>
                    </Callout>
                    <Select
                        label=say::packet_who()
                        hint=say::packet_who_hint()
                        value=inspects
                        options=Signal::derive(choices)
                    />
                    <Show when=move || items.with(|it| it.as_ref().is_some_and(Vec::is_empty))>
                        {nothing}
                    </Show>
                    {move || all().into_iter().map(|item| view! { <Over item /> }).collect_view()}
                    <Checkbox label=say::packet_looked() checked=looked />
                </div>
                <div class="print-only">
                    <Show
                        when=move || looked.get()
                        fallback=|| view! { <p>{say::packet_not_looked()}</p> }
                    >
                        {move || all().into_iter().map(on_paper).collect_view()}
                    </Show>
                </div>
            </Show>
        </Page>
    }
}

/// Whether the roster has come in: only then are all names known.
fn ready(workspace: Workspace) -> bool {
    workspace.cabinet.ready()
}

/// An item to be read over: it can be left out, and its words changed.
#[component]
fn Over(item: Item) -> impl IntoView {
    let editing = RwSignal::new(false);
    let what = item.what;
    view! {
        <Card
            title=Signal::derive(move || what.get_value())
            actions=move || {
                view! {
                    <IconButton
                        icon=Icon::Edit
                        label=Signal::derive(move || say::packet_edit(what.get_value()).say())
                        on_click=move |()| editing.update(|editing| *editing = !*editing)
                    />
                }
            }
        >
            <Show
                when=move || editing.get()
                fallback=move || view! { <p class="prose">{move || item.text.get()}</p> }
            >
                <TextArea label=say::packet_text() value=item.text rows=5 />
            </Show>
            <Checkbox
                label=Signal::derive(move || say::packet_include(what.get_value()).say())
                checked=item.included
            />
        </Card>
    }
}

/// An item on paper.
fn on_paper(item: Item) -> impl IntoView {
    let what = item.what.get_value();
    let text = item.text.get();
    item.included.get().then(|| {
        view! {
            <Card title=what>
                <p class="prose">{text}</p>
            </Card>
        }
    })
}

/// All that is kept here about a student, masked for whoever inspects it.
fn gather(workspace: Workspace, student: StudentId, reader: Option<&Guardian>) -> Vec<Item> {
    let roster = workspace.cabinet.roster();
    // Who works at the school and wrote something is no secret of the record; who else goes to it is.
    let names = Names::of(&roster, &School::default(), &roster.same(student));
    let others = others(workspace, student, reader);
    let item = |what: String, text: String| {
        let text = shown(&names.mask(&text), |_| {
            bracketed(&say::packet_student().say())
        });
        let hidden = bracketed(&say::packet_other_home().say());
        let text = others
            .iter()
            .fold(text, |text, number| text.replace(number, &hidden));
        Item {
            what: StoredValue::new(what),
            text: RwSignal::new(text),
            included: RwSignal::new(true),
        }
    };
    let mut items = Vec::new();
    let homes = guardians(workspace, student, reader);
    if !homes.is_empty() {
        items.push(item(say::packet_guardians().say(), homes));
    }
    for (heading, text) in features::record(workspace, student) {
        items.push(item(heading.say(), text));
    }
    for it in features::happenings(workspace, student).into_iter().rev() {
        let what = format!("{} · {}", time::moment(it.at).say(), it.title.say());
        items.push(item(what, it.body));
    }
    items
}

fn bracketed(words: &str) -> String {
    format!("[{words}]")
}

/// Numbers and addresses of those of other homes: wherever they stand, they are left out.
fn others(workspace: Workspace, student: StudentId, reader: Option<&Guardian>) -> Vec<String> {
    let all = people(workspace, student).into_iter();
    let strangers = all.filter(|guardian| !may_read(reader, guardian));
    let known = strangers.flat_map(|guardian| [guardian.phone, guardian.email]);
    known
        .filter(|text| text.trim().chars().count() > 4)
        .collect()
}

/// The guardians in words; of another home no more than who they are.
fn guardians(workspace: Workspace, student: StudentId, reader: Option<&Guardian>) -> String {
    let line = |it: Guardian| {
        let open = may_read(reader, &it);
        let rest = if open {
            [it.phone, it.email, it.safe_contact].join(" · ")
        } else {
            bracketed(&say::packet_other_home().say())
        };
        let parts = [it.name, names::relation(&it.relation), rest];
        let parts: Vec<String> = parts
            .into_iter()
            .map(|part| part.trim_matches([' ', '·']).to_owned())
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    };
    let all = people(workspace, student).into_iter().map(line);
    all.collect::<Vec<_>>().join("\n")
}

fn people(workspace: Workspace, student: StudentId) -> Vec<Guardian> {
    let contacts = workspace
        .cabinet
        .snapshot::<Contacts>(Subject::Contacts(student));
    let people = contacts.body.people().into_iter();
    people.map(|(_, guardian)| guardian).collect()
}

/// Whether whoever inspects may read what stands about this guardian: it is they, or one of their home.
fn may_read(reader: Option<&Guardian>, guardian: &Guardian) -> bool {
    reader.is_some_and(|reader| reader == guardian || reader.shares_home_with(guardian))
}
