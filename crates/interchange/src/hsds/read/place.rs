//! Where services are, who offers them, and how they are reached.

use throughline_public::directory::hours::Hours;
use throughline_public::directory::{Organization, Phone, Place, PlaceKind};
use throughline_public::words::Words;

use super::Linked;
use super::row::{file, said};
use crate::directory::{Reading, value};
use crate::hsds::schedule;
use crate::hsds::tables::Row;

impl Linked<'_> {
    pub(super) fn places_of(&self, service: &str, reading: &mut Reading) -> Vec<Place> {
        let mut places = Vec::new();
        for join in self.joins.get(service).into_iter().flatten() {
            if let Some(place) = self.places.get(join.get("location_id")) {
                let mut place = place.clone();
                place.phones.extend(self.phones_of(join.get("id"), reading));
                place.hours.extend(self.hours_of(join.get("id"), reading));
                places.push(place);
            }
        }
        places
    }

    pub(super) fn phones_of(&self, owner: &str, reading: &mut Reading) -> Vec<Phone> {
        let mut all = Vec::new();
        for row in self.phones.get(owner).into_iter().flatten() {
            let (phones, bad) = value::phones("number", row.get("number"));
            for reason in bad {
                reading.bad(file(self.tables, "phones"), row.line, reason);
            }
            all.extend(phones.into_iter().map(|phone| Phone {
                extension: if row.get("extension").is_empty() {
                    phone.extension
                } else {
                    row.get("extension").to_owned()
                },
                kind: row.get("type").to_owned(),
                about: said(row, "description"),
                number: phone.number,
            }));
        }
        all
    }

    pub(super) fn hours_of(&self, owner: &str, reading: &mut Reading) -> Vec<Hours> {
        let mut all = Vec::new();
        for row in self.schedules.get(owner).into_iter().flatten() {
            let mut bad = Vec::new();
            all.extend(schedule::read(row, &mut bad));
            for reason in bad {
                reading.bad(file(self.tables, "schedules"), row.line, reason);
            }
        }
        all
    }
}

/// Who offers a service.
pub(super) fn organization(row: &Row, file: &str, reading: &mut Reading) -> Organization {
    let website = value::link("website", row.get("website"));
    let url = website
        .map_err(|reason| reading.bad(file, row.line, reason))
        .unwrap_or_default();
    let description = said(row, "description");
    // What is exported must say something.
    let repeats_name = description == value::words(row.get("name"));
    Organization {
        id: own_id(row),
        name: if row.get("x_unnamed") == "true" {
            String::new()
        } else {
            row.get("name").to_owned()
        },
        description: if repeats_name {
            Words::default()
        } else {
            description
        },
        url,
        email: value::email(row.get("email")),
    }
}

/// The identifier that the source gave; empty where it was only made for the file.
fn own_id(row: &Row) -> String {
    if row.get("x_made") == "true" {
        String::new()
    } else {
        row.get("id").to_owned()
    }
}

/// A place, with its address: its own row where none is.
pub(super) fn place(row: &Row, address: &Row, file: &str, reading: &mut Reading) -> Place {
    let (point, bad) = value::point(
        row.get("latitude"),
        row.get("longitude"),
        address.get("country"),
    );
    if let Some(reason) = bad {
        reading.bad(file, row.line, reason);
    }
    let street = [address.get("address_1"), address.get("address_2")];
    let street: Vec<&str> = street.into_iter().filter(|part| !part.is_empty()).collect();
    Place {
        id: own_id(row),
        name: row.get("name").to_owned(),
        kind: match row.get("location_type") {
            "virtual" => PlaceKind::Virtual,
            "postal" => PlaceKind::Postal,
            _ => PlaceKind::Physical,
        },
        street: street.join(", "),
        city: address.get("city").to_owned(),
        state: address.get("state_province").to_owned(),
        postal_code: address.get("postal_code").to_owned(),
        country: address.get("country").to_owned(),
        point,
        transportation: said(row, "transportation"),
        ..Place::default()
    }
}

/// What several rows say in these columns, a line each.
pub(super) fn joined(rows: &[&Row], columns: &[&str]) -> Words {
    if let [row] = rows
        && row.get("details").is_empty()
    {
        return said(row, "description");
    }
    let parts = rows
        .iter()
        .flat_map(|row| columns.iter().map(|column| row.get(column)));
    value::words(
        &parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
    )
}
