//! Vault files as they should be, and every way in which they should not.

use pollster::block_on;
use proptest::prelude::*;

use super::*;
use crate::id::VaultId;
use crate::passphrase::PassphraseError;
use crate::seal::Sealer;
use crate::secret::MasterKey;
use crate::store::memory::MemoryStore;
use crate::store::{Batch, Write};

/// A header that took no half second to make: its key is of no use here.
fn header() -> Vec<u8> {
    static MADE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    let make = || {
        let header = VaultHeader::new(
            VaultId::random(),
            &MasterKey::random(),
            &"open sesame".into(),
            None,
        );
        header.unwrap().to_bytes().unwrap()
    };
    MADE.get_or_init(make).clone()
}

fn sealer() -> Sealer {
    Sealer::new(
        VaultId::from_bytes([1; 16]),
        &MasterKey::from_bytes([2; 32]),
    )
}

/// A vault with one record a table.
fn vault() -> Snapshot {
    let mut snapshot = Snapshot {
        header: Some(header()),
        ..Snapshot::default()
    };
    for table in Table::ALL {
        let key = sealer().record_key(table, b"x");
        let value = sealer().seal(table, &key, 7, b"plain").unwrap();
        snapshot.records.insert((table, key), value);
    }
    snapshot
}

/// The file of a vault after somebody changed its entries.
fn spoil(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> VaultFileError {
    let snapshot = vault();
    let records = snapshot.records.iter();
    let mut parts: Vec<(String, Vec<u8>)> = std::iter::once((HEADER.to_owned(), header()))
        .chain(
            records
                .map(|((table, key), value)| (entry_name(*table, key), value.clone().into_bytes())),
        )
        .collect();
    change(&mut parts);
    let mut archive = ArchiveWriter::new(Vec::new());
    for (name, bytes) in parts {
        archive.add(&name, &bytes).unwrap();
    }
    refusal(&archive.finish().unwrap())
}

fn spoil_header(from: &str, to: &str) -> VaultFileError {
    spoil(|parts| {
        let text = String::from_utf8(parts[0].1.clone()).unwrap();
        assert!(text.contains(from), "{text}");
        parts[0].1 = text.replace(from, to).into_bytes();
    })
}

fn refusal(bytes: &[u8]) -> VaultFileError {
    read(bytes, Caps::default()).unwrap_err()
}

fn written() -> Vec<u8> {
    write(&vault(), Caps::default()).unwrap()
}

#[test]
fn a_vault_file_holds_the_vault_as_it_is() {
    let snapshot = vault();
    let bytes = write(&snapshot, Caps::default()).unwrap();
    assert!(begins_like_one(&bytes));
    let again = read(&bytes, Caps::default()).unwrap();
    assert_eq!(again, snapshot);
    let key = sealer().record_key(Table::Local, b"x");
    let value = &again.records[&(Table::Local, key)];
    let plain = sealer().open(Table::Local, &key, value).unwrap();
    assert_eq!(plain.as_slice(), b"plain");
}

#[test]
fn every_flipped_or_missing_byte_is_refused() {
    let bytes = written();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 4;
        assert!(read(&changed, Caps::default()).is_err(), "byte {at}");
        assert!(read(&bytes[..at], Caps::default()).is_err(), "cut at {at}");
    }
}

#[test]
#[allow(clippy::too_many_lines)] // One table.
fn each_kind_of_bad_file_is_told_apart() {
    use VaultFileError::{Damaged, Header, NotOurs, Record, TooLarge, Truncated};
    let bytes = written();
    let mut flipped = bytes.clone();
    let middle = bytes.len() / 2;
    flipped[middle] ^= 1;
    let (newer, repacked) = (
        HeaderError::NewerVersion { needs: 2 },
        b"PK\x03\x04 and so on",
    );
    let cases: Vec<(&str, VaultFileError, VaultFileError)> = vec![
        ("nothing", refusal(b""), Truncated),
        ("a first byte", refusal(b"P"), Truncated),
        ("half of it", refusal(&bytes[..middle]), Truncated),
        (
            "all but a byte",
            refusal(&bytes[..bytes.len() - 1]),
            Truncated,
        ),
        ("a picture", refusal(b"\x89PNG\r\n\x1a\n"), NotOurs),
        ("a bundle", refusal(b"age-encryption.org/v1\n"), NotOurs),
        (
            "no ZIP of ours",
            refusal(&[&repacked[..], &[0; 60]].concat()),
            Damaged,
        ),
        ("a bit turned", refusal(&flipped), Damaged),
        (
            "more at its end",
            refusal(&[&bytes[..], b"more"].concat()),
            Damaged,
        ),
        ("no header", spoil(|parts| drop(parts.remove(0))), NotOurs),
        (
            "a header in second place",
            spoil(|parts| parts.swap(0, 1)),
            NotOurs,
        ),
        (
            "a record twice",
            spoil(|parts| parts.push(parts[1].clone())),
            Damaged,
        ),
        (
            "records in another order",
            spoil(|parts| parts.swap(1, 3)),
            Damaged,
        ),
        (
            "a table of its own",
            spoil(|parts| parts[1].0 = format!("pupils/{}", "0".repeat(64))),
            Damaged,
        ),
        (
            "a name that is no key",
            spoil(|parts| parts[1].0 = "dossiers/ada".to_owned()),
            Damaged,
        ),
        (
            "a header of something else",
            spoil_header("throughline-vault", "other"),
            Header(HeaderError::NotOurs),
        ),
        (
            "a newer header",
            spoil_header("\"minimum_reader\": 1", "\"minimum_reader\": 2"),
            Header(newer),
        ),
        (
            "a header without its salt",
            spoil_header("\"salt\"", "\"sold\""),
            Header(HeaderError::Damaged),
        ),
        (
            "a record cut short",
            spoil(|parts| parts[1].1.truncate(20)),
            Record(SealError::Truncated),
        ),
        (
            "a record in a newer format",
            spoil(|parts| parts[1].1[0] = 2),
            Record(SealError::NewerVersion(2)),
        ),
        (
            "a record that is none",
            spoil(|parts| parts[1].1[0] = 0),
            Record(SealError::Changed),
        ),
        (
            "more bytes than are taken",
            read(&bytes, few(|caps| caps.file_bytes = 100)).unwrap_err(),
            TooLarge,
        ),
        (
            "more records than are taken",
            read(&bytes, few(|caps| caps.entries = 3)).unwrap_err(),
            TooLarge,
        ),
        (
            "a larger record than is taken",
            read(&bytes, few(|caps| caps.entry_bytes = 50)).unwrap_err(),
            TooLarge,
        ),
    ];
    for (what, found, expected) in cases {
        assert_eq!(found, expected, "{what}");
    }
    for (from, to) in [
        ("\"memory_kib\": 65536", "\"memory_kib\": 8"),
        ("\"passes\": 3", "\"passes\": 4000000"),
    ] {
        let refused = spoil_header(from, to);
        let by_cost = |error: &PassphraseError| {
            matches!(
                error,
                PassphraseError::CostTooLow(_) | PassphraseError::CostTooHigh(_)
            )
        };
        assert!(
            matches!(&refused, Header(HeaderError::Passphrase(error)) if by_cost(error)),
            "{refused:?}"
        );
    }
}

fn few(lower: impl FnOnce(&mut Caps)) -> Caps {
    let mut caps = Caps::default();
    lower(&mut caps);
    caps
}

#[test]
fn what_would_be_refused_is_not_written() {
    assert_eq!(
        write(&Snapshot::default(), Caps::default()),
        Err(VaultFileError::NotOurs)
    );
    for caps in [
        few(|caps| caps.entries = 3),
        few(|caps| caps.entry_bytes = 50),
        few(|caps| caps.file_bytes = 100),
    ] {
        assert_eq!(write(&vault(), caps), Err(VaultFileError::TooLarge));
    }
}

#[test]
fn names_stay_plain() {
    assert_eq!(
        file_name("St. Mary's / Ost", "Ámi"),
        "St-Mary-s-Ost--Ámi.throughline-vault"
    );
    assert_eq!(
        file_name("../", ""),
        "Throughline--Throughline.throughline-vault"
    );
}

/// A store with this many records a table.
fn store(records: usize) -> MemoryStore {
    let store = MemoryStore::new();
    let epoch = block_on(store.take_over()).unwrap();
    let mut writes = Vec::new();
    for table in Table::ALL {
        for record in 0..records {
            let key = sealer().record_key(table, &record.to_be_bytes());
            let value = sealer().seal(table, &key, 1, &[0; 9]).unwrap();
            writes.push(Write::Put {
                table,
                key,
                expected: None,
                value,
            });
        }
    }
    let batch = Batch {
        epoch,
        writes,
        header: Some(header()),
    };
    block_on(store.write(batch)).unwrap();
    store
}

#[test]
fn a_store_is_gathered_whole_however_many_pages_it_has() {
    for records in [0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE] {
        let store = store(records);
        let gathered = block_on(gather(&store)).unwrap();
        assert_eq!(gathered, store.snapshot(), "{records}");
        assert_eq!(gathered.records.len(), 3 * records);
    }
}

#[test]
fn a_vault_file_becomes_a_store_that_goes_on_where_it_was() {
    let file = write(&store(3).snapshot(), Caps::default()).unwrap();
    let opened = MemoryStore::from_snapshot(read(&file, Caps::default()).unwrap());
    let epoch = block_on(opened.take_over()).unwrap();
    let key = sealer().record_key(Table::Local, b"new");
    let put = Write::Put {
        table: Table::Local,
        key,
        expected: None,
        value: sealer().seal(Table::Local, &key, 1, b"more").unwrap(),
    };
    let batch = Batch {
        epoch,
        writes: vec![put],
        header: None,
    };
    block_on(opened.write(batch)).unwrap();
    assert_eq!(block_on(gather(&opened)).unwrap().records.len(), 10);
}

proptest! {
    #[test]
    fn what_is_written_reads_back(records in proptest::collection::btree_map((0..3_usize, any::<[u8; 32]>()), (any::<u64>(), proptest::collection::vec(any::<u8>(), 0..200)), 0..20)) {
        let mut snapshot = Snapshot { header: Some(header()), ..Snapshot::default() };
        for ((table, key), (version, plain)) in records {
            let (table, key) = (Table::ALL[table], RecordKey::from_bytes(key));
            snapshot.records.insert((table, key), sealer().seal(table, &key, version, &plain).unwrap());
        }
        let bytes = write(&snapshot, Caps::default()).unwrap();
        prop_assert_eq!(read(&bytes, Caps::default()).unwrap(), snapshot);
    }

    #[test]
    fn reading_never_panics(bytes: Vec<u8>, at: proptest::sample::Index, with: Vec<u8>) {
        let _ = read(&bytes, Caps::default());
        let mut file = written();
        let at = at.index(file.len());
        file.splice(at..at, with.clone());
        prop_assert!(with.is_empty() || read(&file, Caps::default()).is_err());
    }
}
