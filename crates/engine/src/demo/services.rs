//! Who helps in the demo school's neighbourhood: five made-up services, one of which waits for a call.

use std::collections::BTreeMap;

use throughline_domain::contents::Leaf;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_protocol::{Edit, Failure};
use throughline_public::directory::hours::Hours;
use throughline_public::directory::{Ages, Contact, Organization, Phone, Place, Service};
use throughline_public::words::Words;
use throughline_vault::store::Store;

use crate::office;
use crate::open::Open;

/// A service, written down in both languages, as families read either.
struct Made {
    name: &'static str,
    organization: &'static str,
    english: &'static str,
    spanish: &'static str,
    needs: &'static [&'static str],
    languages: &'static [&'static str],
    ages: Option<(u8, u8)>,
    free: bool,
    /// What to bring; `None` where nobody said, empty for nothing.
    documents: Option<&'static [[&'static str; 2]]>,
    contact: &'static str,
    phone: &'static str,
    street: &'static str,
    /// Days from Monday on, and from when to when in hours.
    open: (&'static [u8], u16, u16),
    /// How many days ago somebody checked it.
    checked: i64,
}

const MADE: [Made; 5] = [
    Made {
        name: "Tuesday Pantry",
        organization: "Juniper Neighbors",
        english: "Groceries for a week: bread, vegetables, milk, rice. Come with a bag.",
        spanish: "Comida para una semana: pan, verduras, leche, arroz. Traiga una bolsa.",
        needs: &["food"],
        languages: &["en", "es"],
        ages: None,
        free: true,
        documents: Some(&[]),
        contact: "Inés",
        phone: "555-0141",
        street: "12 Orchard Street",
        open: (&[1, 3], 15, 18),
        checked: 20,
    },
    Made {
        name: "Family Counseling Nights",
        organization: "Hillside Clinic",
        english: "Talks for children, teens and parents, alone or together. First visit within two weeks.",
        spanish: "Conversaciones para niños, adolescentes y padres, solos o juntos. Primera cita en dos semanas.",
        needs: &["counseling", "parenting"],
        languages: &["en", "es", "vi"],
        ages: None,
        free: false,
        documents: Some(&[[
            "Insurance card, if you have one",
            "Tarjeta del seguro, si la tiene",
        ]]),
        contact: "Front desk",
        phone: "555-0142",
        street: "300 Hill Road",
        open: (&[0, 1, 2, 3], 16, 20),
        checked: 90,
    },
    Made {
        name: "Rent and Repairs Line",
        organization: "Tenants Together",
        english: "Advice when rent is late, the heating is broken or a letter from the landlord came.",
        spanish: "Consejo cuando la renta se atrasa, la calefacción no sirve o llegó una carta del dueño.",
        needs: &["housing", "legal", "money"],
        languages: &["en", "es", "ar"],
        ages: None,
        free: true,
        documents: Some(&[["The letter or lease", "La carta o el contrato"]]),
        contact: "",
        phone: "555-0143",
        street: "",
        open: (&[0, 1, 2, 3, 4], 9, 17),
        checked: 200,
    },
    Made {
        name: "Reading Buddies",
        organization: "Juniper Library",
        english: "An older student reads with a younger one, one hour a week.",
        spanish: "Un estudiante mayor lee con uno menor, una hora por semana.",
        needs: &["tutoring", "after-school"],
        languages: &["en", "es"],
        ages: Some((6, 10)),
        free: true,
        documents: Some(&[]),
        contact: "Mr. Okafor",
        phone: "555-0144",
        street: "1 Library Square",
        open: (&[0, 2], 15, 17),
        checked: 45,
    },
    Made {
        name: "Winter Coats",
        organization: "Warm Hands",
        english: "Coats and boots for children, from October to February.",
        spanish: "Abrigos y botas para niños, de octubre a febrero.",
        needs: &["clothing"],
        languages: &["en"],
        ages: Some((0, 18)),
        free: true,
        documents: None,
        contact: "",
        phone: "555-0145",
        street: "48 Mill Lane",
        open: (&[5], 10, 13),
        checked: 420,
    },
];

/// The edit that writes them, as of now.
pub fn edit<S: Store>(open: &Open<S>, now: Timestamp) -> Result<Edit, Failure> {
    let mut fields = BTreeMap::new();
    for made in &MADE {
        let id = throughline_domain::id::to_text(crate::commit::random_bits());
        let service = serde_json::to_string(&service(made, now));
        let service = service.map_err(|_| Failure::Fault("demo".to_owned()))?;
        fields.insert(format!("directory/{id}"), Some(Leaf::Text(service)));
        fields.insert(format!("kept/{id}/public"), Some(Leaf::Flag(true)));
    }
    Ok(office::change(open, Subject::Family, fields))
}

fn service(made: &Made, now: Timestamp) -> Service {
    let both = |english: &str, spanish: &str| {
        Words(
            [("en", english), ("es", spanish)]
                .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                .into(),
        )
    };
    let owned = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let place = Place {
        street: made.street.to_owned(),
        city: "Juniper Hill".to_owned(),
        state: "CA".to_owned(),
        postal_code: "94999".to_owned(),
        country: "US".to_owned(),
        ..Place::default()
    };
    let (days, opens, closes) = made.open;
    let documents = made.documents.map(|all| {
        all.iter()
            .map(|[english, spanish]| both(english, spanish))
            .collect()
    });
    Service {
        as_of: now.to_rfc3339(),
        name: made.name.to_owned(),
        organization: Organization {
            name: made.organization.to_owned(),
            ..Organization::default()
        },
        description: both(made.english, made.spanish),
        needs: owned(made.needs),
        languages: owned(made.languages),
        ages: made
            .ages
            .map(|(from, to)| Ages {
                from: Some(from),
                to: Some(to),
            })
            .into_iter()
            .collect(),
        free: Some(made.free),
        documents,
        contact: Contact {
            name: made.contact.to_owned(),
            ..Contact::default()
        },
        phones: vec![Phone {
            number: made.phone.to_owned(),
            ..Phone::default()
        }],
        hours: vec![Hours {
            days: days.to_vec(),
            opens: opens * 60,
            closes: closes * 60,
            ..Hours::default()
        }],
        places: if made.street.is_empty() {
            vec![]
        } else {
            vec![place]
        },
        checked_on: Some(Timestamp(now.0 - made.checked * 86_400_000).day(0).0),
        ..Service::default()
    }
}
