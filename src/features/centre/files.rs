//! The files that go with a guide or a strategy, as families see them. Their bytes come when a page shows them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_public::enclosure::{Enclosure, EnclosureKind};
use throughline_public::id::EnclosureId;
use throughline_ui::{Button, ButtonKind, Icon};

use crate::pieces::Failed;
use crate::text::{Text, centre as say};
use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::{Command, Failure, Workspace, files};

/// All files of a thing.
#[component]
pub fn Files(
    /// The files.
    files: BTreeMap<EnclosureId, Enclosure>,
) -> impl IntoView {
    let whole = files.into_iter().filter(|(_, is)| is.is_whole());
    let each = whole.map(|(id, is)| view! { <Enclosed id is save=true /> });
    each.collect_view()
}

/// One file that is kept here.
#[component]
pub fn Enclosed(
    /// Which.
    id: EnclosureId,
    /// What is said of it.
    is: Enclosure,
    /// Whether it can be saved as a file.
    #[prop(optional)]
    save: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let found = RwSignal::new(None::<OutFile>);
    let failure = RwSignal::new(None::<Failure>);
    let wanted = is.clone();
    spawn_local(async move {
        match fetch(workspace, &id, wanted).await {
            Ok(file) => {
                found.try_set(Some(file));
            }
            Err(problem) => {
                failure.try_set(Some(problem));
            }
        }
    });
    let shown = move || {
        let file = found.get()?;
        let picture = picture(&is, &file.bytes);
        let name = is.name.clone();
        let save = save.then(|| {
            let take = move |()| {
                files::download(&file);
            };
            view! {
                <div class="actions">
                    <Button kind=ButtonKind::Quiet icon=Icon::Download on_click=take>
                        {say::file_save(name)}
                    </Button>
                </div>
            }
        });
        Some(view! {
            {picture}
            {save}
        })
    };
    view! {
        {shown}
        <Failed failure />
    }
}

async fn fetch(workspace: Workspace, id: &EnclosureId, is: Enclosure) -> Result<OutFile, Failure> {
    let name = is.name.clone();
    let file = id.0.parse().map_err(|_| Failure::FileNotHere { name })?;
    let command = Command::Enclosed { file, is };
    let asked = workspace.ask_for(command, None, |reply| match reply {
        Reply::File(file) => Some(file),
        _ => None,
    });
    asked.await
}

/// The picture of these bytes; nothing for a document.
pub fn picture(is: &Enclosure, bytes: &[u8]) -> impl IntoView + use<> {
    let kind = is.kind;
    let shown = kind
        .is_picture()
        .then(|| files::shown(kind.media_type(), bytes));
    let name = is.name.clone();
    let picture = |address: String| view! { <img class="enclosed" src=address alt=name /> };
    shown.flatten().map(picture)
}

/// What a file is and how large, such as “PDF, 120 kB”.
pub fn about(is: &Enclosure) -> Text {
    let kind = match is.kind {
        EnclosureKind::Pdf => "PDF",
        EnclosureKind::Png => "PNG",
        EnclosureKind::Jpeg => "JPEG",
    };
    let kilobytes = usize::try_from(is.size.div_ceil(1000)).unwrap_or(usize::MAX);
    say::file_about(kilobytes, kind)
}
