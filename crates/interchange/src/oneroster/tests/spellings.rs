//! One roster in every form that systems and spreadsheet programs give it.

use super::*;

/// The given name of student 1 in a file of these bytes.
fn check(bytes: &[u8], expected: &str) {
    let reading = try_read_on("2026-11-22", &[("users.csv", bytes)]).unwrap();
    assert_eq!(reading.bad_rows, []);
    assert_eq!(card(&reading, "1").given, expected);
}

#[test]
fn a_byte_order_mark() {
    let text = users("1,,,student,Zoë,Lee,,\n");
    check(format!("\u{FEFF}{text}").as_bytes(), "Zoë");
}

#[test]
fn line_ends_of_windows() {
    check(
        users("1,,,student,Zoë,Lee,,\n")
            .replace('\n', "\r\n")
            .as_bytes(),
        "Zoë",
    );
}

#[test]
fn windows_1252() {
    let text = users("1,,,student,Zo?,Mu?oz,,\n");
    let mut bytes = text.into_bytes();
    let odd = bytes.iter_mut().filter(|byte| **byte == b'?');
    odd.zip([0xEB, 0xF1])
        .for_each(|(byte, wanted)| *byte = wanted);
    check(&bytes, "Zoë");
}

#[test]
fn utf_16_of_a_spreadsheet_program() {
    let text = users("1,,,student,Zoë,Lee,,\n").replace(',', "\t");
    let bytes: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    check(&bytes, "Zoë");
}

#[test]
fn semicolons_and_other_cases_of_names() {
    check(
        users("1;;;Student; Zoë ;Lee;;\n")
            .replace(',', ";")
            .to_uppercase()
            .replace("ZOË", "Zoë")
            .as_bytes(),
        "Zoë",
    );
}

#[test]
fn names_are_kept_as_they_are() {
    for name in [
        "<script>alert(1)</script>",
        "אבג",
        "🙂",
        &"x".repeat(300),
        "=1+1",
    ] {
        check(
            users(&format!("1,,,student,{name},Lee,,\n")).as_bytes(),
            name,
        );
    }
}
