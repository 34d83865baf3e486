//! Tables to services.

mod dangling;
mod place;
mod row;
mod service;

use std::collections::BTreeMap;

use throughline_domain::roster_import::RosterFileError;
use throughline_public::directory::{Organization, Place};

use self::place::{joined, organization, place};
use self::row::{By, by, file, rows};
use super::SYSTEM;
use super::tables::{Row, Tables, collect};
use crate::directory::Reading;

/// Reads a set of files, each with its name, or one ZIP that holds them. What is wrong with a row is told with its file and line,
/// and the rest goes on.
///
/// # Errors
/// When the set as a whole cannot be used: [`RosterFileError`] says why.
pub fn read(files: Vec<(String, Vec<u8>)>) -> Result<Reading, RosterFileError> {
    let mut reading = Reading {
        says_status: true,
        is_whole: true,
        ..Reading::of(SYSTEM)
    };
    let tables = collect(files, &mut reading)?;
    let linked = Linked::of(&tables, &mut reading);
    let services = tables.get("services").map_or(&[][..], |table| &table.rows);
    for row in services {
        let service = linked.service(row, &mut reading);
        reading.services.push(service);
    }
    Ok(reading)
}

/// The rows of all tables, by what they belong to.
struct Linked<'t> {
    tables: &'t Tables,
    organizations: BTreeMap<&'t str, Organization>,
    places: BTreeMap<&'t str, Place>,
    /// The places of each service: the row that joins them.
    joins: By<'t>,
    phones: By<'t>,
    schedules: By<'t>,
    languages: By<'t>,
    documents: By<'t>,
    contacts: By<'t>,
    costs: By<'t>,
    attributes: By<'t>,
    terms: BTreeMap<&'t str, &'t Row>,
}

impl<'t> Linked<'t> {
    fn of(tables: &'t Tables, reading: &mut Reading) -> Self {
        let organizations = rows(tables, "organizations").map(|row| {
            (
                row.get("id"),
                organization(row, file(tables, "organizations"), reading),
            )
        });
        let mut linked = Self {
            tables,
            organizations: organizations.collect(),
            places: BTreeMap::new(),
            joins: by(tables, "service_at_location", "service_id"),
            phones: By::new(),
            schedules: By::new(),
            languages: by(tables, "languages", "service_id"),
            documents: by(tables, "required_documents", "service_id"),
            contacts: by(tables, "contacts", "service_id"),
            costs: by(tables, "cost_options", "service_id"),
            attributes: by(tables, "attributes", "link_id"),
            terms: rows(tables, "taxonomy_terms")
                .map(|row| (row.get("id"), row))
                .collect(),
        };
        // What belongs to a service at a place belongs to both; otherwise to the service before the organization.
        for (table, of) in [
            ("phones", &mut linked.phones),
            ("schedules", &mut linked.schedules),
        ] {
            for row in rows(tables, table) {
                let owners = [
                    "service_at_location_id",
                    "service_id",
                    "location_id",
                    "organization_id",
                ];
                if let Some(owner) = owners
                    .into_iter()
                    .map(|column| row.get(column))
                    .find(|owner| !owner.is_empty())
                {
                    of.entry(owner).or_default().push(row);
                }
            }
        }
        let addresses = by(tables, "addresses", "location_id");
        let accessibility = by(tables, "accessibility", "location_id");
        for row in rows(tables, "locations") {
            let address = addresses
                .get(row.get("id"))
                .and_then(|rows| rows.first().copied());
            let mut place = place(
                row,
                address.unwrap_or(row),
                file(tables, "locations"),
                reading,
            );
            let access = accessibility
                .get(row.get("id"))
                .map_or(&[][..], Vec::as_slice);
            place.accessibility = joined(access, &["description", "details"]);
            place.phones = linked.phones_of(row.get("id"), reading);
            place.hours = linked.hours_of(row.get("id"), reading);
            linked.places.insert(row.get("id"), place);
        }
        linked.report_dangling(reading);
        linked
    }
}
