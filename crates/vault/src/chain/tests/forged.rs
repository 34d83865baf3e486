//! What comes in any order, twice, forged, or with a part missing.

use proptest::prelude::*;

use super::{School, WORKSPACE, add, coordinator, revoke, revoke_device, successor};
use crate::chain::{Act, Finding, SignedStatement, Statement, Trust};
use crate::device::DeviceKeys;
use crate::id::WorkspaceId;

#[test]
fn forged_and_foreign_statements_are_as_if_they_were_not_there() {
    let school = School::new();
    let before = school.trust();
    let good = school.knowing(
        school.statements.len(),
        school.keys("amy"),
        school.add("eve"),
    );
    let check = |statement: SignedStatement| {
        let mut statements = school.statements.clone();
        statements.insert(0, statement);
        assert_eq!(school.trust_in(&statements), before);
    };
    let change = |text: String, signature: String| SignedStatement { text, signature };
    check(change(
        good.text.replace("eve", "eva"),
        good.signature.clone(),
    ));
    check(change(good.text.clone(), String::new()));
    check(change("{}".to_owned(), good.signature.clone()));
    let by_eve = school.knowing(
        school.statements.len(),
        school.keys("eve"),
        coordinator("eve"),
    );
    check(change(good.text.clone(), by_eve.signature.clone()));
    // Eve signs, but names Amy's key as the signer.
    let amy = school.keys("amy").signing().verifying_key().to_string();
    let eve = school.keys("eve").signing().verifying_key().to_string();
    check(change(by_eve.text.replace(&eve, &amy), by_eve.signature));
    let elsewhere = Statement::new(
        WorkspaceId::from_bytes([8; 16]),
        school.keys("amy").signing().verifying_key().clone(),
        "2026-11-22T10:00:00Z",
        before.heads().clone(),
        school.add("eve"),
    );
    check(elsewhere.sign(school.keys("amy").signing()).unwrap());
}

#[test]
fn a_forged_twin_does_not_shadow_the_true_statement() {
    let mut school = School::new();
    school.say("amy", school.add("eve"));
    let mut twin = school.statements.last().unwrap().clone();
    twin.signature = school.statements[0].signature.clone();
    school.statements.insert(0, twin);
    assert!(school.counts("eve"));
}

#[test]
fn evaluating_again_gives_the_same_verdict() {
    let mut school = School::new();
    let checked = school.trust().checked().clone();
    assert_eq!(checked.len(), school.statements.len());
    school.say("tom", coordinator("tom"));
    let founder = school.keys("amy").signing().verifying_key();
    let again = Trust::evaluate_again(WORKSPACE, founder, &school.statements, &checked);
    assert_eq!(again, school.trust());
}

#[test]
fn a_statement_waits_for_what_it_builds_on() {
    let mut school = School::new();
    school.say("amy", school.add("eve"));
    let last = school.statements.last().unwrap().hash();
    school.statements.remove(3);
    let trust = school.trust();
    assert!(trust.findings().contains(&Finding::Waiting(last)));
    assert!(trust.recipients("eve").is_empty());
}

#[test]
fn the_wrong_founder_trusts_nobody() {
    let school = School::new();
    let eve = school.keys("eve").signing().verifying_key();
    let trust = Trust::evaluate(WORKSPACE, eve, &school.statements);
    assert!(trust.devices().is_empty() && trust.school_recovery().is_none());
}

#[test]
fn a_statement_of_a_later_release_is_kept_without_effect() {
    let school = School::new();
    let text = school.statements[0]
        .text
        .replace("\"act\":\"found\"", "\"act\":\"dance\"");
    let statement: Statement = serde_json::from_str(&text).unwrap();
    assert_eq!(statement.act, Act::Unknown);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn order_and_repeats_do_not_matter(
        script in proptest::collection::vec((0..5_usize, 0..5_usize, 0..6_u8, 0..8_usize), 1..10),
        order in Just((0..40_usize).collect::<Vec<_>>()).prop_shuffle(),
        repeats in proptest::collection::vec(0..16_usize, 0..6),
    ) {
        let mut school = School::new();
        let names = ["amy", "ben", "sue", "tom", "eve"];
        for (signer, target, act, unknown) in script {
            let target = names[target];
            let act = match act {
                0 => school.add(target),
                1 => add(target, &DeviceKeys::random().unwrap()),
                2 => coordinator(target),
                3 => successor(target),
                4 => revoke(target),
                _ => revoke_device(school.keys(target)),
            };
            let known = school.statements.len().saturating_sub(unknown);
            let said = school.knowing(known, school.keys(names[signer]), act);
            school.statements.push(said);
        }
        let trust = school.trust();
        let mut shuffled: Vec<SignedStatement> = order
            .iter()
            .chain(&repeats)
            .filter_map(|&index| school.statements.get(index).cloned())
            .collect();
        prop_assert_eq!(&school.trust_in(&shuffled), &trust);
        shuffled.reverse();
        prop_assert_eq!(&school.trust_in(&shuffled), &trust);
    }
}
