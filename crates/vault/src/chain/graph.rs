//! The statements of a workspace in an order that depends on the set alone, and who knew of what.

use std::collections::{BTreeMap, BTreeSet};

use super::statement::{Act, SignedStatement, Statement, StatementHash};
use crate::device::DevicePublic;
use crate::id::WorkspaceId;
use crate::signing::VerifyingKey;

/// A statement whose signature holds.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) hash: StatementHash,
    pub(super) statement: Statement,
    /// All statements it builds on, directly or not.
    past: Past,
}

/// A set of statement indexes, one bit each.
#[derive(Debug, Default)]
struct Past(Vec<u64>);

impl Past {
    fn insert(&mut self, index: usize) {
        self.0.resize(self.0.len().max(index / 64 + 1), 0);
        self.0[index / 64] |= 1 << (index % 64);
    }

    fn extend(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    fn contains(&self, index: usize) -> bool {
        self.0
            .get(index / 64)
            .is_some_and(|word| word >> (index % 64) & 1 == 1)
    }
}

/// Which statements are looked at: what the signer of one knew, or all.
#[derive(Clone, Copy, Debug)]
pub(super) enum Within {
    PastOf(usize),
    All,
}

/// The statements of one workspace, earlier ones before those that build on them.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    /// Validly signed, but something they build on is missing.
    pub(super) waiting: Vec<StatementHash>,
    pub(super) founder: VerifyingKey,
    /// Where to look, by signing key, by device and by staff member, and which statements revoke; in order.
    pub(super) adding_key: BTreeMap<VerifyingKey, Vec<usize>>,
    pub(super) adding_device: BTreeMap<String, Vec<usize>>,
    pub(super) about_staff: BTreeMap<String, Vec<usize>>,
    pub(super) revoking: Vec<usize>,
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
            nodes: Vec::with_capacity(left.len()),
            waiting: Vec::new(),
            founder: founder.clone(),
            adding_key: BTreeMap::new(),
            adding_device: BTreeMap::new(),
            about_staff: BTreeMap::new(),
            revoking: Vec::new(),
        };
        graph.place(left);
        graph
    }

    /// Puts every statement after those it names; among the ready ones the smallest hash is first.
    fn place(&mut self, mut left: BTreeMap<StatementHash, Statement>) {
        let mut missing: BTreeMap<StatementHash, usize> = BTreeMap::new();
        let mut followers: BTreeMap<StatementHash, Vec<StatementHash>> = BTreeMap::new();
        let mut ready = BTreeSet::new();
        for (hash, statement) in &left {
            missing.insert(*hash, statement.knows.len());
            for earlier in &statement.knows {
                followers.entry(*earlier).or_default().push(*hash);
            }
            if statement.knows.is_empty() {
                ready.insert(*hash);
            }
        }
        let mut placed: BTreeMap<StatementHash, usize> = BTreeMap::new();
        while let Some(hash) = ready.pop_first() {
            let Some(statement) = left.remove(&hash) else {
                continue;
            };
            let mut past = Past::default();
            for &index in statement.knows.iter().filter_map(|hash| placed.get(hash)) {
                past.extend(&self.nodes[index].past);
                past.insert(index);
            }
            placed.insert(hash, self.nodes.len());
            self.add(Node {
                hash,
                statement,
                past,
            });
            for follower in followers.remove(&hash).unwrap_or_default() {
                if let Some(count) = missing.get_mut(&follower) {
                    *count -= 1;
                    if *count == 0 {
                        ready.insert(follower);
                    }
                }
            }
        }
        self.waiting = left.into_keys().collect();
    }

    fn add(&mut self, node: Node) {
        let index = self.nodes.len();
        let act = &node.statement.act;
        if let Some((_, device)) = added_device(act) {
            let (key, name) = (device.signing_key.clone(), device.device.clone());
            self.adding_key.entry(key).or_default().push(index);
            self.adding_device.entry(name).or_default().push(index);
        }
        match act {
            Act::Found { staff, .. }
            | Act::Successor { staff }
            | Act::AddCoordinator { staff }
            | Act::RevokeStaff { staff } => {
                let staff = staff.clone();
                self.about_staff.entry(staff).or_default().push(index);
            }
            _ => {}
        }
        if matches!(act, Act::RevokeDevice { .. } | Act::RevokeStaff { .. }) {
            self.revoking.push(index);
        }
        self.nodes.push(node);
    }

    /// Of these statements, the ones that hold and are looked at.
    pub(super) fn holding<'a>(
        &'a self,
        indexes: Option<&'a Vec<usize>>,
        within: Within,
        holds: &'a [bool],
    ) -> impl Iterator<Item = usize> + 'a {
        let indexes = indexes.map_or(&[][..], Vec::as_slice);
        indexes.iter().copied().filter(move |&index| {
            holds[index]
                && match within {
                    Within::PastOf(later) => self.knew(later, index),
                    Within::All => true,
                }
        })
    }

    /// Whether `later` was written knowing `earlier`.
    pub(super) fn knew(&self, later: usize, earlier: usize) -> bool {
        self.nodes[later].past.contains(earlier)
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
