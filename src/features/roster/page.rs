//! Importing a roster in a few steps: bring files or paste rows, say what their columns are where no standard does, see
//! what would change, say yes.

use leptos::prelude::*;
use throughline_domain::roster_import::RosterPreview;
use throughline_domain::student_list as column;
use throughline_domain::table_import::{Mapping, TableView};
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Callout, Card, FileDrop, Icon, Page, PickedFile, TextArea,
    Toasts, Tone,
};

use super::preview::Preview;
use crate::pieces::{Back, Columns, Failed, Sought, Working, forget_read, in_files};
use crate::route::Route;
use crate::text::{roster as say, students};
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace};

/// What is sought in a table of students.
const SOUGHT: Sought = Sought {
    offered: &[
        (column::NAME, say::holds_name),
        (column::GIVEN, say::holds_given),
        (column::FAMILY, say::holds_family),
        (column::PREFERRED, say::holds_preferred),
        (column::PRONOUNS, say::holds_pronouns),
        (column::NUMBER, say::holds_number),
        (column::GRADE, say::holds_grade),
        (column::CLASS, say::holds_class),
    ],
    several: &[],
    needed: &[column::NAME, column::GIVEN, column::FAMILY],
    needs: say::columns_nameless,
    no_header: say::columns_no_header,
    may_be_whole: true,
};

/// How far the import is.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// Files are wanted.
    Files,
    /// The engine has read a table; a person says what its columns are.
    Columns,
    /// The engine has read files; nothing is saved.
    Preview(Box<RosterPreview>),
    /// It is saved.
    Done,
}

/// Importing a roster.
#[component]
pub fn RosterPage() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let step = RwSignal::new(Step::Files);
    let failure = RwSignal::new(None::<Failure>);
    let table = RwSignal::new(None::<TableView>);
    let mapping = RwSignal::new(None::<Mapping>);
    let job = Job::new();
    let ask = move |command: Command| {
        failure.set(None);
        leptos::task::spawn_local(async move {
            let next = async {
                let mut reply = workspace.ask(command, Some(job)).await?;
                if let Reply::Table(view) = &reply {
                    let view = view.read()?;
                    let certain = SOUGHT.certain(&view);
                    table.try_set(Some(view));
                    let Some(certain) = certain else {
                        return Ok(Some(Step::Columns));
                    };
                    mapping.try_set(Some(certain.clone()));
                    reply = workspace
                        .ask(Command::MapRoster(certain), Some(job))
                        .await?;
                }
                match reply {
                    Reply::Roster(preview) => Ok(Some(Step::Preview(Box::new(preview.read()?)))),
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
        ask(Command::ReadRoster {
            files: in_files(files),
        });
    });
    let map = Callback::new(move |chosen: Mapping| {
        mapping.set(Some(chosen.clone()));
        ask(Command::MapRoster(chosen));
    });
    let columns_again = Callback::new(move |()| step.set(Step::Columns));
    let apply = Callback::new(move |()| {
        failure.set(None);
        leptos::task::spawn_local(async move {
            match workspace.ask(Command::ApplyRoster, Some(job)).await {
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
    let running = Memo::new(move |_| job.running());
    view! {
        <Page
            title=say::title()
            lead=say::lead()
            before=|| view! { <Back to=Route::Students words=students::title() /> }
        >
            <Working job />
            <Failed failure />
            {move || match step.get() {
                Step::Files => {
                    view! { <Files busy=running.into() read /> }.into_any()
                }
                Step::Columns => {
                    let table = table.get_untracked().unwrap_or_default();
                    let chosen = mapping.get_untracked();
                    view! {
                        <Columns sought=SOUGHT table chosen busy=running.into() preview=map discard />
                    }
                        .into_any()
                }
                Step::Preview(preview) => {
                    let columns = table.with_untracked(Option::is_some).then_some(columns_again);
                    view! {
                        <Preview preview=*preview busy=running.into() columns apply discard />
                    }
                        .into_any()
                }
                Step::Done => view! { <Done again=move |()| step.set(Step::Files) /> }.into_any(),
            }}
        </Page>
    }
}

/// The ways in: files of a student information system, or rows of a spreadsheet.
#[component]
fn Files(busy: Signal<bool>, read: Callback<Vec<PickedFile>>) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let nothing = Memo::new(move |_| pasted.with(|text| text.trim().is_empty()));
    let read_pasted = move |()| {
        read.run(vec![PickedFile {
            name: String::new(),
            bytes: pasted.get_untracked().into_bytes(),
        }]);
    };
    view! {
        <div class="columns columns-even">
            <Card title=say::paste_title() icon=Icon::Note>
                <div class="stack">
                    <TextArea
                        label=say::paste()
                        hint=say::paste_hint()
                        value=pasted
                        rows=8
                    />
                    <div class="actions">
                        <Button
                            kind=ButtonKind::Primary
                            busy
                            disabled=nothing
                            on_click=read_pasted
                        >
                            {say::paste_go()}
                        </Button>
                    </div>
                </div>
            </Card>
            <Card title=say::files_title() icon=Icon::Upload>
                <FileDrop
                    label=say::drop()
                    pick=say::pick()
                    hint=say::hint()
                    accept=".zip,.csv,.tsv,.txt"
                    multiple=true
                    disabled=busy
                    on_files=read
                />
            </Card>
        </div>
        <Callout tone=Tone::Info title=say::not_stored_title()>
            <p>{say::not_stored()}</p>
        </Callout>
    }
}

#[component]
fn Done(#[prop(into)] again: Callback<()>) -> impl IntoView {
    view! {
        <Callout tone=Tone::Good title=say::imported() live=true>
            <div class="actions">
                <ButtonLink
                    href=Route::Students.href()
                    kind=ButtonKind::Primary
                    icon=Icon::People
                >
                    {say::see_students()}
                </ButtonLink>
                <ButtonLink href=Route::CheckIn.href() icon=Icon::Heart>
                    {say::see_check_ins()}
                </ButtonLink>
                <Button on_click=again>{say::again()}</Button>
            </div>
        </Callout>
    }
}
