//! People who edit, send, lose, repeat, restore and erase, each on a device of their own.

use std::collections::BTreeSet;

use throughline_dossier::{Author, Dossier, Edit, Heads, Leaf, MergeError, Target};

use crate::acts::{Act, PATHS};
use crate::model::{Deed, Event, Model};
use crate::support::{ID, SHAPE, birth, check_equal, clear, prose, set, settle, ulid, values};

/// A state someone once had: what an edit may be made at, and what a backup holds.
#[derive(Clone)]
struct Moment {
    dossier: Dossier,
    seen: BTreeSet<Event>,
}

/// A bundle entry on its way.
enum Bundle {
    Whole {
        bytes: Vec<u8>,
        generation: u32,
        seen: BTreeSet<Event>,
    },
    Since {
        bytes: Vec<u8>,
        since: Heads,
        heads: Heads,
        seen: BTreeSet<Event>,
    },
}

struct Person {
    now: Moment,
    past: Vec<Moment>,
    actor: u128,
}

/// Everyone, every bundle, and what the model knows of it.
pub struct School {
    people: Vec<Person>,
    bundles: Vec<Bundle>,
    model: Model,
    numbers: u32,
    /// Whether every value is written once only, as the model of erasing needs.
    unique: bool,
}

impl School {
    pub fn new(people: usize, unique: bool) -> Self {
        let now = Moment {
            dossier: birth(),
            seen: BTreeSet::new(),
        };
        let person = |at: usize| Person {
            now: now.clone(),
            past: vec![now.clone()],
            actor: at as u128 + 1,
        };
        Self {
            people: (0..people).map(person).collect(),
            bundles: Vec::new(),
            model: Model::default(),
            numbers: 0,
            unique,
        }
    }

    fn next(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }

    fn value(&mut self, value: u8) -> String {
        if self.unique {
            format!("value {}", self.next())
        } else {
            format!("value {value}")
        }
    }

    pub fn act(&mut self, act: &Act) {
        let people = self.people.len();
        match act.clone() {
            Act::Set {
                who,
                path,
                value,
                stale,
            } => {
                let value = self.value(value);
                let edit = set(PATHS[path], value.as_str());
                self.edit(who % people, stale, Some(path), Some(value), false, edit);
            }
            Act::Settle {
                who,
                path,
                value,
                stale,
            } => {
                let value = self.value(value);
                let edit = settle(PATHS[path], value.as_str());
                self.edit(who % people, stale, Some(path), Some(value), true, edit);
            }
            Act::Clear { who, path, stale } => {
                self.edit(
                    who % people,
                    stale,
                    Some(path),
                    None,
                    false,
                    clear(PATHS[path]),
                );
            }
            Act::Prose { who, stale } => {
                let letters = format!("[{}]", self.next());
                self.write_prose(who % people, stale, &letters);
            }
            Act::Append { who, stale } => self.append(who % people, stale),
            Act::Pack { who } => {
                let Moment { dossier, seen } = self.people[who % people].now.clone();
                let (bytes, generation) = (dossier.save(), dossier.generation());
                self.bundles.push(Bundle::Whole {
                    bytes,
                    generation,
                    seen,
                });
            }
            Act::PackSince { who, whose, stale } => {
                let past = &self.people[whose % people].past;
                let since = past[stale % past.len()].dossier.heads();
                let Moment { dossier, seen } = self.people[who % people].now.clone();
                if dossier.has_seen(&since) {
                    let (bytes, heads) = (dossier.save_since(&since), dossier.heads());
                    self.bundles.push(Bundle::Since {
                        bytes,
                        since,
                        heads,
                        seen,
                    });
                }
            }
            Act::Deliver { to, bundle } => self.deliver(to % people, bundle),
            Act::Restore { who, stale } => {
                let number = u128::from(self.next());
                let person = &mut self.people[who % people];
                let back = &person.past[stale % person.past.len()];
                let dossier = Dossier::load_sealed(SHAPE, &back.dossier.save()).unwrap();
                person.now = Moment {
                    dossier,
                    seen: back.seen.clone(),
                };
                person.actor = (number << 8) + who as u128 + 1;
            }
            Act::Erase { who, entry } => self.erase(who % people, entry),
        }
    }

    /// An earlier state of a person that is in what they hold now.
    fn base(&self, who: usize, stale: usize) -> Moment {
        let person = &self.people[who];
        let now = &person.now.dossier;
        let same = |past: &&Moment| {
            past.dossier.generation() == now.generation() && now.has_seen(&past.dossier.heads())
        };
        let past: Vec<_> = person.past.iter().filter(same).collect();
        // Mostly what they see now.
        if stale.is_multiple_of(3) && !past.is_empty() {
            past[(stale / 3) % past.len()].clone()
        } else {
            person.now.clone()
        }
    }

    fn commit(&mut self, who: usize, base: &Moment, edit: Edit, deed: Option<Deed>) {
        let person = &mut self.people[who];
        let author = Author {
            actor: person.actor.to_be_bytes(),
            name: format!("person {who}"),
        };
        let before = person.now.dossier.heads();
        let heads = base.dossier.heads();
        let after = person
            .now
            .dossier
            .commit(&author, &heads, &[edit], "act", 1)
            .unwrap();
        assert_eq!(
            after != before,
            deed.is_some(),
            "a change is written if and only if it changes something"
        );
        if let Some(deed) = deed {
            let event = self.model.note(deed);
            self.people[who].now.seen.insert(event);
        }
        self.remember(who);
    }

    fn edit(
        &mut self,
        who: usize,
        stale: usize,
        path: Option<usize>,
        value: Option<String>,
        settles: bool,
        edit: Edit,
    ) {
        let base = self.base(who, stale);
        let path = PATHS[path.unwrap_or_default()];
        let standing = self.model.standing(&base.seen, path);
        let shown = match base.dossier.contents().fields.get(path) {
            Some(Leaf::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let mut replaced =
            self.model
                .showing(&base.seen, path, shown.as_deref().unwrap_or_default());
        let different: BTreeSet<_> = standing.values().collect();
        let is_idle = if settles {
            // In a reconciled dossier more may wait than the model knows of.
            values(&base.dossier, path).len() == 1 && shown == value
        } else {
            shown == value
        };
        if settles {
            replaced = standing.keys().copied().collect();
        }
        assert!(self.unique || different.len() == values(&base.dossier, path).len());
        let deed = Deed {
            written: value.map(|value| (path.to_owned(), value)),
            replaced,
            ..Deed::default()
        };
        self.commit(who, &base, edit, (!is_idle).then_some(deed));
    }

    fn write_prose(&mut self, who: usize, stale: usize, letters: &str) {
        let base = self.base(who, stale);
        let Some(Leaf::Text(text)) = base.dossier.contents().fields.get("plan").cloned() else {
            panic!("a plan is text");
        };
        let deed = Deed {
            letters: Some(letters.to_owned()),
            ..Deed::default()
        };
        self.commit(who, &base, prose(&format!("{text}{letters}")), Some(deed));
    }

    fn append(&mut self, who: usize, stale: usize) {
        let (base, id) = (self.base(who, stale), ulid(self.next()));
        let edit = Edit::Append {
            collection: "notes".to_owned(),
            id: id.clone(),
            json: format!("{{\"id\":\"{id}\"}}"),
        };
        let deed = Deed {
            entry: Some(id),
            ..Deed::default()
        };
        self.commit(who, &base, edit, Some(deed));
    }

    fn erase(&mut self, who: usize, entry: usize) {
        let now = &self.people[who].now;
        let entries: Vec<_> = self.model.entries(&now.seen).into_iter().collect();
        if entries.is_empty() {
            return;
        }
        let id = entries[entry % entries.len()].clone();
        let target = Target::Entry {
            collection: "notes".to_owned(),
            id: id.clone(),
        };
        let dossier = now.dossier.expunge(&BTreeSet::from([target]), 1).unwrap();
        let event = self.model.note(Deed {
            erased: Some(id),
            ..Deed::default()
        });
        let now = &mut self.people[who].now;
        now.dossier = dossier;
        now.seen.insert(event);
        self.remember(who);
    }

    fn deliver(&mut self, to: usize, bundle: usize) {
        if self.bundles.is_empty() {
            return;
        }
        let bundle = &self.bundles[bundle % self.bundles.len()];
        let now = &mut self.people[to].now;
        match bundle {
            Bundle::Whole {
                bytes,
                generation,
                seen,
            } => {
                let arrived = Dossier::load_untrusted(SHAPE, bytes, ID, *generation).unwrap();
                now.take(&arrived, seen);
            }
            Bundle::Since {
                bytes,
                since,
                heads,
                seen,
            } => {
                let before = now.dossier.heads();
                let mut copy = now.dossier.clone();
                match copy.apply_since(bytes) {
                    Ok(_) if copy.has_seen(heads) => {
                        now.dossier = copy;
                        now.seen.extend(seen);
                    }
                    Ok(_) => assert!(!now.dossier.has_seen(since)),
                    Err(error) => {
                        assert!(!now.dossier.has_seen(since), "{error:?}");
                        assert!(matches!(error, MergeError::MissingDependencies(_)));
                        assert_eq!(copy.heads(), before);
                    }
                }
            }
        }
        self.remember(to);
    }

    fn remember(&mut self, who: usize) {
        let person = &mut self.people[who];
        person.past.push(person.now.clone());
        if !self.unique {
            self.check(who);
        }
    }

    /// What a person holds is exactly what the model says.
    pub fn check(&self, who: usize) {
        let Moment { dossier, seen } = &self.people[who].now;
        for path in PATHS {
            assert_eq!(
                values(dossier, path),
                self.model.values(seen, path),
                "{path}"
            );
        }
        self.check_kept(who);
    }

    /// No entry, no value that nobody replaced and no letters are lost; nothing erased is there.
    pub fn check_kept(&self, who: usize) {
        let Moment { dossier, seen } = &self.people[who].now;
        let contents = dossier.contents();
        let entries: BTreeSet<_> = contents.entries["notes"].keys().cloned().collect();
        assert_eq!(entries, self.model.entries(seen));
        let bytes = String::from_utf8_lossy(&dossier.save_since(&Heads::default())).into_owned();
        for id in self.model.erased(seen) {
            assert!(
                !bytes.contains(&format!("\"id\":\"{id}\"")),
                "the entry's bytes are gone"
            );
        }
        for path in PATHS {
            let held = values(dossier, path);
            for value in self.model.values(seen, path) {
                assert!(held.contains(&value), "{value} of {path} is lost: {held:?}");
            }
        }
        let plan = format!("{:?}", contents.fields.get("plan"));
        for letters in self.model.letters(seen) {
            assert!(plan.contains(&letters), "{letters} is lost: {plan}");
        }
    }

    /// Everyone sends everything to everyone, until nobody learns anything new.
    pub fn exchange_all(&mut self) {
        for _ in 0..4 {
            for to in 0..self.people.len() {
                for from in 0..self.people.len() {
                    let Moment { dossier, seen } = self.people[from].now.clone();
                    let bytes = dossier.save();
                    let arrived = Dossier::load_untrusted(SHAPE, &bytes, ID, dossier.generation());
                    self.people[to].now.take(&arrived.unwrap(), &seen);
                }
            }
            let first = self.people[0].now.dossier.heads();
            if self
                .people
                .iter()
                .all(|person| person.now.dossier.heads() == first)
            {
                break;
            }
        }
        for person in &self.people {
            check_equal(&person.now.dossier, &self.people[0].now.dossier);
            assert_eq!(person.now.seen, self.people[0].now.seen);
        }
    }
}

impl Moment {
    fn take(&mut self, arrived: &Dossier, seen: &BTreeSet<Event>) {
        self.dossier = self.dossier.reconcile(arrived).unwrap();
        self.seen.extend(seen);
    }
}
