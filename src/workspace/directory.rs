//! The community directory: what is known, what is shown to families, and changing one service at a time.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Error;
use throughline_domain::contents::Leaf;
use throughline_domain::family::Family;
use throughline_domain::subject::Subject;
use throughline_protocol::Failure;
use throughline_public::directory::{Directory, Service};
use throughline_public::id::ServiceId;

use super::{Changes, Workspace, time};

/// What families may see and its drafts; read when first shown, and again when it changes.
pub fn family(workspace: Workspace) -> Memo<Arc<Family>> {
    workspace.cabinet.body(Subject::Family)
}

/// All services that are known, in the form in which they are searched.
pub fn services(family: &Family) -> Directory {
    let services = family.directory.iter();
    Directory {
        services: services
            .map(|(id, service)| (id.clone(), service.0.clone()))
            .collect(),
    }
}

impl Workspace {
    /// Stores a service as it now is; `None` takes it out of the directory.
    ///
    /// A directory may hold thousands of services: only the one is written, as of now.
    pub async fn put_service(
        self,
        intent: &str,
        id: ServiceId,
        service: Option<Service>,
    ) -> Result<(), Failure> {
        let text = |service: Service| -> Result<Leaf, Error> {
            let service = Service {
                as_of: time::now().to_rfc3339(),
                ..service
            };
            serde_json::to_string(&service).map(Leaf::Text)
        };
        let leaf = service.map(text).transpose();
        let leaf = leaf.map_err(|_| Failure::Fault("service".to_owned()))?;
        self.family_field(intent, format!("directory/{id}"), leaf)
            .await
    }

    /// Says whether families see a service.
    pub async fn show_service(self, id: ServiceId, public: bool) -> Result<(), Failure> {
        let path = format!("kept/{id}/public");
        self.family_field("directory.show", path, Some(Leaf::Flag(public)))
            .await
    }

    async fn family_field(
        self,
        intent: &str,
        path: String,
        leaf: Option<Leaf>,
    ) -> Result<(), Failure> {
        let view = untrack(|| self.cabinet.view(Subject::Family));
        let seen = view.map(|view| view.heads.clone()).unwrap_or_default();
        let changes = Changes::meaning(intent).field(Subject::Family, seen, path, leaf);
        self.commit(changes).await
    }
}
