//! Hex and base64 text for bytes that are shown, named or written into JSON.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Lower-case hex, two letters a byte.
pub fn to_hex(bytes: &[u8]) -> String {
    let mut text = vec![0; bytes.len() * 2];
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair[0] = HEX[usize::from(byte >> 4)];
        pair[1] = HEX[usize::from(byte & 15)];
    }
    // Digits are always text.
    String::from_utf8(text).unwrap_or_default()
}

/// Exactly `N` bytes from lower-case hex; `None` for anything else, upper case included, so that one value has one name.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

/// Base64 with the usual alphabet and padding (RFC 4648, 4).
pub fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of what [`to_base64`] wrote; `None` for anything else.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// Base64 that survives being typed into a link, a QR code or a message.
pub(crate) fn to_base64_url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn from_base64_url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_has_one_spelling() {
        assert_eq!(to_hex(&[0, 0xaf, 0x10]), "00af10");
        assert_eq!(from_hex::<3>("00af10"), Some([0, 0xaf, 0x10]));
        for wrong in ["00AF10", "00af1", "00af1000", "00af1g", "ÿf10a"] {
            assert_eq!(from_hex::<3>(wrong), None, "{wrong}");
        }
    }
}
