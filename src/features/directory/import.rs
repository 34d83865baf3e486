//! Bringing services in a few steps: files, what their columns are where no standard says it, what would change, yes.

use leptos::prelude::*;
use throughline_domain::directory_import::{DirectoryPreview, column};
use throughline_domain::table_import::{Mapping, TableView};
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, FileDrop, Icon, Page, PickedFile, Toasts, Tone,
};

use super::preview::Preview;
use crate::pieces::{Back, Columns, Failed, Sought, Working, forget_read, in_files};
use crate::route::Route;
use crate::text::directory as say;
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace};

/// What is sought in a table of services.
const SOUGHT: Sought = Sought {
    offered: &[
        (column::NAME, say::name),
        (column::ORGANIZATION, say::organization),
        (column::DESCRIPTION, say::holds_description),
        (column::TERM, say::holds_term),
        (column::PLACE, say::place),
        (column::STREET, say::street),
        (column::CITY, say::city),
        (column::STATE, say::state),
        (column::POSTAL_CODE, say::postal_code),
        (column::PHONE, say::holds_phone),
        (column::EMAIL, say::email),
        (column::URL, say::url),
        (column::AGE, say::ages),
        (column::LANGUAGE, say::languages),
        (column::ELIGIBILITY, say::eligibility),
        (column::COST, say::cost),
        (column::HOURS, say::hours),
        (column::DOCUMENTS, say::papers),
        (column::CONTACT, say::contact),
        (column::CHECKED, say::checked),
    ],
    several: &column::SEVERAL,
    needed: &[column::NAME, column::ORGANIZATION],
    needs: say::columns_nameless,
    no_header: say::columns_no_header,
    may_be_whole: false,
};

/// How far the import is.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// Files are wanted.
    Files,
    /// The engine has read a table; a person says what its columns are.
    Columns,
    /// The engine has read files; nothing is saved.
    Preview(Box<DirectoryPreview>),
    /// It is saved.
    Done,
}

/// Bringing services.
#[component]
pub fn Import() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let step = RwSignal::new(Step::Files);
    let failure = RwSignal::new(None::<Failure>);
    let table = RwSignal::new(None::<TableView>);
    let mapping = RwSignal::new(None::<Mapping>);
    let public = RwSignal::new(true);
    let mark = RwSignal::new(false);
    let job = Job::new();
    let ask = move |command: Command| {
        failure.set(None);
        leptos::task::spawn_local(async move {
            let next = async {
                match workspace.ask(command, Some(job)).await? {
                    Reply::Services(preview) => {
                        let preview = preview.read()?;
                        mark.try_set(are_most_of_source(&preview));
                        Ok(Some(Step::Preview(Box::new(preview))))
                    }
                    Reply::Table(view) => {
                        table.try_set(Some(view.read()?));
                        Ok(Some(Step::Columns))
                    }
                    _ => Ok(None),
                }
            };
            match next.await {
                Ok(next) => drop(next.map(|next| step.try_set(next))),
                Err(why) => drop(failure.try_set(Some(why))),
            }
        });
    };
    let read = Callback::new(move |files: Vec<PickedFile>| {
        mapping.set(None);
        table.set(None);
        ask(Command::ReadServices {
            files: in_files(files),
        });
    });
    let map = Callback::new(move |chosen: Mapping| {
        mapping.set(Some(chosen.clone()));
        ask(Command::MapServices(chosen));
    });
    let again = Callback::new(move |()| step.set(Step::Columns));
    let apply = Callback::new(move |()| {
        failure.set(None);
        let command = Command::ApplyServices {
            public: public.get_untracked(),
            mark: mark.get_untracked(),
        };
        leptos::task::spawn_local(async move {
            match workspace.ask(command, Some(job)).await {
                Ok(_) => {
                    step.try_set(Step::Done);
                    toasts.good(workspace.saved(say::imported()));
                }
                Err(why) => drop(failure.try_set(Some(why))),
            }
        });
    });
    let discard = Callback::new(move |()| {
        step.set(Step::Files);
        forget_read(workspace);
    });
    let busy = running(job);
    view! {
        <Page
            title=say::import_title()
            lead=say::import_lead()
            before=|| view! { <Back to=Route::Directory words=say::title() /> }
        >
            <Working job />
            <Failed failure />
            {move || match step.get() {
                Step::Files => view! { <Files busy read /> }.into_any(),
                Step::Columns => {
                    let table = table.get_untracked().unwrap_or_default();
                    let chosen = mapping.get_untracked();
                    let preview = map;
                    view! { <Columns sought=SOUGHT table chosen busy preview discard /> }.into_any()
                }
                Step::Preview(preview) => {
                    let columns = table.with_untracked(Option::is_some).then_some(again);
                    let preview = *preview;
                    view! { <Preview preview busy public mark columns apply discard /> }.into_any()
                }
                Step::Done => view! { <Done again=move |()| step.set(Step::Files) /> }.into_any(),
            }}
        </Page>
    }
}

/// Whether these files name at least half of what their source named before: others most likely hold a part of it.
fn are_most_of_source(preview: &DirectoryPreview) -> bool {
    preview.missing * 2 <= preview.of_source
}

/// Whether the engine is at work.
fn running(job: Job) -> Signal<bool> {
    Signal::derive(move || job.running())
}

/// The way in.
#[component]
fn Files(busy: Signal<bool>, read: Callback<Vec<PickedFile>>) -> impl IntoView {
    view! {
        <div class="columns columns-even">
            <Card title=say::files_title() icon=Icon::Upload>
                <FileDrop
                    label=say::drop()
                    pick=say::pick()
                    hint=say::files_hint()
                    accept=".zip,.csv,.tsv,.txt,.vcf"
                    multiple=true
                    disabled=busy
                    on_files=read
                />
            </Card>
            <Card title=say::where_title() icon=Icon::Search>
                <ul class="stack stack-close">
                    <li>{say::where_city()}</li>
                    <li>{say::where_table()}</li>
                    <li>{say::where_contacts()}</li>
                </ul>
            </Card>
        </div>
    }
}

#[component]
fn Done(#[prop(into)] again: Callback<()>) -> impl IntoView {
    view! {
        <Callout tone=Tone::Good title=say::imported() live=true>
            <div class="actions">
                <ButtonLink
                    href=Route::Directory.href()
                    kind=ButtonKind::Primary
                    icon=Icon::Globe
                >
                    {say::see()}
                </ButtonLink>
                <ButtonLink href=Route::Calls.href() icon=Icon::Talk>
                    {say::calls_title()}
                </ButtonLink>
                <Button on_click=again>{say::again()}</Button>
            </div>
        </Callout>
    }
}
