//! The sessions of a group, the newest first.

use leptos::prelude::*;
use throughline_domain::entry::Entry;
use throughline_domain::group::session::{Session, counting};
use throughline_domain::id::EntryId;
use throughline_ui::{Button, ButtonKind, Card, Dialog, Icon, IconButton};

use super::case::{Case, sorted};
use super::log_form::SessionForm;
use super::names;
use crate::text::{self, groups as say, shell};
use crate::workspace::Workspace;

/// How many are shown before one asks for all.
const FIRST: usize = 8;

/// The sessions of a group.
#[component]
pub fn Log(
    /// The group.
    case: Memo<Option<Case>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let all = RwSignal::new(false);
    let amending = RwSignal::new(false);
    let which = RwSignal::new(None::<Session>);
    let sessions = Memo::new(move |_| {
        let case = case.get()?;
        let mut held: Vec<(EntryId, Entry<Session>)> = counting(&case.sessions).cloned().collect();
        held.sort_by_key(|(id, entry)| std::cmp::Reverse((entry.what.day, *id)));
        Some(held)
    });
    let count = move || sessions.with(|held| held.as_ref().map_or(0, Vec::len));
    let amend = move |session: Session| {
        which.set(Some(session));
        amending.set(true);
    };
    let line = move |(_, entry): (EntryId, Entry<Session>)| {
        let session = StoredValue::new(entry.what);
        let (by, on) = (entry.by, session.with_value(|it| it.day));
        let there = session.with_value(|it| say::present_of(it.attended(), it.present.len()));
        let long = session.with_value(|it| usize::try_from(it.minutes).unwrap_or(0));
        let done = session.with_value(|it| it.done.clone());
        view! {
            <li class="session">
                <div class="row row-between row-tight">
                    <p>
                        <strong>{text::day(on)}</strong>
                        " · "
                        {there}
                        <span class="soft">
                            " · " {move || names::minutes_long(long)} " · "
                            {move || workspace.staff_name(by)}
                        </span>
                    </p>
                    <IconButton
                        icon=Icon::Edit
                        label=Signal::derive(move || say::amend_of(text::day(on)).say())
                        on_click=move |()| amend(session.get_value())
                    />
                </div>
                {(!done.is_empty()).then(|| view! { <p class="prose">{done}</p> })}
                {move || notes(workspace, &session.get_value())}
            </li>
        }
    };
    let shown = move || {
        let most = if all.get() { usize::MAX } else { FIRST };
        sessions
            .get()
            .into_iter()
            .flatten()
            .take(most)
            .map(line)
            .collect_view()
    };
    let form = move || {
        let case = case.get_untracked()?;
        which
            .get_untracked()
            .map(|session| view! { <SessionForm case session=Some(session) open=amending /> })
    };
    view! {
        <Card title=say::sessions() icon=Icon::Calendar>
            <Show
                when=move || { count() > 0 }
                fallback=|| view! { <p class="soft">{say::no_sessions()}</p> }
            >
                <ul class="plain stack stack-close">{shown}</ul>
                <Show when=move || { count() > FIRST && !all.get() }>
                    <Button kind=ButtonKind::Quiet on_click=move |()| all.set(true)>
                        {move || say::all_sessions(count()).say()}
                    </Button>
                </Show>
            </Show>
            <Dialog open=amending title=say::amend() close=shell::close()>
                {form}
            </Dialog>
        </Card>
    }
}

/// Who was absent, and the words on members.
fn notes(workspace: Workspace, session: &Session) -> Option<impl IntoView + use<>> {
    let present = &session.present;
    let absent = present.iter().filter(|(_, it)| it.absent);
    let absent = sorted(workspace, absent.map(|(student, _)| *student));
    let absent: Vec<String> = absent
        .into_iter()
        .map(|it| workspace.student_name(it))
        .collect();
    let absent = (!absent.is_empty()).then(|| say::absent_were(absent.join(", ")).say());
    let words = present.iter().filter(|(_, it)| !it.word.is_empty());
    let words: Vec<String> = words
        .map(|(student, it)| format!("{}: {}", workspace.student_name(*student), it.word))
        .collect();
    let lines: Vec<String> = absent.into_iter().chain(words).collect();
    let line = |line| view! { <li>{line}</li> };
    (!lines.is_empty()).then(|| {
        view! { <ul class="plain soft small">{lines.into_iter().map(line).collect_view()}</ul> }
    })
}
