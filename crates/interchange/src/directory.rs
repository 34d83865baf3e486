//! What files say about the services of a community, and what importing that would change. Every kind of file is read into one
//! [`Reading`].

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use throughline_domain::directory_import::{DirectoryPreview, SampleService};
use throughline_domain::id;
use throughline_domain::roster_import::{BadRow, BadRowReason, RosterPreview};
use throughline_domain::time::Day;
use throughline_public::directory::Service;
use throughline_public::id::ServiceId;

use crate::roster::{Derive, SAMPLE};

mod missing;
pub(crate) mod value;

pub use missing::Missing;

/// Services as files tell of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The kind of files, such as `hsds`.
    pub system: String,
    /// The services in the order of the files. Their [`throughline_public::directory::Source`] says what they are called there.
    pub services: Vec<Service>,
    /// Whether the files say which services are closed.
    pub says_status: bool,
    /// Whether such files name all that their source knows of; contacts are picked one by one.
    pub is_whole: bool,
    /// What the files call services whose rows could not be used.
    pub unusable: BTreeSet<String>,
    /// What is wrong with rows, as far as it is listed.
    pub bad_rows: Vec<BadRow>,
    /// How many such things there are in all.
    pub bad_row_count: usize,
}

impl Reading {
    /// Nothing yet, of this kind of files.
    pub(crate) fn of(system: &str) -> Self {
        Self {
            system: system.to_owned(),
            ..Self::default()
        }
    }

    /// Keeps what is wrong with a row.
    pub(crate) fn bad(&mut self, file: &str, line: u64, reason: BadRowReason) {
        let bad = BadRow {
            file: file.to_owned(),
            line,
            reason,
        };
        // A row that several services share is told once.
        if self.bad_rows.contains(&bad) {
            return;
        }
        self.bad_row_count += 1;
        if self.bad_rows.len() < RosterPreview::MOST_BAD_ROWS {
            self.bad_rows.push(bad);
        }
    }
}

/// What an import would write, and what a person sees of it before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Services that are new or different.
    pub services: BTreeMap<ServiceId, Service>,
    /// All services that the files name, as they are known here.
    pub found: BTreeSet<ServiceId>,
    /// What the files no longer name, and the set that they belong to.
    pub missing: Missing,
    /// What a person sees.
    pub preview: DirectoryPreview,
}

/// Compares what files say with what is known.
///
/// A service is known again by its identifier, or by what its source calls it. What the files do not say of it stays, and so do
/// the needs that somebody gave it; what somebody wrote later than the file speaks is not overwritten.
/// `now` (RFC 3339) is as of when rows speak that do not say it.
pub fn plan(
    reading: &Reading,
    current: &BTreeMap<ServiceId, Service>,
    derive: Derive<'_>,
    now: &str,
    today: Day,
) -> Plan {
    let preview = DirectoryPreview {
        system: reading.system.clone(),
        bad_rows: reading.bad_rows.clone(),
        bad_row_count: reading.bad_row_count,
        ..DirectoryPreview::default()
    };
    let mut plan = Plan {
        preview,
        ..Plan::default()
    };
    let by_source: BTreeMap<(&str, &str), &ServiceId> = current
        .iter()
        .filter(|(_, service)| !service.source.id.is_empty())
        .map(|(id, service)| {
            (
                (service.source.system.as_str(), service.source.id.as_str()),
                id,
            )
        })
        .collect();
    for unusable in &reading.unusable {
        let source = (reading.system.as_str(), unusable.as_str());
        let known = by_uuid(unusable, current).or_else(|| by_source.get(&source).copied().cloned());
        plan.found.extend(known);
    }
    let mut seen = BTreeSet::new();
    for found in &reading.services {
        let source = (found.source.system.as_str(), found.source.id.as_str());
        let id = by_uuid(&found.source.id, current)
            .or_else(|| by_source.get(&source).map(|id| (*id).clone()))
            .unwrap_or_else(|| {
                ServiceId(id::to_text(derive(
                    "service",
                    &format!("{}:{}", source.0, source.1),
                )))
            });
        if !seen.insert(id.clone()) {
            continue;
        }
        let known = current.get(&id);
        let mut service = merged(known, found, reading.says_status);
        if service.as_of.is_empty() {
            now.clone_into(&mut service.as_of);
        }
        plan.preview.stale += usize::from(service.is_stale(today.0));
        plan.note(id, known, service);
    }
    plan.found.append(&mut seen);
    plan
}

impl Plan {
    fn note(&mut self, id: ServiceId, known: Option<&Service>, service: Service) {
        let tally = &mut self.preview.services;
        match known {
            Some(known) if is_same(known, &service) || known.as_of > service.as_of => {
                tally.unchanged += 1;
                return;
            }
            Some(_) => tally.changed += 1,
            None => tally.new += 1,
        }
        if self.preview.sample.len() < SAMPLE {
            self.preview.sample.push(SampleService {
                name: service.name.clone(),
                organization: service.organization.name.clone(),
                needs: service.needs.clone(),
                is_new: known.is_none(),
            });
        }
        self.services.insert(id, service);
    }
}

/// A difference in the date alone is none.
fn is_same(one: &Service, other: &Service) -> bool {
    let undated = |service: &Service| Service {
        as_of: String::new(),
        ..service.clone()
    };
    undated(one) == undated(other)
}

/// The service that was exported under this UUID.
fn by_uuid(source: &str, current: &BTreeMap<ServiceId, Service>) -> Option<ServiceId> {
    let id = ServiceId(id::to_text(value::from_uuid(source)?));
    current.contains_key(&id).then_some(id)
}

/// What is known, with what a file says over it, word for word and field for field.
fn merged(known: Option<&Service>, found: &Service, says_status: bool) -> Service {
    let Some(known) = known else {
        return found.clone();
    };
    let over = |known: &Service| -> Option<Service> {
        let mut whole = serde_json::to_value(known).ok()?;
        lay_over(&mut whole, serde_json::to_value(found).ok()?);
        serde_json::from_value(whole).ok()
    };
    let mut service = over(known).unwrap_or_else(|| found.clone());
    service.as_of.clone_from(&found.as_of);
    service.source.clone_from(&known.source);
    service.checked_on = known.checked_on.max(found.checked_on);
    if says_status {
        service.status = found.status;
    }
    let more = known
        .needs
        .iter()
        .filter(|need| !found.needs.contains(need));
    service.needs = found.needs.iter().chain(more).cloned().collect();
    let all: Vec<String> = known.needs.clone();
    if service.needs.iter().collect::<BTreeSet<_>>() == all.iter().collect() {
        service.needs = all;
    }
    service
}

/// Objects are laid over each other key by key; everything else gives way to what is not empty.
fn lay_over(known: &mut Value, found: Value) {
    match (known, found) {
        (Value::Object(known), Value::Object(found)) => {
            for (key, value) in found {
                lay_over(known.entry(key).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (_, Value::String(text)) if text.is_empty() => {}
        (known, found) => *known = found,
    }
}

#[cfg(test)]
mod tests;
