//! The rules of the key chain, as a school would meet them.

use super::{School, add, coordinator, revoke, revoke_device, successor};
use crate::chain::{Act, Finding, Standing};
use crate::device::DeviceKeys;
use crate::identity::Identity;

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
    assert_eq!(trust.recipients("tom"), [tom.recipient]);
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
