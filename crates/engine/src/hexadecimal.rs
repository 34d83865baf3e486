//! Hashes and secrets as hexadecimal text.

use throughline_protocol::Heads;

/// Lower-case hexadecimal text.
pub fn write(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Thirty-two bytes; `None` when the text is not theirs.
pub fn read(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

/// Heads as a manifest writes them.
pub fn write_heads(heads: &Heads) -> Vec<String> {
    heads.0.iter().map(|hash| write(hash)).collect()
}

/// Heads that a manifest wrote; `None` when they are none.
pub fn read_heads(texts: &[String]) -> Option<Heads> {
    let hashes: Option<_> = texts.iter().map(|text| read(text)).collect();
    hashes.map(Heads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_and_read() {
        let bytes = std::array::from_fn(|index| u8::try_from(index * 7).unwrap());
        assert_eq!(read(&write(&bytes)), Some(bytes));
        assert_eq!(write(&[0, 15, 255]), "000fff");
    }

    #[test]
    fn other_text_is_refused() {
        let (short, foreign) = ("00".repeat(31), "é".repeat(32));
        for text in ["", &short, &foreign, &"zz".repeat(32)] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
