//! Secrets that are wiped when dropped and never printed.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::random::random_bytes;

/// `N` secret bytes: compared in constant time, wiped on drop, shown as `Secret(…)`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret<const N: usize>([u8; N]);

impl<const N: usize> Secret<N> {
    /// Fresh random bytes.
    pub fn random() -> Self {
        Self(random_bytes())
    }

    /// Takes bytes over. The caller's own copy is the caller's to wipe.
    pub const fn from_bytes(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    /// The bytes themselves. Never log, store or send them unsealed.
    pub const fn expose(&self) -> &[u8; N] {
        &self.0
    }
}

impl<const N: usize> PartialEq for Secret<N> {
    fn eq(&self, other: &Self) -> bool {
        let differing = self
            .0
            .iter()
            .zip(&other.0)
            .fold(0, |seen, (a, b)| seen | (a ^ b));
        std::hint::black_box(differing) == 0
    }
}

impl<const N: usize> Eq for Secret<N> {}

impl<const N: usize> fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Secret text, such as a passphrase: wiped on drop, shown as `SecretText(…)`.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Takes text over.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text itself. Never log, store or send it unsealed.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SecretText {
    fn from(text: &str) -> Self {
        Self::new(text.to_owned())
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(…)")
    }
}

/// The key that seals everything of one vault at rest.
pub type MasterKey = Secret<32>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_tells_nothing() {
        assert_eq!(format!("{:?}", MasterKey::from_bytes([7; 32])), "Secret(…)");
        assert_eq!(
            format!("{:?}", SecretText::from("hunter2")),
            "SecretText(…)"
        );
    }

    #[test]
    fn two_random_secrets_differ() {
        assert_ne!(MasterKey::random(), MasterKey::random());
        assert_eq!(
            MasterKey::from_bytes([1; 32]),
            MasterKey::from_bytes([1; 32])
        );
    }
}
