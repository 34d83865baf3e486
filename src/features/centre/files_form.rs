//! The files of a guide or a strategy in its form. What a file is, the engine says of its bytes; they are saved in one step
//! with the thing.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::enclosure::{Enclosure, Problem, Taken};
use throughline_domain::subject::Subject;
use throughline_public::enclosure::{COUNT_MAX, EACH_MAX};
use throughline_public::id::EnclosureId;
use throughline_ui::{Button, ButtonKind, Callout, FileDrop, Icon, PickedFile, TextField, Tone};

use super::files::{Enclosed, about, picture};
use crate::pieces::Failed;
use crate::text::{Text, centre as say, shell};
use crate::workspace::command::InFile;
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace, fresh};

/// A file of the form.
#[derive(Clone)]
struct Line {
    id: EnclosureId,
    is: Enclosure,
    name: ArcRwSignal<String>,
    /// Of one that nobody has saved yet: its bytes, and as they are saved.
    picked: Option<(Arc<Vec<u8>>, Arc<str>)>,
}

/// The files of a thing that is being written. A copy is the same.
#[derive(Clone, Copy)]
pub struct FilesDraft(RwSignal<Vec<Line>>);

impl FilesDraft {
    /// As they are now.
    pub fn of(files: &BTreeMap<EnclosureId, Enclosure>) -> Self {
        let line = |(id, is): (&EnclosureId, &Enclosure)| Line {
            id: id.clone(),
            name: ArcRwSignal::new(is.name.clone()),
            is: is.clone(),
            picked: None,
        };
        Self(RwSignal::new(files.iter().map(line).collect()))
    }

    /// What is said of them; not tracked. One whose name was taken away goes by the one that it had.
    pub fn files(self) -> BTreeMap<EnclosureId, Enclosure> {
        let said = |line: &Line| {
            let typed = line.name.with_untracked(|name| name.trim().to_owned());
            let name = if typed.is_empty() {
                line.is.name.clone()
            } else {
                typed
            };
            let is = Enclosure {
                name,
                ..line.is.clone()
            };
            (line.id.clone(), is)
        };
        self.0
            .with_untracked(|lines| lines.iter().map(said).collect())
    }

    /// The bytes that nobody has saved yet, with the dossiers that will hold them; not tracked.
    pub fn picked(self) -> Vec<(Subject, String)> {
        let picked = |line: &Line| {
            let (_, kept) = line.picked.as_ref()?;
            let file = line.id.0.parse().ok()?;
            Some((Subject::Enclosure(file), kept.to_string()))
        };
        self.0
            .with_untracked(|lines| lines.iter().filter_map(picked).collect())
    }

    /// Adds one that was looked into, unless it is there.
    fn add(self, taken: Taken, bytes: Vec<u8>) -> Result<(), Refused> {
        let there = |line: &Line| line.is.sha256 == taken.enclosure.sha256;
        if self.0.with_untracked(|lines| lines.iter().any(there)) {
            return Err(Refused::Words(say::file_twice));
        }
        let id = fresh::enclosure().ok_or(Refused::Failed(Failure::Fault("random".into())))?;
        let line = Line {
            id,
            name: ArcRwSignal::new(taken.enclosure.name.clone()),
            is: taken.enclosure,
            picked: Some((Arc::new(bytes), taken.bytes.into())),
        };
        self.0.update(|lines| lines.push(line));
        Ok(())
    }
}

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
    if draft.0.with_untracked(Vec::len) >= COUNT_MAX {
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
        Ok(Ok(taken)) => draft.add(taken, bytes),
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
    view! {
        <fieldset class="stack">
            <legend class="section-title">
                {say::files()} " " <span class="soft small">{shell::optional()}</span>
            </legend>
            <ul class="plain stack">
                <For
                    each=move || draft.0.get()
                    key=|line| line.id.0.clone()
                    children=move |line| view! { <LineFields draft line /> }
                />
            </ul>
            <Show when=move || { draft.0.with(Vec::len) < COUNT_MAX }>
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

/// One file: what it shows, its name, and taking it out.
#[component]
fn LineFields(draft: FilesDraft, line: Line) -> impl IntoView {
    let Line {
        id,
        is,
        name,
        picked,
    } = line;
    let name = RwSignal::from(name);
    let shown = match picked {
        Some((bytes, _)) => picture(&is, &bytes).into_any(),
        None => view! { <Enclosed id=id.clone() is=is.clone() /> }.into_any(),
    };
    let facts = about(&is);
    let take_out = move |()| draft.0.update(|lines| lines.retain(|line| line.id != id));
    let words = move || say::file_take_out(name.get()).say();
    view! {
        <li class="card card-body stack">
            {shown}
            <TextField label=say::file_name() hint=say::file_name_hint() value=name />
            <p class="soft small">{facts}</p>
            <div class="actions">
                <Button kind=ButtonKind::Quiet icon=Icon::Close on_click=take_out>
                    {words}
                </Button>
            </div>
        </li>
    }
}
