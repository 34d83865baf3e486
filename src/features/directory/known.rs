//! What is known of the services, and the index by which they are found.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_public::directory::Service;
use throughline_public::directory::search::Index;
use throughline_public::id::ServiceId;

use super::names;
use crate::workspace::{Workspace, directory};

/// The services, and the index of them. A copy is the same.
#[derive(Clone, Copy)]
pub struct Known {
    /// What families may see, and its drafts.
    pub family: Memo<Arc<Family>>,
    /// By which the services are found.
    pub index: Memo<Arc<Index>>,
}

impl Known {
    /// What the workspace knows.
    pub fn of(workspace: Workspace) -> Self {
        let family = directory::family(workspace);
        let index = Memo::new(move |_| {
            let services = family.with(|family| directory::services(family));
            Arc::new(Index::new(&services))
        });
        Self { family, index }
    }
}

/// One service; `None` when it is not here. Tracked.
pub fn one(family: Memo<Arc<Family>>, key: ItemId) -> Option<Service> {
    let id = id_of(key);
    family.with(|family| family.directory.get(&id).map(|service| service.0.clone()))
}

/// The identifier that stands in an address.
pub fn id_of(key: ItemId) -> ServiceId {
    ServiceId(key.to_string())
}

/// What stands in an address for a service; `None` for an identifier that is none of ours.
pub fn key_of(id: &ServiceId) -> Option<ItemId> {
    id.0.parse().ok()
}

/// Whether somebody should call a service: nobody has checked it for a year, or its source no longer names it.
pub fn is_due(family: &Family, id: &ServiceId, service: &Service, today: NaiveDate) -> bool {
    let closed = names::status(service.status).is_some();
    !closed && (service.is_stale(today) || family.is_missing(id))
}
