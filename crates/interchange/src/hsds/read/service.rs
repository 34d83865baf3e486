//! A row of services, with all that belongs to it.

use chrono::NaiveDate;
use throughline_domain::roster_import::BadRowReason;
use throughline_public::directory::search::needs_in;
use throughline_public::directory::{Ages, Contact, Service, Source, Status, languages, needs};
use throughline_public::words::Words;

use super::Linked;
use super::row::{file, said};
use crate::directory::{Reading, value};
use crate::hsds::tables::Row;
use crate::hsds::{NEEDS, SYSTEM};

impl Linked<'_> {
    /// The service of a row.
    pub(super) fn service(&self, row: &Row, reading: &mut Reading) -> Service {
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
