//! What a source no longer names. A directory that is brought again may just cover less: what is missing is told, and a
//! person decides.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::family::Family;
use throughline_domain::id;
use throughline_public::directory::Status;
use throughline_public::id::ServiceId;

use super::{Plan, Reading};
use crate::roster::{Derive, SAMPLE};

/// The set of files to which files belong, and what they no longer name of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// What stands for the set: that of most of the services that the files name, or a new one.
    pub list: String,
    /// Services of that set that the files do not name, and that are not marked yet.
    pub services: BTreeSet<ServiceId>,
    /// Services that are marked, and that the files name again.
    pub back: BTreeSet<ServiceId>,
}

impl Plan {
    /// Adds what the files no longer name of the set to which they belong.
    pub fn look_for_missing(&mut self, reading: &Reading, family: &Family, derive: Derive<'_>) {
        let of_system = |id: &ServiceId| {
            let service = family.directory.get(id);
            service.filter(|service| service.source.system == reading.system)
        };
        let list = |id: &ServiceId| family.kept.get(&id.0).map_or("", |kept| &kept.list);
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for id in self.found.iter().filter(|id| of_system(id).is_some()) {
            *known.entry(list(id)).or_default() += 1;
        }
        let most = known.into_iter().max_by_key(|(_, count)| *count);
        let most = most.map(|(list, _)| list);
        self.missing.list = match most {
            Some(list) if !list.is_empty() => list.to_owned(),
            _ => {
                let first = reading.services.first().map_or("", |it| &it.source.id);
                let key = format!("{}:{first}", reading.system);
                id::to_text(derive("service_list", &key))
            }
        };
        let is_marked = |id: &ServiceId| family.kept(&id.0).missing.is_some();
        self.missing.back = self
            .found
            .iter()
            .filter(|id| is_marked(id))
            .cloned()
            .collect();
        if let Some(most) = most.filter(|_| reading.is_whole) {
            let of_list = family.directory.keys();
            let of_list = of_list.filter(|id| of_system(id).is_some() && list(id) == most);
            self.preview.of_source = of_list.clone().count();
            let is_there = |id: &&ServiceId| {
                of_system(id).is_some_and(|service| service.status != Status::Defunct)
            };
            let gone = of_list.filter(|id| !self.found.contains(*id) && !is_marked(id));
            self.missing.services = gone.filter(is_there).cloned().collect();
        }
        self.preview.missing = self.missing.services.len();
        self.preview.back = self.missing.back.len();
        let names = self.missing.services.iter().take(SAMPLE);
        let names = names.filter_map(|id| Some(family.directory.get(id)?.name.clone()));
        self.preview.missing_sample = names.collect();
    }
}

#[cfg(test)]
mod tests {
    use throughline_domain::fields::Whole;
    use throughline_public::directory::{Service, Source};

    use super::*;
    use crate::directory::plan;

    fn derive(kind: &str, key: &str) -> u128 {
        let text = format!("{kind} {key}");
        text.bytes()
            .fold(7, |bits: u128, byte| bits.rotate_left(5) ^ u128::from(byte))
    }

    fn reading(names: &[&str]) -> Reading {
        let service = |name: &&str| Service {
            name: (*name).to_owned(),
            source: Source {
                system: "hsds".into(),
                id: (*name).to_owned(),
            },
            ..Service::default()
        };
        Reading {
            services: names.iter().map(service).collect(),
            is_whole: true,
            ..Reading::of("hsds")
        }
    }

    fn look(family: &Family, reading: &Reading) -> Plan {
        let known: BTreeMap<ServiceId, Service> = family
            .directory
            .iter()
            .map(|(id, service)| (id.clone(), service.0.clone()))
            .collect();
        let today = "2026-11-26".parse().unwrap();
        let mut plan = plan(reading, &known, &derive, "2026-11-26T10:00:00Z", today);
        plan.look_for_missing(reading, family, &derive);
        plan
    }

    /// As it is after an import, with what is missing marked.
    fn import(mut family: Family, reading: &Reading) -> Family {
        let plan = look(&family, reading);
        for (id, service) in plan.services {
            family.directory.insert(id, Whole(service));
        }
        for id in &plan.found {
            family.kept.entry(id.0.clone()).or_default().list = plan.missing.list.clone();
        }
        for id in &plan.missing.services {
            family.kept.entry(id.0.clone()).or_default().missing =
                Some("2026-11-26".parse().unwrap());
        }
        for id in &plan.missing.back {
            family.kept.entry(id.0.clone()).or_default().missing = None;
        }
        family
    }

    fn check(family: &Family, names: &[&str], missing: &[&str], back: usize) {
        let plan = look(family, &reading(names));
        let mut told = plan.preview.missing_sample;
        told.sort();
        assert_eq!(
            (told.as_slice(), plan.preview.back),
            (
                &missing
                    .iter()
                    .map(|it| (*it).to_owned())
                    .collect::<Vec<_>>()[..],
                back
            )
        );
    }

    #[test]
    fn only_what_the_same_source_named_before_is_missing_from_it() {
        let family = import(Family::default(), &reading(&["a", "b", "c"]));
        // Another city's files, of the same kind.
        let family = import(family, &reading(&["x", "y"]));
        check(&family, &["a", "b", "c"], &[], 0);
        check(&family, &["a", "new"], &["b", "c"], 0);
        check(&family, &["y"], &["x"], 0);
        check(&family, &["else"], &[], 0);
    }

    #[test]
    fn what_is_marked_is_told_once_and_comes_back() {
        let family = import(Family::default(), &reading(&["a", "b", "c"]));
        let family = import(family, &reading(&["a", "b"]));
        check(&family, &["a", "b"], &[], 0);
        check(&family, &["a", "c"], &["b"], 1);
        let family = import(family, &reading(&["a", "b", "c"]));
        check(&family, &["a", "b"], &["c"], 0);
    }

    #[test]
    fn a_row_that_cannot_be_used_is_not_missing_and_neither_is_what_closed_or_what_contacts_leave_out()
     {
        let mut family = import(Family::default(), &reading(&["a", "b", "c"]));
        let mut with_bad_row = reading(&["a", "b"]);
        with_bad_row.unusable.insert("c".into());
        assert_eq!(look(&family, &with_bad_row).preview.missing, 0);
        let mut picked = reading(&["a"]);
        picked.is_whole = false;
        assert_eq!(look(&family, &picked).preview.missing, 0);
        for service in family.directory.values_mut().filter(|it| it.name == "c") {
            service.0.status = Status::Defunct;
        }
        check(&family, &["a", "b"], &[], 0);
    }
}
