//! Two people, four devices, a week of work: files in any order, repeated and lost; one device is stolen on the way. What
//! is left agrees, and nothing that anybody else could have had is lost.

use std::collections::BTreeSet;

use throughline_domain::classroom::Classroom;
use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::id::StudentId;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::OutFile;
use throughline_protocol::share::DeviceIs;
use throughline_protocol::{Command, Failure};

use crate::desk::Desk;

/// Amy's laptop, Amy's tablet, Ben's laptop, Ben's phone.
const DEVICES: usize = 4;
/// The device that is stolen.
const PHONE: usize = 3;
/// Steps of a day.
const STEPS: usize = 12;

/// A sequence that only its seed decides (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// A file on its way.
#[derive(Clone)]
struct Sent {
    /// The device that made it.
    from: usize,
    /// The person it is for: 0 for Amy, 1 for Ben.
    to: usize,
    /// Whether the device that made it had heard that it counts.
    counted: bool,
    file: OutFile,
}

/// The week as it goes.
struct Week {
    desks: Vec<Desk>,
    chance: Chance,
    /// Files on their way. Each may arrive at both devices of a person, more than once, or never.
    files: Vec<Sent>,
    /// What was written, and on which device.
    written: Vec<(usize, String)>,
    stolen: bool,
}

impl Week {
    fn begin(seed: u64) -> Self {
        let mut laptop = Desk::new();
        laptop.create_school("Amy");
        let mut bens = laptop.invite("Ben", Role::Counselor);
        let file = laptop.export(bens.me());
        bens.import(&file);
        let tablet = laptop.add_device();
        let phone = bens.add_device();
        Self {
            desks: vec![laptop, tablet, bens, phone],
            chance: Chance(seed),
            files: Vec::new(),
            written: Vec::new(),
            stolen: false,
        }
    }

    /// Whose device it is: 0 for Amy's, 1 for Ben's.
    fn person(device: usize) -> usize {
        device / 2
    }

    fn step(&mut self) {
        let device = self.chance.below(DEVICES);
        match self.chance.below(7) {
            0 | 1 => self.observe(device),
            2 => self.describe(device),
            3 | 4 => self.send(device),
            5 => self.receive(device),
            _ => self.restart(device),
        }
    }

    fn observe(&mut self, device: usize) {
        let text = format!("seen {} on {device}", self.written.len());
        let student = StudentId(1 + self.chance.below(3) as u128);
        let desk = &mut self.desks[device];
        let subject = Subject::Contribution(student, desk.me());
        desk.append(subject, OBSERVATIONS, &text).unwrap();
        self.written.push((device, text));
    }

    fn describe(&mut self, device: usize) {
        let text = format!("{} by {device}", self.chance.below(100));
        let student = StudentId(1 + self.chance.below(3) as u128);
        let desk = &mut self.desks[device];
        desk.change::<Classroom>(Subject::Classroom(student), |it| {
            it.strengths.clone_from(&text);
            it.agreed_approach.push_str(&text);
        })
        .unwrap();
    }

    /// Whether a device has heard that it counts.
    fn counts(&self, device: usize) -> bool {
        let session = self.desks[device].session();
        let mut people = session.people.iter();
        let mine = people.find(|person| person.staff == session.me).unwrap();
        mine.devices.iter().any(|it| it.is == DeviceIs::This)
    }

    /// A file for the other person, or for one's own other device.
    fn send(&mut self, device: usize) {
        let to = self.chance.below(2);
        let receiver = self.desks[2 * to].me();
        let file = self.desks[device].export(receiver);
        // Every fifth is lost on the way.
        if self.chance.below(5) > 0 {
            let counted = self.counts(device);
            self.files.push(Sent {
                from: device,
                to,
                counted,
                file,
            });
        }
    }

    /// Any file that is there for this person, perhaps one that came before.
    fn receive(&mut self, device: usize) {
        let for_them = self.files.iter().enumerate();
        let for_them: Vec<usize> = for_them
            .filter(|(_, sent)| sent.to == Self::person(device) && sent.from != device)
            .map(|(at, _)| at)
            .collect();
        if for_them.is_empty() {
            return;
        }
        let Sent {
            from,
            counted,
            file,
            ..
        } = self.files[for_them[self.chance.below(for_them.len())]].clone();
        let Err(refused) = self.desks[device].preview(&file) else {
            self.desks[device].ask(Command::ApplyBundle).unwrap();
            return;
        };
        let allowed = match &refused {
            Failure::File(FileProblem::RevokedSender { .. }) => self.stolen && from == PHONE,
            // Made before its own School told of the device.
            Failure::File(FileProblem::ChangedKey { .. }) => !counted,
            // Made before its maker had heard of this device, or after the phone was stolen.
            Failure::File(FileProblem::NotForYou) => device % 2 == 1,
            _ => false,
        };
        assert!(allowed, "{from} to {device}: {refused:?}");
    }

    fn restart(&mut self, device: usize) {
        let disk = self.desks[device].disk.clone();
        let words = self.desks[device].words.clone();
        let mut again = Desk::on(disk);
        again.unlock().unwrap();
        again.words = words;
        self.desks[device] = again;
    }

    /// Amy hears that Ben's phone was stolen.
    fn revoke(&mut self) {
        let device = self.desks[PHONE].session().device.clone();
        // She knows the phone by a file of Ben's.
        self.pass(2, 0);
        self.desks[0].ask(Command::RevokeDevice { device }).unwrap();
        self.stolen = true;
    }

    /// A file that surely arrives.
    fn pass(&mut self, from: usize, to: usize) {
        let receiver = self.desks[to].me();
        let file = self.desks[from].export(receiver);
        self.desks[to].import(&file);
    }

    /// Everybody but the thief to Amy's laptop, and back.
    fn gather(&mut self) {
        for from in [1, 2] {
            self.pass(from, 0);
        }
        for to in [1, 2] {
            self.pass(0, to);
        }
    }

    fn texts(&self, device: usize) -> BTreeSet<String> {
        let views = self.desks[device].views.values();
        let entries = views.filter_map(|view| view.contents.entries.get(OBSERVATIONS));
        let texts = entries.flat_map(|entries| entries.values());
        texts
            .map(|json| {
                let entry: serde_json::Value = serde_json::from_str(json).unwrap();
                entry["what"]["text"].as_str().unwrap().to_owned()
            })
            .collect()
    }

    fn about_students(&self, device: usize) -> Vec<String> {
        let views = self.desks[device].views.iter();
        let about = views.filter(|(subject, _)| subject.student().is_some());
        about
            .map(|(subject, view)| format!("{subject:?} {view:?}"))
            .collect()
    }
}

fn check(seed: u64) {
    let mut week = Week::begin(seed);
    for day in 0..7 {
        if day == 4 {
            week.revoke();
        }
        for _ in 0..STEPS {
            week.step();
        }
    }
    // What had come from the phone to anybody else, by whatever way.
    let arrived: BTreeSet<String> = (0..PHONE).flat_map(|device| week.texts(device)).collect();
    let stays = |(device, text): &(usize, String)| *device != PHONE || arrived.contains(text);
    let kept = week.written.iter().filter(|it| stays(it));
    let kept: BTreeSet<String> = kept.map(|(_, text)| text.clone()).collect();
    week.gather();
    for device in 0..PHONE {
        assert_eq!(week.texts(device), kept, "seed {seed}, device {device}");
        assert_eq!(
            week.about_students(device),
            week.about_students(0),
            "seed {seed}"
        );
    }
    // The thief gets nothing more, and nothing of theirs comes in.
    let (amy, ben) = (week.desks[0].me(), week.desks[2].me());
    week.observe(PHONE);
    let theirs = week.desks[PHONE].export(amy);
    let refused = week.desks[0].preview(&theirs);
    assert!(
        matches!(
            refused,
            Err(Failure::File(FileProblem::RevokedSender { .. }))
        ),
        "{refused:?}"
    );
    let bens = week.desks[0].export(ben);
    let closed = week.desks[PHONE].preview(&bens);
    assert_eq!(closed, Err(FileProblem::NotForYou.into()));
}

#[test]
fn a_week_of_two_people_and_four_devices() {
    for seed in [7, 2026, 424_242] {
        check(seed);
    }
}
