//! Asking the engine, and taking in what it answers.

use futures::StreamExt;
use leptos::prelude::{Set, untrack};
use throughline_protocol::reply::{Event, Reply};
use throughline_protocol::{Command, Failure};

use super::{Job, Workspace};

impl Workspace {
    /// Asks for something and gives the final answer. Dossiers that come with it are in the cabinet by then, and the
    /// session is what `Saved` said. A `job` shows how far it is and can stop it.
    pub async fn ask(self, command: Command, job: Option<Job>) -> Result<Reply, Failure> {
        let opens = matches!(
            command,
            Command::Unlock { .. }
                | Command::UnlockFile { .. }
                | Command::OpenScreen { .. }
                | Command::JoinSchool
        );
        // What comes in after the screen was locked is not kept here: the engine has it.
        let kept = move || opens || !untrack(|| self.screen_locked());
        let changes_session = changes_session(&command);
        let engine = self.engine()?;
        let mut asked = engine.ask(command);
        if let Some(job) = job {
            job.begin(engine.clone(), asked.id);
        }
        let mut answer = Err(Failure::Fault("no answer".into()));
        while let Some(event) = asked.events.next().await {
            match event {
                Event::Progress(progress) => {
                    if let Some(job) = job {
                        job.advance(progress);
                    }
                }
                Event::Opened(session) if opens => self.begin(*session),
                Event::Drafts(drafts) if opens => self.drafts().receive(drafts),
                Event::Dossiers(views) if kept() => self.cabinet.receive(views),
                // A school that is made or restored is entered when all of it is there.
                Event::Opened(_) | Event::Dossiers(_) | Event::Drafts(_) => {}
                Event::Done(reply) => answer = Ok(*reply),
                Event::Failed(failure) => answer = Err(failure),
            }
        }
        if let Some(job) = job {
            job.end();
        }
        match &answer {
            Ok(Reply::Saved(session)) if kept() => self.session.set(Some(session.clone())),
            Ok(_) if changes_session => {
                // What it says of the last share or backup is a comfort; the thing itself is done.
                let _ = Box::pin(self.ask(Command::Session, None)).await;
            }
            Err(Failure::OwnershipLost) => self.become_read_only(),
            _ => {}
        }
        answer
    }

    /// As [`Workspace::ask`], for what has no progress to show; takes what it wants from the answer.
    ///
    /// # Errors
    /// As the engine says; an answer of another kind is a fault of the program.
    pub async fn ask_for<T>(
        self,
        command: Command,
        job: Option<Job>,
        wanted: impl FnOnce(Reply) -> Option<T>,
    ) -> Result<T, Failure> {
        let reply = self.ask(command, job).await?;
        wanted(reply).ok_or_else(|| Failure::Fault("unexpected answer".into()))
    }
}

/// Whether people, shares or backups are other afterwards, which the answer does not tell.
const fn changes_session(command: &Command) -> bool {
    matches!(
        command,
        Command::Export { .. }
            | Command::Backup
            | Command::Invite { .. }
            | Command::InviteDevice
            | Command::ChangePassphrase { .. }
    )
}
