//! Tables to services.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use throughline_domain::roster_import::{BadRowReason, RosterFileError};
use throughline_public::directory::hours::Hours;
use throughline_public::directory::search::needs_in;
use throughline_public::directory::{
    Ages, Contact, Organization, Phone, Place, PlaceKind, Service, Source, Status, languages, needs,
};
use throughline_public::words::Words;

use super::tables::{Row, Table, Tables, collect};
use super::{NEEDS, SYSTEM, schedule};
use crate::directory::{Reading, value};

/// Reads a set of files, each with its name, or one ZIP that holds them. What is wrong with a row is told with its file and line,
/// and the rest goes on.
///
/// # Errors
/// When the set as a whole cannot be used: [`RosterFileError`] says why.
pub fn read(files: Vec<(String, Vec<u8>)>) -> Result<Reading, RosterFileError> {
    let mut reading = Reading {
        says_status: true,
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

/// Rows of a table by what they belong to.
type By<'t> = BTreeMap<&'t str, Vec<&'t Row>>;

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

    /// What names something that no file defines, unless the row that defines it was told already.
    fn report_dangling(&self, reading: &mut Reading) {
        for (table, column, defines) in [
            ("services", "organization_id", "organizations"),
            ("service_at_location", "service_id", "services"),
            ("service_at_location", "location_id", "locations"),
            ("addresses", "location_id", "locations"),
            ("phones", "service_id", "services"),
            ("phones", "location_id", "locations"),
            ("schedules", "service_id", "services"),
            ("languages", "service_id", "services"),
            ("required_documents", "service_id", "services"),
            ("attributes", "taxonomy_term_id", "taxonomy_terms"),
        ] {
            if self.tables.get(defines).is_some_and(|table| table.is_holey) {
                continue;
            }
            let known: BTreeSet<&str> = rows(self.tables, defines)
                .map(|row| row.get("id"))
                .collect();
            for row in rows(self.tables, table) {
                let named = row.get(column);
                if !named.is_empty() && !known.contains(named) {
                    reading.bad(
                        file(self.tables, table),
                        row.line,
                        BadRowReason::Dangling {
                            column: column.to_owned(),
                        },
                    );
                }
            }
        }
    }

    fn service(&self, row: &Row, reading: &mut Reading) -> Service {
        let (id, file) = (row.get("id"), file(self.tables, "services"));
        let mut bad = Vec::new();
        let organization = self
            .organizations
            .get(row.get("organization_id"))
            .cloned()
            .unwrap_or_default();
        let mut date = |column: &str| match row.get(column) {
            "" => None,
            text => text
                .get(..10)
                .unwrap_or(text)
                .parse::<NaiveDate>()
                .map_err(|_| {
                    bad.push(BadRowReason::BadDate {
                        column: column.to_owned(),
                    });
                })
                .ok(),
        };
        let (checked_on, modified) = (date("assured_date"), date("last_modified"));
        let url = value::link("url", row.get("url"))
            .map_err(|reason| bad.push(reason))
            .unwrap_or_default();
        let (terms, needs) = self.terms_of(row);
        let mut phones = self.phones_of(id, reading);
        if phones.is_empty() {
            phones = self.phones_of(row.get("organization_id"), reading);
        }
        let service = Service {
            as_of: if modified.is_some() {
                row.get("last_modified").to_owned()
            } else {
                checked_on.map(|day| day.to_string()).unwrap_or_default()
            },
            source: Source {
                system: SYSTEM.to_owned(),
                id: id.to_owned(),
            },
            name: row.get("name").to_owned(),
            alternate_name: row.get("alternate_name").to_owned(),
            organization,
            description: said(row, "description"),
            status: status(row.get("status"), &mut bad),
            alert: said(row, "alert"),
            url,
            email: value::email(row.get("email")),
            needs,
            terms,
            ages: Self::ages(row, &mut bad),
            eligibility: said(row, "eligibility_description"),
            free: if row.has("x_free") {
                row.get("x_free").parse().ok()
            } else {
                spoken_free(row.get("fees_description"))
            },
            cost: self.cost(row),
            application: said(row, "application_process"),
            documents: self.documents(row),
            languages: self.languages_of(id),
            interpretation: said(row, "interpretation_services"),
            contact: self.contact(id),
            phones,
            hours: self.hours_of(id, reading),
            places: self.places_of(id, reading),
            checked_on,
        };
        for reason in bad {
            reading.bad(file, row.line, reason);
        }
        service
    }

    /// The source's terms, and the needs that our own files name or that the terms and the name speak of.
    fn terms_of(&self, row: &Row) -> (Vec<String>, Vec<String>) {
        let links = self.attributes.get(row.get("id")).into_iter().flatten();
        let named = links.filter_map(|link| self.terms.get(link.get("taxonomy_term_id")));
        let terms: Vec<String> = named
            .filter(|term| term.get("taxonomy") != NEEDS)
            .map(|term| term.get("name").to_owned())
            .collect();
        let needs: Vec<String> = if row.has("x_needs") {
            let codes = row
                .get("x_needs")
                .split(';')
                .filter(|code| needs::Need::of(code).is_some());
            codes.map(str::to_owned).collect()
        } else {
            let spoken = needs_in(&format!("{} | {}", row.get("name"), terms.join(" | ")));
            spoken.into_iter().map(str::to_owned).collect()
        };
        (terms, needs)
    }

    fn ages(row: &Row, bad: &mut Vec<BadRowReason>) -> Vec<Ages> {
        let more = row.get("x_ages");
        if !more.is_empty() {
            let range = |part: &str| {
                let (from, to) = part.split_once('-')?;
                Some(Ages {
                    from: from.parse().ok(),
                    to: to.parse().ok(),
                })
            };
            return more.split(';').filter_map(range).collect();
        }
        let mut age = |column: &str| {
            let text = row.get(column);
            let number = text
                .parse::<f64>()
                .ok()
                .filter(|age| (0.0..=255.0).contains(age));
            if number.is_none() && !text.is_empty() {
                bad.push(BadRowReason::Unknown {
                    column: column.to_owned(),
                    value: text.chars().take(40).collect(),
                });
            }
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 255"
            )]
            number.map(|age| age as u8)
        };
        let ages = Ages {
            from: age("minimum_age"),
            to: age("maximum_age"),
        };
        if ages == Ages::default() {
            vec![]
        } else {
            vec![ages]
        }
    }

    fn cost(&self, row: &Row) -> Words {
        let said = said(row, "fees_description");
        if said != Words::default() {
            return said;
        }
        let option = |row: &&Row| {
            let parts = ["option", "amount", "currency", "amount_description"]
                .map(|column| row.get(column));
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let options: Vec<String> = self
            .costs
            .get(row.get("id"))
            .into_iter()
            .flatten()
            .map(option)
            .collect();
        value::words(&options.join("\n"))
    }

    fn documents(&self, row: &Row) -> Option<Vec<Words>> {
        let rows = self
            .documents
            .get(row.get("id"))
            .map_or(&[][..], Vec::as_slice);
        let named: Vec<Words> = rows
            .iter()
            .map(|row| said(row, "document"))
            .filter(|words| *words != Words::default())
            .collect();
        let none = ["none", "no id needed", "ninguno"];
        let says_none = |words: &Words| {
            words
                .0
                .values()
                .all(|text| none.contains(&text.to_lowercase().trim_end_matches('.')))
        };
        match named.as_slice() {
            [] => None,
            all if all.iter().all(says_none) => Some(Vec::new()),
            _ => Some(named),
        }
    }

    fn languages_of(&self, service: &str) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for row in self.languages.get(service).into_iter().flatten() {
            let (code, name) = (row.get("code"), row.get("name"));
            let known = languages::tag_of(code)
                .or_else(|| languages::tag_of(name))
                .map(str::to_owned);
            let tag = if code.contains('-') {
                code.to_owned()
            } else {
                known.unwrap_or_else(|| if name.is_empty() { code } else { name }.to_owned())
            };
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    fn contact(&self, service: &str) -> Contact {
        let row = self.contacts.get(service).and_then(|rows| rows.first());
        row.map_or_else(Contact::default, |row| Contact {
            name: row.get("name").to_owned(),
            title: row.get("title").to_owned(),
        })
    }

    fn places_of(&self, service: &str, reading: &mut Reading) -> Vec<Place> {
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

    fn phones_of(&self, owner: &str, reading: &mut Reading) -> Vec<Phone> {
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

    fn hours_of(&self, owner: &str, reading: &mut Reading) -> Vec<Hours> {
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

fn organization(row: &Row, file: &str, reading: &mut Reading) -> Organization {
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

fn place(row: &Row, address: &Row, file: &str, reading: &mut Reading) -> Place {
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

/// A text in every language that the row has it in: our own files carry several in columns such as `description@es`.
fn said(row: &Row, column: &str) -> Words {
    let with = format!("{column}@");
    let several = row.beginning(&with).filter(|(_, text)| !text.is_empty());
    let several: BTreeMap<String, String> = several
        .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
        .collect();
    if several.is_empty() {
        value::words(row.get(column))
    } else {
        Words(several)
    }
}

fn joined(rows: &[&Row], columns: &[&str]) -> Words {
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

fn status(text: &str, bad: &mut Vec<BadRowReason>) -> Status {
    match text.to_ascii_lowercase().as_str() {
        "active" => Status::Active,
        "inactive" => Status::Inactive,
        "defunct" => Status::Defunct,
        "temporarily closed" | "temporarily_closed" => Status::TemporarilyClosed,
        "" => {
            bad.push(BadRowReason::Missing {
                column: "status".to_owned(),
            });
            Status::Active
        }
        _ => {
            bad.push(BadRowReason::Unknown {
                column: "status".to_owned(),
                value: text.chars().take(40).collect(),
            });
            Status::Active
        }
    }
}

/// Whether a text says in its first word that nothing is paid.
fn spoken_free(cost: &str) -> Option<bool> {
    let first = cost
        .split(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    matches!(first.as_str(), "free" | "gratis" | "gratuito").then_some(true)
}

fn rows<'t>(tables: &'t Tables, table: &str) -> impl Iterator<Item = &'t Row> {
    tables.get(table).into_iter().flat_map(|table| &table.rows)
}

fn by<'t>(tables: &'t Tables, table: &str, column: &str) -> By<'t> {
    let mut by = By::new();
    for row in rows(tables, table) {
        let owner = row.get(column);
        if !owner.is_empty() {
            by.entry(owner).or_default().push(row);
        }
    }
    by
}

fn file<'t>(tables: &'t Tables, table: &str) -> &'t str {
    tables
        .get(table)
        .map_or("", |table: &Table| table.file.as_str())
}
