//! Two people whose engines run here: they make the data by the same commands as the app.

use std::cell::Cell;
use std::rc::Rc;

use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::group::Group;
use throughline_domain::group::part::{GROUP_SESSIONS, GroupPart};
use throughline_domain::group::session::{Presence, SESSIONS, Session as GroupSession};
use throughline_domain::id::{GoalId, GroupId, GroupSessionId, StaffId, StudentId, VaultId};
use throughline_domain::indicator::progress::Probe;
use throughline_domain::plan::{PROBES, ProbeTaken};
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_engine::answer::{Answer, Sink};
use throughline_engine::browser::BrowserHost;
use throughline_engine::engine::Engine;
use throughline_protocol::command::{InFile, Secret, SignAs, UnlockKey};
use throughline_protocol::reply::{OutFile, Session};
use throughline_protocol::share::Without;
use throughline_protocol::{
    Command, Commit, Edit, Event, Failure, FromEngine, Reply, Stage, encode,
};

/// The passphrase of every vault here.
pub const PASSPHRASE: &str = "a bench needs no secret";

/// An engine and what it said last.
pub struct Person {
    engine: Engine<BrowserHost>,
    sink: Sink,
    key_made: Rc<Cell<f64>>,
    /// The open vault.
    pub session: Option<Session>,
}

/// Milliseconds, by the clock that only goes forward.
pub fn clock() -> f64 {
    let now =
        js_sys::Reflect::get(&js_sys::global(), &"performance".into()).and_then(|performance| {
            let now: js_sys::Function = js_sys::Reflect::get(&performance, &"now".into())?.into();
            now.call0(&performance)
        });
    now.ok()
        .and_then(|now| now.as_f64())
        .unwrap_or_else(js_sys::Date::now)
}

impl Person {
    /// Somebody with nothing open. Messages are encoded and sent to the page, as they are to the app.
    pub fn new() -> Self {
        let key_made: Rc<Cell<f64>> = Rc::default();
        let sink: Sink = {
            let key_made = Rc::clone(&key_made);
            Rc::new(move |message: FromEngine| {
                if let FromEngine::Answer {
                    event: Event::Progress(progress),
                    ..
                } = &message
                    && progress.stage == Stage::Key
                {
                    key_made.set(clock());
                }
                if let Ok(bytes) = encode(&message) {
                    super::run::send(&bytes);
                }
            })
        };
        let engine = Engine::new(BrowserHost::new(Rc::clone(&sink)));
        Self {
            engine,
            sink,
            key_made,
            session: None,
        }
    }

    /// Does a command.
    pub async fn ask(&mut self, command: Command) -> Result<Reply, Failure> {
        let answer = Answer::new(1, Rc::clone(&self.sink), Rc::default());
        let reply = self.engine.handle(command, &answer).await?;
        // The answer travels too.
        answer.send(Event::Done(Box::new(reply.clone())));
        if let Reply::Unlocked(session) | Reply::Saved(session) | Reply::Joined { session, .. } =
            &reply
        {
            self.session = Some(session.clone());
        }
        Ok(reply)
    }

    /// Who it is.
    pub fn me(&self) -> StaffId {
        self.session
            .as_ref()
            .map(|session| session.me)
            .unwrap_or_default()
    }

    /// Whose vault it is.
    pub fn vault(&self) -> VaultId {
        self.session
            .as_ref()
            .map(|session| session.vault)
            .unwrap_or_default()
    }

    /// Creates a school.
    pub async fn create_school(&mut self) -> Result<(), Failure> {
        let prepared = self
            .ask(Command::PrepareSchool {
                school: "Bench".into(),
                language: "en".into(),
                person: "Amy".into(),
                role: Role::Counselor,
                passphrase: Secret(PASSPHRASE.into()),
            })
            .await?;
        self.confirm(prepared).await.map(drop)
    }

    async fn confirm(&mut self, prepared: Reply) -> Result<Reply, Failure> {
        let Reply::Sheets(sheets) = prepared else {
            return Err(Failure::OutOfOrder);
        };
        let words = sheets
            .iter()
            .map(|sheet| {
                sheet
                    .ask
                    .iter()
                    .map(|place| sheet.words[place - 1].clone())
                    .collect()
            })
            .collect();
        self.ask(Command::Confirm { words }).await
    }

    /// Invites a counselor, who joins and is signed in.
    pub async fn invite(&mut self) -> Result<Person, Failure> {
        let invited = self
            .ask(Command::Invite {
                name: "Ben".into(),
                role: Role::Counselor,
            })
            .await?;
        let Reply::Invitation { file, passphrase } = invited else {
            return Err(Failure::OutOfOrder);
        };
        let mut ben = Person::new();
        ben.open(&file, Some(UnlockKey::Passphrase(Secret(passphrase))))
            .await?;
        let prepared = ben
            .ask(Command::Join {
                person: "Ben".into(),
                passphrase: Secret(PASSPHRASE.into()),
            })
            .await?;
        let Reply::Joined { hello, .. } = ben.confirm(prepared).await? else {
            return Err(Failure::OutOfOrder);
        };
        self.open(&hello, None).await?;
        self.ask(Command::SignHello(SignAs::AsItSays)).await?;
        Ok(ben)
    }

    /// Opens a file.
    pub async fn open(&mut self, file: &OutFile, key: Option<UnlockKey>) -> Result<Reply, Failure> {
        let file = InFile {
            name: file.name.clone(),
            bytes: file.bytes.clone(),
        };
        self.ask(Command::OpenFile { file, key }).await
    }

    /// Opens and merges a bundle.
    pub async fn import(&mut self, file: &OutFile) -> Result<(), Failure> {
        self.open(file, None).await?;
        self.ask(Command::ApplyBundle).await.map(drop)
    }

    /// Makes a bundle.
    pub async fn export(&mut self, to: StaffId) -> Result<OutFile, Failure> {
        match self
            .ask(Command::Export {
                to: vec![to],
                purpose: "bench".into(),
                without: Without::default(),
            })
            .await?
        {
            Reply::Files(made) => made
                .into_iter()
                .next()
                .map(|made| made.file)
                .ok_or(Failure::OutOfOrder),
            _ => Err(Failure::OutOfOrder),
        }
    }

    /// Writes `each` observations about each of `students` students, each one a change of its own.
    pub async fn observe(&mut self, students: u32, each: u32) -> Result<(), Failure> {
        let me = self.me();
        for first in (0..students).step_by(100) {
            let mut edits = Vec::new();
            for student in first..(first + 100).min(students) {
                for number in 0..each {
                    edits.push(Edit::Append {
                        dossier: Subject::Contribution(StudentId(u128::from(student) + 1), me),
                        collection: OBSERVATIONS.into(),
                        what: observation(student, number),
                        replaces: None,
                    });
                }
            }
            self.ask(Command::Commit(Commit::new("observation.add", edits)))
                .await?;
        }
        Ok(())
    }

    /// Begins a group of so many students, each with a file of so many probes, each of them a change of its own.
    pub async fn begin_group(&mut self, members: u32, each: u32) -> Result<(), Failure> {
        let mut edits = Vec::new();
        for student in 0..members {
            for number in 0..each {
                let probe = ProbeTaken {
                    goal: GoalId(1),
                    probe: Probe {
                        day: Day::default(),
                        score: f64::from(number),
                    },
                };
                edits.push(append(support(student), PROBES, &probe)?);
            }
        }
        self.ask(Command::Commit(Commit::new("probe.take", edits)))
            .await
            .map(drop)
    }

    /// Logs a session of that group as the app does: its own entry, and each member's part.
    pub async fn log_session(&mut self, members: u32, number: usize) -> Result<(), Failure> {
        let group = Group {
            group: GroupId(9),
            name: "Tuesday lunch".into(),
            ..Group::default()
        };
        let students = (0..members).map(|student| StudentId(u128::from(student) + 1));
        let session = GroupSession {
            session: GroupSessionId(number as u128 + 1),
            minutes: 30,
            done: "Practised asking for help in pairs, then a game.".into(),
            present: students.map(|it| (it, Presence::default())).collect(),
            ..GroupSession::default()
        };
        let mut edits = vec![append(Subject::Group(GroupId(9)), SESSIONS, &session)?];
        for student in 0..members {
            let id = StudentId(u128::from(student) + 1);
            let part = GroupPart::of(&group, &session, id, &[]).ok_or(Failure::BadEdit)?;
            edits.push(append(support(student), GROUP_SESSIONS, &part)?);
        }
        self.ask(Command::Commit(Commit::new("group.session.log", edits)))
            .await
            .map(drop)
    }

    /// Opens the vault in a fresh engine; gives how long it took once the key was made.
    pub async fn unlock_anew(&mut self) -> Result<f64, Failure> {
        let vault = self.vault();
        let mut anew = Person::new();
        let key = UnlockKey::Passphrase(Secret(PASSPHRASE.into()));
        anew.ask(Command::Unlock {
            vault,
            key,
            take_over: true,
        })
        .await?;
        let taken = clock() - anew.key_made.get();
        *self = anew;
        Ok(taken)
    }
}

/// An observation of about 200 letters, no two alike.
fn observation(student: u32, number: u32) -> String {
    let text = format!(
        "Observation {number} of student {student}: worked with a partner on the reading task, asked twice for help, \
         finished the first page and explained it to the group. Seemed rested; spoke about the weekend."
    );
    serde_json::json!({ "seen": 1_795_363_200_000_i64 + i64::from(number), "setting": "class", "text": text }).to_string()
}

/// The file of a member.
fn support(student: u32) -> Subject {
    Subject::Support(StudentId(u128::from(student) + 1))
}

fn append<T: serde::Serialize>(
    dossier: Subject,
    collection: &str,
    what: &T,
) -> Result<Edit, Failure> {
    Ok(Edit::Append {
        dossier,
        collection: collection.into(),
        what: serde_json::to_string(what).map_err(|_| Failure::BadEdit)?,
        replaces: None,
    })
}
