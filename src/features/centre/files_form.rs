//! The files of a guide or a strategy in its form. What a file is, the engine says of its bytes; they are saved in one step
//! with the thing.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::enclosure::Problem;
use throughline_public::enclosure::{COUNT_MAX, EACH_MAX, NAMED_MAX};
use throughline_ui::{Callout, FileDrop, PickedFile, TextField, Tone};

use super::files::{Enclosed, about, picture};
use super::files_draft::{FILES, FilesDraft, Line, is_long, name_field, over};
use crate::pieces::{Failed, Removable, Removal, TakeOut};
use crate::text::{Text, centre as say, shell};
use crate::workspace::command::InFile;
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace};

/// Why a file was not added: in words that its name goes into, or because something failed.
enum Refused {
    Words(fn(String) -> Text),
    Failed(Failure),
}

/// Looks into a file, and adds it.
async fn take(
    workspace: Workspace,
    job: Job,
    draft: FilesDraft,
    picked: PickedFile,
) -> Result<(), Refused> {
    if untrack(|| draft.count()) >= COUNT_MAX {
        return Err(Refused::Words(|name| say::file_too_many(COUNT_MAX, name)));
    }
    // Larger ones stay out of the engine's memory.
    if picked.bytes.len() > EACH_MAX {
        return Err(Refused::Words(problem(Problem::TooLarge)));
    }
    let PickedFile { name, bytes } = picked;
    let file = InFile {
        name,
        bytes: bytes.clone(),
    };
    let asked = workspace.ask_for(Command::LookInto { file }, Some(job), |reply| match reply {
        Reply::Taken(taken) => taken.read().ok(),
        _ => None,
    });
    match asked.await {
        Ok(Ok(taken)) => match draft.add(taken, bytes) {
            Ok(true) => Ok(()),
            Ok(false) => Err(Refused::Words(say::file_twice)),
            Err(failure) => Err(Refused::Failed(failure)),
        },
        Ok(Err(found)) => Err(Refused::Words(problem(found))),
        Err(failure) => Err(Refused::Failed(failure)),
    }
}

/// Why a file is not taken, in words that its name goes into.
fn problem(problem: Problem) -> fn(String) -> Text {
    match problem {
        Problem::Empty => say::file_empty,
        Problem::TooLarge => |name| say::file_too_large(EACH_MAX / 1000, name),
        Problem::OfNoKind => say::file_of_no_kind,
        Problem::CutShort => say::file_cut_short,
        Problem::Locked => say::file_locked,
    }
}

/// The files, and a place for more.
#[component]
pub fn FilesField(
    /// The files.
    draft: FilesDraft,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let refused = RwSignal::new(Vec::<Text>::new());
    let failure = RwSignal::new(None::<Failure>);
    let on_files = move |picked: Vec<PickedFile>| {
        refused.set(Vec::new());
        failure.set(None);
        spawn_local(async move {
            for file in picked {
                let name = file.name.clone();
                match take(workspace, job, draft, file).await {
                    Ok(()) => {}
                    Err(Refused::Words(words)) => {
                        refused.try_update(|all| all.push(words(name)));
                    }
                    Err(Refused::Failed(problem)) => {
                        failure.try_set(Some(problem));
                    }
                }
            }
        });
    };
    let why = move || {
        let all = refused.get();
        (!all.is_empty()).then(|| {
            let lines = all.into_iter().map(|words| view! { <p>{words}</p> });
            view! {
                <Callout tone=Tone::Danger live=true>{lines.collect_view()}</Callout>
            }
        })
    };
    let beyond = Memo::new(move |_| draft.holds_picked());
    Effect::new(move |_| workspace.hold_beyond_drafts(beyond.get()));
    on_cleanup(move || workspace.hold_beyond_drafts(false));
    draft.follow();
    view! {
        <fieldset class="stack" id=FILES tabindex="-1">
            <legend class="section-title">
                {say::files()} " " <span class="soft small">{shell::optional()}</span>
            </legend>
            <About draft />
            <ul class="plain stack">
                <For
                    each=move || draft.lines.get()
                    key=|line| line.id.0.clone()
                    children=move |line| view! { <LineFields line /> }
                />
            </ul>
            <Show when=move || { draft.count() < COUNT_MAX }>
                <FileDrop
                    label=say::files_drop()
                    pick=say::files_pick()
                    hint=say::files_hint(EACH_MAX / 1000, COUNT_MAX)
                    accept=".pdf,.png,.jpg,.jpeg"
                    multiple=true
                    disabled=Signal::derive(move || job.running())
                    on_files
                />
            </Show>
            {why}
            <Failed failure />
        </fieldset>
    }
}

/// What is to be known of all of them: that some went with the page, or that there are too many.
#[component]
fn About(draft: FilesDraft) -> impl IntoView {
    let lost = move || {
        let lost = draft.lost.get();
        (!lost.is_empty()).then(|| {
            let lines = lost
                .into_iter()
                .map(|told| view! { <p>{say::file_lost(told.is.name)}</p> });
            view! { <Callout tone=Tone::Caution>{lines.collect_view()}</Callout> }
        })
    };
    let count = Memo::new(move |_| draft.count());
    let over = move || {
        let count = count.get();
        (count > COUNT_MAX).then(|| {
            view! {
                <Callout tone=Tone::Caution>
                    <p>{over(count)}</p>
                </Callout>
            }
        })
    };
    view! {
        {lost}
        {over}
    }
}

/// One file: what it shows, its name, and taking it out.
#[component]
fn LineFields(line: Line) -> impl IntoView {
    let id = StoredValue::new(name_field(&line));
    let Line { is, picked, .. } = line.clone();
    let name = RwSignal::from(line.name);
    let removal = Removal::of(RwSignal::from(line.is_out));
    let line = StoredValue::new((line.id, is, picked));
    let out = Signal::derive(move || say::file_out(name.get()).say());
    let error = Signal::derive(move || {
        let long = name.with(|name| is_long(name));
        long.then(|| say::file_name_long(NAMED_MAX).say())
    });
    let words = move || say::file_take_out(name.get()).say();
    let shown = move || {
        let (id, is, picked) = line.get_value();
        match picked {
            Some((bytes, _)) => picture(&is, &bytes).into_any(),
            None => view! { <Enclosed id is /> }.into_any(),
        }
    };
    view! {
        <li class="card card-body">
            <Removable removal words=out undo=say::undo()>
                <div class="stack">
                    {shown()}
                    <TextField
                        label=say::file_name()
                        hint=say::file_name_hint()
                        value=name
                        error=error
                        id=id.get_value()
                    />
                    <p class="soft small">{line.with_value(|(_, is, _)| about(is))}</p>
                    <TakeOut removal>{words}</TakeOut>
                </div>
            </Removable>
        </li>
    }
}
