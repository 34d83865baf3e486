//! What the pages that import something have in common besides what they show.

use throughline_ui::PickedFile;

use crate::workspace::command::InFile;
use crate::workspace::{Command, Workspace};

/// Picked files, as the engine takes them.
pub fn in_files(picked: Vec<PickedFile>) -> Vec<InFile> {
    let file = |it: PickedFile| InFile {
        name: it.name,
        bytes: it.bytes,
    };
    picked.into_iter().map(file).collect()
}

/// Lets the engine forget what it read and nobody wanted.
pub fn forget_read(workspace: Workspace) {
    leptos::task::spawn_local(async move {
        // Nothing was saved, so there is nothing to tell if the engine has forgotten it already.
        let _forgotten = workspace.ask(Command::Discard, None).await;
    });
}
