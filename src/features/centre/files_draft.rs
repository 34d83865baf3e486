//! The files of a guide or a strategy while it is being written: what a draft keeps of them, and what is saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use throughline_domain::enclosure::{Enclosure, Taken};
use throughline_domain::subject::Subject;
use throughline_public::enclosure::{COUNT_MAX, NAMED_MAX};
use throughline_public::id::EnclosureId;

use crate::pieces::Field;
use crate::text::{Text, centre as say};
use crate::workspace::{Failure, fresh};

/// A file of the form.
#[derive(Clone)]
pub struct Line {
    /// Its identifier.
    pub id: EnclosureId,
    /// What it is.
    pub is: Enclosure,
    /// What is said that it shows or is.
    pub name: ArcRwSignal<String>,
    /// Whether it is taken out.
    pub is_out: ArcRwSignal<bool>,
    /// Of one that nobody has saved yet: its bytes, and as they are saved.
    pub picked: Option<(Arc<Vec<u8>>, Arc<str>)>,
}

impl Line {
    fn new(id: EnclosureId, is: Enclosure, picked: Option<(Arc<Vec<u8>>, Arc<str>)>) -> Self {
        Self {
            id,
            name: ArcRwSignal::new(is.name.clone()),
            is_out: ArcRwSignal::default(),
            is,
            picked,
        }
    }

    /// What a draft keeps of it; tracked.
    fn told(&self) -> Told {
        let is = Enclosure {
            name: self.name.get(),
            ..self.is.clone()
        };
        Told {
            id: self.id.clone(),
            is,
            is_out: self.is_out.get(),
            is_new: self.picked.is_some(),
        }
    }
}

/// What a draft keeps of a file: all but the bytes of one that nobody has saved.
#[derive(Clone, Serialize, Deserialize)]
pub struct Told {
    id: EnclosureId,
    /// What it is.
    pub is: Enclosure,
    is_out: bool,
    is_new: bool,
}

/// The files of a thing that is being written. A copy is the same.
#[derive(Clone, Copy)]
pub struct FilesDraft {
    /// All of them, also those that are taken out.
    pub lines: RwSignal<Vec<Line>>,
    /// What the draft keeps of them.
    told: RwSignal<String>,
    /// Those that nobody saved, and that went with the page.
    pub lost: RwSignal<Vec<Told>>,
}

impl FilesDraft {
    /// As they are now.
    pub fn of(files: &BTreeMap<EnclosureId, Enclosure>) -> Self {
        let line = |(id, is): (&EnclosureId, &Enclosure)| Line::new(id.clone(), is.clone(), None);
        let draft = Self {
            lines: RwSignal::new(files.iter().map(line).collect()),
            told: RwSignal::default(),
            lost: RwSignal::default(),
        };
        draft.told.set(untrack(|| draft.tell()));
        draft
    }

    /// What a draft keeps.
    pub fn field(self) -> (String, Field) {
        ("files".to_owned(), Field::Text(self.told))
    }

    /// Keeps what the draft tells of the lines, and the lines as a draft tells that was found, put away or brought back.
    pub fn follow(self) {
        let seen = StoredValue::new(self.lines.get_untracked());
        let take_up = move |told: &str| {
            if told != untrack(|| self.tell()) {
                self.fill(told, &seen.get_value());
            }
        };
        take_up(&self.told.get_untracked());
        Effect::new(move |_| take_up(&self.told.get()));
        Effect::new(move |_| {
            self.lines.with(|lines| {
                seen.update_value(|seen| {
                    let new = |line: &&Line| seen.iter().all(|it| it.id != line.id);
                    let new: Vec<Line> = lines.iter().filter(new).cloned().collect();
                    seen.extend(new);
                });
            });
            let told = self.tell();
            if told != self.told.get_untracked() {
                self.told.set(told);
            }
        });
    }

    fn tell(self) -> String {
        let mut told: Vec<Told> = self
            .lines
            .with(|lines| lines.iter().map(Line::told).collect());
        told.extend(self.lost.get());
        serde_json::to_string(&told).unwrap_or_default()
    }

    /// The lines as a draft tells: of those that were seen here, or are kept. What is neither is lost.
    fn fill(self, told: &str, seen: &[Line]) {
        let told: Vec<Told> = serde_json::from_str(told).unwrap_or_default();
        let (mut lines, mut lost) = (Vec::new(), Vec::new());
        for told in told {
            let line = match seen.iter().find(|line| line.id == told.id) {
                Some(line) => line.clone(),
                None if told.is_new => {
                    if !told.is_out {
                        lost.push(told);
                    }
                    continue;
                }
                None => Line::new(told.id, told.is.clone(), None),
            };
            line.name.set(told.is.name);
            line.is_out.set(told.is_out);
            lines.push(line);
        }
        self.lost.set(lost);
        self.lines.set(lines);
    }

    /// Those that are not taken out.
    fn here(self) -> Vec<Line> {
        let is_here = |line: &&Line| !line.is_out.get();
        self.lines
            .with(|lines| lines.iter().filter(is_here).cloned().collect())
    }

    /// How many there are; tracked.
    pub fn count(self) -> usize {
        self.here().len()
    }

    /// Whether there is one that nobody has saved; tracked.
    pub fn holds_picked(self) -> bool {
        self.here().iter().any(|line| line.picked.is_some())
    }

    /// Why they cannot be saved as they are, with the field to mend; not tracked.
    pub fn wrong(self) -> Option<(String, Text)> {
        let here = untrack(|| self.here());
        let long = here.iter().find(|line| is_long(&line.name.get_untracked()));
        if let Some(line) = long {
            return Some((name_field(line), say::file_name_long(NAMED_MAX)));
        }
        (here.len() > COUNT_MAX).then(|| (FILES.to_owned(), over(here.len())))
    }

    /// What is said of them; not tracked. One whose name was taken away goes by the one that it had.
    pub fn files(self) -> BTreeMap<EnclosureId, Enclosure> {
        let said = |line: Line| {
            let typed = line.name.with_untracked(|name| name.trim().to_owned());
            let name = if typed.is_empty() {
                line.is.name.clone()
            } else {
                typed
            };
            (line.id, Enclosure { name, ..line.is })
        };
        untrack(|| self.here()).into_iter().map(said).collect()
    }

    /// The bytes that nobody has saved yet, with the dossiers that will hold them; not tracked.
    pub fn picked(self) -> Vec<(Subject, String)> {
        let picked = |line: Line| {
            let (_, kept) = line.picked?;
            let file = line.id.0.parse().ok()?;
            Some((Subject::Enclosure(file), kept.to_string()))
        };
        untrack(|| self.here())
            .into_iter()
            .filter_map(picked)
            .collect()
    }

    /// Adds one that was looked into. Whether it was not there yet.
    ///
    /// # Errors
    /// When no identifier can be made.
    pub fn add(self, taken: Taken, bytes: Vec<u8>) -> Result<bool, Failure> {
        let same = |line: &&Line| line.is.sha256 == taken.enclosure.sha256;
        let there = self
            .lines
            .with_untracked(|lines| lines.iter().find(same).cloned());
        if let Some(line) = there {
            let was_out = line.is_out.get_untracked();
            line.is_out.set(false);
            return Ok(was_out);
        }
        let id = fresh::enclosure().ok_or(Failure::Fault("random".into()))?;
        let picked = Some((Arc::new(bytes), taken.bytes.into()));
        let line = Line::new(id, taken.enclosure, picked);
        self.lost
            .update(|lost| lost.retain(|told| told.is.sha256 != line.is.sha256));
        self.lines.update(|lines| lines.push(line));
        Ok(true)
    }
}

/// The element that holds them.
pub const FILES: &str = "thing-files";

/// The element of a file's name.
pub fn name_field(line: &Line) -> String {
    format!("file-name-{}", line.id.0)
}

/// Whether that is more than is read aloud at once.
pub fn is_long(name: &str) -> bool {
    name.trim().chars().count() > NAMED_MAX
}

/// That there are too many: two people added some at once.
pub fn over(count: usize) -> Text {
    say::file_over(count - COUNT_MAX, count, COUNT_MAX)
}
