//! A map whose keys are message authentication codes: nobody without the key can choose them, and their own bits spread
//! them as well as any hash would.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Such a map.
pub type ByMac<Key, Value> = HashMap<Key, Value, BuildHasherDefault<LastBytes>>;

/// Takes the last eight bytes, or the number, that it is given for the hash.
#[derive(Default)]
pub struct LastBytes(u64);

impl Hasher for LastBytes {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(last) = bytes.last_chunk() {
            self.0 = u64::from_le_bytes(*last);
        }
    }

    fn write_u128(&mut self, number: u128) {
        self.write(&number.to_be_bytes());
    }

    fn write_usize(&mut self, _length: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use throughline_domain::id::DossierId;
    use throughline_vault::seal::RecordKey;

    use super::*;

    #[test]
    fn keys_of_both_kinds_are_told_apart() {
        let hash = |key: &dyn Fn(&mut LastBytes)| {
            let mut hasher = LastBytes::default();
            key(&mut hasher);
            hasher.finish()
        };
        let of_record = |last: u8| {
            let mut bytes = [7; 32];
            bytes[31] = last;
            hash(&|hasher| std::hash::Hash::hash(&RecordKey::from_bytes(bytes), hasher))
        };
        let of_dossier = |last: u8| {
            let mut bytes = [7; 16];
            bytes[15] = last;
            hash(&|hasher| std::hash::Hash::hash(&DossierId::from_bytes(bytes), hasher))
        };
        assert_ne!(of_record(1), of_record(2));
        assert_ne!(of_dossier(1), of_dossier(2));
    }
}
