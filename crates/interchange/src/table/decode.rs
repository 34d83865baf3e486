//! From bytes to text: UTF-8, UTF-16 when it says so, and Windows-1252 for what is neither.

/// The bytes are no text: they hold zero bytes, or are in no encoding that schools' systems write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not text")]
pub struct NotText;

/// What Windows-1252 means by the bytes 80 to 9F; `\0` where it means nothing.
/// Source: the WHATWG Encoding Standard, index windows-1252, without its five control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The text of a file, without its byte order mark.
///
/// UTF-16 is recognised by its mark alone. What is not UTF-8 is taken for Windows-1252, which spreadsheet programs
/// write where they mean "CSV".
///
/// # Errors
/// When the text would hold a zero character, or a byte stands for nothing: the file is likely no text at all.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    let text = match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).map_err(|_| NotText)?.to_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => String::from_utf8(bytes).or_else(|error| windows_1252(error.as_bytes()))?,
    };
    if text.contains('\0') {
        return Err(NotText);
    }
    Ok(text)
}

/// The text of a file, and the lines (counted from 1) in which some bytes stand for no letter; each of them becomes
/// `\u{FFFD}`.
///
/// A file that is UTF-8 but for some of its lines was put together from several: were it taken for Windows-1252 as a
/// whole, every accent in the other lines would be lost.
///
/// # Errors
/// As [`decode`].
pub fn decode_telling(bytes: Vec<u8>) -> Result<(String, Vec<u64>), NotText> {
    let lines = || bytes.split(|byte| *byte == b'\n');
    let mixed = std::str::from_utf8(&bytes).is_err()
        && !bytes.starts_with(&[0xFF, 0xFE])
        && !bytes.starts_with(&[0xFE, 0xFF])
        && lines().any(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok());
    if !mixed {
        return Ok((decode(bytes)?, Vec::new()));
    }
    let broken = (1..)
        .zip(lines())
        .filter(|(_, line)| std::str::from_utf8(line).is_err());
    let broken = broken.map(|(line, _)| line).collect();
    Ok((
        decode(String::from_utf8_lossy(&bytes).into_owned().into_bytes())?,
        broken,
    ))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(NotText);
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<_, _>>()
        .map_err(|_| NotText)
}

fn windows_1252(bytes: &[u8]) -> Result<String, NotText> {
    let character = |byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    let text: String = bytes.iter().map(character).collect();
    if text.contains('\0') {
        return Err(NotText);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], expected: Result<&str, NotText>) {
        assert_eq!(decode(bytes.to_vec()), expected.map(str::to_owned));
    }

    #[test]
    fn utf_8_with_and_without_a_mark() {
        check("Zoë".as_bytes(), Ok("Zoë"));
        check("\u{FEFF}Zoë".as_bytes(), Ok("Zoë"));
    }

    #[test]
    fn utf_16_of_both_orders() {
        check(b"\xFF\xFEA\0\xEB\0", Ok("Aë"));
        check(b"\xFE\xFF\0A\0\xEB", Ok("Aë"));
        check(b"\xFF\xFEA\0\xEB", Err(NotText));
        check(b"\xFF\xFE\0\xD8", Err(NotText));
    }

    #[test]
    fn windows_1252_where_it_is_not_utf_8() {
        check(b"Zo\xEB \x96 \x80 5", Ok("Zoë – € 5"));
        check(b"Mu\xF1oz", Ok("Muñoz"));
        check(b"\x81", Err(NotText));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check(b"PK\x03\x04\x00\x00", Err(NotText));
        check(b"S\0m\0i\0t\0h\0", Err(NotText));
        check(b"\xEF\xBB\xBF\xFF", Err(NotText));
    }

    #[test]
    fn one_broken_line_does_not_cost_the_accents_of_the_others() {
        let mixed = "a\nMuñoz\n"
            .bytes()
            .chain(*b"x \x89\xDB\xD2 y\nb")
            .collect::<Vec<u8>>();
        let (text, broken) = decode_telling(mixed).unwrap();
        assert!(text.starts_with("a\nMuñoz\nx \u{FFFD}"), "{text}");
        assert_eq!(broken, [3]);
        // A file that is Windows-1252 all through is not broken.
        let plain = decode_telling(b"Mu\xF1oz\nPe\xF1a".to_vec());
        assert_eq!(plain, Ok(("Muñoz\nPeña".to_owned(), vec![])));
    }

    proptest! {
        #[test]
        fn every_text_without_zeros_survives(text in "[^\0\u{FEFF}]*") {
            prop_assert_eq!(decode(text.clone().into_bytes()), Ok(text.clone()));
            let wide: Vec<u8> = std::iter::once(0xFEFF)
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect();
            prop_assert_eq!(decode(wide), Ok(text));
        }
    }
}
