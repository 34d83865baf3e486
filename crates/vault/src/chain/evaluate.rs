//! Which statements of a set have effect. Pure, and independent of order; see the rules at [`super`].

use std::collections::{BTreeMap, BTreeSet};

use super::statement::{Act, SignedStatement, Statement, StatementHash};
use crate::device::DevicePublic;
use crate::id::WorkspaceId;
use crate::signing::VerifyingKey;

/// How much someone may say. Higher is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Staff,
    Coordinator,
    Successor,
    Founder,
}

impl Rank {
    const DESCENDING: [Self; 4] = [
        Self::Founder,
        Self::Successor,
        Self::Coordinator,
        Self::Staff,
    ];
}

/// A statement whose signature holds, with everything it rests on.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) hash: StatementHash,
    pub(super) statement: Statement,
    /// Indexes of all statements it builds on, directly or not.
    past: BTreeSet<usize>,
}

/// The statements of one workspace, earlier ones before those that build on them.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    /// Validly signed, but something they build on is missing.
    pub(super) waiting: Vec<StatementHash>,
    founder: Option<VerifyingKey>,
}

impl Graph {
    /// Keeps what is signed and about this workspace, once each, in an order that depends on the set alone.
    pub(super) fn build(
        workspace: WorkspaceId,
        founder: &VerifyingKey,
        statements: &[SignedStatement],
        checked: &BTreeSet<StatementHash>,
    ) -> Self {
        let mut left: BTreeMap<StatementHash, Statement> = BTreeMap::new();
        for signed in statements {
            let hash = signed.hash();
            if left.contains_key(&hash) {
                continue;
            }
            let read = if checked.contains(&hash) {
                signed.parse()
            } else {
                signed.read()
            };
            match read {
                Ok(statement) if statement.workspace == workspace => {
                    left.insert(hash, statement);
                }
                _ => {}
            }
        }
        let mut graph = Self {
            founder: Some(founder.clone()),
            ..Self::default()
        };
        let mut placed: BTreeMap<StatementHash, usize> = BTreeMap::new();
        loop {
            let ready: Vec<StatementHash> = left
                .iter()
                .filter(|(_, statement)| {
                    statement.knows.iter().all(|hash| placed.contains_key(hash))
                })
                .map(|(hash, _)| *hash)
                .collect();
            if ready.is_empty() {
                break;
            }
            for hash in ready {
                let Some(statement) = left.remove(&hash) else {
                    continue;
                };
                let mut past = BTreeSet::new();
                for index in statement.knows.iter().filter_map(|hash| placed.get(hash)) {
                    past.insert(*index);
                    past.extend(&graph.nodes[*index].past);
                }
                placed.insert(hash, graph.nodes.len());
                graph.nodes.push(Node {
                    hash,
                    statement,
                    past,
                });
            }
        }
        graph.waiting = left.into_keys().collect();
        graph
    }

    /// For every statement, whether it has effect.
    pub(super) fn effective(&self) -> Vec<bool> {
        let mut revocations = BTreeSet::new();
        // Higher ranks first: what they revoke takes away the authority of what lower ranks say.
        for rank in Rank::DESCENDING {
            let holds = self.pass(&revocations);
            let found: Vec<usize> = (0..self.nodes.len())
                .filter(|&index| holds[index] && self.is_revocation(index))
                .filter(|&index| self.rank_of_signer(index, &holds) == Some(rank))
                .collect();
            revocations.extend(found);
        }
        let mut holds = self.pass(&revocations);
        // Of equal rank, both revocations hold, though each voids the other's signer.
        for index in revocations {
            holds[index] = true;
        }
        holds
    }

    /// One round: which statements hold, given these revocations.
    fn pass(&self, revocations: &BTreeSet<usize>) -> Vec<bool> {
        let mut holds = vec![false; self.nodes.len()];
        for index in 0..self.nodes.len() {
            holds[index] =
                !self.is_void(index, &holds, revocations) && self.has_authority(index, &holds);
        }
        holds
    }

    /// Whether a revocation hits the signer of this statement, and its maker did not know the statement.
    fn is_void(&self, index: usize, holds: &[bool], revocations: &BTreeSet<usize>) -> bool {
        let Some((staff, device)) = self.signer(index, holds) else {
            return true;
        };
        revocations.iter().any(|&revocation| {
            revocation != index
                && !self.knew(revocation, index)
                && match &self.nodes[revocation].statement.act {
                    Act::RevokeDevice { device: revoked } => *revoked == device.device,
                    Act::RevokeStaff { staff: revoked } => {
                        revoked == staff && !self.taken_on_again(index, revocation, holds)
                    }
                    _ => false,
                }
        })
    }

    /// Whether the signer's device was added by someone who knew of this revocation.
    fn taken_on_again(&self, index: usize, revocation: usize, holds: &[bool]) -> bool {
        self.added_by(index, holds)
            .any(|(adding, ..)| self.knew(adding, revocation))
    }

    /// Who signed this statement, and with which device. The founding statement brings its own signer.
    fn signer<'a>(
        &'a self,
        index: usize,
        holds: &'a [bool],
    ) -> Option<(&'a str, &'a DevicePublic)> {
        let statement = &self.nodes[index].statement;
        if let Act::Found { staff, device, .. } = &statement.act {
            let founder = Some(&statement.signer) == self.founder.as_ref();
            return (founder && device.signing_key == statement.signer)
                .then_some((staff.as_str(), device));
        }
        self.added_by(index, holds)
            .next()
            .map(|(_, staff, device)| (staff, device))
    }

    /// The statements that added the signing key of this one, the earliest first. Only what its signer knew counts.
    fn added_by<'a>(
        &'a self,
        index: usize,
        holds: &'a [bool],
    ) -> impl Iterator<Item = (usize, &'a str, &'a DevicePublic)> {
        let node = &self.nodes[index];
        node.past
            .iter()
            .filter(|&&earlier| holds[earlier])
            .filter_map(|&earlier| {
                let (staff, device) = added_device(&self.nodes[earlier].statement.act)?;
                (device.signing_key == node.statement.signer).then_some((earlier, staff, device))
            })
    }

    fn rank_of_signer(&self, index: usize, holds: &[bool]) -> Option<Rank> {
        let (staff, _) = self.signer(index, holds)?;
        if matches!(self.nodes[index].statement.act, Act::Found { .. }) {
            return Some(Rank::Founder);
        }
        Some(self.rank(staff, &self.nodes[index].past, holds))
    }

    /// The rank that these statements give to a staff member.
    pub(super) fn rank(&self, staff: &str, among: &BTreeSet<usize>, holds: &[bool]) -> Rank {
        among
            .iter()
            .filter(|&&index| holds[index])
            .filter_map(|&index| {
                Some((index, given_rank(&self.nodes[index].statement.act, staff)?))
            })
            .filter(|&(index, _)| !self.staff_revoked(staff, index, among, holds))
            .map(|(_, rank)| rank)
            .max()
            .unwrap_or(Rank::Staff)
    }

    /// Whether what this statement gave to a staff member was taken by a revocation that its signer did not know.
    pub(super) fn staff_revoked(
        &self,
        staff: &str,
        given: usize,
        among: &BTreeSet<usize>,
        holds: &[bool],
    ) -> bool {
        among.iter().any(|&index| {
            holds[index]
                && !self.knew(given, index)
                && matches!(&self.nodes[index].statement.act, Act::RevokeStaff { staff: who } if who == staff)
        })
    }

    fn has_authority(&self, index: usize, holds: &[bool]) -> bool {
        let (Some((signer, _)), Some(rank)) =
            (self.signer(index, holds), self.rank_of_signer(index, holds))
        else {
            return false;
        };
        let past = &self.nodes[index].past;
        let rank_of = |staff: &str| self.rank(staff, past, holds);
        let owner = |device: &str| {
            past.iter()
                .filter(|&&earlier| holds[earlier])
                .filter_map(|&earlier| added_device(&self.nodes[earlier].statement.act))
                .find(|(_, added)| added.device == device)
                .map(|(staff, _)| staff.to_owned())
        };
        let act = &self.nodes[index].statement.act;
        may(rank, signer, act, rank_of, owner)
    }

    fn is_revocation(&self, index: usize) -> bool {
        matches!(
            self.nodes[index].statement.act,
            Act::RevokeDevice { .. } | Act::RevokeStaff { .. }
        )
    }

    /// Whether `later` was written knowing `earlier`.
    pub(super) fn knew(&self, later: usize, earlier: usize) -> bool {
        self.nodes[later].past.contains(&earlier)
    }
}

/// The rank that a statement gives to this staff member, if it gives one.
fn given_rank(act: &Act, staff: &str) -> Option<Rank> {
    match act {
        Act::Found { staff: who, .. } if who == staff => Some(Rank::Founder),
        Act::Successor { staff: who } if who == staff => Some(Rank::Successor),
        Act::AddCoordinator { staff: who } if who == staff => Some(Rank::Coordinator),
        _ => None,
    }
}

/// The device that a statement adds, and whose it is.
pub(super) fn added_device(act: &Act) -> Option<(&str, &DevicePublic)> {
    match act {
        Act::Found { staff, device, .. } | Act::AddDevice { staff, device, .. } => {
            Some((staff, device))
        }
        _ => None,
    }
}

/// Whether a signer of this rank may say this. `owner` gives whose a device is.
pub(super) fn may(
    rank: Rank,
    signer: &str,
    act: &Act,
    rank_of: impl Fn(&str) -> Rank,
    owner: impl Fn(&str) -> Option<String>,
) -> bool {
    // A successor may revoke even the founder: that is what naming one is for.
    let may_revoke = |staff: &str| {
        staff == signer
            || rank >= Rank::Successor
            || (rank == Rank::Coordinator && rank_of(staff) < rank)
    };
    match act {
        Act::Found { .. } => rank == Rank::Founder,
        Act::AddDevice { staff, roles, .. } => {
            (staff == signer && roles.is_empty())
                || (rank >= Rank::Coordinator && rank >= rank_of(staff))
        }
        Act::SetRoles { staff, .. } => rank >= Rank::Coordinator && rank >= rank_of(staff),
        Act::AddCoordinator { .. } => rank >= Rank::Coordinator,
        Act::Successor { .. } | Act::SchoolRecovery { .. } => rank >= Rank::Successor,
        Act::RevokeDevice { device } => owner(device).is_some_and(|staff| may_revoke(&staff)),
        Act::RevokeStaff { staff } => may_revoke(staff),
        Act::Unknown => false,
    }
}
