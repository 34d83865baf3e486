//! Every saved input of the fuzz target `read_oneroster`, run as an ordinary test.

#[path = "../../../fuzz/fuzz_targets/oneroster_case.rs"]
mod oneroster_case;

#[test]
fn every_saved_input_is_survived() {
    let corpus = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../fuzz/corpus/read_oneroster"
    );
    let mut count = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        oneroster_case::check(&std::fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 10, "{count} saved inputs");
}
