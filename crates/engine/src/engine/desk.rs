//! What is done in an open school. In a browser this is a part of the program that is loaded when a school is opened
//! (`browser::parts`).

use throughline_protocol::{Command, Failure, Packed, Reply};

use super::{Engine, saved};
use crate::answer::Answer;
use crate::host::Host;
use crate::{convert, passphrase};

impl<H: Host> Engine<H> {
    /// Carries out a command of [`super::Part::Desk`].
    pub(crate) async fn desk(
        &mut self,
        command: Command,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        self.screen.pass()?;
        let host = &self.host;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        match command {
            Command::Commit(commit) => {
                let views = open.commit(&commit, host.now()).await?;
                saved(open, views, answer).await
            }
            Command::History(id) => {
                let (dossier, _) = open.cabinet.load(id).await?.ok_or(Failure::BadEdit)?;
                Ok(Reply::History(Packed::of(&convert::history(&dossier))?))
            }
            Command::ChangePassphrase { proof, new } => {
                passphrase::change(open, proof.as_ref(), &new.0, host.now(), answer).await?;
                Ok(Reply::Nothing)
            }
            _ => Err(Failure::OutOfOrder),
        }
    }
}
