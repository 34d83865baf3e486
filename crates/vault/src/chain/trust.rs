//! What a key chain says: whose which key is, whom to encrypt to, and what does not add up.

use std::collections::{BTreeMap, BTreeSet};

use super::evaluate::{Rank, may};
use super::graph::{Graph, Within, added_device};
use super::statement::{Act, SignedStatement, StatementHash};
use crate::device::DevicePublic;
use crate::id::WorkspaceId;
use crate::identity::Recipient;
use crate::signing::VerifyingKey;

/// A device that the chain knows, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedDevice {
    /// The staff member.
    pub staff: String,
    /// The device's keys.
    pub device: DevicePublic,
    /// It counted once and no longer does.
    pub revoked: bool,
}

/// Something in the chain that a person should look at. None of it has changed anything.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A statement without authority: a claim. Shown as such.
    Claim(StatementHash),
    /// A statement that builds on one that is not here yet.
    Waiting(StatementHash),
    /// Someone with authority gave a known device other keys, or a known key to another person. The first counts.
    ChangedKey {
        /// Whose device it is.
        staff: String,
        /// The device.
        device: String,
        /// The later statement.
        statement: StatementHash,
    },
}

/// How a key stands towards the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is this staff member's, on this device, and counts.
    Known {
        /// The staff member.
        staff: String,
        /// The device.
        device: String,
    },
    /// It was this staff member's and was revoked.
    Revoked {
        /// The staff member.
        staff: String,
        /// The device.
        device: String,
    },
    /// It claims to be a known person or device, with a key that is not theirs. Compare fingerprints before anything else.
    ChangedKey {
        /// The staff member it claims to be.
        staff: String,
    },
    /// Nobody the chain knows.
    Unknown,
}

/// The verdict over a key chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    workspace: Option<WorkspaceId>,
    devices: Vec<TrustedDevice>,
    ranks: BTreeMap<String, Rank>,
    roles: BTreeMap<String, Vec<String>>,
    school_recovery: Option<Recipient>,
    heads: BTreeSet<StatementHash>,
    findings: BTreeSet<Finding>,
    checked: BTreeSet<StatementHash>,
}

impl Trust {
    /// Trusts nobody: for a device that has joined no workspace yet. Every sender is unknown to it.
    pub fn nobody() -> Self {
        Self::default()
    }

    /// What these statements say, starting from the founder's pinned key. Order and repeats don't matter.
    /// Costs two signature checks a statement; see [`Self::evaluate_again`].
    pub fn evaluate(
        workspace: WorkspaceId,
        founder: &VerifyingKey,
        statements: &[SignedStatement],
    ) -> Self {
        Self::evaluate_again(workspace, founder, statements, &BTreeSet::new())
    }

    /// As [`Self::evaluate`], without checking again the signatures of statements that an earlier verdict gave as
    /// [`Self::checked`]. Take that set from memory or from a sealed record, never from a bundle.
    pub fn evaluate_again(
        workspace: WorkspaceId,
        founder: &VerifyingKey,
        statements: &[SignedStatement],
        checked: &BTreeSet<StatementHash>,
    ) -> Self {
        let graph = Graph::build(workspace, founder, statements, checked);
        let holds = graph.effective();
        let placed = graph.nodes.iter().map(|node| node.hash);
        let mut trust = Self {
            workspace: Some(workspace),
            checked: placed.chain(graph.waiting.iter().copied()).collect(),
            ..Self::default()
        };
        trust
            .findings
            .extend(graph.waiting.iter().copied().map(Finding::Waiting));
        let mut known: BTreeSet<StatementHash> = BTreeSet::new();
        for (index, node) in graph.nodes.iter().enumerate() {
            if !holds[index] {
                trust.findings.insert(Finding::Claim(node.hash));
                continue;
            }
            known.extend(&node.statement.knows);
            trust.take_in(&graph, index, &holds);
        }
        let holding = graph.nodes.iter().zip(&holds).filter(|(_, holds)| **holds);
        trust.heads = holding
            .map(|(node, _)| node.hash)
            .filter(|hash| !known.contains(hash))
            .collect();
        let staff: BTreeSet<&str> = trust.devices.iter().map(|it| it.staff.as_str()).collect();
        trust.ranks = staff
            .into_iter()
            .map(|staff| (staff.to_owned(), graph.rank(staff, Within::All, &holds)))
            .collect();
        trust
    }

    fn take_in(&mut self, graph: &Graph, index: usize, holds: &[bool]) {
        let node = &graph.nodes[index];
        let act = &node.statement.act;
        if let Some((staff, device)) = added_device(act) {
            let revoked = graph.staff_revoked(staff, index, Within::All, holds)
                || graph.device_revoked(&device.device, holds);
            self.add_device(staff, device, revoked, node.hash);
        }
        match act {
            Act::Found {
                staff,
                roles,
                school_recovery,
                ..
            } => {
                self.school_recovery
                    .get_or_insert_with(|| school_recovery.clone());
                self.roles.insert(staff.clone(), roles.clone());
            }
            Act::AddDevice { staff, roles, .. } if !roles.is_empty() => {
                self.roles.insert(staff.clone(), roles.clone());
            }
            Act::SetRoles { staff, roles } => {
                self.roles.insert(staff.clone(), roles.clone());
            }
            Act::SchoolRecovery { recipient } => self.school_recovery = Some(recipient.clone()),
            _ => {}
        }
    }

    fn add_device(
        &mut self,
        staff: &str,
        device: &DevicePublic,
        revoked: bool,
        statement: StatementHash,
    ) {
        let known = self.devices.iter_mut().find(|known| {
            known.device.device == device.device
                || known.device.signing_key == device.signing_key
                || known.device.signing_key.id() == device.signing_key.id()
        });
        match known {
            Some(known) if known.device == *device && known.staff == staff => {
                // Taken on again after leaving.
                known.revoked &= revoked;
            }
            Some(known) => {
                self.findings.insert(Finding::ChangedKey {
                    staff: known.staff.clone(),
                    device: known.device.device.clone(),
                    statement,
                });
            }
            None => self.devices.push(TrustedDevice {
                staff: staff.to_owned(),
                device: device.clone(),
                revoked,
            }),
        }
    }

    /// Of which workspace; `None` for [`Self::nobody`].
    pub const fn workspace(&self) -> Option<WorkspaceId> {
        self.workspace
    }

    /// Every device the chain knows, revoked ones included.
    pub fn devices(&self) -> &[TrustedDevice] {
        &self.devices
    }

    /// The device that signs with this key, revoked or not.
    pub fn device_by_key(&self, key: &VerifyingKey) -> Option<&TrustedDevice> {
        self.devices
            .iter()
            .find(|known| known.device.signing_key == *key)
    }

    /// The device that has this id, revoked or not.
    pub fn device_by_id(&self, device: &str) -> Option<&TrustedDevice> {
        self.devices
            .iter()
            .find(|known| known.device.device == device)
    }

    /// How a key stands that claims to be this staff member's on this device.
    pub fn standing(&self, staff: &str, device: &str, key: &VerifyingKey) -> Standing {
        if let Some(known) = self.device_by_key(key) {
            let (known_staff, known_device) = (&known.staff, &known.device.device);
            if known_staff != staff || known_device != device {
                return Standing::ChangedKey {
                    staff: staff.to_owned(),
                };
            }
            let (staff, device) = (known_staff.clone(), known_device.clone());
            return if known.revoked {
                Standing::Revoked { staff, device }
            } else {
                Standing::Known { staff, device }
            };
        }
        let claimed = self.devices.iter().any(|known| {
            known.staff == staff
                || known.device.device == device
                || known.device.signing_key.id() == key.id()
        });
        if claimed {
            Standing::ChangedKey {
                staff: staff.to_owned(),
            }
        } else {
            Standing::Unknown
        }
    }

    /// Whom to encrypt to so that this staff member can read: all of their devices that count. Empty for strangers.
    pub fn recipients(&self, staff: &str) -> Vec<Recipient> {
        self.devices
            .iter()
            .filter(|known| known.staff == staff && !known.revoked)
            .map(|known| known.device.recipient.clone())
            .collect()
    }

    /// Everyone with at least one device that counts.
    pub fn staff(&self) -> BTreeSet<&str> {
        self.devices
            .iter()
            .filter(|known| !known.revoked)
            .map(|known| known.staff.as_str())
            .collect()
    }

    /// The roles that the chain gives this staff member; none for strangers and those who left.
    pub fn roles(&self, staff: &str) -> &[String] {
        if self.staff().contains(staff) {
            self.roles.get(staff).map_or(&[], Vec::as_slice)
        } else {
            &[]
        }
    }

    /// Everyone who may add colleagues: coordinators, successors, the founder.
    pub fn coordinators(&self) -> BTreeSet<&str> {
        self.staff()
            .into_iter()
            .filter(|staff| self.rank(staff) >= Rank::Coordinator)
            .collect()
    }

    /// Whom the school's own backups are encrypted to.
    pub const fn school_recovery(&self) -> Option<&Recipient> {
        self.school_recovery.as_ref()
    }

    /// What the next statement names as known.
    pub const fn heads(&self) -> &BTreeSet<StatementHash> {
        &self.heads
    }

    /// The statements whose signature holds, whatever effect they have. The hash covers the text that was signed.
    pub const fn checked(&self) -> &BTreeSet<StatementHash> {
        &self.checked
    }

    /// What a person should look at.
    pub const fn findings(&self) -> &BTreeSet<Finding> {
        &self.findings
    }

    /// Whether a statement by this key would have effect now; for offering only what works.
    pub fn may(&self, key: &VerifyingKey, act: &Act) -> bool {
        self.device_by_key(key).is_some_and(|signer| {
            !signer.revoked
                && may(
                    self.rank(&signer.staff),
                    &signer.staff,
                    act,
                    |staff| self.rank(staff),
                    |device| self.device_by_id(device).map(|known| known.staff.clone()),
                )
        })
    }

    fn rank(&self, staff: &str) -> Rank {
        self.ranks.get(staff).copied().unwrap_or(Rank::Staff)
    }
}
