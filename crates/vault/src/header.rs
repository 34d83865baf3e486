//! The header of a vault: in clear, and enough for the passphrase or the recovery words to give the master key.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::encoding::{from_base64, from_hex, to_base64, to_hex};
use crate::envelope::{self, Audience, EnvelopeError, Unlock};
use crate::id::VaultId;
use crate::identity::{Identity, Recipient};
use crate::passphrase::{PassphraseCost, PassphraseError, derive_key};
use crate::random::random_bytes;
use crate::secret::{MasterKey, SecretText};
use crate::workspace::keyed_hash;

const FORMAT: &str = "throughline-vault";
const VERSION: u32 = 1;
const WRAP_LABEL: &[u8] = b"throughline master key under a passphrase v1";
const CHECK_LABEL: &[u8] = b"throughline vault header check v1";
const WRAPPED_MAX: usize = 64 * 1024;

/// Why a header or the key it holds can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// Not a vault header.
    #[error("not a vault header")]
    NotOurs,
    /// Written by a newer program; update this one.
    #[error("needs a reader of version {needs}")]
    NewerVersion {
        /// The reader version that it needs.
        needs: u32,
    },
    /// The passphrase does not fit.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The passphrase could not be tried.
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    /// The vault has no recovery key, or these words are of another one.
    #[error("these recovery words are not this vault's")]
    WrongRecoveryKey,
    /// The header was changed, or its parts are of different vaults.
    #[error("the vault header is damaged")]
    Damaged,
}

/// The header of one vault. Its JSON is stored as it is; nothing in it is secret without a passphrase or words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultHeader {
    format: String,
    version: u32,
    minimum_reader: u32,
    vault: VaultId,
    passphrase: UnderPassphrase,
    recovery: Option<UnderRecovery>,
    /// By the master key over vault and recovery: else whoever can write the profile could put in a recipient of their
    /// own, and the next backup would go to them.
    check: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UnderPassphrase {
    cost: PassphraseCost,
    salt: String,
    nonce: String,
    wrapped: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UnderRecovery {
    recipient: Recipient,
    /// An age file of vault id ‖ master key.
    wrapped: String,
}

/// Only what tells whether this program can read the rest.
#[derive(Deserialize)]
struct Versions {
    format: String,
    minimum_reader: u32,
}

impl VaultHeader {
    /// A header for this vault and master key. Takes about half a second for the passphrase.
    pub fn new(
        vault: VaultId,
        master: &MasterKey,
        passphrase: &SecretText,
        recovery: Option<&Recipient>,
    ) -> Result<Self, HeaderError> {
        let recovery = recovery
            .map(|recipient| UnderRecovery::wrap(vault, master, recipient))
            .transpose()?;
        Ok(Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            minimum_reader: VERSION,
            vault,
            passphrase: UnderPassphrase::wrap(vault, master, passphrase)?,
            check: check(vault, master, recovery.as_ref()),
            recovery,
        })
    }

    /// Reads stored JSON. A newer header than this program knows is refused, and so is a passphrase cost out of bounds.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, HeaderError> {
        let versions: Versions = serde_json::from_slice(bytes).map_err(|_| HeaderError::NotOurs)?;
        if versions.format != FORMAT {
            return Err(HeaderError::NotOurs);
        }
        if versions.minimum_reader > VERSION {
            return Err(HeaderError::NewerVersion {
                needs: versions.minimum_reader,
            });
        }
        let header: Self = serde_json::from_slice(bytes).map_err(|_| HeaderError::Damaged)?;
        header.passphrase.cost.check()?;
        Ok(header)
    }

    /// The JSON to store.
    pub fn to_bytes(&self) -> Result<Vec<u8>, HeaderError> {
        serde_json::to_vec_pretty(self).map_err(|_| HeaderError::Damaged)
    }

    /// Which vault this is.
    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    /// To whom backups of this person go, if a recovery key was made.
    pub fn recovery_recipient(&self) -> Option<&Recipient> {
        self.recovery.as_ref().map(|wrapped| &wrapped.recipient)
    }

    /// The master key, by the passphrase. Takes about half a second.
    pub fn unlock(&self, passphrase: &SecretText) -> Result<MasterKey, HeaderError> {
        let master = self.passphrase.unwrap(self.vault, passphrase)?;
        self.checked(master)
    }

    /// The master key, by the identity that the recovery words give.
    pub fn recover(&self, identity: &Identity) -> Result<MasterKey, HeaderError> {
        let recovery = self
            .recovery
            .as_ref()
            .ok_or(HeaderError::WrongRecoveryKey)?;
        let master = recovery.unwrap(self.vault, identity)?;
        self.checked(master)
    }

    fn checked(&self, master: MasterKey) -> Result<MasterKey, HeaderError> {
        if self.check == check(self.vault, &master, self.recovery.as_ref()) {
            Ok(master)
        } else {
            Err(HeaderError::Damaged)
        }
    }

    /// The same vault under a new passphrase: the master key stays, so no record is sealed again.
    pub fn with_passphrase(
        &self,
        master: &MasterKey,
        passphrase: &SecretText,
    ) -> Result<Self, HeaderError> {
        Ok(Self {
            passphrase: UnderPassphrase::wrap(self.vault, master, passphrase)?,
            ..self.clone()
        })
    }

    /// The same vault with another recovery key.
    pub fn with_recovery(
        &self,
        master: &MasterKey,
        recipient: &Recipient,
    ) -> Result<Self, HeaderError> {
        let recovery = Some(UnderRecovery::wrap(self.vault, master, recipient)?);
        Ok(Self {
            check: check(self.vault, master, recovery.as_ref()),
            recovery,
            ..self.clone()
        })
    }
}

impl UnderPassphrase {
    fn wrap(
        vault: VaultId,
        master: &MasterKey,
        passphrase: &SecretText,
    ) -> Result<Self, HeaderError> {
        let cost = PassphraseCost::STANDARD;
        let salt = random_bytes();
        let nonce: [u8; 24] = random_bytes();
        let wrapped = cipher(passphrase, &salt, cost)?
            .encrypt(
                XNonce::from_slice(&nonce),
                Payload {
                    msg: master.expose(),
                    aad: &associated_data(vault, cost),
                },
            )
            .map_err(|_| HeaderError::Damaged)?;
        Ok(Self {
            cost,
            salt: to_hex(&salt),
            nonce: to_hex(&nonce),
            wrapped: to_hex(&wrapped),
        })
    }

    fn unwrap(&self, vault: VaultId, passphrase: &SecretText) -> Result<MasterKey, HeaderError> {
        let salt = from_hex(&self.salt).ok_or(HeaderError::Damaged)?;
        let nonce: [u8; 24] = from_hex(&self.nonce).ok_or(HeaderError::Damaged)?;
        let wrapped: [u8; 48] = from_hex(&self.wrapped).ok_or(HeaderError::Damaged)?;
        let opened = cipher(passphrase, &salt, self.cost)?
            .decrypt(
                XNonce::from_slice(&nonce),
                Payload {
                    msg: &wrapped,
                    aad: &associated_data(vault, self.cost),
                },
            )
            .map_err(|_| HeaderError::WrongPassphrase)?;
        master_key(&Zeroizing::new(opened))
    }
}

impl UnderRecovery {
    fn wrap(
        vault: VaultId,
        master: &MasterKey,
        recipient: &Recipient,
    ) -> Result<Self, HeaderError> {
        let audience = Audience::Recipients(vec![recipient.clone()]);
        let file = envelope::encrypt(&audience, 48, |writer| {
            writer.write_all(vault.as_bytes())?;
            writer.write_all(master.expose())
        })
        .map_err(|_| HeaderError::Damaged)?;
        Ok(Self {
            recipient: recipient.clone(),
            wrapped: to_base64(&file),
        })
    }

    fn unwrap(&self, vault: VaultId, identity: &Identity) -> Result<MasterKey, HeaderError> {
        let file = from_base64(&self.wrapped).ok_or(HeaderError::Damaged)?;
        let unlock = Unlock::Identities(vec![identity.clone()]);
        let plain =
            envelope::decrypt(&file, &unlock, WRAPPED_MAX).map_err(|error| match error {
                EnvelopeError::NotForYou => HeaderError::WrongRecoveryKey,
                _ => HeaderError::Damaged,
            })?;
        let plain = Zeroizing::new(plain);
        match plain.split_at_checked(16) {
            Some((id, key)) if id == vault.as_bytes() => master_key(key),
            _ => Err(HeaderError::Damaged),
        }
    }
}

/// Hex of an HMAC by the master key.
fn check(vault: VaultId, master: &MasterKey, recovery: Option<&UnderRecovery>) -> String {
    let recipient = recovery.map_or(String::new(), |it| it.recipient.to_string());
    let wrapped = recovery.map_or("", |it| it.wrapped.as_str());
    let parts = [
        CHECK_LABEL,
        vault.as_bytes(),
        recipient.as_bytes(),
        wrapped.as_bytes(),
    ];
    to_hex(&keyed_hash(master, parts.into_iter()))
}

fn cipher(
    passphrase: &SecretText,
    salt: &[u8; 16],
    cost: PassphraseCost,
) -> Result<XChaCha20Poly1305, HeaderError> {
    let key = derive_key(passphrase, salt, cost)?;
    Ok(XChaCha20Poly1305::new(Key::from_slice(key.expose())))
}

/// Ties the wrapped key to its vault and to the cost it was made at.
fn associated_data(vault: VaultId, cost: PassphraseCost) -> Vec<u8> {
    let mut data = WRAP_LABEL.to_vec();
    data.extend_from_slice(vault.as_bytes());
    for number in [cost.memory_kib, cost.passes, cost.lanes] {
        data.extend_from_slice(&number.to_be_bytes());
    }
    data
}

fn master_key(bytes: &[u8]) -> Result<MasterKey, HeaderError> {
    let mut copy = Zeroizing::new([0; 32]);
    if bytes.len() != copy.len() {
        return Err(HeaderError::Damaged);
    }
    copy.copy_from_slice(bytes);
    Ok(MasterKey::from_bytes(*copy))
}

#[cfg(test)]
mod tests;
