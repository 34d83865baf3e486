//! Reading OneRoster files must survive any bytes, and a second import of the same must change nothing.

#![no_main]

mod offered;
mod oneroster_case;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oneroster_case::check(bytes));
