//! Reading a community directory must survive any bytes, and a second import of the same must change nothing.

#![no_main]

mod hsds_case;
mod offered;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hsds_case::check(bytes));
