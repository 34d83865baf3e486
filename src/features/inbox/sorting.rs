//! What a slip is about, who sees to it, and closing it.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::inbox::{Case, Closing, Done, Inbox, Step, Theme};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, Choice, Icon, Select, Toasts};

use super::{known, names};
use crate::pieces::{Failed, Saving, staff_choices};
use crate::text::{Text, inbox as say};
use crate::workspace::Workspace;

/// Writes something down about a slip. A copy is of the same one.
#[derive(Clone, Copy)]
struct Take {
    workspace: Workspace,
    toasts: Toasts,
    slip: StoredValue<String>,
    saving: Saving,
}

impl Take {
    /// For the slip of this hash, with a way of its own into the store, so that none waits for another.
    fn new(slip: StoredValue<String>) -> Self {
        Self {
            workspace: Workspace::get(),
            toasts: expect_context::<Toasts>(),
            slip,
            saving: Saving::new(),
        }
    }

    fn run(self, what: Done, words: Text) {
        let Self {
            workspace, toasts, ..
        } = self;
        let slip = self.slip.get_value();
        let work = known::take(workspace, Step { slip, what });
        self.saving
            .run(work, move || toasts.good(workspace.saved(words)));
    }
}

/// Its theme, who sees to it, and closing it.
#[component]
pub fn Sorting(
    /// What became of it.
    case: Memo<Option<Arc<Case>>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let now = untrack(|| case.get());
    let slip = now.as_ref().map(|case| case.hash.clone());
    let slip = StoredValue::new(slip.unwrap_or_default());
    let (sorting, assigning) = (Take::new(slip), Take::new(slip));
    let code = now.as_ref().and_then(|case| case.theme);
    let code = code.map(names::theme_code).unwrap_or_default();
    let theme = RwSignal::new(code.to_owned());
    let staff = now.and_then(|case| case.assigned);
    let staff = staff.map(|staff| staff.to_string());
    let assigned = RwSignal::new(staff.unwrap_or_default());
    Effect::new(move |before: Option<String>| {
        let code = theme.get();
        if before.is_some_and(|before| before != code)
            && let Some(theme) = names::theme_of_code(&code)
        {
            sorting.run(Done::Themed(theme), say::theme_saved());
        }
        code
    });
    Effect::new(move |before: Option<String>| {
        let staff = assigned.get();
        if before.is_some_and(|before| before != staff) {
            assigning.run(Done::Assigned(staff.parse().ok()), say::assigned_saved());
        }
        staff
    });
    let themes = || {
        let none = Choice::new("", say::no_theme().say());
        let choice = |it: &Theme| Choice::new(names::theme_code(*it), names::theme(*it).say());
        let themes = Theme::ALL.iter().map(choice);
        std::iter::once(none).chain(themes).collect::<Vec<_>>()
    };
    let inbox = workspace.cabinet.body::<Inbox>(Subject::Inbox);
    let people = move || {
        let readers = inbox.with(|inbox| inbox.readers());
        let keep = |staff| readers.contains(&staff);
        staff_choices(workspace, Some(say::nobody()), keep)
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
            <Failed failure=sorting.saving.failure() />
            <Failed failure=assigning.saving.failure() />
            <Close case slip />
        </div>
    }
}

/// Closing it without an answer here, and taking it up again.
#[component]
fn Close(case: Memo<Option<Arc<Case>>>, slip: StoredValue<String>) -> impl IntoView {
    let take = Take::new(slip);
    let closed = Memo::new(move |_| case.get().and_then(|case| case.closed));
    let busy = take.saving.busy();
    let close = move |why: Closing| {
        let press = move |()| take.run(Done::Closed(why), say::closed_saved());
        view! {
            <Button busy on_click=press>
                {names::closing(why)}
            </Button>
        }
    };
    let reopen = move |()| take.run(Done::Reopened, say::reopened_saved());
    view! {
        {move || match closed.get() {
            Some(why) => view! {
                <p>{names::closing(why)}</p>
                <div class="actions">
                    <Button icon=Icon::History busy on_click=reopen>
                        {say::reopen()}
                    </Button>
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
        <Failed failure=take.saving.failure() />
    }
}
