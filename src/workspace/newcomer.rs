//! A vault whose person has introduced themselves and joined no school yet.

use leptos::prelude::*;
use throughline_protocol::reply::Newcomer;
use throughline_protocol::{Command, Failure};

use super::{Cover, Phase, Workspace, known};
use crate::route::Route;

impl Workspace {
    /// Whoever has introduced themselves and joined no school yet; `None` while no such vault is open. Tracked.
    pub fn newcomer(self) -> Option<Newcomer> {
        self.guard.get_value().newcomer.get()
    }

    /// Enters a vault that has joined no school. In the list of this browser it has no name of its own.
    pub fn introduced(self, newcomer: Newcomer) {
        known::remember(newcomer.vault, "");
        self.go_instead(Route::Today);
        self.guard.get_value().newcomer.set(Some(newcomer));
        self.phase.set(Phase::Introduced);
    }

    /// Joins the school whose first file was opened, and enters it.
    ///
    /// # Errors
    /// As the engine says; it shows through [`Workspace::unlock_failure`] too.
    pub async fn join_school(self) -> Result<(), Failure> {
        self.open_by(Command::JoinSchool).await?;
        // Who just compared words needs no cover.
        self.cover.set(Cover::Off);
        Ok(())
    }
}
