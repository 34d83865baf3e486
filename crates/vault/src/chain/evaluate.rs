//! Which statements of a set have effect. Pure, and independent of order; see the rules at [`super`].

use std::collections::BTreeSet;

use super::graph::{Graph, Within, added_device};
use super::statement::Act;
use crate::device::DevicePublic;

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

impl Graph {
    /// For every statement, whether it has effect.
    pub(super) fn effective(&self) -> Vec<bool> {
        let mut revocations = BTreeSet::new();
        // Higher ranks first: what they revoke takes away the authority of what lower ranks say.
        for rank in Rank::DESCENDING {
            let holds = self.pass(&revocations);
            let found =
                self.revoking.iter().copied().filter(|&index| {
                    holds[index] && self.rank_of_signer(index, &holds) == Some(rank)
                });
            let found: Vec<usize> = found.collect();
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
            let founder = statement.signer == self.founder;
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
        let adding = self.adding_key.get(&self.nodes[index].statement.signer);
        self.holding(adding, Within::PastOf(index), holds)
            .filter_map(|earlier| {
                let (staff, device) = added_device(&self.nodes[earlier].statement.act)?;
                Some((earlier, staff, device))
            })
    }

    fn rank_of_signer(&self, index: usize, holds: &[bool]) -> Option<Rank> {
        let (staff, _) = self.signer(index, holds)?;
        if matches!(self.nodes[index].statement.act, Act::Found { .. }) {
            return Some(Rank::Founder);
        }
        Some(self.rank(staff, Within::PastOf(index), holds))
    }

    /// The rank that these statements give to a staff member.
    pub(super) fn rank(&self, staff: &str, within: Within, holds: &[bool]) -> Rank {
        self.holding(self.about_staff.get(staff), within, holds)
            .filter(|&index| !self.staff_revoked(staff, index, within, holds))
            .filter_map(|index| given_rank(&self.nodes[index].statement.act))
            .max()
            .unwrap_or(Rank::Staff)
    }

    /// Whether what this statement gave to a staff member was taken by a revocation that its signer did not know.
    pub(super) fn staff_revoked(
        &self,
        staff: &str,
        given: usize,
        within: Within,
        holds: &[bool],
    ) -> bool {
        self.holding(self.about_staff.get(staff), within, holds)
            .filter(|&index| matches!(self.nodes[index].statement.act, Act::RevokeStaff { .. }))
            .any(|index| !self.knew(given, index))
    }

    /// Whether a revocation that holds names this device.
    pub(super) fn device_revoked(&self, device: &str, holds: &[bool]) -> bool {
        self.holding(Some(&self.revoking), Within::All, holds)
            .any(|index| {
                matches!(&self.nodes[index].statement.act, Act::RevokeDevice { device: revoked } if revoked == device)
            })
    }

    fn has_authority(&self, index: usize, holds: &[bool]) -> bool {
        let (Some((signer, _)), Some(rank)) =
            (self.signer(index, holds), self.rank_of_signer(index, holds))
        else {
            return false;
        };
        let within = Within::PastOf(index);
        let owner = |device: &str| {
            self.holding(self.adding_device.get(device), within, holds)
                .find_map(|earlier| added_device(&self.nodes[earlier].statement.act))
                .map(|(staff, _)| staff.to_owned())
        };
        let act = &self.nodes[index].statement.act;
        may(
            rank,
            signer,
            act,
            |staff| self.rank(staff, within, holds),
            owner,
        )
    }
}

/// The rank that a statement gives to the staff member it names, if it gives one.
fn given_rank(act: &Act) -> Option<Rank> {
    match act {
        Act::Found { .. } => Some(Rank::Founder),
        Act::Successor { .. } => Some(Rank::Successor),
        Act::AddCoordinator { .. } => Some(Rank::Coordinator),
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
