//! The vaults of this browser, by the names that their people chose. A name stands here in clear, and the page that
//! asks for it says so.

use serde::{Deserialize, Serialize};
use throughline_domain::id::VaultId;

use crate::platform::keep;
use crate::text;

const PLACE: &str = "vaults";

/// A vault of this browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownVault {
    /// Which.
    pub vault: VaultId,
    /// The name its person chose: the school's name. Empty while no school is joined.
    pub name: String,
    /// Another name that its person gave it in this list, to tell it from others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_name: Option<String>,
    /// The passphrase of a demo school, in which everyone is made up; never of a real one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo: Option<String>,
}

impl KnownVault {
    /// Whether it is an introduction that no school has confirmed yet.
    pub fn waits_for_school(&self) -> bool {
        self.name.is_empty()
    }

    /// The name it has in the list.
    pub fn listed_as(self) -> String {
        match self.own_name {
            Some(name) => name,
            None if self.waits_for_school() => text::start::no_school_yet().say(),
            None => self.name,
        }
    }
}

/// The vaults of this browser, the one opened last first.
pub fn vaults() -> Vec<KnownVault> {
    keep::get(PLACE)
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Remembers a vault as the one opened last.
pub fn remember(vault: VaultId, name: &str) {
    let mut known = vaults();
    let before = known.iter().position(|known| known.vault == vault);
    let before = before.map(|place| known.remove(place));
    let (own_name, demo) = before.map_or((None, None), |it| (it.own_name, it.demo));
    known.insert(
        0,
        KnownVault {
            vault,
            name: name.to_owned(),
            own_name,
            demo,
        },
    );
    write(&known);
}

/// Lists a vault under a name of its person's own; under the school's when it is empty.
pub fn rename(vault: VaultId, name: &str) {
    let mut known = vaults();
    if let Some(known) = known.iter_mut().find(|known| known.vault == vault) {
        known.own_name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    }
    write(&known);
}

/// Remembers the passphrase of a demo school that was remembered before.
pub fn remember_demo(vault: VaultId, passphrase: String) {
    let mut known = vaults();
    if let Some(known) = known.iter_mut().find(|known| known.vault == vault) {
        known.demo = Some(passphrase);
    }
    write(&known);
}

/// Takes a vault off the list; its data stays.
pub fn forget(vault: VaultId) {
    let mut known = vaults();
    known.retain(|known| known.vault != vault);
    write(&known);
}

fn write(known: &[KnownVault]) {
    if let Ok(text) = serde_json::to_string(known) {
        keep::set(PLACE, Some(&text));
    }
}
