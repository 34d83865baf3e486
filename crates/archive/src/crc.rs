//! The CRC-32 of ZIP (ISO-HDLC, reflected, polynomial `EDB88320`), eight bytes at a time.
//!
//! Its tables are reckoned when they are first needed: carried along, they would be sixteen kilobytes that no compression makes
//! smaller, in every program that reads a pack.

use std::sync::LazyLock;

const POLYNOMIAL: u32 = 0xEDB8_8320;
/// How many bytes are taken at once.
const LANES: usize = 8;

type Tables = [[u32; 256]; LANES];

static TABLES: LazyLock<Box<Tables>> = LazyLock::new(|| {
    let mut tables = Box::new([[0; 256]; LANES]);
    for (byte, entry) in (0_u32..).zip(&mut tables[0]) {
        *entry = (0..8).fold(byte, |crc, _| {
            crc >> 1 ^ if crc & 1 == 1 { POLYNOMIAL } else { 0 }
        });
    }
    for lane in 1..LANES {
        for byte in 0..256 {
            let before = tables[lane - 1][byte];
            tables[lane][byte] = before >> 8 ^ tables[0][(before & 0xFF) as usize];
        }
    }
    tables
});

/// The checksum of these bytes.
pub fn hash(bytes: &[u8]) -> u32 {
    let tables: &Tables = &TABLES;
    let (lanes, rest) = bytes.as_chunks::<LANES>();
    let mut crc = !0_u32;
    for chunk in lanes {
        let word = u64::from_le_bytes(*chunk) ^ u64::from(crc);
        crc = 0;
        for (place, byte) in word.to_le_bytes().into_iter().enumerate() {
            crc ^= tables[LANES - 1 - place][usize::from(byte)];
        }
    }
    for byte in rest {
        crc = crc >> 8 ^ tables[0][usize::from(crc.to_le_bytes()[0] ^ byte)];
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::hash;
    use proptest::prelude::*;

    #[test]
    fn it_is_the_checksum_of_the_catalogue() {
        // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        assert_eq!(hash(b"123456789"), 0xCBF4_3926);
        assert_eq!(hash(b""), 0);
    }

    proptest! {
        #[test]
        fn it_is_what_others_reckon(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(hash(&bytes), crc32fast::hash(&bytes));
        }
    }
}
