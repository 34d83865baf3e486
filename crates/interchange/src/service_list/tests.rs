//! What is read of tables of services.

use throughline_domain::roster_import::BadRowReason;
use throughline_domain::table_import::Mapping;
use throughline_public::directory::{Ages, Service};

use super::{look, read};
use crate::directory::Reading;
use crate::table::Grid;

fn reading(text: &[u8]) -> Reading {
    let grid = Grid::read(text.to_vec()).unwrap();
    let view = look(&grid, "list.csv");
    let columns = view
        .columns
        .iter()
        .map(|column| column.taken_for.clone())
        .collect();
    read(
        &grid,
        &view,
        &Mapping {
            columns,
            whole: false,
        },
    )
}

#[test]
fn crosses_stand_for_the_titles_of_their_columns() {
    let reading = reading(b"Agency Name,Program Name,0-5,'6-13,14-17,Parent,Spanish,Filipino (Tagalog),Language Other\nYMCA,Camp,,X,X,,X,X,\"Samoan, Taisenses\"\nYMCA,Talks,x,,x,X,,,None\n");
    let camp = &reading.services[0];
    assert_eq!(
        (camp.name.as_str(), camp.organization.name.as_str()),
        ("Camp", "YMCA")
    );
    assert_eq!(
        camp.ages,
        [Ages {
            from: Some(6),
            to: Some(17)
        }]
    );
    assert_eq!(camp.languages, ["es", "fil", "sm", "Taisenses"]);
    assert_eq!(camp.needs, ["after-school"]);
    let talks = &reading.services[1];
    assert_eq!(talks.ages.len(), 2);
    assert_eq!(
        (talks.terms.as_slice(), talks.needs.as_slice()),
        (&["Parent".to_owned()][..], &["parenting".to_owned()][..])
    );
    assert_eq!(reading.bad_rows, []);
}

#[test]
fn rows_that_cannot_be_used_are_told_and_a_row_that_is_repeated_counts_once() {
    let text = "Service,Phone,Cost,Documents,Website,Last checked\nPantry,call,Free!,No,pantry.org,2026-03-01\nPantry,call,Free!,No,pantry.org,2026-03-01\n,415-555-0100,,,,\nClinic,211,$5,ID; proof of address,javascript:x,spring\n";
    let reading = reading(text.as_bytes());
    let pantry: &Service = &reading.services[0];
    assert_eq!(
        (pantry.free, pantry.asks_no_papers(), pantry.url.as_str()),
        (Some(true), true, "https://pantry.org")
    );
    assert_eq!(pantry.checked_on.unwrap().to_string(), "2026-03-01");
    assert_eq!(
        reading.services[1].documents.as_ref().map(Vec::len),
        Some(2)
    );
    assert_eq!(reading.services.len(), 2);
    let told: Vec<(u64, BadRowReason)> = reading
        .bad_rows
        .into_iter()
        .map(|row| (row.line, row.reason))
        .collect();
    assert!(
        told.contains(&(3, BadRowReason::Duplicate { first_line: 2 })),
        "{told:?}"
    );
    assert!(told.contains(&(
        4,
        BadRowReason::Missing {
            column: "Service".into()
        }
    )));
    assert!(told.contains(&(
        5,
        BadRowReason::NotALink {
            column: "Website".into(),
            value: "javascript:x".into()
        }
    )));
    assert!(told.contains(&(
        5,
        BadRowReason::BadDate {
            column: "Last checked".into()
        }
    )));
}

#[test]
fn broken_bytes_are_told_with_their_line() {
    let text: Vec<u8> = "Program Name,City\nNiños,San José\n"
        .bytes()
        .chain(*b"Team \x89\xDB\xD2 North,Oakland\n")
        .collect();
    let reading = reading(&text);
    assert_eq!(reading.services[0].name, "Niños");
    assert_eq!(
        (reading.bad_rows[0].line, &reading.bad_rows[0].reason),
        (3, &BadRowReason::BrokenBytes)
    );
    assert!(reading.services[1].name.contains('\u{fffd}'));
}
