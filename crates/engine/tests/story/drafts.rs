//! What is typed and not saved: kept sealed while it is typed, gone with what saves it, and in no file for others.

use throughline_domain::contribution::OBSERVATIONS;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Command, Commit, Edit, Failure, Reply, Typed};
use throughline_vault::bundle::{self, Caps};
use throughline_vault::envelope::Unlock;
use throughline_vault::seal::Table;
use throughline_vault::store::memory::{Snapshot, StopAt};
use throughline_vault::words::RecoveryKey;

use crate::desk::{Desk, PASSPHRASE, STUDENT};

const ABOUT: &str = "observation/42";
const WORDS: &str = "Hid under the stairs";
const DAY: i64 = 24 * 60 * 60 * 1000;

fn typed(words: &str) -> Typed {
    Typed([("text".to_owned(), words.to_owned())].into())
}

fn keep(desk: &mut Desk, about: &str, words: &str) -> Result<Reply, Failure> {
    desk.ask(Command::KeepDraft {
        about: about.to_owned(),
        typed: typed(words),
    })
}

/// Saves an observation, and with it the draft.
fn save(desk: &mut Desk) -> Result<Reply, Failure> {
    let edit = Edit::Append {
        dossier: Subject::Contribution(STUDENT, desk.me()),
        collection: OBSERVATIONS.into(),
        what: serde_json::json!({ "seen": 0, "text": WORDS }).to_string(),
        replaces: None,
    };
    desk.ask(Command::Commit(Commit {
        draft: Some(ABOUT.to_owned()),
        ..Commit::new("observation.add", vec![edit])
    }))
}

/// The program started anew on the same disk, some time later.
fn again(desk: &Desk, later: i64) -> Desk {
    desk.disk.now.set(desk.disk.now.get() + later);
    let mut fresh = Desk::on(desk.disk.clone());
    fresh.unlock().unwrap();
    fresh
}

/// What came in as typed, with what it is about.
fn drafts(desk: &Desk) -> Vec<(&str, &Typed)> {
    let drafts = desk.drafts.iter();
    drafts
        .map(|draft| (draft.about.as_str(), &draft.typed))
        .collect()
}

/// How many drafts are stored, and that no word of them stands there in clear.
fn stored(snapshots: &[Snapshot]) -> usize {
    let records = snapshots.iter().flat_map(|snapshot| &snapshot.records);
    let drafts = records.filter(|((table, _), _)| *table == Table::Drafts);
    drafts
        .inspect(|((_, key), sealed)| {
            for clear in [WORDS, ABOUT, "stairs", "text"] {
                let holds =
                    |bytes: &[u8]| bytes.windows(clear.len()).any(|it| it == clear.as_bytes());
                assert!(
                    !holds(sealed.as_bytes()) && !holds(key.as_bytes()),
                    "{clear}"
                );
            }
        })
        .count()
}

fn amy() -> Desk {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    amy
}

#[test]
fn what_was_typed_is_there_when_the_vault_is_opened_again() {
    let mut amy = amy();
    keep(&mut amy, ABOUT, "Hid").unwrap();
    keep(&mut amy, ABOUT, WORDS).unwrap();
    keep(&mut amy, "message/7", "").unwrap();
    assert_eq!(stored(&amy.bytes()), 2);

    let mut next = again(&amy, 0);
    let mut came = drafts(&next);
    came.sort_by_key(|(about, _)| *about);
    assert_eq!(came, [("message/7", &typed("")), (ABOUT, &typed(WORDS))]);

    // Forgetting forgets for good; what was never kept is forgotten too.
    for about in [ABOUT, "message/7", ABOUT, "never"] {
        let about = about.to_owned();
        let forgotten = next.ask(Command::ForgetDraft { about });
        assert_eq!(forgotten, Ok(Reply::Nothing));
    }
    assert_eq!(stored(&next.bytes()), 0);
    assert!(again(&next, 0).drafts.is_empty());
}

#[test]
fn a_draft_goes_with_the_change_that_saves_it_and_never_before() {
    for stop in [Some(StopAt::Before(1)), Some(StopAt::After(1)), None] {
        let mut amy = amy();
        keep(&mut amy, ABOUT, WORDS).unwrap();
        let store = amy.disk.stores.borrow().values().next().unwrap().clone();
        if let Some(stop) = stop {
            store.stop_at(stop);
        }
        assert_eq!(save(&mut amy).is_ok(), stop.is_none());
        let next = again(&amy, 0);
        let saved = next
            .contents(Subject::Contribution(STUDENT, next.me()))
            .entries::<serde_json::Value>(OBSERVATIONS)
            .len();
        assert_eq!(next.drafts.len() + saved, 1, "{stop:?}: one or the other");
        assert_eq!(saved == 0, stop == Some(StopAt::Before(1)), "{stop:?}");
    }
}

#[test]
fn a_change_that_is_refused_leaves_the_draft() {
    let mut amy = amy();
    keep(&mut amy, ABOUT, WORDS).unwrap();
    let edit = Edit::Append {
        dossier: Subject::Contribution(STUDENT, amy.me()),
        collection: OBSERVATIONS.into(),
        what: "no JSON".to_owned(),
        replaces: None,
    };
    let refused = amy.ask(Command::Commit(Commit {
        draft: Some(ABOUT.to_owned()),
        ..Commit::new("observation.add", vec![edit])
    }));
    assert_eq!(refused, Err(Failure::BadEdit));
    assert_eq!(drafts(&again(&amy, 0)), [(ABOUT, &typed(WORDS))]);
}

#[test]
fn thirty_days_later_a_draft_is_dropped() {
    let mut amy = amy();
    keep(&mut amy, ABOUT, WORDS).unwrap();
    let mut next = again(&amy, 29 * DAY);
    assert_eq!(next.drafts.len(), 1);
    keep(&mut next, "message/7", "Later").unwrap();

    let next = again(&next, 2 * DAY);
    assert_eq!(drafts(&next), [("message/7", &typed("Later"))]);
    assert_eq!(stored(&next.bytes()), 1, "not only hidden");
}

#[test]
fn a_draft_has_a_size_and_the_oldest_makes_room() {
    let mut amy = amy();
    keep(&mut amy, ABOUT, WORDS).unwrap();
    let long = "x".repeat(64 * 1024);
    assert_eq!(keep(&mut amy, ABOUT, &long), Err(Failure::BadEdit));
    assert_eq!(drafts(&again(&amy, 0)), [(ABOUT, &typed(WORDS))]);

    let mut amy = again(&amy, 0);
    for number in 0..200 {
        keep(&mut amy, &format!("message/{number}"), "x").unwrap();
    }
    keep(&mut amy, "message/0", "y").unwrap();
    assert_eq!(stored(&amy.bytes()), 200);
    let next = again(&amy, 0);
    assert!(next.drafts.iter().all(|draft| draft.about != ABOUT));
    assert!(drafts(&next).contains(&("message/0", &typed("y"))));
}

#[test]
fn a_window_that_lost_the_vault_keeps_and_forgets_nothing() {
    let mut amy = amy();
    keep(&mut amy, ABOUT, WORDS).unwrap();
    let mut newer = again(&amy, 0);
    keep(&mut newer, ABOUT, "Typed in the newer window").unwrap();
    let before = newer.bytes();
    let late = keep(&mut amy, ABOUT, "Typed in the older window");
    assert_eq!(late, Err(Failure::OwnershipLost));
    let about = ABOUT.to_owned();
    let forgotten = amy.ask(Command::ForgetDraft { about });
    assert_eq!(forgotten, Err(Failure::OwnershipLost));
    assert_eq!(save(&mut amy), Err(Failure::OwnershipLost));
    assert_eq!(amy.bytes(), before);
}

#[test]
fn a_locked_screen_takes_no_draft_and_gives_them_all_back() {
    let mut amy = amy();
    let pin = Secret("280719".to_owned());
    amy.ask(Command::SetPin(Some(pin.clone()))).unwrap();
    keep(&mut amy, ABOUT, WORDS).unwrap();
    amy.ask(Command::LockScreen).unwrap();
    assert_eq!(keep(&mut amy, ABOUT, "x"), Err(Failure::ScreenLocked));
    amy.ask(Command::OpenScreen { pin }).unwrap();
    assert_eq!(drafts(&amy), [(ABOUT, &typed(WORDS))]);
}

/// The dossiers that a file holds, as whoever has these words reads them.
fn entries(file: &OutFile, words: &str) -> usize {
    let key = RecoveryKey::from_words(words).unwrap().identity().unwrap();
    let unlock = Unlock::Identities(vec![key]);
    // A bundle that holds anything but what its manifest names does not open.
    let opened = bundle::open(&file.bytes, &unlock, Caps::default()).unwrap();
    opened.claimed_manifest().entries.len()
}

#[test]
fn no_bundle_and_no_backup_holds_a_draft() {
    let mut amy = amy();
    let mut ben = amy.invite("Ben", Role::Counselor);
    let mut tablet = amy.add_device();
    // From now on Amy's files open with Ben's words too.
    ben.import(&amy.export(ben.me()));
    amy.import(&ben.export(amy.me()));
    let (to, words) = (ben.me(), [&amy, &amy, &ben].map(|desk| desk.words.clone()));
    let make = |amy: &mut Desk| {
        let Ok(Reply::Backup { person, .. }) = amy.ask(Command::Backup) else {
            panic!("no backup")
        };
        [person, amy.export(amy.me()), amy.export(to)]
    };
    let count = |files: &[OutFile; 3]| [0, 1, 2].map(|at| entries(&files[at], &words[at]));
    make(&mut amy); // The log of what was shared is begun.
    let before = make(&mut amy);
    keep(&mut amy, ABOUT, WORDS).unwrap();
    let after = make(&mut amy);
    assert_eq!(count(&after), count(&before));
    for (desk, file) in [(&mut tablet, &after[1]), (&mut ben, &after[2])] {
        desk.import(file);
        assert_eq!(stored(&desk.bytes()), 0);
    }
}

#[test]
fn a_vault_file_holds_drafts_as_at_rest_and_they_count_as_no_change() {
    let mut amy = amy();
    keep(&mut amy, ABOUT, WORDS).unwrap();
    let Ok(Reply::VaultFile { file, .. }) = amy.ask(Command::MakeVaultFile) else {
        panic!("no file")
    };
    let mut lab = Desk::new();
    lab.disk.now.set(900_000);
    lab.open_file(&file, None).unwrap();
    let key = UnlockKey::Passphrase(Secret(PASSPHRASE.into()));
    lab.ask(Command::UnlockFile {
        key,
        not_in_file: 0,
    })
    .unwrap();
    assert_eq!(drafts(&lab), [(ABOUT, &typed(WORDS))]);
    keep(&mut lab, ABOUT, "Hid under the stairs again").unwrap();
    lab.ask(Command::Session).unwrap();
    assert_eq!(lab.session().not_in_file, Some(0));
    save(&mut lab).unwrap();
    assert_eq!(lab.session().not_in_file, Some(1));

    // A copy in a browser of one's own has what was being typed.
    keep(&mut lab, "message/7", "Later").unwrap();
    lab.ask(Command::KeepHere {
        passphrase: Secret("another passphrase here".into()),
    })
    .unwrap();
    assert_eq!(drafts(&lab), [("message/7", &typed("Later"))]);
    assert_eq!(stored(&lab.bytes()), 1);
}
