//! What the app holds of a dossier: plain values, never an Automerge document or a key.

use serde::{Deserialize, Serialize};
use throughline_domain::contents::{Conflict, Contents};
use throughline_domain::id::DossierId;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;

/// The state of a dossier that a value was read from: hashes of its latest changes. The app only hands them back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heads(pub Vec<[u8; 32]>);

/// A readable dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DossierView {
    /// Its identifier.
    pub id: DossierId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about.
    pub subject: Subject,
    /// Its state.
    pub heads: Heads,
    /// Its values.
    pub contents: Contents,
    /// Fields that wait for a person to settle them.
    pub conflicts: Vec<Conflict>,
}

/// One change of a dossier, for history in sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// Who made it: `staff id/device id`. Authorship that came through another person is a claim.
    pub author: String,
    /// When, by the clock of the writer's device.
    pub at: Timestamp,
    /// What the writer meant to do, such as `referral.accept`.
    pub intent: String,
    /// The fields it changed and the entries it added, as paths.
    pub paths: Vec<String>,
}
