//! What a device keeps of its own, sealed: who it belongs to, its secret keys, and the founder's key that it pinned.

use serde::{Deserialize, Serialize};
use throughline_domain::id::{DossierId, StaffId, WorkspaceId};
use throughline_protocol::Failure;
use throughline_vault::device::{DeviceKeys, DevicePublic};
use throughline_vault::signing::VerifyingKey;

/// The name of [`Own`] among the local things.
pub const OWN: &str = "own";
/// The name of the time of the last backup.
pub const LAST_BACKUP: &str = "last backup";
/// The name of [`Seen`].
pub const SEEN: &str = "seen bundles";

/// Whose vault this is.
#[derive(Serialize, Deserialize)]
pub struct Own {
    /// The person.
    pub staff: StaffId,
    /// Their name, as they typed it.
    pub name: String,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The School dossier: it is read first.
    pub school: DossierId,
    /// The device's secret keys, as text.
    pub device: String,
    /// The founder's key, pinned when this device joined.
    pub founder: VerifyingKey,
    /// The device that the person's recovery words are: backups go to it, and it may sign in a restored device.
    pub recovery: DevicePublic,
    /// Whether it is a demo school.
    #[serde(default)]
    pub demo: bool,
}

impl Own {
    /// The device's keys.
    pub fn keys(&self) -> Result<DeviceKeys, Failure> {
        DeviceKeys::from_text(&self.device).map_err(|_| Failure::StorageDamaged)
    }
}

/// The bundles that were imported: importing one again changes nothing, and says so.
#[derive(Default, Serialize, Deserialize)]
pub struct Seen(pub Vec<String>);
