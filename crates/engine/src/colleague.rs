//! What this device remembers of each colleague: what they have shown to have, and what was last made for them.

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
    /// What stood in their bundles: they have it.
    pub has: BTreeMap<DossierId, Heads>,
    /// What stood in the last bundle made for them.
    pub sent: BTreeMap<DossierId, Heads>,
    /// When that was.
    pub sent_at: Option<Timestamp>,
}

impl Colleague {
    /// Ready to be stored.
    pub fn keep(&self, staff: StaffId) -> Result<NewLocal, Failure> {
        NewLocal::packed(name(staff), self)
    }
}

fn name(staff: StaffId) -> String {
    format!("colleague {staff}, packed")
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
