//! The later stages of reading: signature, hashes, and who it is from. Only then are documents handed out.

use std::ops::Range;

use zeroize::Zeroizing;

use super::manifest::{Manifest, ManifestEntry, sha256};
use super::read::Opened;
use crate::chain::{Standing, Trust};
use crate::device;
use crate::id::{DossierId, WorkspaceId};
use crate::signing::{Purpose, SignatureError};

/// Why a bundle is not what it says. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The signature is not by the key that the manifest names, or what was signed was changed.
    #[error("the signature does not hold: {0}")]
    BadSignature(#[from] SignatureError),
    /// The bytes of a dossier are not those that were signed.
    #[error("the bytes of {0} are not those that were signed")]
    HashMismatch(DossierId),
    /// `keys.json` is not the one that was signed.
    #[error("keys.json is not the one that was signed")]
    KeysMismatch,
    /// Of another workspace than the one it was to be verified against.
    #[error("of another workspace, {id}")]
    OtherWorkspace {
        /// Which one.
        id: WorkspaceId,
    },
}

/// A bundle whose signature and hashes hold. Who made it is a matter of [`Self::standing`].
#[derive(Debug)]
pub struct Verified {
    plain: Zeroizing<Vec<u8>>,
    manifest: Manifest,
    standing: Standing,
    keys_at: Option<Range<usize>>,
    entries_at: Vec<Range<usize>>,
}

impl Opened {
    /// Checks the signature over the raw manifest, with the pinned key where the chain knows the signer, and every hash.
    /// With [`Trust::nobody`] any workspace passes, and the sender is unknown.
    pub fn verify(self, trust: &Trust) -> Result<Verified, VerifyError> {
        let workspace = self.claimed_workspace();
        if trust.workspace().is_some_and(|ours| ours != workspace) {
            return Err(VerifyError::OtherWorkspace { id: workspace });
        }
        let sender = &self.manifest.sender;
        let standing = trust.standing(&sender.staff, &sender.device, &sender.signing_key);
        let signature = std::str::from_utf8(&self.plain[self.signature_at.clone()])
            .map_err(|_| SignatureError::Malformed)?;
        // Where the standing is `Known`, this is the pinned key: standing compares the whole key, not its id.
        sender.signing_key.verify(
            Purpose::Bundle,
            &self.plain[self.manifest_at.clone()],
            signature,
        )?;
        for (entry, range) in self.manifest.entries.iter().zip(&self.entries_at) {
            if sha256(&self.plain[range.clone()]) != entry.sha256 {
                return Err(VerifyError::HashMismatch(entry.facts.dossier));
            }
        }
        if let (Some(facts), Some(range)) = (&self.manifest.keys, &self.keys_at)
            && (sha256(&self.plain[range.clone()]) != facts.sha256
                || range.len() as u64 != facts.bytes)
        {
            return Err(VerifyError::KeysMismatch);
        }
        Ok(Verified {
            plain: self.plain,
            manifest: self.manifest,
            standing,
            keys_at: self.keys_at,
            entries_at: self.entries_at,
        })
    }
}

/// What a person agreed to take documents from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consent {
    /// Only from someone whom the key chain knows. The default.
    KnownOnly,
    /// Also from someone unknown: they saw the fingerprint and agreed.
    AlsoUnknown,
    /// Also from a known person's name with another key: they compared the fingerprint with that person.
    AlsoChangedKey,
}

/// The sender's standing is not one that the consent covers. A revoked device's bundles are never accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sender is not accepted: {0:?}")]
pub struct NotAccepted(pub Standing);

impl Verified {
    /// What the signer says about the bundle.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Who the signer is to this workspace.
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Six words of the sender's keys, for comparing aloud.
    pub fn fingerprint(&self) -> String {
        let sender = &self.manifest.sender;
        device::fingerprint(&sender.signing_key, &sender.recipient)
    }

    /// Hands out the documents if the sender's standing is one that `consent` covers.
    pub fn accept(self, consent: Consent) -> Result<Accepted, NotAccepted> {
        let covered = match &self.standing {
            Standing::Known { .. } => true,
            Standing::Unknown => consent >= Consent::AlsoUnknown,
            Standing::ChangedKey { .. } => consent >= Consent::AlsoChangedKey,
            Standing::Revoked { .. } => false,
        };
        if covered {
            Ok(Accepted(self))
        } else {
            Err(NotAccepted(self.standing))
        }
    }
}

/// A bundle that may be merged, after its documents were loaded and checked elsewhere: nobody has looked into them yet.
#[derive(Debug)]
pub struct Accepted(Verified);

impl Accepted {
    /// What the signer says about the bundle.
    pub const fn manifest(&self) -> &Manifest {
        &self.0.manifest
    }

    /// Every dossier with its bytes.
    pub fn entries(&self) -> impl Iterator<Item = (&ManifestEntry, &[u8])> {
        let entries = self.0.manifest.entries.iter();
        entries
            .zip(&self.0.entries_at)
            .map(|(entry, range)| (entry, &self.0.plain[range.clone()]))
    }

    /// `keys.json`, in a backup (where it is secret) or an invitation of one's own device.
    pub fn keys(&self) -> Option<&[u8]> {
        let range = self.0.keys_at.clone()?;
        Some(&self.0.plain[range])
    }
}
