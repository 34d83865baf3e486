//! Contacts as vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), in and out: one card is one service with its telephone.

use std::fmt::Write;

use throughline_domain::fold::fold;
use throughline_domain::roster_import::{BadRowReason, RosterFileError};
use throughline_public::directory::search::needs_in;
use throughline_public::directory::{
    Contact, Directory, Organization, Phone, Place, Service, Source, languages,
};

use crate::directory::{Reading, value};
use crate::table::decode_telling;

/// What [`throughline_public::directory::Source::system`] says of what comes from here.
pub const SYSTEM: &str = "vcard";

/// The most bytes that a file of contacts may have.
const MOST_BYTES: usize = 16 << 20;

/// Whether this text begins as contacts do.
pub fn is_vcard(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    head.get(..11)
        .is_some_and(|head| head.eq_ignore_ascii_case(b"BEGIN:VCARD"))
}

/// Reads contacts. A card without a name and an organization is told with its line, and the rest goes on.
///
/// # Errors
/// When the file is too large or no text.
pub fn read(file: &str, bytes: Vec<u8>) -> Result<Reading, RosterFileError> {
    if bytes.len() > MOST_BYTES {
        return Err(RosterFileError::TooLarge);
    }
    let (text, broken) =
        decode_telling(bytes).map_err(|_| RosterFileError::NotText(file.to_owned()))?;
    let mut reading = Reading::of(SYSTEM);
    for line in broken {
        reading.bad(file, line, BadRowReason::BrokenBytes);
    }
    let mut card: Option<(u64, Card)> = None;
    for (line, property) in properties(&text) {
        match (property.name.as_str(), &mut card) {
            ("BEGIN", _) => card = Some((line, Card::default())),
            ("END", Some(_)) => {
                if let Some((begun, card)) = card.take() {
                    card.finish(file, begun, &mut reading);
                }
            }
            (_, Some((_, card))) => card.note(line, property),
            _ => {}
        }
    }
    if let Some((begun, _)) = card {
        reading.bad(
            file,
            begun,
            BadRowReason::Missing {
                column: "END".to_owned(),
            },
        );
    }
    Ok(reading)
}

/// A line of a card: `item1.TEL;TYPE=work:+1 …`.
struct Property {
    name: String,
    parameters: Vec<String>,
    value: String,
}

/// The lines of a text, unfolded, each with the number of the line where it begins.
fn properties(text: &str) -> impl Iterator<Item = (u64, Property)> {
    let mut unfolded: Vec<(u64, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => unfolded.push((number, line.to_owned())),
        }
    }
    let property = |(number, line): (u64, String)| {
        let (head, value) = line.split_once(':')?;
        let mut parts = head.split(';');
        let name = parts
            .next()?
            .rsplit('.')
            .next()?
            .trim()
            .to_ascii_uppercase();
        let parameters = parts.map(str::to_ascii_lowercase).collect();
        Some((
            number,
            Property {
                name,
                parameters,
                value: value.to_owned(),
            },
        ))
    };
    unfolded.into_iter().filter_map(property)
}

#[derive(Default)]
struct Card {
    uid: String,
    name: String,
    service: Service,
    bad: Vec<(u64, BadRowReason)>,
}

impl Card {
    fn note(&mut self, line: u64, property: Property) {
        let text = value::text(&unescaped(&property.value));
        let service = &mut self.service;
        match property.name.as_str() {
            "UID" => self.uid = text,
            "FN" => self.name = text,
            "ORG" => service.organization.name = value::text(&parts(&property.value).remove(0)),
            "TITLE" | "ROLE" => service.contact.title = text,
            "NOTE" => service.description = value::words(&text),
            "EMAIL" if service.email.is_empty() => service.email = value::email(&text),
            "URL" => match value::link("URL", &text) {
                Ok(url) => service.url = url,
                Err(reason) => self.bad.push((line, reason)),
            },
            "LANG" => service
                .languages
                .extend(languages::tag_of(&text).map(str::to_owned)),
            "CATEGORIES" => service.terms.extend(
                property
                    .value
                    .split(',')
                    .map(|term| value::text(&unescaped(term)))
                    .filter(|term| !term.is_empty()),
            ),
            "TEL" => {
                let number = text
                    .strip_prefix("tel:")
                    .unwrap_or(&text)
                    .replace(";ext=", " ext ");
                let kind = ["fax", "text"].into_iter().find(|kind| {
                    property
                        .parameters
                        .iter()
                        .any(|parameter| parameter.contains(kind))
                });
                let (phones, wrong) = value::phones("TEL", &number);
                service.phones.extend(phones.into_iter().map(|phone| Phone {
                    kind: kind.unwrap_or_default().to_owned(),
                    ..phone
                }));
                self.bad
                    .extend(wrong.into_iter().map(|reason| (line, reason)));
            }
            "ADR" => {
                let mut parts: Vec<String> = parts(&property.value)
                    .iter()
                    .map(|part| value::text(part))
                    .collect();
                parts.resize(7, String::new());
                let [_, extended, street, city, state, postal_code, country] =
                    std::array::from_fn(|at| std::mem::take(&mut parts[at]));
                let street = [extended, street]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ");
                service.places.push(Place {
                    street,
                    city,
                    state,
                    postal_code,
                    country,
                    ..Place::default()
                });
            }
            _ => {}
        }
    }

    fn finish(mut self, file: &str, begun: u64, reading: &mut Reading) {
        for (line, reason) in std::mem::take(&mut self.bad) {
            reading.bad(file, line, reason);
        }
        let mut service = self.service;
        let organization = service.organization.name.clone();
        if organization.is_empty() && self.name.is_empty() {
            reading.bad(
                file,
                begun,
                BadRowReason::Missing {
                    column: "FN".to_owned(),
                },
            );
            return;
        }
        if organization.is_empty() || organization == self.name {
            service.name = self.name;
            service.organization = Organization {
                name: service.name.clone(),
                ..Organization::default()
            };
        } else if is_person(&self.name, &service.contact) {
            // A person of an organization: the organization helps, and the person is whom to ask for.
            service.name = organization;
            service.contact.name = self.name;
        } else {
            service.name = self.name;
        }
        let needs = needs_in(&format!("{} | {}", service.name, service.terms.join(" | ")));
        service.needs = needs.into_iter().map(str::to_owned).collect();
        let id = if self.uid.is_empty() {
            fold(
                &[
                    service.name.as_str(),
                    &service.organization.name,
                    &service.contact.name,
                ]
                .join("|"),
            )
        } else {
            self.uid
        };
        service.source = Source {
            system: SYSTEM.to_owned(),
            id,
        };
        reading.services.push(service);
    }
}

/// Whether a name with an organization beside it is a person's: somebody with a title, or two or three words none of which says what a
/// place does.
fn is_person(name: &str, contact: &Contact) -> bool {
    let words = name.split_whitespace().count();
    !contact.title.is_empty()
        || (2..=3).contains(&words)
            && needs_in(name).is_empty()
            && !name.contains(|letter: char| letter.is_ascii_digit())
}

/// The parts of a value, at semicolons that are not escaped.
fn parts(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for letter in value.chars() {
        if letter == ';' && !escaped {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
        escaped = letter == '\\' && !escaped;
    }
    parts.iter().map(|part| unescaped(part)).collect()
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            _ => text.push(letter),
        }
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// The services as contacts in vCard 4.0, for the telephone of who calls them.
pub fn write(directory: &Directory) -> String {
    let mut text = String::new();
    for (id, service) in &directory.services {
        let mut line = |property: &str, value: &str| {
            if !value.is_empty() {
                folded(&mut text, &format!("{property}:{value}"));
            }
        };
        line("BEGIN", "VCARD");
        line("VERSION", "4.0");
        line("UID", &escaped(&id.0));
        line("KIND", "org");
        line("FN", &escaped(&service.name));
        line("ORG", &escaped(&service.organization.name));
        for phone in service.all_phones() {
            let kind = if phone.kind == "fax" {
                "fax"
            } else if phone.kind == "text" {
                "text"
            } else {
                "voice"
            };
            line(&format!("TEL;VALUE=uri;TYPE={kind}"), &phone.uri());
        }
        line("EMAIL", &escaped(&service.email));
        line("URL", &service.url);
        for place in &service.places {
            let parts = [
                &place.street,
                &place.city,
                &place.state,
                &place.postal_code,
                &place.country,
            ]
            .map(|part| escaped(part));
            if parts.iter().any(|part| !part.is_empty()) {
                line("ADR", &format!(";;{}", parts.join(";")));
            }
        }
        line(
            "NOTE",
            &escaped(service.description.best("en").map_or("", |(_, text)| text)),
        );
        line("END", "VCARD");
    }
    text
}

/// A line of at most 75 bytes, continued after a space.
fn folded(text: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        length += letter.len_utf8();
        // What a card cannot hold is left out.
        if !letter.is_control() {
            let _written = text.write_char(letter);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use throughline_public::id::ServiceId;
    use throughline_public::words::Words;

    use super::*;

    const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nORG:Oak Clinic;Front desk\r\nTITLE:Nurse\r\nTEL;TYPE=WORK,VOICE:(510) 555-0100\r\nADR;TYPE=WORK:;;12 Oak St\\, Suite 4;Oakland;CA;94607;USA\r\nNOTE:Walk in.\\nBring\r\n  your card\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Tuesday Food Pantry\r\nUID:urn:uuid:1\r\nTEL;VALUE=uri:tel:+1-510-555-0101;ext=7\r\nURL:javascript:alert(1)\r\nEND:VCARD\r\nBEGIN:VCARD\r\nTEL:510-555-0102\r\nEND:VCARD\r\n";

    #[test]
    fn a_card_is_a_service_with_its_telephone() {
        assert!(is_vcard(CARDS.as_bytes()));
        let reading = read("c.vcf", CARDS.as_bytes().to_vec()).unwrap();
        let [clinic, pantry] = reading.services.as_slice() else {
            panic!("{:?}", reading.services)
        };
        assert_eq!(
            (clinic.name.as_str(), clinic.contact.name.as_str()),
            ("Oak Clinic", "Ana Ruiz")
        );
        assert_eq!(
            clinic.places[0].address(),
            ["12 Oak St, Suite 4", "Oakland, CA 94607"]
        );
        assert_eq!(clinic.description.0["en"], "Walk in.\nBring your card");
        assert_eq!(
            (
                pantry.phones[0].number.as_str(),
                pantry.phones[0].extension.as_str()
            ),
            ("+1-510-555-0101", "7")
        );
        assert_eq!(pantry.needs, ["food"]);
        let told: Vec<u64> = reading.bad_rows.iter().map(|row| row.line).collect();
        assert_eq!(told, [16, 18]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(name in "[A-Z][a-zé ,;\\\\]{1,90}[a-z]", note in "[A-Z]([a-z,;\\\\\n]{0,90}[a-z])?", digits in "\\+[0-9]{7,12}") {
            let service = Service {
                organization: Organization { name: name.clone(), ..Organization::default() },
                name,
                description: Words([("en".to_owned(), note)].into()),
                phones: vec![Phone { number: digits, kind: "text".into(), ..Phone::default() }],
                ..Service::default()
            };
            let text = write(&Directory { services: [(ServiceId::from("1"), service.clone())].into() });
            prop_assert!(text.lines().all(|line| line.len() <= 75));
            let reading = read("c.vcf", text.into_bytes()).unwrap();
            let found = &reading.services[0];
            prop_assert_eq!(found, &Service { source: found.source.clone(), needs: found.needs.clone(), ..service });
        }

        #[test]
        fn any_bytes_are_cards_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let bytes = [b"BEGIN:VCARD\nFN:A\nADR:".to_vec(), bytes].concat();
            if let Ok(reading) = read("c.vcf", bytes) {
                prop_assert!(reading.services.iter().all(|service| !service.name.is_empty()));
            }
        }
    }
}
