//! What this device remembers of each colleague: what each of their devices has shown to have, and what was last made
//! for them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use throughline_domain::id::{DossierId, StaffId};
use throughline_domain::time::Timestamp;
use throughline_protocol::{Failure, Heads};
use throughline_vault::store::Store;

use crate::open::Open;
use crate::records::NewLocal;

/// What is remembered of a colleague.
#[derive(Default, Clone, Serialize, Deserialize)]
pub struct Colleague {
    /// What stood in the bundles of each of their devices: that device has it.
    pub has: BTreeMap<String, BTreeMap<DossierId, Heads>>,
    /// What stood in the last bundle made for them.
    pub sent: BTreeMap<DossierId, Heads>,
    /// When that was.
    pub sent_at: Option<Timestamp>,
}

impl Colleague {
    /// The device has what stood in a bundle of it.
    pub fn shows(&mut self, device: &str, dossier: DossierId, heads: Heads) {
        self.has
            .entry(device.to_owned())
            .or_default()
            .insert(dossier, heads);
    }

    /// What each of their devices that has shown anything has of a dossier.
    pub fn shown(&self, dossier: DossierId) -> impl Iterator<Item = Option<&Heads>> {
        self.has.values().map(move |has| has.get(&dossier))
    }

    /// Whether one of their devices has it in any state.
    pub fn has_any(&self, dossier: DossierId) -> bool {
        self.shown(dossier).any(|heads| heads.is_some())
    }

    /// The state that every one of these devices of theirs has. One may be silent, since a recovery sheet is a device
    /// that never sends; with two silent ones, or states that differ, nothing less than the whole will do.
    pub fn all_have(&self, dossier: DossierId, devices: &[String]) -> Option<&Heads> {
        let speaking = || devices.iter().filter_map(|device| self.has.get(device));
        if devices.len() > speaking().count() + 1 {
            return None;
        }
        let mut states = speaking().map(|has| has.get(&dossier));
        let first = states.next()??;
        states.all(|heads| heads == Some(first)).then_some(first)
    }

    /// What is remembered once a bundle has been made with these states in it; what was left out stays as it was.
    pub fn sent(&self, states: impl Iterator<Item = (DossierId, Heads)>, at: Timestamp) -> Self {
        let mut sent: BTreeMap<DossierId, Heads> = states.collect();
        for (dossier, heads) in &self.sent {
            if !sent.contains_key(dossier) {
                sent.insert(*dossier, heads.clone());
            }
        }
        Self {
            has: self.has.clone(),
            sent,
            sent_at: Some(at),
        }
    }

    /// Ready to be stored.
    pub fn keep(&self, staff: StaffId) -> Result<NewLocal, Failure> {
        NewLocal::packed(name(staff), self)
    }
}

/// Keeps in sight what was just stored of a colleague, so that it need not be read back.
pub async fn stored<S: Store>(
    open: &Open<S>,
    staff: StaffId,
    colleague: Colleague,
) -> Result<(), Failure> {
    let version = open.cabinet.records().local_version(&name(staff)).await?;
    let mut last = open.colleagues.0.borrow_mut();
    last.insert(staff, (version, Rc::new(colleague)));
    Ok(())
}

fn name(staff: StaffId) -> String {
    format!("colleague {staff}, by device")
}

/// The colleagues as they were last read, and from which version of their records: every save asks what is unshared.
#[derive(Default)]
pub struct LastColleagues(RefCell<BTreeMap<StaffId, AtVersion>>);

type AtVersion = (Option<u64>, Rc<Colleague>);

/// What is remembered of a colleague; nothing of one who never exchanged a bundle with this device.
pub async fn of<S: Store>(open: &Open<S>, staff: StaffId) -> Result<Rc<Colleague>, Failure> {
    let records = open.cabinet.records();
    let stored = records.local_version(&name(staff)).await?;
    if let Some((version, colleague)) = open.colleagues.0.borrow().get(&staff)
        && *version == stored
    {
        return Ok(Rc::clone(colleague));
    }
    let read: Option<Colleague> = records.packed(&name(staff)).await?;
    let colleague = Rc::new(read.unwrap_or_default());
    open.colleagues
        .0
        .borrow_mut()
        .insert(staff, (stored, Rc::clone(&colleague)));
    Ok(colleague)
}
