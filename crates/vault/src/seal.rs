//! Sealing at rest: every stored value is XChaCha20-Poly1305 under the vault's master key, tied to its place.
//!
//! Value = format byte ‖ record version (u64, big-endian) ‖ nonce (24) ‖ ciphertext and tag. The associated data is
//! format ‖ vault id ‖ table ‖ record key ‖ version, so a value moved to another vault, table, key or version does not open.
//! What it can't show is that someone put back an older value of the same record.

use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{Key, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::encoding::{from_hex, to_hex};
use crate::id::{DossierId, VaultId};
use crate::random::random_bytes;
use crate::secret::{MasterKey, Secret};
use crate::workspace::keyed_hash;

const FORMAT: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const HEAD: usize = 1 + 8 + NONCE;
const RECORD_KEY_LABEL: &[u8] = b"throughline record keys v1";

/// The tables of a vault that hold sealed records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One record a dossier.
    Dossiers,
    /// This device's own things: secret keys, heads last sent, import journal, pins.
    Local,
    /// What is being written and not yet saved.
    Drafts,
}

impl Table {
    /// Every table, in the order in which vault files hold them.
    pub const ALL: [Self; 3] = [Self::Dossiers, Self::Local, Self::Drafts];

    /// The table's name in the store, in vault files and in the sealed value's associated data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dossiers => "dossiers",
            Self::Local => "local",
            Self::Drafts => "drafts",
        }
    }
}

/// Where a record lies in its table: 32 bytes that tell nothing without the master key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey([u8; 32]);

impl RecordKey {
    /// The key made of these bytes, as a store read them back.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes of the key.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// 64 lower-case hex letters, for file names.
    pub fn to_hex(&self) -> String {
        to_hex(&self.0)
    }

    /// Reads [`Self::to_hex`]; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        from_hex(text).map(Self)
    }
}

/// Why a stored value did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Written by a newer program; update this one.
    #[error("sealed in format {0}, which is newer than this program")]
    NewerVersion(u8),
    /// Cut short.
    #[error("the sealed value is cut short")]
    Truncated,
    /// Changed, moved from another place, or sealed under another master key.
    #[error("the sealed value was changed or belongs elsewhere")]
    Changed,
    /// More than one value can hold (256 GiB).
    #[error("too large to seal")]
    TooLarge,
}

/// A sealed value as the store keeps it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// Takes stored bytes over; fails when they are too short to be a sealed value or in a newer format.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, SealError> {
        match bytes.first() {
            Some(&format) if format > FORMAT => Err(SealError::NewerVersion(format)),
            Some(&FORMAT) if bytes.len() >= HEAD + TAG => Ok(Self(bytes)),
            Some(&FORMAT) | None => Err(SealError::Truncated),
            Some(_) => Err(SealError::Changed),
        }
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes to store, taken out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The record version it was sealed at.
    pub fn version(&self) -> u64 {
        let mut version = [0; 8];
        version.copy_from_slice(&self.0[1..9]);
        u64::from_be_bytes(version)
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Sealed(version {}, {} bytes)",
            self.version(),
            self.0.len()
        )
    }
}

/// Seals and opens the records of one vault. Holds the master key: drop it on lock.
pub struct Sealer {
    vault: VaultId,
    cipher: XChaCha20Poly1305,
    record_keys: Secret<32>,
}

impl Sealer {
    /// The sealer of this vault.
    pub fn new(vault: VaultId, master: &MasterKey) -> Self {
        Self {
            vault,
            cipher: XChaCha20Poly1305::new(Key::from_slice(master.expose())),
            record_keys: Secret::from_bytes(keyed_hash(master, std::iter::once(RECORD_KEY_LABEL))),
        }
    }

    /// Where a dossier's record lies.
    pub fn dossier_key(&self, dossier: &DossierId) -> RecordKey {
        self.record_key(Table::Dossiers, dossier.as_bytes())
    }

    /// Where the record of this name lies; the name itself is not stored in clear.
    pub fn record_key(&self, table: Table, name: &[u8]) -> RecordKey {
        let parts = [table.name().as_bytes(), name];
        RecordKey(keyed_hash(&self.record_keys, parts.into_iter()))
    }

    /// Seals `plain` for this place and version, under a random nonce (192 bits: repeats don't happen).
    /// Fails only for a plaintext over 256 GiB.
    pub fn seal(
        &self,
        table: Table,
        key: &RecordKey,
        version: u64,
        plain: &[u8],
    ) -> Result<Sealed, SealError> {
        self.seal_with_nonce(table, key, version, plain, random_bytes())
    }

    /// The nonce must never be used twice with one master key; public only to the test vectors.
    fn seal_with_nonce(
        &self,
        table: Table,
        key: &RecordKey,
        version: u64,
        plain: &[u8],
        nonce: [u8; NONCE],
    ) -> Result<Sealed, SealError> {
        let mut bytes = Vec::with_capacity(HEAD + plain.len() + TAG);
        bytes.push(FORMAT);
        bytes.extend_from_slice(&version.to_be_bytes());
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(plain);
        let aad = self.associated_data(table, key, version);
        let tag = self
            .cipher
            .encrypt_in_place_detached(XNonce::from_slice(&nonce), &aad, &mut bytes[HEAD..])
            .map_err(|_| SealError::TooLarge)?;
        bytes.extend_from_slice(&tag);
        Ok(Sealed(bytes))
    }

    /// Opens a value read from this place. The plaintext is wiped when dropped.
    pub fn open(
        &self,
        table: Table,
        key: &RecordKey,
        sealed: &Sealed,
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let bytes = sealed.as_bytes();
        let (head, body) = bytes.split_at_checked(HEAD).ok_or(SealError::Truncated)?;
        let (cipher, tag) = body
            .len()
            .checked_sub(TAG)
            .and_then(|at| body.split_at_checked(at))
            .ok_or(SealError::Truncated)?;
        let mut plain = Zeroizing::new(cipher.to_vec());
        self.cipher
            .decrypt_in_place_detached(
                XNonce::from_slice(&head[9..]),
                &self.associated_data(table, key, sealed.version()),
                &mut plain,
                Tag::from_slice(tag),
            )
            .map_err(|_| SealError::Changed)?;
        Ok(plain)
    }

    fn associated_data(&self, table: Table, key: &RecordKey, version: u64) -> Vec<u8> {
        let mut data = Vec::with_capacity(1 + 16 + 1 + 8 + 32 + 8);
        data.push(FORMAT);
        data.extend_from_slice(self.vault.as_bytes());
        // Names are of differing lengths; a zero ends them, and no name holds one.
        data.extend_from_slice(table.name().as_bytes());
        data.push(0);
        data.extend_from_slice(key.as_bytes());
        data.extend_from_slice(&version.to_be_bytes());
        data
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealer(vault: u8, master: u8) -> Sealer {
        Sealer::new(
            VaultId::from_bytes([vault; 16]),
            &MasterKey::from_bytes([master; 32]),
        )
    }

    #[test]
    fn sealed_bytes_are_pinned() {
        let home = sealer(1, 2);
        let key = home.dossier_key(&DossierId::from_bytes([3; 16]));
        insta::assert_snapshot!(key.to_hex(), @"e960dadb241d5578949ffc0d0a9bef67cc8f68becb4b5590473da9e3121abc03");
        let sealed = home
            .seal_with_nonce(Table::Dossiers, &key, 7, b"plain", [4; 24])
            .unwrap();
        insta::assert_snapshot!(to_hex(sealed.as_bytes()), @"010000000000000007040404040404040404040404040404040404040404040404ecafac76324b1a510b93b65267779d3d91f5154670");
    }

    #[test]
    fn a_value_opens_only_in_its_place() {
        let home = sealer(1, 2);
        let key = home.record_key(Table::Local, b"device");
        let sealed = home.seal(Table::Local, &key, 1, b"plain").unwrap();
        assert_eq!(sealed.version(), 1);
        assert_eq!(
            home.open(Table::Local, &key, &sealed).unwrap().as_slice(),
            b"plain"
        );
        let elsewhere = [
            home.open(Table::Drafts, &key, &sealed),
            home.open(
                Table::Local,
                &home.record_key(Table::Local, b"pins"),
                &sealed,
            ),
            sealer(9, 2).open(Table::Local, &key, &sealed),
            sealer(1, 9).open(Table::Local, &key, &sealed),
        ];
        assert!(
            elsewhere
                .iter()
                .all(|opened| opened == &Err(SealError::Changed))
        );
    }

    #[test]
    fn every_flipped_or_missing_byte_is_refused() {
        let sealer = sealer(1, 2);
        let key = sealer.record_key(Table::Local, b"x");
        let bytes = sealer
            .seal(Table::Local, &key, 1, b"plain")
            .unwrap()
            .into_bytes();
        let open = |bytes: Vec<u8>| {
            Sealed::from_bytes(bytes).and_then(|value| sealer.open(Table::Local, &key, &value))
        };
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(open(changed).is_err(), "byte {at}");
            assert!(open(bytes[..at].to_vec()).is_err(), "cut at {at}");
        }
        assert_eq!(open(vec![2; 60]), Err(SealError::NewerVersion(2)));
    }

    #[test]
    fn one_name_has_one_key_a_table_and_vault() {
        let one = sealer(1, 2);
        assert_eq!(
            one.record_key(Table::Local, b"x"),
            sealer(5, 2).record_key(Table::Local, b"x")
        );
        assert_ne!(
            one.record_key(Table::Local, b"x"),
            one.record_key(Table::Drafts, b"x")
        );
        assert_ne!(
            one.record_key(Table::Local, b"x"),
            sealer(1, 3).record_key(Table::Local, b"x")
        );
        let key = one.record_key(Table::Local, b"x");
        assert_eq!(RecordKey::from_hex(&key.to_hex()), Some(key));
    }
}
