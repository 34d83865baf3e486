//! From a passphrase to a key: Argon2id with stored parameters, bounded on reading.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::secret::{Secret, SecretText};

/// How much work a passphrase costs. RFC 9106's second recommendation: 64 MiB, three passes; one lane, since wasm has one thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Parallel lanes.
    pub lanes: u32,
}

impl PassphraseCost {
    /// What new vaults are written with; also the floor on reading, since a lowered cost is an attack.
    pub const STANDARD: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// The ceiling on reading: more would freeze a school's laptop or run a browser out of memory.
    pub const CEILING: Self = Self {
        memory_kib: 512 * 1024,
        passes: 16,
        lanes: 4,
    };

    /// Fails when a stored cost is below the floor or above the ceiling.
    pub fn check(self) -> Result<(), PassphraseError> {
        let (floor, ceiling) = (Self::STANDARD, Self::CEILING);
        if self.memory_kib < floor.memory_kib
            || self.passes < floor.passes
            || self.lanes < floor.lanes
        {
            return Err(PassphraseError::CostTooLow(self));
        }
        if self.memory_kib > ceiling.memory_kib
            || self.passes > ceiling.passes
            || self.lanes > ceiling.lanes
        {
            return Err(PassphraseError::CostTooHigh(self));
        }
        Ok(())
    }
}

/// Why no key came of a passphrase. A wrong passphrase is not among them: that shows when the key does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// The file asks for less work than any vault was written with: it was changed.
    #[error("the stored passphrase cost {0:?} is below the floor")]
    CostTooLow(PassphraseCost),
    /// The file asks for more work than any device should do: it was changed.
    #[error("the stored passphrase cost {0:?} is above the ceiling")]
    CostTooHigh(PassphraseCost),
    /// This device has not enough free memory now; the passphrase may be right. Close other programs and try again.
    #[error("not enough memory to check the passphrase")]
    OutOfMemory,
    /// Argon2 refused its input, such as a passphrase of over 4 GiB.
    #[error("the passphrase can't be used")]
    Unusable,
}

/// The key that this passphrase and salt make at this cost.
pub(crate) fn derive_key(
    passphrase: &SecretText,
    salt: &[u8; 16],
    cost: PassphraseCost,
) -> Result<Secret<32>, PassphraseError> {
    cost.check()?;
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| PassphraseError::Unusable)?;
    let mut blocks: Vec<Block> = Vec::new();
    // Asking first is what tells a full memory from a wrong passphrase; a plain `vec!` would end the worker instead.
    blocks
        .try_reserve_exact(params.block_count())
        .map_err(|_| PassphraseError::OutOfMemory)?;
    blocks.resize(params.block_count(), Block::new());
    let mut key = [0; 32];
    let derived = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(
            passphrase.expose().as_bytes(),
            salt,
            &mut key,
            &mut blocks,
        );
    blocks.iter_mut().for_each(Zeroize::zeroize);
    let secret = Secret::from_bytes(key);
    key.zeroize();
    derived.map_err(|_| PassphraseError::Unusable)?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::to_hex;

    #[test]
    fn a_passphrase_leads_to_a_pinned_key() {
        let key = derive_key(&"correct horse".into(), &[5; 16], PassphraseCost::STANDARD).unwrap();
        insta::assert_snapshot!(to_hex(key.expose()), @"3d67488a06f82d20f697226964e9b25e514903c84fc152395c10e9b87a3249e2");
    }

    fn check(change: impl FnOnce(&mut PassphraseCost)) -> Result<(), PassphraseError> {
        let mut cost = PassphraseCost::STANDARD;
        change(&mut cost);
        cost.check()
    }

    #[test]
    fn lowered_and_huge_costs_are_refused() {
        assert_eq!(check(|_| ()), Ok(()));
        let low = [
            check(|cost| cost.memory_kib -= 1),
            check(|cost| cost.passes = 2),
            check(|cost| cost.lanes = 0),
        ];
        assert!(
            low.iter()
                .all(|result| matches!(result, Err(PassphraseError::CostTooLow(_))))
        );
        let high = [
            check(|cost| cost.memory_kib = u32::MAX),
            check(|cost| cost.passes = 17),
            check(|cost| cost.lanes = 5),
        ];
        assert!(
            high.iter()
                .all(|result| matches!(result, Err(PassphraseError::CostTooHigh(_))))
        );
    }
}
