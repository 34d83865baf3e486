//! A service to rows of every table that it has a part in.

use throughline_domain::id;
use throughline_public::directory::needs::{self, Need};
use throughline_public::directory::{Service, Status, languages};
use throughline_public::id::ServiceId;
use throughline_public::words::Words;

use super::line::Line;
use super::{Files, made};
use crate::directory::value;
use crate::hsds::{NEEDS, SYSTEM};

impl Files {
    /// Writes down a service.
    pub(super) fn service(&mut self, id: &ServiceId, service: &Service) {
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
