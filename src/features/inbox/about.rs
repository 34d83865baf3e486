//! Who wrote a slip, how to answer safely, and who sees to it.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::family::language_name;
use throughline_domain::inbox::{Case, Closing, Done, State, Step, Theme};
use throughline_domain::time::Timestamp;
use throughline_public::slip::{Note, Way};
use throughline_ui::{
    Badge, Button, Callout, Card, Choice, Fact, Facts, Icon, Select, Toasts, Tone,
};

use super::{known, names};
use crate::pieces::{Failed, Saving, staff_choices};
use crate::route::Route;
use crate::text::{Text, inbox as say};
use crate::workspace::{Workspace, time};

/// What is known of a slip, and what can be done with it.
#[component]
pub fn About(
    /// The slip.
    first: Arc<Case>,
    /// What became of it.
    case: Memo<Option<Arc<Case>>>,
) -> impl IntoView {
    let note = &first.slip.note;
    let state = move || {
        let state = case.get().map_or(State::New, |case| case.state());
        let (words, tone, icon) = names::state(state);
        view! { <Badge tone icon>{words}</Badge> }
    };
    let fact = |term, value: &str| {
        let value = value.trim().to_owned();
        (!value.is_empty()).then(|| view! { <Fact term>{value}</Fact> })
    };
    let writer = names::writer(note).map(|writer| fact(say::role(), &writer.role));
    let student = names::student(note).map(|(student, class)| {
        let words = [student, class].map(str::trim);
        let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
        fact(say::about_student(), &words.join(", "))
    });
    let written = Timestamp::from_rfc3339(&first.slip.written_at);
    let written = written.map(|at| view! { <Fact term=say::written()>{time::moment(at)}</Fact> });
    let sign_up = match note {
        Note::SignUp {
            adults, children, ..
        } => {
            let (adults, children) = (adults.to_string(), children.to_string());
            Some(view! {
                <Fact term=say::adults()>{adults}</Fact>
                <Fact term=say::children()>{children}</Fact>
            })
        }
        _ => None,
    };
    let workshop = match note {
        Note::SignUp { workshop, .. } => workshop.0.parse().ok().map(|id| {
            let href = Route::Thing(id).href();
            view! {
                <Fact term=say::workshop()>
                    <a href=href>{say::to_workshop()}</a>
                </Fact>
            }
        }),
        _ => None,
    };
    let language = language_name(names::language(&first)).to_owned();
    let from = fact(say::from(), names::from(note));
    let (opened, note) = (first.opened, note.clone());
    view! {
        <Card title=say::about_title() icon=Icon::Info>
            <Facts>
                <Fact term=say::column_state()>{state}</Fact>
                {from}
                {writer}
                {student}
                {sign_up}
                {workshop}
                <Fact term=say::language()>{language}</Fact>
                {written}
                <Fact term=say::column_opened()>{time::moment(opened)}</Fact>
            </Facts>
            <Safely note />
            <Sorting case />
        </Card>
    }
}

/// How the writer wants to be answered.
#[component]
fn Safely(note: Note) -> impl IntoView {
    let contact = names::contact(&note)?.clone();
    let (way, address) = (contact.way, contact.address.trim().to_owned());
    let safe = contact.safe.trim().to_owned();
    let line = (!safe.is_empty()).then(|| view! { <p>{say::safe(safe)}</p> });
    let title = if way == Way::Code || address.is_empty() {
        names::way(way)
    } else {
        say::way_to(address, names::way(way))
    };
    Some(view! { <Callout tone=Tone::Info title=title>{line}</Callout> })
}

/// Its theme, who sees to it, and closing it.
#[component]
fn Sorting(case: Memo<Option<Arc<Case>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    // One each, so that none waits for another.
    let (sorting, assigning, closing) = (Saving::new(), Saving::new(), Saving::new());
    let hash = StoredValue::new(untrack(|| case.get().map(|case| case.hash.clone())));
    let take = move |saving: Saving, what: Done, words: Text| {
        let Some(slip) = hash.get_value() else { return };
        saving.run(known::take(workspace, Step { slip, what }), move || {
            toasts.good(workspace.saved(words));
        });
    };
    let now = untrack(|| case.get());
    let code = now
        .as_ref()
        .and_then(|case| case.theme)
        .map(names::theme_code);
    let theme = RwSignal::new(code.unwrap_or_default().to_owned());
    let staff = now
        .and_then(|case| case.assigned)
        .map(|staff| staff.to_string());
    let assigned = RwSignal::new(staff.unwrap_or_default());
    Effect::new(move |before: Option<String>| {
        let code = theme.get();
        if before.is_some_and(|before| before != code)
            && let Some(theme) = names::theme_of_code(&code)
        {
            take(sorting, Done::Themed(theme), say::theme_saved());
        }
        code
    });
    Effect::new(move |before: Option<String>| {
        let staff = assigned.get();
        if before.is_some_and(|before| before != staff) {
            take(
                assigning,
                Done::Assigned(staff.parse().ok()),
                say::assigned_saved(),
            );
        }
        staff
    });
    let themes = || {
        let none = Choice::new("", say::no_theme().say());
        let choice = |it: &Theme| Choice::new(names::theme_code(*it), names::theme(*it).say());
        std::iter::once(none)
            .chain(Theme::ALL.iter().map(choice))
            .collect::<Vec<_>>()
    };
    let people = move || {
        let inbox = workspace
            .cabinet
            .body::<throughline_domain::inbox::Inbox>(throughline_domain::subject::Subject::Inbox);
        let readers = inbox.with(|inbox| inbox.readers());
        staff_choices(workspace, Some(say::nobody()), |staff| {
            readers.contains(&staff)
        })
    };
    let closed = move || case.get().and_then(|case| case.closed);
    let close = move |why: Closing| {
        view! {
            <Button busy=closing.busy() on_click=move |()| {
                take(closing, Done::Closed(why), say::closed_saved());
            }>{names::closing(why)}</Button>
        }
    };
    view! {
        <div class="stack">
            <Select label=say::theme() value=theme options=Signal::derive(themes) />
            <Select
                label=say::assign()
                hint=say::assign_hint()
                value=assigned
                options=Signal::derive(people)
            />
            {move || match closed() {
                Some(why) => view! {
                    <p>{names::closing(why)}</p>
                    <div class="actions">
                        <Button icon=Icon::History busy=closing.busy() on_click=move |()| {
                            take(closing, Done::Reopened, say::reopened_saved());
                        }>{say::reopen()}</Button>
                    </div>
                }
                .into_any(),
                None => view! {
                    <details>
                        <summary>{say::close()}</summary>
                        <div class="actions">
                            {Closing::ALL.iter().copied().map(close).collect_view()}
                        </div>
                    </details>
                }
                .into_any(),
            }}
            <Failed failure=sorting.failure() />
            <Failed failure=assigning.failure() />
            <Failed failure=closing.failure() />
        </div>
    }
}
