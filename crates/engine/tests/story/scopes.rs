//! Who receives what, in a generated school: looked up in the decrypted bundles themselves, against what the table of the
//! access rules says in words, written out here anew.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::classroom::{Classroom, TeamMember};
use throughline_domain::contacts::Contacts;
use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::disclosure::{Disclosure, SHARED};
use throughline_domain::entry::Entry;
use throughline_domain::id::{DossierId, ReferralId, StaffId, StudentId};
use throughline_domain::referral::Referral;
use throughline_domain::roster::{Enrollee, Roster};
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_dossier::{Dossier, Shape};
use throughline_protocol::command::{InFile, Secret, UnlockKey};
use throughline_protocol::reply::OutFile;
use throughline_protocol::share::{Receiver, Scope, Without};
use throughline_protocol::{Command, Failure, Reply};
use throughline_vault::bundle::{self, Caps, Draft, DraftEntry, EntryFacts};
use throughline_vault::encoding::to_hex;
use throughline_vault::envelope::{Audience, Unlock};
use throughline_vault::id::BundleId;
use throughline_vault::secret::SecretText;
use throughline_vault::words::RecoveryKey;

use crate::desk::Desk;

/// A made-up school: Amy, who holds everything, and the people that she shares with.
pub struct Hill {
    pub amy: Desk,
    pub people: BTreeMap<&'static str, Desk>,
    /// Everybody on the roster.
    pub students: Vec<StudentId>,
    /// Those whom Tess teaches, by her classes.
    taught: BTreeSet<StudentId>,
    /// A student who may never be sent to Nora, though she is a counselor, nor to Tess.
    pub guarded: StudentId,
}

/// People by name, and their roles.
pub const STAFF: [(&str, Role); 9] = [
    ("Tess", Role::Teacher),
    ("Paul", Role::Paraprofessional),
    ("Nora", Role::Counselor),
    ("Cora", Role::CounselingCoordinator),
    ("Olga", Role::Office),
    ("Adam", Role::Administrator),
    ("Nina", Role::Nurse),
    ("Inga", Role::CounselorIntern),
    ("Walt", Role::StudentWorker),
];

impl Hill {
    /// With these people of the staff.
    pub fn with(names: &[&str]) -> Self {
        let mut amy = Desk::new();
        amy.create_school("Amy");
        let files = throughline_interchange::demo::school(24, 11)
            .into_iter()
            .map(|(name, text)| InFile {
                name,
                bytes: text.into_bytes(),
            })
            .collect();
        amy.ask(Command::ReadRoster { files }).unwrap();
        amy.ask(Command::ApplyRoster).unwrap();
        let mut people = BTreeMap::new();
        let staff = STAFF.iter().filter(|(name, _)| names.contains(name));
        for (name, role) in staff.copied() {
            let mut desk = amy.invite(name, role);
            // There and back, so that the words of their sheet count, and open what is sent to them.
            let file = amy.export(desk.me());
            desk.import(&file);
            let back = desk.export(amy.me());
            amy.import(&back);
            people.insert(name, desk);
        }
        let roster: Roster = amy.body(Subject::Roster);
        let students: Vec<StudentId> = roster.cards.keys().copied().collect();
        let teacher = a_teacher(&roster);
        let tess = people.get("Tess").map_or(StaffId(1), Desk::me);
        amy.change::<Roster>(Subject::Roster, |roster| {
            roster.staff_links.insert(teacher, tess);
        })
        .unwrap();
        let taught = amy.body::<Roster>(Subject::Roster).taught_by(tess);
        assert!(!taught.is_empty() && taught.len() < students.len());
        let guarded = *taught.first().unwrap();
        let mut hill = Self {
            amy,
            people,
            students,
            taught,
            guarded,
        };
        hill.write();
        hill
    }

    /// Somebody of the staff; nobody when they are not here.
    pub fn me(&self, name: &str) -> StaffId {
        self.people.get(name).map_or(StaffId(1), Desk::me)
    }

    /// One of everything about every student, Paul on the team of one, Nina on the plan team of another.
    fn write(&mut self) {
        let (paul, nina) = (self.me("Paul"), self.me("Nina"));
        let (team, plan, guarded) = (self.on_team(), self.on_plan_team(), self.guarded);
        let never = [self.me("Nora"), self.me("Tess")];
        let amy = self.amy.me();
        for (number, student) in self.students.clone().into_iter().enumerate() {
            let desk = &mut self.amy;
            desk.change::<Classroom>(Subject::Classroom(student), |it| {
                it.strengths = "Draws to think".into();
                if student == team {
                    it.team.insert(paul, TeamMember::default());
                }
            })
            .unwrap();
            desk.change::<Support>(Subject::Support(student), |it| {
                it.family_matters = "a secret".into();
                if student == plan {
                    it.plan_team.insert(nina, true);
                }
                if student == guarded {
                    it.never_send.extend(never.map(|staff| (staff, true)));
                }
            })
            .unwrap();
            desk.change::<Contacts>(Subject::Contacts(student), |it| {
                it.student = student;
            })
            .unwrap();
            desk.append(Subject::Contribution(student, amy), OBSERVATIONS, "Calm")
                .unwrap();
            let referral = ReferralId(number as u128 + 1);
            desk.change::<Referral>(Subject::Referral(referral), |it| {
                it.referral = referral;
                it.student = student;
                it.referred_by = amy;
            })
            .unwrap();
        }
    }

    /// Whose team Paul is on: nobody that Tess teaches.
    fn on_team(&self) -> StudentId {
        let mut others = self.students.iter().rev();
        *others.find(|it| !self.taught.contains(it)).unwrap()
    }

    /// Whose plan team Nina is on.
    pub fn on_plan_team(&self) -> StudentId {
        *self.taught.last().unwrap()
    }

    /// What a person should find in a bundle: the table in words.
    fn expected(&self, name: &str) -> BTreeSet<Subject> {
        let amy = self.amy.me();
        let all = || self.students.iter().copied();
        let referrals = |about: &dyn Fn(StudentId) -> bool| -> Vec<Subject> {
            let numbered = self.students.iter().zip(1_u128..);
            numbered
                .filter(|(student, _)| about(**student))
                .map(|(_, number)| Subject::Referral(ReferralId(number)))
                .collect()
        };
        let counseling = |about: &dyn Fn(StudentId) -> bool| -> Vec<Subject> {
            let records = all().filter(|it| about(*it)).flat_map(|it| {
                [
                    Subject::Contacts(it),
                    Subject::Classroom(it),
                    Subject::Support(it),
                    Subject::Contribution(it, amy),
                ]
            });
            records.chain(referrals(about)).collect()
        };
        let mut expected: BTreeSet<Subject> = [Subject::School].into();
        if name != "Walt" {
            expected.insert(Subject::Roster);
        }
        match name {
            "Tess" => expected.extend(
                self.taught
                    .iter()
                    .filter(|it| **it != self.guarded)
                    .map(|it| Subject::Classroom(*it)),
            ),
            "Paul" => expected.extend([Subject::Classroom(self.on_team())]),
            "Nora" => expected.extend(counseling(&|it| it != self.guarded)),
            "Cora" => {
                expected.extend(counseling(&|_| true));
                let senders = self.people.values().map(Desk::me).chain([amy]);
                let logs = senders.map(Subject::Disclosures);
                expected.extend(logs.filter(|log| self.amy.views.contains_key(log)));
            }
            "Olga" | "Adam" => expected.extend(all().map(Subject::Contacts)),
            "Nina" => {
                let it = self.on_plan_team();
                expected.extend([
                    Subject::Classroom(it),
                    Subject::Support(it),
                    Subject::Contribution(it, amy),
                ]);
            }
            _ => {}
        }
        // What they wrote themselves: the log of the file that they sent, unless they may not be told of disclosures.
        let log = Subject::Disclosures(self.me(name));
        if self.amy.views.contains_key(&log) {
            expected.insert(log);
        }
        expected
    }

    /// What stands in a decrypted bundle.
    fn subjects(&self, file: &OutFile, unlock: &Unlock) -> BTreeSet<Subject> {
        let by_id: BTreeMap<DossierId, Subject> = self
            .amy
            .views
            .values()
            .map(|view| (view.id, view.subject))
            .collect();
        let opened = bundle::open(&file.bytes, unlock, Caps::default()).unwrap();
        let entries = &opened.claimed_manifest().entries;
        let id =
            |dossier: &throughline_vault::id::DossierId| DossierId::from_bytes(*dossier.as_bytes());
        entries
            .iter()
            .map(|entry| by_id[&id(&entry.facts.dossier)])
            .collect()
    }

    fn words_of(&self, name: &str) -> Unlock {
        words(&self.people[name])
    }
}

/// What opens the files for somebody.
pub fn words(desk: &Desk) -> Unlock {
    let key = RecoveryKey::from_words(&desk.words).unwrap();
    Unlock::Identities(vec![key.identity().unwrap()])
}

/// A teacher of the source who teaches some students, and not all.
fn a_teacher(roster: &Roster) -> String {
    let sources = roster.enrolments.values().filter_map(|it| match &it.who {
        Enrollee::Teacher(source) => Some(source.clone()),
        Enrollee::Student(_) => None,
    });
    let taught = |source: &String| {
        let mut linked = roster.clone();
        linked.staff_links = [(source.clone(), StaffId(1))].into();
        linked.taught_by(StaffId(1)).len()
    };
    sources
        .filter(|source| taught(source) < roster.cards.len())
        .max_by_key(taught)
        .unwrap()
}

#[test]
fn nobody_receives_a_dossier_that_the_table_did_not_give_them() {
    let mut hill = Hill::with(&STAFF.map(|(name, _)| name));
    let everyone: Vec<StaffId> = hill.people.values().map(Desk::me).collect();
    let expected: BTreeMap<&str, BTreeSet<Subject>> = STAFF
        .iter()
        .map(|(name, _)| (*name, hill.expected(name)))
        .collect();
    let files = hill.amy.export_without(&everyone, Without::default());
    let of: BTreeMap<StaffId, OutFile> = {
        let sorted: BTreeSet<StaffId> = everyone.into_iter().collect();
        sorted.into_iter().zip(files).collect()
    };
    for (name, _) in STAFF {
        let file = &of[&hill.me(name)];
        let found = hill.subjects(file, &hill.words_of(name));
        assert_eq!(found, expected[name], "{name}");
        // Nobody else's words open it.
        for (other, _) in STAFF.iter().filter(|(other, _)| *other != name) {
            let opened = bundle::open(&file.bytes, &hill.words_of(other), Caps::default());
            assert!(opened.is_err(), "{other} opens what is for {name}");
        }
    }
    // Each file is a disclosure of its own, which names the students in it.
    let log = &hill.amy.contents(Subject::Disclosures(hill.amy.me()));
    let shares: Vec<Disclosure> = log.entries[SHARED]
        .values()
        .map(|json| {
            serde_json::from_str::<Entry<Disclosure>>(json)
                .unwrap()
                .what
        })
        .collect();
    let paul = shares
        .iter()
        .rfind(|it| it.to == [hill.me("Paul")])
        .unwrap();
    assert_eq!(paul.students, [hill.on_team()]);
}

#[test]
fn the_sender_leaves_out_students_and_kinds_and_adds_nothing() {
    let mut hill = Hill::with(&["Nora"]);
    // Numbers are random: the one whom Nora may not have would have been left out anyway.
    let mut others = hill.students.iter().copied();
    let out = others.find(|it| *it != hill.guarded).unwrap();
    let position = hill.students.iter().position(|it| *it == out).unwrap();
    let referral = Subject::Referral(ReferralId(position as u128 + 1));
    let without = Without {
        kinds: [Kind::Support, Kind::School].into(),
        students: [out].into(),
    };
    let nora = hill.me("Nora");
    let expected: BTreeSet<Subject> = hill
        .expected("Nora")
        .into_iter()
        .filter(|subject| subject.kind() != Kind::Support && subject.student() != Some(out))
        .filter(|subject| *subject != referral)
        .collect();
    let files = hill.amy.export_without(&[nora], without);
    let found = hill.subjects(&files[0], &hill.words_of("Nora"));
    assert_eq!(found, expected);
    assert!(found.contains(&Subject::School), "it carries the key chain");
    // What was left out is still not shared.
    let scope = |desk: &mut Desk, to| match desk.ask(Command::ScopeFor { to }).unwrap() {
        Reply::Scope(scope) => scope.read().unwrap(),
        other => panic!("{other:?}"),
    };
    let left: Scope = scope(&mut hill.amy, Receiver::Person(nora));
    let supports = hill.students.len() - 1;
    // Of the student left out: classroom, observations and the referral; the contacts had gone before.
    let changed: u32 = left.lines.iter().map(|line| line.changed).sum();
    assert_eq!(changed as usize, supports + 3);
}

#[test]
fn a_passphrase_opens_what_a_role_or_a_person_would_get() {
    let mut hill = Hill::with(&["Nina"]);
    let mut locked = |like, typed: Option<&str>| {
        hill.amy.ask(Command::ExportLocked {
            like,
            passphrase: typed.map(|typed| Secret(typed.into())),
            purpose: "for the substitute".into(),
            without: Without::default(),
        })
    };
    let short = locked(Receiver::Role(Role::Office), Some("too short"));
    assert_eq!(short, Err(Failure::PassphraseTooShort));
    let stranger = locked(Receiver::Person(StaffId(77)), None);
    assert_eq!(stranger, Err(Failure::NotTrusted));
    let Ok(Reply::Locked { file, passphrase }) = locked(Receiver::Role(Role::Counselor), None)
    else {
        panic!("not made")
    };
    assert_eq!(passphrase.split(' ').count(), 5);
    let unlock = Unlock::Passphrase(SecretText::from(passphrase.as_str()));
    let found = hill.subjects(&file, &unlock);
    // Whoever has the words may be the one on the list: nothing about that student goes.
    let guarded = hill.students.iter().zip(1..);
    let guarded = guarded.filter(|(it, _)| **it == hill.guarded);
    let referral = guarded.map(|(_, number)| Subject::Referral(ReferralId(number)));
    assert!(!found.iter().any(|it| it.student() == Some(hill.guarded)));
    assert!(referral.into_iter().all(|it| !found.contains(&it)));
    assert!(found.contains(&Subject::Support(hill.students[3])));

    // For a person, with a passphrase of one's own: they open it without keys, and take it in.
    let nina = hill.me("Nina");
    let typed = "Blue Door, 4 Lamps";
    let Ok(Reply::Locked { file, .. }) = hill.amy.ask(Command::ExportLocked {
        like: Receiver::Person(nina),
        passphrase: Some(Secret(typed.into())),
        purpose: "for the nurse".into(),
        without: Without::default(),
    }) else {
        panic!("not made")
    };
    let unlock = Unlock::Passphrase(SecretText::from(typed));
    assert_eq!(hill.subjects(&file, &unlock), hill.expected("Nina"));
    let desk = hill.people.get_mut("Nina").unwrap();
    let key = UnlockKey::Passphrase(Secret(typed.into()));
    desk.open_file(&file, Some(key)).unwrap();
    desk.ask(Command::ApplyBundle).unwrap();
    let log = &hill.amy.contents(Subject::Disclosures(hill.amy.me()));
    let last = log.entries[SHARED].values().next_back().unwrap();
    let last: Entry<Disclosure> = serde_json::from_str(last).unwrap();
    assert_eq!((last.what.to, last.what.passphrase), (vec![nina], true));
}

#[test]
fn a_circles_dossier_goes_only_to_those_who_have_shown_to_have_it() {
    let staff = ["Tess", "Nora", "Cora"];
    let mut hill = Hill::with(&staff);
    // A later release keeps the minutes of a circle, Nora's and Amy's: they come in Nora's file, and this
    // release cannot read them.
    let minutes = minutes(&mut hill, DossierId(9));
    hill.amy.import(&minutes);
    let kinds = |file: &OutFile, unlock: &Unlock| -> BTreeSet<String> {
        let opened = bundle::open(&file.bytes, unlock, Caps::default()).unwrap();
        let entries = opened.claimed_manifest().entries.iter();
        entries.map(|entry| entry.facts.kind.clone()).collect()
    };
    for name in staff {
        let file = hill.amy.export(hill.me(name));
        let has = kinds(&file, &hill.words_of(name)).contains(Kind::Meeting.as_str());
        assert_eq!(has, name == "Nora", "{name}");
    }
    let role = Receiver::Role(Role::CounselingCoordinator);
    let Ok(Reply::Locked { file, passphrase }) = hill.amy.ask(Command::ExportLocked {
        like: role,
        passphrase: None,
        purpose: "a look".into(),
        without: Without::default(),
    }) else {
        panic!("not made")
    };
    let unlock = Unlock::Passphrase(SecretText::from(passphrase.as_str()));
    assert!(!kinds(&file, &unlock).contains(Kind::Meeting.as_str()));
    // One's own other device is oneself.
    let mut tablet = hill.amy.add_device();
    let file = hill.amy.export(hill.amy.me());
    assert!(kinds(&file, &words(&hill.amy)).contains(Kind::Meeting.as_str()));
    tablet.import(&file);
}

/// A file of Nora's for Amy, signed with her sheet of words, with the minutes of a meeting.
fn minutes(hill: &mut Hill, id: DossierId) -> OutFile {
    let sheet = RecoveryKey::from_words(&hill.people["Nora"].words).unwrap();
    let from_amy = hill.amy.export(hill.me("Nora"));
    let opened = bundle::open(&from_amy.bytes, &hill.words_of("Nora"), Caps::default()).unwrap();
    let known = opened.claimed_manifest();
    let kind = Kind::Meeting.as_str();
    let note = Dossier::birth(
        Shape::of(kind),
        throughline_dossier::DossierId(id.to_bytes()),
        0,
    )
    .unwrap();
    let facts = EntryFacts {
        dossier: throughline_vault::id::DossierId::from_bytes(id.to_bytes()),
        kind: kind.into(),
        title: kind.into(),
        generation: 0,
        since: vec![],
        heads: note.heads().hashes().iter().map(|it| to_hex(it)).collect(),
    };
    let draft = Draft {
        bundle: BundleId::random(),
        workspace: known.workspace.clone(),
        staff: hill.me("Nora").to_string(),
        name: "Nora".into(),
        created_at: "2026-11-22T10:00:00Z".into(),
        recipients: known.recipients.clone(),
        purpose: "the minutes of our circle".into(),
        keys: None,
        entries: vec![DraftEntry {
            facts,
            bytes: note.save(),
        }],
    };
    let to_amy = Audience::Recipients(vec![known.sender.recipient.clone()]);
    OutFile {
        name: String::new(),
        bytes: bundle::write(&draft, &sheet.device().unwrap(), &to_amy).unwrap(),
    }
}
