//! How a colleague joins: an invitation under five spoken words, and the hello that answers it.
//!
//! An invitation is a bundle for whoever knows the words; it holds School alone until the hello is signed. A hello carries
//! a device's public keys, signed by that device: it proves that the two keys belong together and nothing about the
//! person. Who that is, the coordinator finds out by comparing six words, and then signs [`crate::chain::Act::AddDevice`].

use serde::{Deserialize, Serialize};

use crate::bundle::{self, Caps, Draft, OpenError, Verified, VerifyError, WriteError};
use crate::chain::Trust;
use crate::device::{DeviceKeys, DevicePublic};
use crate::encoding::{from_base64_url, to_base64_url};
use crate::envelope::{Audience, Unlock};
use crate::id::{BundleId, WorkspaceId};
use crate::secret::SecretText;
use crate::signing::{Purpose, SignatureError};
use crate::words::{spoken_passphrase, tidy_spoken};

const FORMAT: &str = "throughline-hello";
const SAME_PERSON: &str = "throughline-same-person";
const VERSION: u32 = 1;
const PREFIX: &str = "throughline-hello:";
/// Fits into one QR code with room for long names.
const TEXT_MAX: usize = 4096;

/// An invitation, and the words to say to the one who is invited, by another way than the file goes.
#[derive(Debug)]
pub struct Invitation {
    /// The age file.
    pub file: Vec<u8>,
    /// Five words, once.
    pub passphrase: SecretText,
}

/// Writes an invitation under five fresh words. The draft should hold School alone.
pub fn invite(draft: &Draft, device: &DeviceKeys) -> Result<Invitation, WriteError> {
    let passphrase = spoken_passphrase();
    let file = bundle::write(draft, device, &Audience::Passphrase(passphrase.clone()))?;
    Ok(Invitation { file, passphrase })
}

/// What an invitation for another device of the same person carries in `keys.json`, so that one sheet of recovery words
/// is enough for all of them. Nothing in it is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamePerson {
    format: String,
    version: u32,
    /// The device that the person's recovery words are. To be found in the key chain, as theirs, before it is believed.
    pub recovery: DevicePublic,
}

impl SamePerson {
    /// Of the person whose recovery words these are.
    pub fn new(recovery: DevicePublic) -> Self {
        Self {
            format: SAME_PERSON.to_owned(),
            version: VERSION,
            recovery,
        }
    }

    /// The JSON of `keys.json`.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WriteError> {
        serde_json::to_vec(self).map_err(|_| WriteError::Failed)
    }

    /// Reads [`Self::to_bytes`]; `None` for anything else, such as the keys of a backup.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(bytes).ok()?;
        (read.format == SAME_PERSON && read.version == VERSION).then_some(read)
    }
}

/// Why an invitation was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    /// The file did not open; wrong words are among the reasons.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file is not what it says.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

/// Opens an invitation with the words as they were typed. The reader knows nobody yet, so the sender's standing is
/// `Unknown`: show the fingerprint, and pin `manifest().workspace.founder` only with the person's consent.
pub fn open_invitation(file: &[u8], typed: &str, caps: Caps) -> Result<Verified, InvitationError> {
    let unlock = Unlock::Passphrase(tidy_spoken(typed));
    Ok(bundle::open(file, &unlock, caps)?.verify(&Trust::nobody())?)
}

/// What a new colleague says about themselves. All of it is their claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    format: String,
    version: u32,
    /// Their name.
    pub name: String,
    /// Their role, in their words.
    pub role: String,
    /// The staff id that the invitation gave them, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<String>,
    /// The workspace that they were invited to; none when the hello comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workspace: Option<WorkspaceId>,
    /// The invitation that this answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<BundleId>,
    /// The keys of their device.
    #[serde(flatten)]
    pub device: DevicePublic,
    /// When, by their clock (UTC, RFC 3339).
    pub created_at: String,
}

/// Why a text is no hello.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HelloError {
    /// Not a hello, or cut when it was copied.
    #[error("not a hello")]
    NotOurs,
    /// Written by a newer program; update this one.
    #[error("a hello of version {needs}")]
    NewerVersion {
        /// Its version.
        needs: u32,
    },
    /// Changed on the way, or not signed by its own key.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

impl Hello {
    /// A hello of this device; the optional fields may be filled in before signing.
    pub fn new(name: &str, role: &str, device: DevicePublic, created_at: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            name: name.to_owned(),
            role: role.to_owned(),
            staff: None,
            workspace: None,
            invitation: None,
            device,
            created_at: created_at.to_owned(),
        }
    }

    /// One line of text, for a file, a message or a QR code, signed by the device it is about.
    pub fn sign(&self, keys: &DeviceKeys) -> Result<String, HelloError> {
        if keys.public() != self.device {
            return Err(SignatureError::OtherKey.into());
        }
        let json = serde_json::to_vec(self).map_err(|_| HelloError::NotOurs)?;
        let signature = keys.signing().sign(Purpose::Hello, &json);
        let (json, signature) = (to_base64_url(&json), to_base64_url(signature.as_bytes()));
        Ok(format!("{PREFIX}{json}.{signature}"))
    }

    /// Reads a hello. White space that a message put in doesn't matter, nor the marks of a quoted one.
    pub fn read(text: &str) -> Result<Self, HelloError> {
        if text.len() > TEXT_MAX {
            return Err(HelloError::NotOurs);
        }
        let text: String = text
            .split(|letter: char| letter.is_whitespace() || letter == '>')
            .collect();
        let (json, signature) = text
            .strip_prefix(PREFIX)
            .and_then(|rest| rest.split_once('.'))
            .ok_or(HelloError::NotOurs)?;
        let json = from_base64_url(json).ok_or(HelloError::NotOurs)?;
        let signature = from_base64_url(signature)
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or(HelloError::NotOurs)?;
        let hello: Self = serde_json::from_slice(&json).map_err(|_| HelloError::NotOurs)?;
        if hello.format != FORMAT {
            return Err(HelloError::NotOurs);
        }
        if hello.version > VERSION {
            return Err(HelloError::NewerVersion {
                needs: hello.version,
            });
        }
        hello
            .device
            .signing_key
            .verify(Purpose::Hello, &json, &signature)?;
        Ok(hello)
    }
}

/// `SCHOOL--NAME.throughline-hello`.
pub fn hello_file_name(school: &str, name: &str) -> String {
    let (school, name) = (bundle::plain(school), bundle::plain(name));
    format!("{school}--{name}.throughline-hello")
}

/// `NAME.throughline-hello`, where no school is known yet.
pub fn hello_first_file_name(name: &str) -> String {
    format!("{}.throughline-hello", bundle::plain(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello() -> (DeviceKeys, String) {
        let keys = DeviceKeys::random().unwrap();
        let hello = Hello::new("Béa", "teacher", keys.public(), "2026-11-22T10:00:00Z");
        let text = hello.sign(&keys).unwrap();
        (keys, text)
    }

    #[test]
    fn a_hello_reads_back_even_from_a_wrapped_message() {
        let (keys, text) = hello();
        let (first, second) = text.split_at(70);
        let read = Hello::read(&format!(" {first}\r\n{second}\n")).unwrap();
        assert_eq!(read.name, "Béa");
        assert_eq!(read.device.fingerprint(), keys.public().fingerprint());
        let quoted = Hello::read(&format!("> {first}\r\n>> {second}\n")).unwrap();
        assert_eq!(quoted, read);
        assert!(text.len() < 1500, "{} letters fit a QR code", text.len());
    }

    #[test]
    fn what_a_persons_next_device_gets_reads_back_and_is_no_backup() {
        let same = SamePerson::new(DeviceKeys::random().unwrap().public());
        assert_eq!(
            SamePerson::from_bytes(&same.to_bytes().unwrap()),
            Some(same)
        );
        assert_eq!(SamePerson::from_bytes(b"{}"), None);
    }

    #[test]
    fn every_changed_letter_is_refused() {
        let (_, text) = hello();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            assert!(Hello::read(&changed).is_err(), "letter {at}");
            assert!(Hello::read(&text[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn nobody_signs_for_another_device() {
        let (_, other) = (hello(), DeviceKeys::random().unwrap());
        let mine = DeviceKeys::random().unwrap();
        let hello = Hello::new("Béa", "teacher", other.public(), "2026-11-22T10:00:00Z");
        assert_eq!(
            hello.sign(&mine),
            Err(HelloError::Signature(SignatureError::OtherKey))
        );
    }
}
