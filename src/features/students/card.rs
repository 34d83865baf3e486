//! Adding a student by hand, and editing a card, with a way to take it back.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use throughline_domain::fold::fold;
use throughline_domain::grade;
use throughline_domain::id::StudentId;
use throughline_domain::roster::{Card, Enrolled};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Callout, Checkbox, TextField, Toast, Toasts, Tone};

use super::grade::all_shown;
use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::{shell, students as say};
use crate::workspace::{Changes, Failure, Workspace, fresh, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    given: RwSignal<String>,
    family: RwSignal<String>,
    preferred: RwSignal<String>,
    pronouns: RwSignal<String>,
    grade: RwSignal<String>,
    number: RwSignal<String>,
    left: RwSignal<bool>,
}

impl Draft {
    fn of(card: &Card) -> Self {
        Self {
            given: RwSignal::new(card.given.clone()),
            family: RwSignal::new(card.family.clone()),
            preferred: RwSignal::new(card.preferred.clone()),
            pronouns: RwSignal::new(card.pronouns.clone()),
            grade: RwSignal::new(all_shown(&card.grades)),
            number: RwSignal::new(card.number.clone()),
            left: RwSignal::new(card.status == Enrolled::Left),
        }
    }

    /// The card that it makes of what was there; `None` without a name.
    fn card(self, before: &Card) -> Option<Card> {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let grades = self.grade.get_untracked();
        let grades = grades.split(',').map(grade::code);
        let card = Card {
            given: typed(self.given),
            family: typed(self.family),
            preferred: typed(self.preferred),
            pronouns: typed(self.pronouns),
            grades: grades.filter(|code| !code.is_empty()).collect(),
            number: typed(self.number),
            status: if self.left.get_untracked() {
                Enrolled::Left
            } else {
                Enrolled::Here
            },
            ..before.clone()
        };
        (!card.given.is_empty() || !card.family.is_empty()).then_some(card)
    }
}

/// The form for a student's card.
#[component]
pub fn CardForm(
    /// Whose; `None` for a student who is not here yet.
    student: Option<StudentId>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let roster = untrack(|| workspace.cabinet.roster());
    let before = student.and_then(|student| roster.cards.get(&student));
    let before = StoredValue::new(before.map(|card| card.0.clone()).unwrap_or_default());
    let imported = before.with_value(|card| !card.source.system.is_empty());
    let draft = before.with_value(Draft::of);
    let nameless = RwSignal::new(false);
    let saving = Saving::new();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let card = before.with_value(|before| draft.card(before));
        nameless.set(card.is_none());
        let Some(card) = card else { return };
        let Some(id) = student.or_else(fresh::student) else {
            return;
        };
        let work = async move { put(workspace, id, card).await };
        saving.run(work, move || {
            open.try_set(false);
            if student.is_some() {
                toasts.show(taken_back(workspace, toasts, id, before.get_value()));
            } else {
                toasts.good(say::card_added().say_now());
                workspace.go(Route::Student(id));
            }
        });
    };
    let error = move || nameless.get().then(|| say::card_nameless().say());
    view! {
        <form class="stack" novalidate on:submit=save>
            <div class="pair">
                <TextField
                    label=say::card_given()
                    value=draft.given
                    error=Signal::derive(error)
                />
                <TextField label=say::card_family() value=draft.family />
            </div>
            {student.is_none().then(|| view! { <Namesake draft /> })}
            <div class="pair">
                <TextField label=say::card_grade() note=shell::optional() value=draft.grade />
                <TextField label=say::card_number() note=shell::optional() value=draft.number />
            </div>
            <div class="pair">
                <TextField
                    label=say::card_preferred()
                    note=shell::optional()
                    value=draft.preferred
                />
                <TextField label=say::card_pronouns() note=shell::optional() value=draft.pronouns />
            </div>
            {student
                .is_some()
                .then(|| {
                    view! {
                        <Checkbox
                            label=say::card_left()
                            hint=say::left_text()
                            checked=draft.left
                        />
                    }
                })} {imported.then(|| view! { <p class="soft small">{say::card_imported()}</p> })}
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {if student.is_some() { say::save() } else { say::card_add() }}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

/// Says when a student of that name is here already.
#[component]
fn Namesake(draft: Draft) -> impl IntoView {
    let workspace = Workspace::get();
    let found = Memo::new(move |_| {
        let key = |given: &str, family: &str| (fold(given.trim()), fold(family.trim()));
        let typed = key(&draft.given.get(), &draft.family.get());
        if typed.0.is_empty() {
            return None;
        }
        let roster = workspace.cabinet.roster();
        let mut cards = roster.cards.iter();
        let same = cards.find(|(_, card)| key(&card.given, &card.family) == typed);
        same.map(|(student, _)| *student)
    });
    move || {
        found.get().map(|student| {
            view! {
                <Callout tone=Tone::Caution title=say::card_namesake()>
                    <p>
                        <a href=Route::Student(student)
                            .href()>{move || workspace.student_name(student)}</a>
                    </p>
                </Callout>
            }
        })
    }
}

/// Stores a card as of now: facts are dated, so it holds until a source says something newer.
async fn put(workspace: Workspace, student: StudentId, card: Card) -> Result<(), Failure> {
    let card = Card {
        as_of: time::now().to_rfc3339(),
        ..card
    };
    let (path, seen) = (
        format!("cards/{student}"),
        workspace.cabinet.heads(Subject::Roster),
    );
    let changes = Changes::meaning("student.card");
    workspace
        .commit(changes.put(Subject::Roster, seen, path, &card)?)
        .await
}

fn taken_back(workspace: Workspace, toasts: Toasts, student: StudentId, before: Card) -> Toast {
    let undo = move |()| {
        let before = before.clone();
        leptos::task::spawn_local(async move {
            match put(workspace, student, before).await {
                Ok(()) => toasts.good(say::card_undone().say_now()),
                Err(failure) => toasts.failed(crate::text::failure::of(&failure).say_now()),
            }
        });
    };
    Toast {
        tone: Tone::Good,
        words: say::card_saved().say_now(),
        action: Some((say::undo().say_now(), Callback::new(undo))),
    }
}
