//! The rules of the key chain, as a school would meet them.

use proptest::prelude::*;

use super::{Act, Finding, SignedStatement, Standing, Statement, Trust};
use crate::device::DeviceKeys;
use crate::id::WorkspaceId;
use crate::identity::{Identity, Recipient};

const WORKSPACE: WorkspaceId = WorkspaceId::from_bytes([7; 16]);

/// A workspace: everyone's keys by name, and what was said so far.
struct School {
    people: Vec<(&'static str, DeviceKeys)>,
    statements: Vec<SignedStatement>,
    recovery: Recipient,
}

impl School {
    /// Amy founds it, names Ben coordinator and Sue successor, and takes in Tom, a teacher.
    fn new() -> Self {
        let people = ["amy", "ben", "sue", "tom", "eve"]
            .map(|name| (name, DeviceKeys::random().unwrap()))
            .into();
        let mut school = Self {
            people,
            statements: vec![],
            recovery: Identity::random().recipient(),
        };
        let found = Act::Found {
            staff: "amy".to_owned(),
            device: school.keys("amy").public(),
            roles: vec!["counselor".to_owned()],
            school_recovery: school.recovery.clone(),
        };
        school.say("amy", found);
        for name in ["ben", "sue", "tom"] {
            school.say("amy", school.add(name));
        }
        school.say("amy", coordinator("ben"));
        school.say("amy", successor("sue"));
        school
    }

    fn keys(&self, name: &str) -> &DeviceKeys {
        let found = self.people.iter().find(|(person, _)| *person == name);
        &found.unwrap().1
    }

    fn add(&self, name: &str) -> Act {
        add(name, self.keys(name))
    }

    fn trust(&self) -> Trust {
        self.trust_in(&self.statements)
    }

    fn trust_in(&self, statements: &[SignedStatement]) -> Trust {
        Trust::evaluate(
            WORKSPACE,
            self.keys("amy").signing().verifying_key(),
            statements,
        )
    }

    /// A statement by someone who knows only the first `known` statements.
    fn knowing(&self, known: usize, keys: &DeviceKeys, act: Act) -> SignedStatement {
        let heads = self.trust_in(&self.statements[..known]).heads().clone();
        let signer = keys.signing().verifying_key().clone();
        Statement::new(WORKSPACE, signer, "2026-11-22T10:00:00Z", heads, act)
            .sign(keys.signing())
            .unwrap()
    }

    fn say(&mut self, name: &str, act: Act) {
        let said = self.knowing(self.statements.len(), self.keys(name), act);
        self.statements.push(said);
    }

    /// Adds statements that none of their signers knew of one another.
    fn say_apart(&mut self, acts: Vec<(&str, Act)>) {
        let known = self.statements.len();
        let said: Vec<_> = acts
            .into_iter()
            .map(|(name, act)| self.knowing(known, self.keys(name), act))
            .collect();
        self.statements.extend(said);
    }

    fn counts(&self, name: &str) -> bool {
        !self.trust().recipients(name).is_empty()
    }
}

fn add(name: &str, keys: &DeviceKeys) -> Act {
    Act::AddDevice {
        staff: name.to_owned(),
        device: keys.public(),
        roles: vec![],
    }
}

fn coordinator(name: &str) -> Act {
    Act::AddCoordinator {
        staff: name.to_owned(),
    }
}

fn successor(name: &str) -> Act {
    Act::Successor {
        staff: name.to_owned(),
    }
}

fn revoke(name: &str) -> Act {
    Act::RevokeStaff {
        staff: name.to_owned(),
    }
}

fn revoke_device(keys: &DeviceKeys) -> Act {
    Act::RevokeDevice {
        device: keys.device().to_owned(),
    }
}

#[test]
fn everyone_taken_in_counts() {
    let school = School::new();
    let trust = school.trust();
    assert_eq!(Vec::from_iter(trust.staff()), ["amy", "ben", "sue", "tom"]);
    assert_eq!(Vec::from_iter(trust.coordinators()), ["amy", "ben", "sue"]);
    assert_eq!(trust.school_recovery(), Some(&school.recovery));
    assert_eq!(trust.roles("amy"), ["counselor"]);
    assert_eq!(trust.findings().len(), 0);
    let tom = school.keys("tom").public();
    assert_eq!(trust.recipients("tom"), [tom.recipient.clone()]);
    assert_eq!(
        trust.standing("tom", &tom.device, &tom.signing_key),
        Standing::Known {
            staff: "tom".to_owned(),
            device: tom.device
        }
    );
}

#[test]
fn a_coordinator_takes_in_and_lets_go() {
    let mut school = School::new();
    school.say("ben", school.add("eve"));
    assert!(school.counts("eve"));
    school.say("ben", revoke("eve"));
    assert!(!school.counts("eve"));
    assert_eq!(school.trust().findings().len(), 0);
}

/// `name` says this with nobody's leave: it must change nothing and show as a claim.
fn check_claim(name: &str, act: impl FnOnce(&School) -> Act) {
    let mut school = School::new();
    let act = act(&school);
    let before = school.trust();
    assert!(!before.may(school.keys(name).signing().verifying_key(), &act));
    school.say(name, act);
    let after = school.trust();
    assert_eq!(after.devices(), before.devices());
    assert_eq!(after.coordinators(), before.coordinators());
    assert_eq!(after.roles("tom"), before.roles("tom"));
    assert_eq!(after.school_recovery(), before.school_recovery());
    assert_eq!(after.heads(), before.heads());
    let claim = Finding::Claim(school.statements.last().unwrap().hash());
    assert!(after.findings().contains(&claim));
}

#[test]
fn what_is_said_without_authority_is_a_claim() {
    check_claim("tom", |school| school.add("eve"));
    check_claim("tom", |_| coordinator("tom"));
    check_claim("tom", |_| revoke("ben"));
    check_claim("tom", |_| successor("tom"));
    check_claim("eve", |school| school.add("eve"));
    check_claim("ben", |_| successor("ben"));
    check_claim("ben", |_| revoke("amy"));
    check_claim("ben", |_| revoke("sue"));
    check_claim("ben", |school| add("amy", school.keys("eve")));
    check_claim("sue", |school| add("amy", school.keys("eve")));
    check_claim("tom", |_| Act::SetRoles {
        staff: "tom".to_owned(),
        roles: vec!["principal".to_owned()],
    });
    check_claim("ben", |_| Act::SchoolRecovery {
        recipient: Identity::random().recipient(),
    });
    check_claim("eve", |school| Act::Found {
        staff: "eve".to_owned(),
        device: school.keys("eve").public(),
        roles: vec![],
        school_recovery: Identity::random().recipient(),
    });
    check_claim("amy", |_| Act::Unknown);
}

#[test]
fn ones_own_devices_come_and_go_without_asking() {
    let mut school = School::new();
    let second = DeviceKeys::random().unwrap();
    school.say("tom", add("tom", &second));
    assert_eq!(school.trust().recipients("tom").len(), 2);
    school.say("tom", revoke_device(&second));
    let trust = school.trust();
    assert_eq!(trust.recipients("tom").len(), 1);
    let lost = second.public();
    assert!(matches!(
        trust.standing("tom", &lost.device, &lost.signing_key),
        Standing::Revoked { .. }
    ));
}

#[test]
fn a_changed_key_for_a_known_person_is_found_and_not_accepted() {
    let mut school = School::new();
    let (other, trust) = (DeviceKeys::random().unwrap(), school.trust());
    let tom = school.keys("tom").public();
    let changed = Standing::ChangedKey {
        staff: "tom".to_owned(),
    };
    let stranger = other.public();
    assert_eq!(
        trust.standing("tom", &stranger.device, &stranger.signing_key),
        changed
    );
    assert_eq!(
        trust.standing("tom", &tom.device, &stranger.signing_key),
        changed
    );
    let eve = trust.standing("eve", &stranger.device, &stranger.signing_key);
    assert_eq!(eve, Standing::Unknown);
    // Even someone with authority can't swap the keys of a device that exists.
    let mut swapped = other.public();
    swapped.device.clone_from(&tom.device);
    let act = Act::AddDevice {
        staff: "tom".to_owned(),
        device: swapped,
        roles: vec![],
    };
    school.say("amy", act);
    let trust = school.trust();
    assert_eq!(trust.recipients("tom"), [tom.recipient]);
    assert!(matches!(
        trust.findings().first(),
        Some(Finding::ChangedKey { staff, .. }) if staff == "tom"
    ));
}

#[test]
fn what_a_revoked_key_said_meanwhile_is_void() {
    let mut school = School::new();
    school.say_apart(vec![("amy", revoke("ben")), ("ben", school.add("eve"))]);
    assert!(!school.counts("ben"));
    assert!(!school.counts("eve"));
    // What was said before, and known to whoever revoked, stays.
    let mut school = School::new();
    school.say("ben", school.add("eve"));
    school.say("amy", revoke("ben"));
    assert!(school.counts("eve"));
}

#[test]
fn a_thief_cannot_outrun_a_revocation_through_a_second_device() {
    let mut school = School::new();
    let known = school.statements.len();
    let second = DeviceKeys::random().unwrap();
    let stolen = school.knowing(known, school.keys("ben"), add("ben", &second));
    school.say("amy", revoke_device(school.keys("ben")));
    school.statements.push(stolen);
    // The second device, which the void statement added, takes in Eve.
    let by_second = school.knowing(school.statements.len(), &second, school.add("eve"));
    school.statements.push(by_second);
    assert!(!school.counts("ben"));
    assert!(!school.counts("eve"));
}

#[test]
fn of_two_revocations_the_higher_rank_holds() {
    let mut school = School::new();
    school.say("amy", coordinator("tom"));
    school.say_apart(vec![("sue", revoke("ben")), ("ben", revoke("eve"))]);
    assert!(school.counts("sue") && !school.counts("ben"));
    let mut school = School::new();
    school.say_apart(vec![("amy", revoke("sue")), ("sue", revoke("amy"))]);
    assert!(school.counts("amy") && !school.counts("sue"));
}

#[test]
fn of_two_revocations_of_equal_rank_both_hold() {
    let mut school = School::new();
    school.say("amy", successor("tom"));
    school.say_apart(vec![("sue", revoke("tom")), ("tom", revoke("sue"))]);
    assert!(school.counts("amy") && !school.counts("sue") && !school.counts("tom"));
}

#[test]
fn the_school_outlives_its_founder() {
    let mut school = School::new();
    school.say("sue", revoke("amy"));
    school.say("sue", coordinator("tom"));
    school.say("tom", school.add("eve"));
    assert!(!school.counts("amy") && school.counts("eve"));
    school.say("amy", coordinator("eve"));
    assert!(!school.trust().coordinators().contains("eve"));
}

#[test]
fn someone_who_left_can_be_taken_on_again_without_their_office() {
    let mut school = School::new();
    school.say("amy", revoke("ben"));
    assert!(!school.counts("ben"));
    school.say("amy", school.add("ben"));
    assert!(school.counts("ben"));
    assert!(!school.trust().coordinators().contains("ben"));
    let second = DeviceKeys::random().unwrap();
    school.say("ben", add("ben", &second));
    assert_eq!(school.trust().recipients("ben").len(), 2);
}

#[test]
fn roles_are_what_was_last_set() {
    let mut school = School::new();
    for roles in [vec!["teacher"], vec!["nurse", "principal"]] {
        let roles = roles.into_iter().map(str::to_owned).collect();
        let staff = "tom".to_owned();
        school.say("ben", Act::SetRoles { staff, roles });
    }
    assert_eq!(school.trust().roles("tom"), ["nurse", "principal"]);
    school.say("ben", revoke("tom"));
    assert!(school.trust().roles("tom").is_empty());
}

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
