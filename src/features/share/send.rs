//! Making a file for a colleague: what they would get, why, and the file.

use crate::workspace::reply::{OutFile, Reply, Scope};
use crate::workspace::{Command, Failure};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::StaffId;
use throughline_ui::{Button, ButtonKind, Callout, Card, Icon, Page, TextField, Tone};

use super::reminders::receives;
use crate::pieces::{Back, Failed, Working};
use crate::route::Route;
use crate::text;
use crate::workspace::{Job, Workspace, files};

/// The page that makes a file for a colleague.
#[component]
pub fn ShareWith(
    /// The colleague.
    staff: StaffId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let name = Signal::derive(move || workspace.staff_name(staff));
    let trusted = Memo::new(move |_| {
        workspace
            .people()
            .iter()
            .any(|person| person.staff == staff && receives(person))
    });
    let made = RwSignal::new(None::<OutFile>);
    view! {
        <Page
            title=Signal::derive(move || text::share::with_title(name.get()).say())
            lead=Signal::derive(move || text::share::with_lead(name.get()).say())
            narrow=true
            before=|| view! { <Back to=Route::Share words=text::share::title() /> }
        >
            {move || match (trusted.get(), made.get()) {
                (false, _) => view! {
                    <Callout tone=Tone::Caution>
                        <p>{move || text::share::not_trusted(name.get()).say()}</p>
                    </Callout>
                }
                .into_any(),
                (true, None) => view! { <Form staff made /> }.into_any(),
                (true, Some(file)) => view! { <Made file name /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Form(staff: StaffId, made: RwSignal<Option<OutFile>>) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let scope = RwSignal::new(None::<Scope>);
    let purpose = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<Failure>);
    spawn_local(async move {
        let asked = workspace.ask_for(Command::ScopeFor { to: staff }, None, |reply| match reply {
            Reply::Scope(scope) => Some(scope),
            _ => None,
        });
        match asked.await {
            Ok(found) => {
                scope.try_set(Some(found));
            }
            Err(problem) => {
                failure.try_set(Some(problem));
            }
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let purpose = purpose.get_untracked().trim().to_owned();
        if purpose.is_empty() {
            return error.set(Some(text::share::need_purpose().say_now()));
        }
        error.set(None);
        failure.set(None);
        if job.running() {
            return;
        }
        spawn_local(async move {
            let command = Command::Export { to: staff, purpose };
            let asked = workspace.ask_for(command, Some(job), |reply| match reply {
                Reply::File(file) => Some(file),
                _ => None,
            });
            match asked.await {
                Ok(file) => {
                    files::download(&file);
                    made.try_set(Some(file));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <Card title=text::share::scope()>
            {move || scope.get().map(|scope| view! { <ScopeView scope /> })}
        </Card>
        <form class="stack" novalidate on:submit=submit>
            <TextField
                id="purpose"
                label=text::share::purpose()
                hint=text::share::purpose_hint()
                value=purpose
                error=error
                required=true
            />
            <Failed failure />
            <Working job />
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    icon=Icon::Lock
                    busy=Signal::derive(move || job.running())
                >
                    {text::share::make()}
                </Button>
            </div>
        </form>
    }
}

/// What a person would receive, in figures.
#[component]
fn ScopeView(scope: Scope) -> impl IntoView {
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let changed = match count(scope.changed) {
        0 => text::share::scope_nothing(),
        changed => text::share::scope_changed(changed),
    };
    let students = (scope.students > 0)
        .then(|| view! { <li>{text::share::scope_students(count(scope.students))}</li> });
    let kinds = scope.kinds.into_iter().map(|(kind, number)| {
        view! {
            <li class="row row-between">
                <span>{text::names::kind(kind)}</span>
                <span class="number soft">{text::number(count(number))}</span>
            </li>
        }
    });
    view! {
        <ul class="plain-list">{kinds.collect_view()}</ul>
        <ul class="small soft">
            {students}
            <li>{changed}</li>
        </ul>
    }
}

/// What to do with the file.
#[component]
fn Made(file: OutFile, name: Signal<String>) -> impl IntoView {
    let shown = file.name.clone();
    let again = move |()| {
        files::download(&file);
    };
    view! {
        <Callout
            tone=Tone::Good
            live=true
            title=Signal::derive(move || text::share::made(name.get()).say())
        >
            <p>{move || text::share::made_lead(name.get()).say()}</p>
            <p>
                <code>{shown}</code>
            </p>
        </Callout>
        <div class="actions">
            <Button icon=Icon::Download on_click=again>
                {text::share::download_again()}
            </Button>
        </div>
    }
}
