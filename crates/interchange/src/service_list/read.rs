//! Rows of a table to services.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use throughline_domain::directory_import::column;
use throughline_domain::fold::fold;
use throughline_domain::roster_import::BadRowReason;
use throughline_domain::table_import::{Mapping, TableView};
use throughline_public::directory::hours::Hours;
use throughline_public::directory::search::needs_in;
use throughline_public::directory::{
    Ages, Contact, Organization, Phone, Place, Service, Source, languages,
};
use throughline_public::words::Words;

use super::SYSTEM;
use crate::directory::{Reading, value};
use crate::table::{Grid, Row};

/// What a table says, its columns being what the person says they are. Rows that cannot be used are reported and the rest goes on.
pub fn read(grid: &Grid, view: &TableView, mapping: &Mapping) -> Reading {
    let mut table = Table {
        view,
        mapping,
        rows: BTreeMap::new(),
        reading: Reading {
            is_whole: true,
            ..Reading::of(SYSTEM)
        },
    };
    let header = view.header_line.unwrap_or(0);
    for line in grid.broken_lines.iter().filter(|line| **line > header) {
        table
            .reading
            .bad(&view.file, *line, BadRowReason::BrokenBytes);
    }
    let title = grid.rows.iter().find(|row| row.line == header);
    for row in grid.rows.iter().filter(|row| row.line > header) {
        if title.is_some_and(|title| title.cells == row.cells) {
            continue;
        }
        if let Err(reason) = table.row(row) {
            table.reading.bad(&view.file, row.line, reason);
        }
    }
    table.reading
}

struct Table<'a> {
    view: &'a TableView,
    mapping: &'a Mapping,
    /// The rows under each key: their lines and what they say.
    rows: BTreeMap<String, Vec<(u64, Service)>>,
    reading: Reading,
}

impl Table<'_> {
    fn row(&mut self, row: &Row) -> Result<(), BadRowReason> {
        if row.stray_quote {
            return Err(BadRowReason::StrayQuote);
        }
        let organization = self.cell(row, column::ORGANIZATION);
        let name = match self.cell(row, column::NAME) {
            "" => organization,
            name => name,
        };
        if name.is_empty() {
            return Err(BadRowReason::Missing {
                column: self.title(column::NAME),
            });
        }
        let mut bad = Vec::new();
        let service = self.service(row, name, organization, &mut bad);
        for reason in bad {
            self.reading.bad(&self.view.file, row.line, reason);
        }
        let place = service.places.first().cloned().unwrap_or_default();
        let key = fold(
            &[
                service.name.as_str(),
                &service.organization.name,
                &place.name,
                &place.street,
            ]
            .join("|"),
        );
        let same = self.rows.entry(key.clone()).or_default();
        if let Some((first_line, _)) = same.iter().find(|(_, known)| *known == service) {
            return Err(BadRowReason::Duplicate {
                first_line: *first_line,
            });
        }
        same.push((row.line, service.clone()));
        // Rows of one name at one place, such as for several ages, are told apart by their order.
        let id = if same.len() > 1 {
            format!("{key}|{}", same.len())
        } else {
            key
        };
        self.reading.services.push(Service {
            source: Source {
                system: SYSTEM.to_owned(),
                id,
            },
            ..service
        });
        Ok(())
    }

    fn service(
        &self,
        row: &Row,
        name: &str,
        organization: &str,
        bad: &mut Vec<BadRowReason>,
    ) -> Service {
        let words = |what: &str| value::words(self.cell(row, what));
        let terms = self.several(row, column::TERM);
        let terms: Vec<String> = terms
            .into_iter()
            .map(|(title, cell)| if value::is_tick(&cell) { title } else { cell })
            .collect();
        let url = value::link(&self.title(column::URL), self.cell(row, column::URL));
        let cost = words(column::COST);
        let hours = words(column::HOURS);
        let needs = needs_in(&format!(
            "{name} | {} | {}",
            terms.join(" | "),
            self.cell(row, column::DESCRIPTION)
        ));
        Service {
            name: name.to_owned(),
            organization: Organization {
                name: organization.to_owned(),
                ..Organization::default()
            },
            description: words(column::DESCRIPTION),
            url: url.map_err(|reason| bad.push(reason)).unwrap_or_default(),
            email: value::email(self.cell(row, column::EMAIL)),
            needs: needs.into_iter().map(str::to_owned).collect(),
            terms,
            ages: self.ages(row, bad),
            eligibility: words(column::ELIGIBILITY),
            free: is_free(self.cell(row, column::COST)),
            cost,
            documents: self.documents(row),
            languages: self.languages(row),
            contact: Contact {
                name: self.cell(row, column::CONTACT).to_owned(),
                ..Contact::default()
            },
            phones: self.phones(row, bad),
            hours: if hours == Words::default() {
                vec![]
            } else {
                vec![Hours {
                    note: hours,
                    ..Hours::default()
                }]
            },
            places: self.places(row),
            checked_on: self.checked(row, bad),
            ..Service::default()
        }
    }

    fn ages(&self, row: &Row, bad: &mut Vec<BadRowReason>) -> Vec<Ages> {
        let mut all: Vec<Ages> = Vec::new();
        for (title, cell) in self.several(row, column::AGE) {
            let text = if value::is_tick(&cell) && value::ages(&title).is_some() {
                title.clone()
            } else {
                cell
            };
            for part in text
                .split([',', ';'])
                .filter(|part| !part.trim().is_empty())
            {
                match value::ages(part) {
                    Some(ages) => all.push(ages),
                    None => bad.push(BadRowReason::Unknown {
                        column: title.clone(),
                        value: part.trim().chars().take(40).collect(),
                    }),
                }
            }
        }
        all.sort_by_key(|ages| (ages.from, ages.to));
        joined(all)
    }

    fn languages(&self, row: &Row) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for (title, cell) in self.several(row, column::LANGUAGE) {
            let text = if value::is_tick(&cell) { title } else { cell };
            let names: Vec<&str> = if languages::tag_of(&text).is_some() {
                vec![&text]
            } else {
                let parts = text.split([',', ';', '/', '&']).map(str::trim);
                parts.filter(|name| !name.is_empty()).collect()
            };
            // A sentence names no languages.
            if names.iter().any(|name| name.split(' ').count() > 3) {
                continue;
            }
            for name in names {
                if ["none", "n/a", "na"].contains(&fold(name).as_str()) {
                    continue;
                }
                let tag = languages::tag_of(name).unwrap_or(name).to_owned();
                if !all.contains(&tag) {
                    all.push(tag);
                }
            }
        }
        all
    }

    fn documents(&self, row: &Row) -> Option<Vec<Words>> {
        let text = self.cell(row, column::DOCUMENTS);
        let none = ["none", "no", "no id needed", "nothing", "ninguno", "nada"];
        match text {
            "" => None,
            _ if none.contains(&fold(text).as_str()) => Some(vec![]),
            _ => Some(
                text.split(';')
                    .map(value::words)
                    .filter(|words| *words != Words::default())
                    .collect(),
            ),
        }
    }

    fn phones(&self, row: &Row, bad: &mut Vec<BadRowReason>) -> Vec<Phone> {
        let mut all = Vec::new();
        for (title, cell) in self.several(row, column::PHONE) {
            let (phones, wrong) = value::phones(&title, &cell);
            all.extend(phones);
            bad.extend(wrong);
        }
        all
    }

    fn places(&self, row: &Row) -> Vec<Place> {
        let text = |what: &str| self.cell(row, what).to_owned();
        let place = Place {
            name: text(column::PLACE),
            street: text(column::STREET),
            city: text(column::CITY),
            state: text(column::STATE),
            postal_code: text(column::POSTAL_CODE),
            ..Place::default()
        };
        if place == Place::default() {
            vec![]
        } else {
            vec![place]
        }
    }

    fn checked(&self, row: &Row, bad: &mut Vec<BadRowReason>) -> Option<NaiveDate> {
        let text = self.cell(row, column::CHECKED);
        let formats = ["%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y"];
        let day = formats
            .into_iter()
            .find_map(|format| NaiveDate::parse_from_str(text, format).ok());
        if day.is_none() && !text.is_empty() {
            bad.push(BadRowReason::BadDate {
                column: self.title(column::CHECKED),
            });
        }
        day
    }

    fn cell<'r>(&self, row: &'r Row, what: &str) -> &'r str {
        self.mapping
            .column(what)
            .map_or("", |column| row.cell(column))
    }

    /// The cells that are not empty of all columns that hold this, with the titles of the columns.
    fn several(&self, row: &Row, what: &str) -> Vec<(String, String)> {
        let columns = self
            .mapping
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.as_deref() == Some(what));
        let cells = columns.map(|(at, _)| {
            let title = self
                .view
                .columns
                .get(at)
                .map_or("", |column| column.title.as_str());
            (title.to_owned(), row.cell(at).to_owned())
        });
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    fn title(&self, what: &str) -> String {
        let column = self
            .mapping
            .column(what)
            .and_then(|at| self.view.columns.get(at));
        column
            .map_or(what, |column| column.title.as_str())
            .to_owned()
    }
}

/// Ranges that follow upon each other, as one.
fn joined(sorted: Vec<Ages>) -> Vec<Ages> {
    let mut all: Vec<Ages> = Vec::new();
    for next in sorted {
        match all.last_mut() {
            Some(last)
                if last
                    .to
                    .is_none_or(|to| next.from.is_none_or(|from| from <= to.saturating_add(1))) =>
            {
                last.to = last.to.zip(next.to).map(|(one, other)| one.max(other));
            }
            _ => all.push(next),
        }
    }
    all
}

fn is_free(cost: &str) -> Option<bool> {
    let cost = fold(cost);
    let first = cost
        .split(|letter: char| !letter.is_alphanumeric())
        .find(|word| !word.is_empty())?;
    matches!(first, "free" | "gratis" | "gratuito" | "0" | "none").then_some(true)
}
