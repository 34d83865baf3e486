//! What an import changes, and what it leaves alone.

use throughline_public::directory::{Source, Status};
use throughline_public::words::Words;

use super::*;

fn derive(kind: &str, key: &str) -> u128 {
    format!("{kind} {key}")
        .bytes()
        .fold(7, |bits: u128, byte| bits.rotate_left(5) ^ u128::from(byte))
}

fn service(name: &str) -> Service {
    Service {
        name: name.into(),
        source: Source {
            system: "hsds".into(),
            id: name.to_lowercase(),
        },
        ..Service::default()
    }
}

fn run(found: Service, current: &BTreeMap<ServiceId, Service>) -> Plan {
    let reading = Reading {
        services: vec![found],
        says_status: true,
        ..Reading::of("hsds")
    };
    plan(
        &reading,
        current,
        &derive,
        "2026-11-26T10:00:00Z",
        "2026-11-26".parse().unwrap(),
    )
}

/// What is known after an import of this.
fn imported(found: Service) -> BTreeMap<ServiceId, Service> {
    run(found, &BTreeMap::new()).services
}

#[test]
fn a_second_import_changes_nothing() {
    let current = imported(service("Pantry"));
    let again = run(service("Pantry"), &current);
    assert_eq!(again.services, BTreeMap::new());
    assert_eq!(
        (again.preview.services.unchanged, again.preview.stale),
        (1, 1)
    );
}

#[test]
fn what_staff_added_stays_and_what_the_file_says_is_taken() {
    let mut current = imported(service("Pantry"));
    for known in current.values_mut() {
        known.description = Words(
            [
                ("en".to_owned(), "Old".to_owned()),
                ("es".to_owned(), "Despensa".to_owned()),
            ]
            .into(),
        );
        known.needs = vec!["food".into()];
        known.checked_on = "2026-05-01".parse().ok();
        known.status = Status::Defunct;
    }
    let mut found = service("Pantry");
    found.description = Words([("en".to_owned(), "New".to_owned())].into());
    let plan = run(found, &current);
    let changed = plan.services.values().next().unwrap();
    assert_eq!(changed.description.0["en"], "New");
    assert_eq!(changed.description.0["es"], "Despensa");
    assert_eq!(
        (changed.needs.as_slice(), changed.status),
        (&["food".to_owned()][..], Status::Active)
    );
    assert_eq!(changed.checked_on.unwrap().to_string(), "2026-05-01");
    assert_eq!((plan.preview.services.changed, plan.preview.stale), (1, 0));
}

#[test]
fn what_somebody_wrote_later_than_the_file_speaks_is_not_overwritten() {
    let mut current = imported(service("Pantry"));
    for known in current.values_mut() {
        known.as_of = "2026-11-01T09:00:00Z".into();
        known.url = "https://new.example.org".into();
    }
    let found = Service {
        as_of: "2024-01-01".into(),
        url: "https://old.example.org".into(),
        ..service("Pantry")
    };
    let plan = run(found, &current);
    assert_eq!(
        (plan.services.len(), plan.preview.services.unchanged),
        (0, 1)
    );
}
