//! How Family is kept, what of it goes out, and what waits for somebody.

use throughline_public::enclosure::{Enclosure, EnclosureKind};
use throughline_public::guide::Guide;
use throughline_public::id::GuideId;

use super::*;
use crate::contents::difference;
use crate::fields;
use crate::school::School;

fn guide(title: &str) -> Guide {
    let mut guide = Guide::default();
    guide.title.0.insert("en".into(), title.into());
    guide
}

fn family() -> Family {
    let mut family = Family::default();
    for (id, title, public) in [("A", "Sleep", true), ("B", "Screens", false)] {
        family.guides.insert(GuideId::from(id), guide(title));
        let kept = Kept {
            public,
            ..Kept::default()
        };
        family.kept.insert(id.to_owned(), kept);
    }
    family
}

/// As after the pack was made.
fn published(mut family: Family) -> Family {
    for change in family.changes(&family.content(&School::default())) {
        family.kept.entry(change.id).or_default().published = change.wording;
    }
    family
}

fn changes(family: &Family) -> Vec<(String, Changed)> {
    let all = family.changes(&family.content(&School::default()));
    all.into_iter().map(|it| (it.id, it.how)).collect()
}

#[test]
fn each_language_of_a_text_is_a_field_of_its_own() {
    let before = family();
    let mut after = before.clone();
    let sleep = after.guides.get_mut(&GuideId::from("A")).unwrap();
    sleep.title.0.insert("es".into(), "Dormir".into());
    let changed = difference(&before, &after).unwrap();
    assert!(changed.keys().eq(["guides/A/title/es"]));
    let stored = fields::write(&after).unwrap();
    assert_eq!(fields::read::<Family>(&stored), (after, vec![]));
}

#[test]
fn only_what_is_public_goes_out() {
    let school = School {
        name: "Hill School".into(),
        ..School::default()
    };
    let content = family().content(&school);
    assert_eq!(content.about.name, "Hill School");
    let numbers = content.about.numbers.values();
    assert!(numbers.map(|it| it.number.as_str()).eq(["911", "988"]));
    assert!(content.guides.keys().eq([&GuideId::from("A")]));
}

#[test]
fn a_pack_tells_what_is_other_than_in_the_last() {
    let family = family();
    assert_eq!(changes(&family), [("A".into(), Changed::Added)]);
    let mut family = published(family);
    assert_eq!(changes(&family), []);
    family
        .guides
        .insert(GuideId::from("A"), guide("Sleep well"));
    assert_eq!(changes(&family), [("A".into(), Changed::Reworded)]);
    // What is a draft again is no longer there, and neither is what was taken out.
    family.kept.get_mut("A").unwrap().public = false;
    assert_eq!(changes(&family), [("A".into(), Changed::TakenOut)]);
    family.guides.clear();
    assert_eq!(changes(&family), [("A".into(), Changed::TakenOut)]);
    assert_eq!(changes(&published(family)), []);
}

#[test]
fn services_go_out_when_they_are_public() {
    let mut family = Family::default();
    for (id, public) in [("S", true), ("T", false)] {
        family
            .directory
            .insert(ServiceId::from(id), Whole(Service::default()));
        let kept = Kept {
            public,
            ..Kept::default()
        };
        family.kept.insert(id.to_owned(), kept);
    }
    let content = family.content(&School::default());
    assert!(
        content
            .directory
            .services
            .keys()
            .eq([&ServiceId::from("S")])
    );
    assert_eq!(changes(&family), [("S".into(), Changed::Added)]);
    let stored = fields::write(&family).unwrap();
    assert!(stored.contains_key("directory/S") && stored.contains_key("directory/T"));
    assert_eq!(fields::read::<Family>(&stored), (family, vec![]));
}

#[test]
fn a_review_is_due_on_its_day() {
    let mut family = family();
    let day = |text: &str| text.parse::<Day>().unwrap();
    assert!(!family.is_due("A", day("2026-11-26")));
    family.kept.get_mut("A").unwrap().review = Some(day("2026-11-26"));
    assert!(family.is_due("A", day("2026-11-26")));
    assert!(!family.is_due("A", day("2026-11-25")));
}

#[test]
fn a_service_that_its_source_no_longer_names_waits_until_somebody_has_checked_it() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let id = ServiceId::from("S");
    let mut family = Family::default();
    family
        .directory
        .insert(id.clone(), Whole(Service::default()));
    assert!(!family.is_missing(&id));
    family.kept.entry("S".into()).or_default().missing = Some(day("2026-11-26"));
    let checked = |on: &str| {
        let mut family = family.clone();
        let service = family.directory.get_mut(&id).unwrap();
        service.0.checked_on = Some(day(on).0);
        family.is_missing(&id)
    };
    assert!(family.is_missing(&id) && checked("2026-11-25") && !checked("2026-11-26"));
    family.directory.clear();
    assert!(!family.is_missing(&id));
}

#[test]
fn each_question_of_a_survey_is_a_field_of_its_own() {
    let words = |text: &str| throughline_public::words::Words([("en".into(), text.into())].into());
    let question = |text: &str| throughline_public::survey::Question {
        text: words(text),
        kind: throughline_public::survey::QuestionKind::YesNo,
    };
    let survey = Survey {
        title: words("How was it?"),
        questions: [
            ("1".into(), question("Useful?")),
            ("2".into(), question("Clear?")),
        ]
        .into(),
        workshop: Some("W".into()),
        ..Survey::default()
    };
    let before = Family {
        surveys: [("S".into(), survey)].into(),
        ..Family::default()
    };
    let stored = fields::write(&before).unwrap();
    assert_eq!(fields::read::<Family>(&stored), (before.clone(), vec![]));
    let mut after = before.clone();
    let survey = after.surveys.get_mut(&SurveyId::from("S")).unwrap();
    survey.questions.remove("2");
    let changed = difference(&before, &after).unwrap();
    assert!(changed.keys().eq([
        "surveys/S/questions/2/kind",
        "surveys/S/questions/2/text/en"
    ]));
}

fn picture() -> Enclosure {
    Enclosure {
        name: "The way in".into(),
        kind: EnclosureKind::Png,
        size: 1_200,
        sha256: "ab".repeat(32),
    }
}

#[test]
fn a_file_is_four_fields_of_its_guide_and_none_of_a_guide_without() {
    let before = family();
    let mut after = before.clone();
    let sleep = after.guides.get_mut(&GuideId::from("A")).unwrap();
    sleep.files.insert("F".into(), picture());
    let changed = difference(&before, &after).unwrap();
    let paths = ["kind", "name", "sha256", "size"].map(|it| format!("guides/A/files/F/{it}"));
    assert!(changed.keys().eq(&paths));
    let stored = fields::write(&after).unwrap();
    assert_eq!(fields::read::<Family>(&stored), (after.clone(), vec![]));
    // Taking it out takes out these and nothing else.
    let back = difference(&after, &before).unwrap();
    assert!(back.keys().eq(&paths) && back.values().all(Option::is_none));
}

#[test]
fn a_file_is_a_change_for_families_and_what_is_left_of_one_is_not_shown() {
    let mut family = published(family());
    let guide = |family: &mut Family, file| {
        let sleep = family.guides.get_mut(&GuideId::from("A")).unwrap();
        sleep.files.insert("F".into(), file);
    };
    guide(&mut family, picture());
    assert_eq!(changes(&family), [("A".into(), Changed::Reworded)]);
    // One took it out while another renamed it.
    let name = "The way out".to_owned();
    guide(
        &mut family,
        Enclosure {
            name,
            ..Enclosure::default()
        },
    );
    assert_eq!(changes(&family), []);
    let content = family.content(&School::default());
    assert_eq!(content.files().count(), 0);
}

#[test]
fn the_wording_of_a_guide_without_files_stays_what_it_was() {
    let family = family();
    let wordings = family.changes(&family.content(&School::default()));
    assert_eq!(wordings[0].wording, "d53e6d795e02928e");
}
