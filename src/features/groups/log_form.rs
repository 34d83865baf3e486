//! Logging a session of a group for all its members at once.

use leptos::prelude::*;
use throughline_domain::group::session::{Session, counting};
use throughline_ui::{
    Button, ButtonKind, Checkbox, ErrorSummary, InputKind, TextArea, TextField, Toasts,
};

use super::attends::Attendance;
use super::case::Case;
use super::log_draft::Draft;
use super::log_undo::{say_saved, store_with_undo};
use super::{keep, names};
use crate::pieces::fields::day;
use crate::pieces::{Failed, Form, NoSchoolThen, Saving, Typing, Unsaved};
use crate::text::{Text, groups as say, plans, shell};
use crate::workspace::{Failure, Workspace, fresh, time};

/// A session that is being typed. A copy is the same.
#[derive(Clone, Copy)]
struct Editing {
    workspace: Workspace,
    toasts: Toasts,
    /// The group, as it was when the form was opened.
    case: StoredValue<Case>,
    /// The session before: a new one has nothing but its identifier.
    was: StoredValue<Session>,
    new: bool,
    draft: Draft,
    /// What is amended is there anyway: only a new session is kept while nobody has saved it.
    typing: Option<Typing>,
    form: Form,
    saving: Saving,
    open: RwSignal<bool>,
}

impl Editing {
    /// Whether another session of the day that is typed is logged; tracked.
    fn taken(self) -> bool {
        let on = day(&self.draft.day.get());
        let this = self.was.with_value(|was| was.session);
        self.case.with_value(|case| {
            counting(&case.sessions)
                .any(|(_, entry)| Some(entry.what.day) == on && entry.what.session != this)
        })
    }

    fn save(self) {
        let (before, case) = (self.was.get_value(), self.case.get_value());
        if before.session.0 == 0 {
            self.saving
                .run(async { Err(Failure::Fault("random".into())) }, || {});
            return;
        }
        let Some(session) = self.draft.session(&case, &before) else {
            self.form.accepts(&[("session-day", plans::error_day())]);
            return;
        };
        let two = self.draft.two.get_untracked();
        let wrong = session.problems(&case.group, &case.sessions, two, time::today());
        let wrong: Vec<(&str, Text)> = wrong.into_iter().map(names::session_problem).collect();
        if !self.form.accepts(&wrong) {
            return;
        }
        let (group, stored) = (case.id, session.clone());
        let draft = self.typing.map(Typing::about);
        let work = keep::session(self.workspace, case, session, draft);
        self.saving.run(work, move || {
            self.open.try_set(false);
            let back = if self.new {
                taken_back(&stored)
            } else {
                before
            };
            say_saved(self.workspace, self.toasts, group, &stored, back);
        });
    }

    fn take_back(self) {
        let before = self.was.get_value();
        let group = self.case.with_value(|case| case.id);
        self.open.set(false);
        let gone = taken_back(&before);
        store_with_undo(self.workspace, self.toasts, group, gone, before);
    }
}

fn taken_back(session: &Session) -> Session {
    Session {
        taken_back: true,
        ..session.clone()
    }
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
    let draft = Draft::of(&case, session.as_ref());
    let new = session.is_none();
    let typing = new.then(|| Typing::new(format!("group-session/{}", case.id), draft.fields()));
    let editing = Editing {
        workspace: Workspace::get(),
        toasts: expect_context::<Toasts>(),
        case: StoredValue::new(case),
        was: StoredValue::new(session.unwrap_or_else(|| Session {
            session: fresh::group_session().unwrap_or_default(),
            ..Session::default()
        })),
        new,
        draft,
        typing,
        form: Form::new(),
        saving: Saving::new(),
        open,
    };
    let Editing { form, saving, .. } = editing;
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        editing.save();
    };
    let cancel = move |()| {
        if let Some(typing) = typing {
            typing.discard();
        }
        open.set(false);
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            {typing.map(|typing| view! { <Unsaved typing /> })}
            <ErrorSummary title=shell::problem() errors=form.errors() />
            <Times editing />
            <Attendance case=editing.case draft />
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
                <Button on_click=cancel>{shell::cancel()}</Button>
                {(!new)
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Quiet
                                on_click=move |()| editing.take_back()
                            >
                                {say::take_back()}
                            </Button>
                        }
                    })}
            </div>
        </form>
    }
}

/// The day and the minutes; and whether there were two that day, where one is logged.
#[component]
fn Times(editing: Editing) -> impl IntoView {
    let Editing { draft, form, .. } = editing;
    let taken = Memo::new(move |_| editing.taken());
    let two = form.error("session-two");
    view! {
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
        <NoSchoolThen day=draft.day />
        <Show when=move || taken.get()>
            <div class="field">
                {move || two.get().map(|words| view! { <p class="field-error">{words}</p> })}
                <Checkbox label=say::two_sessions() checked=draft.two id="session-two" />
            </div>
        </Show>
    }
}
