//! How the columns of such tables are called, in English and in Spanish.

use throughline_domain::directory_import::column;
use throughline_domain::fold::fold;
use throughline_domain::table_import::TableView;
use throughline_public::directory::languages;

use crate::directory::value;
use crate::table::{self, Grid, Wanted};

const fn named(what: &'static str, names: &'static [&'static str]) -> Wanted {
    Wanted {
        what,
        names,
        looks: |_| false,
    }
}

const WANTED: &[Wanted] = &[
    named(
        column::NAME,
        &[
            "program name",
            "service name",
            "program",
            "service",
            "resource",
            "resource name",
            "name",
            "title",
            "nombre del programa",
            "programa",
            "servicio",
            "nombre",
            "recurso",
        ],
    ),
    named(
        column::ORGANIZATION,
        &[
            "agency name",
            "organization name",
            "organization",
            "organisation",
            "agency",
            "provider",
            "lead agency",
            "agencia",
            "organizacion",
            "proveedor",
        ],
    ),
    named(
        column::DESCRIPTION,
        &[
            "description",
            "program description",
            "service description",
            "about",
            "services",
            "services offered",
            "summary",
            "descripcion",
            "servicios",
        ],
    ),
    named(
        column::TERM,
        &[
            "category",
            "categories",
            "strategy",
            "type",
            "service type",
            "kind",
            "taxonomy",
            "topic",
            "need",
            "categoria",
            "tipo",
            "tema",
        ],
    ),
    named(
        column::PLACE,
        &[
            "site name",
            "site",
            "location",
            "location name",
            "place",
            "building",
            "sitio",
            "lugar",
        ],
    ),
    named(
        column::STREET,
        &[
            "site address",
            "address",
            "street",
            "street address",
            "address 1",
            "address line 1",
            "location address",
            "direccion",
            "calle",
            "domicilio",
        ],
    ),
    named(column::CITY, &["city", "town", "site city", "ciudad"]),
    named(
        column::STATE,
        &[
            "state",
            "st",
            "province",
            "site state",
            "estado",
            "provincia",
        ],
    ),
    named(
        column::POSTAL_CODE,
        &[
            "site zip",
            "zip",
            "zip code",
            "zipcode",
            "postal code",
            "codigo postal",
        ],
    ),
    named(
        column::PHONE,
        &[
            "site phone",
            "phone",
            "phone number",
            "telephone",
            "tel",
            "contact phone",
            "telefono",
        ],
    ),
    named(
        column::EMAIL,
        &[
            "email",
            "e mail",
            "email address",
            "contact email",
            "correo",
            "correo electronico",
        ],
    ),
    named(
        column::URL,
        &[
            "website",
            "web site",
            "url",
            "web",
            "link",
            "homepage",
            "sitio web",
            "pagina web",
        ],
    ),
    named(
        column::AGE,
        &[
            "ages",
            "age",
            "age range",
            "ages served",
            "age group",
            "edad",
            "edades",
        ],
    ),
    named(
        column::LANGUAGE,
        &[
            "language",
            "languages",
            "languages spoken",
            "language other",
            "other languages",
            "idioma",
            "idiomas",
        ],
    ),
    named(
        column::ELIGIBILITY,
        &[
            "eligibility",
            "who it is for",
            "who is eligible",
            "population served",
            "requisitos",
            "elegibilidad",
            "para quien",
        ],
    ),
    named(
        column::COST,
        &["cost", "fee", "fees", "price", "costo", "precio", "cuota"],
    ),
    named(
        column::HOURS,
        &[
            "hours",
            "hours of operation",
            "schedule",
            "days and hours",
            "horario",
            "horas",
        ],
    ),
    named(
        column::DOCUMENTS,
        &[
            "documents",
            "required documents",
            "what to bring",
            "documentos",
            "que llevar",
        ],
    ),
    named(
        column::CONTACT,
        &[
            "contact",
            "contact name",
            "contact person",
            "contacto",
            "persona de contacto",
        ],
    ),
    named(
        column::CHECKED,
        &[
            "last verified",
            "verified",
            "last checked",
            "checked on",
            "last updated",
            "updated",
            "verificado",
            "revisado",
            "actualizado",
        ],
    ),
];

/// What the columns are taken for: by their names, and those with a cross in them by the age, the language or the people that they are
/// called after.
pub fn look(grid: &Grid, file: &str) -> TableView {
    let mut view = table::look(grid, file, WANTED);
    let header = view.header_line.unwrap_or(0);
    for (at, found) in view
        .columns
        .iter_mut()
        .enumerate()
        .filter(|(_, found)| found.taken_for.is_none())
    {
        let cells = || {
            grid.rows
                .iter()
                .filter(|row| row.line > header)
                .map(|row| row.cell(at))
                .filter(|cell| !cell.is_empty())
        };
        if cells().next().is_none() || !cells().all(value::is_tick) {
            continue;
        }
        let what = if value::ages(&found.title).is_some() {
            Some(column::AGE)
        } else if languages::tag_of(&found.title).is_some() {
            Some(column::LANGUAGE)
        } else {
            let people = [
                "parent", "parents", "families", "padres", "familias", "adults", "adultos",
                "seniors",
            ];
            people
                .contains(&fold(&found.title).as_str())
                .then_some(column::TERM)
        };
        found.taken_for = what.map(str::to_owned);
    }
    view
}
