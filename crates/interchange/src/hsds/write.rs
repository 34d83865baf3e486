//! Services to tables, in one ZIP.
//!
//! What the specification has no column for travels in columns of our own (`x_…`, and `…@es` for further languages), which
//! others pass over: what is read again is what was written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use throughline_domain::id;
use throughline_public::directory::hours::Hours;
use throughline_public::directory::needs::{self, Need};
use throughline_public::directory::{
    Directory, Organization, Phone, Place, PlaceKind, Service, Status, languages,
};
use throughline_public::id::ServiceId;
use throughline_public::words::Words;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::{NEEDS, SYSTEM, schedule};
use crate::directory::value;
use crate::hsds::tables::guarded;

/// The directory as one ZIP of CSV files.
///
/// # Errors
/// When the ZIP cannot be put together: it would be larger than 4 GiB.
pub fn write(directory: &Directory) -> Result<Vec<u8>, ZipError> {
    let mut files = Files::default();
    for (id, service) in &directory.services {
        files.service(id, service);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, table) in &files.tables {
        writer.start_file(format!("{name}.csv"), SimpleFileOptions::default())?;
        writer.write_all(table.csv().as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A row by the names of its columns.
#[derive(Default)]
struct Line(BTreeMap<String, String>);

impl Line {
    /// With a value that must stay as it is: an identifier, a number, a date, a telephone.
    fn exact(mut self, column: &str, value: impl Into<String>) -> Self {
        self.0.insert(column.to_owned(), value.into());
        self
    }

    /// With a text.
    fn text(self, column: &str, text: &str) -> Self {
        self.exact(column, guarded(text))
    }

    /// With a text in all its languages.
    fn words(mut self, column: &str, words: &Words) -> Self {
        let text = words.best("en").map_or("", |(_, text)| text);
        self = self.text(column, text);
        let only_english = words.0.len() == 1 && words.is_in("en");
        for (tag, text) in words.0.iter().filter(|_| !only_english) {
            self = self.text(&format!("{column}@{tag}"), text);
        }
        self
    }
}

#[derive(Default)]
struct Table {
    /// Those of every row, in the order in which they came up.
    columns: Vec<String>,
    rows: Vec<Line>,
}

impl Table {
    fn csv(&self) -> String {
        let mut text = String::new();
        line(&mut text, self.columns.iter().map(String::as_str));
        for row in &self.rows {
            let cells = self
                .columns
                .iter()
                .map(|column| row.0.get(column).map_or("", String::as_str));
            line(&mut text, cells);
        }
        text
    }
}

fn line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

#[derive(Default)]
struct Files {
    tables: BTreeMap<&'static str, Table>,
    organizations: Vec<(Organization, String)>,
    places: BTreeMap<String, Place>,
    terms: BTreeMap<String, String>,
    needs: BTreeSet<&'static str>,
}

/// An identifier for what belongs to something: the same in every export.
fn made(of: u128, number: u64) -> String {
    let spread = of.rotate_left(61) ^ 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;
    value::uuid(
        spread
            .wrapping_mul(0x2545_F491_4F6C_DD1D_1234_5678_9ABC_DEF1)
            .wrapping_add(u128::from(number)),
    )
}

impl Files {
    fn push(&mut self, table: &'static str, line: Line) {
        let table = self.tables.entry(table).or_default();
        for column in line.0.keys() {
            if !table.columns.contains(column) {
                table.columns.push(column.clone());
            }
        }
        table.rows.push(line);
    }

    fn service(&mut self, id: &ServiceId, service: &Service) {
        let bits = id::from_text(&id.0).unwrap_or_default();
        let own = service.source.system == SYSTEM && !service.source.id.is_empty();
        let uuid = if own {
            service.source.id.clone()
        } else {
            value::uuid(bits)
        };
        let organization = self.organization(&service.organization, &service.name, bits);
        let line = line_of(service, &uuid, organization);
        self.push("services", line);
        let mut numbers = 1_000..;
        let mut next = || made(bits, numbers.next().unwrap_or_default());
        for (at, place) in service.places.iter().enumerate() {
            let location = self.place(place, bits, at as u64);
            let join = made(bits, 100 + at as u64);
            self.push(
                "service_at_location",
                Line::default()
                    .exact("id", &join)
                    .exact("service_id", &uuid)
                    .exact("location_id", location),
            );
            self.reach(
                ("service_at_location_id", &join),
                &place.phones,
                &place.hours,
                &mut next,
            );
        }
        self.reach(
            ("service_id", &uuid),
            &service.phones,
            &service.hours,
            &mut next,
        );
        for tag in &service.languages {
            let is_tag = tag.split('-').next().is_some_and(|part| {
                (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase())
            });
            let line = Line::default()
                .exact("id", next())
                .exact("service_id", &uuid)
                .text("name", &languages::name(tag, "en"));
            self.push(
                "languages",
                line.exact("code", if is_tag { tag.as_str() } else { "" }),
            );
        }
        let none = [Words([("en".to_owned(), "None".to_owned())].into())];
        let documents = service
            .documents
            .as_ref()
            .map(|named| if named.is_empty() { &none[..] } else { named });
        for document in documents.into_iter().flatten() {
            self.push(
                "required_documents",
                Line::default()
                    .exact("id", next())
                    .exact("service_id", &uuid)
                    .words("document", document),
            );
        }
        if !service.contact.name.is_empty() || !service.contact.title.is_empty() {
            let line = Line::default()
                .exact("id", next())
                .exact("service_id", &uuid);
            self.push(
                "contacts",
                line.text("name", &service.contact.name)
                    .text("title", &service.contact.title),
            );
        }
        self.marks(service, &uuid, &mut next);
    }

    /// What a service does, in the source's terms and in ours.
    fn marks(&mut self, service: &Service, uuid: &str, next: &mut impl FnMut() -> String) {
        let mut marks = Vec::new();
        for term in &service.terms {
            let known = self.terms.get(term).cloned();
            let id = known.unwrap_or_else(|| {
                let id = next();
                self.terms.insert(term.clone(), id.clone());
                self.push(
                    "taxonomy_terms",
                    Line::default()
                        .exact("id", &id)
                        .text("name", term)
                        .text("description", term)
                        .exact("taxonomy", ""),
                );
                id
            });
            marks.push(id);
        }
        for need in service.needs.iter().filter_map(|code| Need::of(code)) {
            let place = needs::ALL
                .iter()
                .position(|other| other == need)
                .unwrap_or_default() as u64;
            let id = made(0, place + 1);
            if self.needs.is_empty() {
                self.push(
                    "taxonomies",
                    Line::default()
                        .exact("id", made(0, 0))
                        .text("name", NEEDS)
                        .text("description", "What families look for"),
                );
            }
            if self.needs.insert(need.code) {
                let line = Line::default()
                    .exact("id", &id)
                    .exact("code", need.code)
                    .text("name", need.english)
                    .text("description", need.english);
                self.push(
                    "taxonomy_terms",
                    line.exact("taxonomy", NEEDS)
                        .exact("taxonomy_id", made(0, 0)),
                );
            }
            marks.push(id);
        }
        for term in marks {
            let line = Line::default()
                .exact("id", next())
                .exact("link_id", uuid)
                .exact("taxonomy_term_id", term);
            self.push("attributes", line.exact("link_entity", "service"));
        }
    }

    fn organization(&mut self, organization: &Organization, service: &str, bits: u128) -> String {
        if let Some((_, id)) = self
            .organizations
            .iter()
            .find(|(known, _)| known == organization)
        {
            return id.clone();
        }
        let taken = self
            .organizations
            .iter()
            .any(|(_, id)| *id == organization.id);
        let is_made = organization.id.is_empty() || taken;
        let id = if is_made {
            made(bits, 1)
        } else {
            organization.id.clone()
        };
        self.organizations.push((organization.clone(), id.clone()));
        // The specification wants a name and a description of every organization.
        let name = if organization.name.is_empty() {
            service
        } else {
            &organization.name
        };
        let description = if organization.description == Words::default() {
            value::words(name)
        } else {
            organization.description.clone()
        };
        let line = Line::default()
            .exact("id", &id)
            .text("name", name)
            .words("description", &description)
            .exact("website", &organization.url)
            .exact("email", &organization.email)
            .exact("x_made", if is_made { "true" } else { "" })
            .exact(
                "x_unnamed",
                if organization.name.is_empty() {
                    "true"
                } else {
                    ""
                },
            );
        self.push("organizations", line);
        id
    }

    fn place(&mut self, place: &Place, bits: u128, number: u64) -> String {
        let core = Place {
            phones: vec![],
            hours: vec![],
            ..place.clone()
        };
        let known = self.places.get(&place.id);
        if !place.id.is_empty() && known == Some(&core) {
            return place.id.clone();
        }
        let is_made = place.id.is_empty() || known.is_some();
        let id = if is_made {
            made(bits, 10 + number)
        } else {
            place.id.clone()
        };
        self.places.insert(id.clone(), core);
        let kind = match place.kind {
            PlaceKind::Physical => "physical",
            PlaceKind::Postal => "postal",
            PlaceKind::Virtual => "virtual",
        };
        let address = [
            ("address_1", &place.street),
            ("city", &place.city),
            ("state_province", &place.state),
            ("postal_code", &place.postal_code),
            ("country", &place.country),
        ];
        let is_whole = address.iter().all(|(_, part)| !part.is_empty());
        let with = |line: Line| {
            address
                .iter()
                .fold(line, |line, (column, part)| line.text(column, part))
        };
        let degrees = |get: fn(&throughline_public::directory::Point) -> i32| {
            place
                .point
                .as_ref()
                .map(|point| value::degrees(get(point)))
                .unwrap_or_default()
        };
        let mut line = Line::default()
            .exact("id", &id)
            .exact("location_type", kind)
            .text("name", &place.name)
            .words("transportation", &place.transportation)
            .exact("latitude", degrees(|point| point.latitude))
            .exact("longitude", degrees(|point| point.longitude))
            .exact("x_made", if is_made { "true" } else { "" });
        if is_whole {
            let whole = Line::default()
                .exact("id", made(bits, 2_000_000 + number))
                .exact("location_id", &id)
                .exact("address_type", kind);
            self.push("addresses", with(whole));
        } else {
            // An address without a city is none by the specification, and still leads somewhere.
            line = with(line).text("description", &place.address().join(", "));
        }
        self.push("locations", line);
        if place.accessibility != Words::default() {
            let line = Line::default()
                .exact("id", made(bits, 3_000_000 + number))
                .exact("location_id", &id);
            self.push(
                "accessibility",
                line.words("description", &place.accessibility),
            );
        }
        id
    }

    fn reach(
        &mut self,
        (column, owner): (&str, &str),
        phones: &[Phone],
        hours: &[Hours],
        next: &mut impl FnMut() -> String,
    ) {
        for phone in phones {
            let line = Line::default()
                .exact("id", next())
                .exact(column, owner)
                .exact("number", &phone.number)
                .exact("extension", &phone.extension);
            self.push(
                "phones",
                line.exact("type", &phone.kind)
                    .words("description", &phone.about),
            );
        }
        for hours in hours {
            let [frequency, days, opens, closes] = schedule::write(hours);
            let day =
                |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            let line = Line::default()
                .exact("id", next())
                .exact(column, owner)
                .exact("valid_from", day(hours.from))
                .exact("valid_to", day(hours.until))
                .exact("freq", frequency)
                .exact("byday", days)
                .exact("opens_at", opens)
                .exact("closes_at", closes)
                .words("description", &hours.note);
            self.push("schedules", line);
        }
    }
}

/// What stands in `services.csv` of a service.
fn line_of(service: &Service, uuid: &str, organization: String) -> Line {
    let youngest = service.ages.iter().map(|ages| ages.from).min().flatten();
    let oldest = service
        .ages
        .iter()
        .all(|ages| ages.to.is_some())
        .then(|| service.ages.iter().filter_map(|ages| ages.to).max())
        .flatten();
    let number = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    let mut line = Line::default()
        .exact("id", uuid)
        .exact("organization_id", organization)
        .text("name", &service.name)
        .text("alternate_name", &service.alternate_name)
        .words("description", &service.description)
        .exact("url", &service.url)
        .exact("email", &service.email)
        .exact("status", status(service.status))
        .words("interpretation_services", &service.interpretation)
        .words("application_process", &service.application)
        .words("fees_description", &service.cost)
        .words("eligibility_description", &service.eligibility)
        .exact("minimum_age", number(youngest))
        .exact("maximum_age", number(oldest))
        .exact(
            "assured_date",
            service
                .checked_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
        )
        .words("alert", &service.alert)
        .exact("last_modified", &service.as_of)
        .exact(
            "x_free",
            service
                .free
                .map(|free| free.to_string())
                .unwrap_or_default(),
        )
        .exact("x_needs", service.needs.join(";"));
    if service.ages.len() > 1 {
        let ranges: Vec<String> = service
            .ages
            .iter()
            .map(|ages| format!("{}-{}", number(ages.from), number(ages.to)))
            .collect();
        // Digits and a dash: a spreadsheet might make a date of it, but nobody else reads this column.
        line = line.exact("x_ages", ranges.join(";"));
    }
    line
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Inactive => "inactive",
        Status::Defunct => "defunct",
        Status::TemporarilyClosed => "temporarily closed",
    }
}
