//! What is other in the next pack than in the last one.

use leptos::prelude::*;
use throughline_domain::family::{Change, Changed, Family, Published, ThingKind};
use throughline_domain::inbox::ANSWERS;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_public::words::Words;
use throughline_ui::{Badge, Icon, Table, Tone};

use crate::text::{Text, kiosk as say, language};
use crate::workspace::Workspace;

/// What waits to be published.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// Things that are other than in the last pack, with their titles.
    pub changes: Vec<(Change, String)>,
    /// How many answers were written since the last pack.
    pub answers: usize,
    /// How many bytes the files have that go along.
    pub files: u64,
    /// When the last pack was made, with its number; `None` when none was.
    pub last: Option<(Timestamp, Published)>,
}

impl Next {
    /// How much is other.
    pub fn count(&self) -> usize {
        self.changes.len() + self.answers
    }
}

/// What waits to be published. Tracked.
pub fn next(workspace: Workspace) -> Next {
    let school = workspace.cabinet.school();
    let view = workspace.cabinet.view(Subject::Family);
    let family: Family = view
        .as_ref()
        .map(|view| view.contents.read())
        .unwrap_or_default();
    let last = view.as_ref().and_then(|view| {
        let made = view
            .contents
            .entries::<Published>(throughline_domain::family::PUBLISHED);
        let last = made
            .into_iter()
            .max_by_key(|(_, entry)| entry.what.sequence);
        last.map(|(_, entry)| (entry.at, entry.what))
    });
    let since = last.map_or(Timestamp(0), |(at, _)| at);
    let inbox = workspace.cabinet.view(Subject::Inbox);
    let answers = inbox.map_or(0, |view| {
        let answers = view.contents.entries.get(ANSWERS);
        let written = answers.into_iter().flatten();
        written.filter(|(id, _)| id.made_at() > since).count()
    });
    let content = family.content(&school);
    let changes = family.changes(&content).into_iter();
    let titled = changes.map(|change| {
        let title = title(&family, &change).unwrap_or_default();
        (change, title)
    });
    Next {
        changes: titled.collect(),
        answers,
        files: content.bytes_of_files(),
        last,
    }
}

/// What a thing is called, in the person's language or another. Tracked.
fn title(family: &Family, change: &Change) -> Option<String> {
    let id = change.id.as_str();
    let words: &Words = match change.kind {
        ThingKind::Service => return Some(family.directory.get(&id.into())?.name.clone()),
        ThingKind::Guide => &family.guides.get(&id.into())?.title,
        ThingKind::Strategy => &family.strategies.get(&id.into())?.title,
        ThingKind::Workshop => &family.workshops.get(&id.into())?.title,
        ThingKind::Survey => &family.surveys.get(&id.into())?.title,
        ThingKind::Answered => &family.answered.get(&id.into())?.asked,
        ThingKind::Gone => return None,
    };
    Some(words.best(language().tag())?.1.to_owned())
}

fn kind(kind: ThingKind) -> Text {
    match kind {
        ThingKind::Service => say::service(),
        ThingKind::Guide => say::guide(),
        ThingKind::Strategy => say::strategy(),
        ThingKind::Workshop => say::workshop(),
        ThingKind::Survey => say::survey(),
        ThingKind::Answered => say::answered(),
        ThingKind::Gone => say::gone(),
    }
}

/// The changes as a table.
#[component]
pub fn ChangeTable(
    /// The changes, with titles.
    changes: Vec<(Change, String)>,
) -> impl IntoView {
    let head = || {
        view! {
            <th scope="col">{say::column_what()}</th>
            <th scope="col">{say::column_how()}</th>
        }
    };
    let line = |(change, title): (Change, String)| {
        let (tone, icon, words) = match change.how {
            Changed::Added => (Tone::Good, Icon::Add, say::added()),
            Changed::Reworded => (Tone::Info, Icon::Edit, say::reworded()),
            Changed::TakenOut => (Tone::Neutral, Icon::Close, say::taken_out()),
        };
        let about = kind(change.kind);
        let (title, about) = if title.is_empty() {
            (about.say(), None)
        } else {
            (title, Some(about))
        };
        view! {
            <tr>
                <th scope="row" class="table-main">
                    {title}
                    {about.map(|about| view! { <span class="soft small block">{about}</span> })}
                </th>
                <td>
                    <Badge tone icon>
                        {words}
                    </Badge>
                </td>
            </tr>
        }
    };
    view! {
        <Table caption=say::changes_caption() quiet_caption=true head=head>
            {changes.into_iter().map(line).collect_view()}
        </Table>
    }
}
