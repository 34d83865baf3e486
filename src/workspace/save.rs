//! Saving: one commit at a time, and nothing shown as saved before it is.

use leptos::prelude::GetValue;
use serde::Serialize;
use throughline_domain::shape::Body;
use throughline_domain::subject::Subject;
use throughline_protocol::{Command, Failure};

use super::{Changes, Workspace};

impl Workspace {
    /// Changes a dossier's body as it is when its turn has come, and stores it. For a form that was filled a while
    /// ago, use a [`super::Snapshot`] with [`Workspace::commit`].
    pub async fn save<B: Body>(
        self,
        intent: &str,
        subject: Subject,
        change: impl FnOnce(&mut B),
    ) -> Result<(), Failure> {
        let saving = self.saving.get_value();
        let _turn = saving.lock().await;
        let seen = self.cabinet.snapshot::<B>(subject);
        let mut after = seen.body.clone();
        change(&mut after);
        self.send(Changes::meaning(intent).change(&seen, &after)?)
            .await
    }

    /// Adds an entry and stores it.
    pub async fn append<T: Serialize>(
        self,
        intent: &str,
        subject: Subject,
        collection: &str,
        what: &T,
    ) -> Result<(), Failure> {
        self.commit(Changes::meaning(intent).append(subject, collection, what, None)?)
            .await
    }

    /// Stores changes when their turn has come: all of them, or none.
    pub async fn commit(self, changes: Changes) -> Result<(), Failure> {
        let saving = self.saving.get_value();
        let _turn = saving.lock().await;
        self.send(changes).await
    }

    async fn send(self, changes: Changes) -> Result<(), Failure> {
        let (nothing, commit) = (changes.is_empty(), changes.into_commit());
        let draft = commit.draft.clone();
        if nothing {
            if let Some(about) = draft {
                self.forget_draft(&about);
            }
            return Ok(());
        }
        if let Some(about) = &draft {
            self.drafts().begin_saving(about);
        }
        let answer = self.ask(Command::Commit(commit), None).await;
        if let Some(about) = &draft {
            self.draft_saved(about, answer.is_ok());
        }
        answer.map(|_| ())
    }
}
