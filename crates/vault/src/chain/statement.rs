//! One signed statement: JSON text, and a minisign signature over exactly that text.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::device::DevicePublic;
use crate::encoding::{from_hex, to_hex};
use crate::id::{NotAnId, WorkspaceId};
use crate::identity::Recipient;
use crate::signing::{Purpose, SignatureError, SigningKey, VerifyingKey};

const FORMAT: &str = "throughline-statement";
const VERSION: u32 = 1;
const TEXT_MAX: usize = 256 * 1024;

/// The SHA-256 of a statement's text: its name in other statements. As text, 64 lower-case hex letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct StatementHash([u8; 32]);

impl fmt::Display for StatementHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl fmt::Debug for StatementHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatementHash({self})")
    }
}

impl FromStr for StatementHash {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        from_hex(text).map(Self).ok_or(NotAnId)
    }
}

impl TryFrom<String> for StatementHash {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<StatementHash> for String {
    fn from(hash: StatementHash) -> Self {
        hash.to_string()
    }
}

/// What a statement says. Staff ids and roles are text: this layer knows no feature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// The workspace begins. Only the pinned founder's key may say it.
    Found {
        /// The founder's staff id.
        staff: String,
        /// The founder's device; its signing key is the one that every device pins.
        device: DevicePublic,
        /// The founder's roles.
        roles: Vec<String>,
        /// Whom the school's own backups are encrypted to.
        school_recovery: Recipient,
    },
    /// A device of this staff member counts; also how someone joins.
    AddDevice {
        /// Whose device.
        staff: String,
        /// Its keys.
        device: DevicePublic,
        /// The roles, when this is their first device; later ones are set by [`Act::SetRoles`].
        roles: Vec<String>,
    },
    /// From now on this staff member has exactly these roles.
    SetRoles {
        /// Whose roles.
        staff: String,
        /// All of them.
        roles: Vec<String>,
    },
    /// This staff member may add devices and coordinators, and revoke plain staff.
    AddCoordinator {
        /// Who.
        staff: String,
    },
    /// This staff member may do what the founder may, so that the school outlives the founder's leaving.
    Successor {
        /// Who.
        staff: String,
    },
    /// This device no longer counts; it was lost, or its keys leaked. Its id and keys never come back.
    RevokeDevice {
        /// Which device.
        device: String,
    },
    /// This staff member left: none of the devices and offices given until now counts.
    RevokeStaff {
        /// Who.
        staff: String,
    },
    /// The school's sheet was replaced.
    SchoolRecovery {
        /// Whom the school's own backups are encrypted to from now on.
        recipient: Recipient,
    },
    /// Said by a later release: kept, without effect here.
    #[serde(other)]
    Unknown,
}

/// A statement as its signer wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    format: String,
    version: u32,
    /// The workspace it is about; in another it has no effect.
    pub workspace: WorkspaceId,
    /// The key that signs it.
    pub signer: VerifyingKey,
    /// When, by the signer's clock (UTC, RFC 3339). A claim, without effect.
    pub at: String,
    /// The newest statements that the signer knew; those reach the earlier ones.
    pub knows: BTreeSet<StatementHash>,
    /// What it says.
    #[serde(flatten)]
    pub act: Act,
}

impl Statement {
    /// A statement to be signed. `knows` is what [`super::Trust::heads`] gives.
    pub fn new(
        workspace: WorkspaceId,
        signer: VerifyingKey,
        at: &str,
        knows: BTreeSet<StatementHash>,
        act: Act,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            workspace,
            signer,
            at: at.to_owned(),
            knows,
            act,
        }
    }

    /// Signs it. Fails when the key is not the one that the statement names.
    pub fn sign(&self, key: &SigningKey) -> Result<SignedStatement, SignatureError> {
        if key.verifying_key() != &self.signer {
            return Err(SignatureError::OtherKey);
        }
        let text = serde_json::to_string(self).map_err(|_| SignatureError::CannotSign)?;
        let signature = key.sign(Purpose::Statement, text.as_bytes());
        Ok(SignedStatement { text, signature })
    }
}

/// The text is not a statement that this program reads, or its signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAStatement {
    /// Not a statement.
    #[error("not a statement")]
    Malformed,
    /// Written by a newer program.
    #[error("a statement of version {0}")]
    NewerVersion(u32),
    /// Not signed by the key it names.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

/// A statement and its signature, as it is kept and sent: the JSON of this struct is one entry of School.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedStatement {
    /// The JSON of the statement, exactly as signed.
    pub text: String,
    /// The `.minisig` over it.
    pub signature: String,
}

impl SignedStatement {
    /// Its name in other statements.
    pub fn hash(&self) -> StatementHash {
        StatementHash(Sha256::digest(self.text.as_bytes()).into())
    }

    /// The statement, if it is one and its signature is by the key that it names. Says nothing about that key's authority.
    pub fn read(&self) -> Result<Statement, NotAStatement> {
        let statement = self.parse()?;
        let text = self.text.as_bytes();
        statement
            .signer
            .verify(Purpose::Statement, text, &self.signature)?;
        Ok(statement)
    }

    /// The statement without a look at its signature: only for a text whose signature was checked before.
    pub(super) fn parse(&self) -> Result<Statement, NotAStatement> {
        if self.text.len() > TEXT_MAX {
            return Err(NotAStatement::Malformed);
        }
        let statement: Statement =
            serde_json::from_str(&self.text).map_err(|_| NotAStatement::Malformed)?;
        if statement.format != FORMAT {
            return Err(NotAStatement::Malformed);
        }
        if statement.version > VERSION {
            return Err(NotAStatement::NewerVersion(statement.version));
        }
        Ok(statement)
    }
}
