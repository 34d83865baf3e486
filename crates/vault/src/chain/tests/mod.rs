//! A made-up school that the tests of the key chain share.

mod forged;
mod rules;

use super::{Act, SignedStatement, Statement, Trust};
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
