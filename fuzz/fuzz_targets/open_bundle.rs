//! Opening a bundle must survive any bytes, both as the file and as what it decrypts to.

#![no_main]

mod open_bundle_case;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = open_bundle_case::check(bytes);
});
