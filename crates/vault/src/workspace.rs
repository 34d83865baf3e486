//! The secret of a workspace: dossier ids that everyone in it derives alike, and nobody else can.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::id::DossierId;
use crate::secret::Secret;

/// Random, kept in the School dossier, used only for deriving ids: without it an id does not tell who has a file.
pub type WorkspaceSecret = Secret<32>;

impl WorkspaceSecret {
    /// The id of the dossier of this kind and natural key, the same on every device of the workspace.
    pub fn dossier_id(&self, kind: &str, natural_key: &[&str]) -> DossierId {
        DossierId::from_bytes(self.derive(kind, natural_key))
    }

    /// Sixteen bytes for anything else that is named alike everywhere, such as a student id from a student number.
    /// Each part carries its length, so `["ab", "c"]` and `["a", "bc"]` differ.
    pub fn derive(&self, kind: &str, natural_key: &[&str]) -> [u8; 16] {
        let parts = std::iter::once(kind).chain(natural_key.iter().copied());
        let digest = keyed_hash(self, parts.map(str::as_bytes));
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        id
    }
}

/// HMAC-SHA256 over length-prefixed parts; lengths are 32 bits, big-endian.
pub(crate) fn keyed_hash<'a>(key: &Secret<32>, parts: impl Iterator<Item = &'a [u8]>) -> [u8; 32] {
    // HMAC takes a key of any length; 32 bytes fit within its block and are padded, never refused.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key.expose());
    let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into());
    for part in parts {
        mac.update(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: WorkspaceSecret = WorkspaceSecret::from_bytes([3; 32]);

    #[test]
    fn ids_are_pinned() {
        insta::assert_snapshot!(SECRET.dossier_id("support", &["S-1042"]), @"d57eb6ec835460fe73631a976ad3d97f");
        insta::assert_snapshot!(SECRET.dossier_id("contribution", &["S-1042", "01ABC"]), @"9ed42bf00a2f5e8dec3867aa938a736b");
        insta::assert_snapshot!(SECRET.dossier_id("school", &[]), @"8a02b7caf695500d9010f712bce38ba7");
    }

    proptest! {
        #[test]
        fn parts_never_run_together(a in ".{0,6}", b in ".{0,6}", c in ".{0,6}") {
            let whole = SECRET.dossier_id(&a, &[&b, &c]);
            prop_assert_ne!(whole, SECRET.dossier_id(&a, &[&format!("{b}{c}")]));
            prop_assert_ne!(whole, SECRET.dossier_id(&format!("{a}{b}"), &[&c]));
            prop_assert_ne!(whole, WorkspaceSecret::from_bytes([4; 32]).dossier_id(&a, &[&b, &c]));
        }
    }
}
