//! Every saved input of the fuzz targets that read other systems' files, run as an ordinary test.

#![allow(clippy::unwrap_used)] // Every function here serves a test.

#[path = "../../../fuzz/fuzz_targets/hsds_case.rs"]
mod hsds_case;
#[path = "../../../fuzz/fuzz_targets/offered.rs"]
mod offered;
#[path = "../../../fuzz/fuzz_targets/oneroster_case.rs"]
mod oneroster_case;

/// Runs every saved input of a target.
fn survives(target: &str, check: fn(&[u8])) {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus");
    let folder = format!("{corpus}/{target}");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        check(&std::fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 10, "{count} saved inputs");
}

#[test]
fn every_saved_roster_is_survived() {
    survives("read_oneroster", oneroster_case::check);
}

#[test]
fn every_saved_directory_is_survived() {
    survives("read_hsds", hsds_case::check);
}
