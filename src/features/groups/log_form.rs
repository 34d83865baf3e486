//! Logging a session of a group for all its members at once: everybody was there, and one press says who was not.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::group::session::{Presence, Session, counting};
use throughline_domain::id::{GroupId, StudentId};
use throughline_ui::{
    Button, ButtonKind, Checkbox, ErrorSummary, Icon, InputKind, Symbol, TextArea, TextField,
    Toast, Toasts, Tone,
};

use super::case::{Case, sorted};
use super::{keep, names};
use crate::pieces::fields::{day, day_field};
use crate::pieces::{Failed, Field, Form, Saving, Typing, Unsaved, say_failure};
use crate::text::{Text, groups as say, plans, shell};
use crate::workspace::{Failure, Workspace, fresh, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    day: RwSignal<String>,
    minutes: RwSignal<String>,
    done: RwSignal<String>,
    absent: RwSignal<BTreeSet<String>>,
    /// A word on each, as JSON: one value that a draft can keep.
    words: RwSignal<String>,
    two: RwSignal<bool>,
}

impl Draft {
    fn of(case: &Case, session: Option<&Session>) -> Self {
        let minutes = session.map_or(case.group.minutes, |session| session.minutes);
        let on = session.map_or_else(time::today, |session| session.day);
        let present = || session.iter().flat_map(|session| &session.present);
        let absent = present().filter(|(_, it)| it.absent);
        let words: BTreeMap<&StudentId, &String> = present()
            .filter(|(_, it)| !it.word.is_empty())
            .map(|(student, it)| (student, &it.word))
            .collect();
        Self {
            day: RwSignal::new(day_field(Some(on))),
            minutes: RwSignal::new(minutes.to_string()),
            done: RwSignal::new(session.map(|it| it.done.clone()).unwrap_or_default()),
            absent: RwSignal::new(absent.map(|(student, _)| student.to_string()).collect()),
            words: RwSignal::new(serde_json::to_string(&words).unwrap_or_default()),
            two: RwSignal::new(false),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("day", Field::Text(self.day)),
            ("minutes", Field::Text(self.minutes)),
            ("done", Field::Text(self.done)),
            ("absent", Field::Codes(self.absent)),
            ("words", Field::Text(self.words)),
            ("two", Field::Tick(self.two)),
        ]
    }

    /// A word on each; tracked.
    fn words(self) -> BTreeMap<StudentId, String> {
        self.words
            .with(|words| serde_json::from_str(words).unwrap_or_default())
    }

    fn write(self, student: StudentId, word: String) {
        let mut words = untrack(|| self.words());
        words.insert(student, word);
        words.retain(|_, word| !word.is_empty());
        self.words
            .set(serde_json::to_string(&words).unwrap_or_default());
    }

    /// Whether somebody was absent; tracked.
    fn is_absent(self, student: StudentId) -> bool {
        let code = student.to_string();
        self.absent.with(|absent| absent.contains(&code))
    }

    /// The session as typed, of those who were members that day; `None` while no day is typed.
    fn session(self, case: &Case, was: &Session) -> Option<Session> {
        let on = day(&self.day.get_untracked())?;
        let mut words = untrack(|| self.words());
        let presence = |student: StudentId| Presence {
            absent: untrack(|| self.is_absent(student)),
            word: words.remove(&student).unwrap_or_default().trim().to_owned(),
        };
        // Who was in the session before stays in it on its day, whatever the list of members says now.
        let before = was.present.keys().filter(|_| was.day == on);
        let members: BTreeSet<StudentId> =
            case.group.members_on(on).chain(before.copied()).collect();
        let mut presence = presence;
        Some(Session {
            day: on,
            minutes: self.minutes.get_untracked().trim().parse().unwrap_or(0),
            done: self.done.get_untracked().trim().to_owned(),
            present: members.into_iter().map(|it| (it, presence(it))).collect(),
            taken_back: false,
            ..was.clone()
        })
    }
}

/// Stores a session out of any form, and says how it went, with a way back.
pub fn store_with_undo(
    workspace: Workspace,
    toasts: Toasts,
    group: GroupId,
    session: Session,
    back: Session,
) {
    spawn_local(async move {
        let Some(case) = untrack(|| Case::of(workspace, group)) else {
            return;
        };
        match keep::session(workspace, case, session.clone(), None).await {
            Ok(()) => say_saved(workspace, toasts, group, &session, back),
            Err(failure) => say_failure(toasts, &failure),
        }
    });
}

/// Says that a session is stored as it is now; the button of the toast brings `back`.
fn say_saved(workspace: Workspace, toasts: Toasts, group: GroupId, now: &Session, back: Session) {
    let words = if now.taken_back {
        say::session_taken_back()
    } else {
        say::session_saved(now.attended(), now.present.len())
    };
    let now = now.clone();
    let undo = Callback::new(move |()| {
        store_with_undo(workspace, toasts, group, back.clone(), now.clone());
    });
    toasts.show(Toast {
        tone: Tone::Good,
        words: workspace.saved(words),
        action: Some((say::undo().say_now(), undo)),
    });
}

/// The form, for a dialog.
#[component]
pub fn SessionForm(
    /// The group, as it is when the form opens.
    case: Case,
    /// The session to amend; `None` for a new one.
    session: Option<Session>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::of(&case, session.as_ref());
    // What is amended is there anyway: only a new session is kept while nobody has saved it.
    let typing = session
        .is_none()
        .then(|| Typing::new(format!("group-session/{}", case.id), draft.fields()));
    let new = session.is_none();
    let was = StoredValue::new(session.unwrap_or_else(|| Session {
        session: fresh::group_session().unwrap_or_default(),
        ..Session::default()
    }));
    let case = StoredValue::new(case);
    let members = Memo::new(move |_| {
        let on = day(&draft.day.get());
        let of = |case: &Case| {
            let on = on.into_iter();
            on.flat_map(|on| case.group.members_on(on))
                .collect::<BTreeSet<_>>()
        };
        sorted(workspace, case.with_value(of))
    });
    let taken = Memo::new(move |_| {
        let on = day(&draft.day.get());
        let this = was.with_value(|was| was.session);
        case.with_value(|case| {
            counting(&case.sessions)
                .any(|(_, entry)| Some(entry.what.day) == on && entry.what.session != this)
        })
    });
    let form = Form::new();
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let before = was.get_value();
        let case = case.get_value();
        if before.session.0 == 0 {
            saving.run(async { Err(Failure::Fault("random".into())) }, || {});
            return;
        }
        let Some(session) = draft.session(&case, &before) else {
            form.accepts(&[("session-day", plans::error_day())]);
            return;
        };
        let two = draft.two.get_untracked();
        let wrong = session.problems(&case.group, &case.sessions, two, time::today());
        let wrong: Vec<(&str, Text)> = wrong.into_iter().map(names::session_problem).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let (group, stored) = (case.id, session.clone());
        let work = keep::session(workspace, case, session, typing.map(Typing::about));
        saving.run(work, move || {
            open.try_set(false);
            let back = if new {
                Session {
                    taken_back: true,
                    ..stored.clone()
                }
            } else {
                before
            };
            say_saved(workspace, toasts, group, &stored, back);
        });
    };
    let take_back = move |()| {
        let before = was.get_value();
        let gone = Session {
            taken_back: true,
            ..before.clone()
        };
        let group = case.with_value(|case| case.id);
        open.set(false);
        store_with_undo(workspace, toasts, group, gone, before);
    };
    let count = move || {
        let members = members.get();
        let absent = members.iter().filter(|it| draft.is_absent(**it)).count();
        say::present_of(members.len() - absent, members.len()).say()
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            {typing.map(|typing| view! { <Unsaved typing /> })}
            <ErrorSummary title=shell::problem() errors=form.errors() />
            <div class="pair">
                <TextField
                    label=plans::session_day()
                    value=draft.day
                    kind=InputKind::Date
                    error=form.error("session-day")
                    id="session-day"
                />
                <TextField
                    label=plans::session_minutes()
                    value=draft.minutes
                    error=form.error("session-minutes")
                    id="session-minutes"
                />
            </div>
            <Show when=move || taken.get()>
                <div class="field">
                    <Checkbox label=say::two_sessions() checked=draft.two id="session-two" />
                    {move || form.error("session-two").get().map(|words| view! { <p class="field-error">{words}</p> })}
                </div>
            </Show>
            <fieldset class="field attend-field">
                <legend class="field-label">
                    {say::who_was_there()} <span class="field-note" role="status">{count}</span>
                </legend>
                <p class="field-hint">{say::who_was_there_hint()}</p>
                <ul class="plain attend">
                    <For each=move || members.get() key=|it| *it let:student>
                        <Attends draft student />
                    </For>
                </ul>
            </fieldset>
            <TextArea
                label=say::done()
                hint=say::done_hint()
                note=shell::optional()
                value=draft.done
                rows=2
            />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {plans::session_save()}
                </Button>
                <Button on_click=move |()| {
                    if let Some(typing) = typing {
                        typing.discard();
                    }
                    open.set(false);
                }>{shell::cancel()}</Button>
                {(!new)
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Quiet on_click=take_back>
                                {say::take_back()}
                            </Button>
                        }
                    })}
            </div>
        </form>
    }
}

/// One member: whether they were there, and a word on them.
#[component]
fn Attends(draft: Draft, student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let name = move || workspace.student_name(student);
    let absent = Memo::new(move |_| draft.is_absent(student));
    let turn = move |_| {
        draft.absent.update(|absent| {
            let code = student.to_string();
            if !absent.remove(&code) {
                absent.insert(code);
            }
        });
    };
    let state = move || {
        if absent.get() {
            say::absent().say()
        } else {
            say::present().say()
        }
    };
    let icon = Signal::derive(move || {
        if absent.get() {
            Icon::Close
        } else {
            Icon::Check
        }
    });
    let word = move || draft.words().remove(&student).unwrap_or_default();
    view! {
        <li class="attend-line">
            <button type="button" class="attend-who" class:attend-absent=absent on:click=turn>
                <Symbol icon />
                <strong>{name}</strong>
                " "
                <span class="attend-state">{state}</span>
            </button>
            <input
                class="input"
                type="text"
                autocomplete="off"
                aria-label=move || say::word_on(name()).say()
                placeholder=move || say::a_word().say()
                prop:value=word
                on:input=move |event| draft.write(student, event_target_value(&event))
            />
        </li>
    }
}
