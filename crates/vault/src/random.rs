//! Random bytes from the operating system or the browser.

use rand_core::{OsRng, RngCore};

/// `N` unpredictable bytes. Stops the program where the platform has no randomness at all: nothing safe can be done there.
pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

/// As [`random_bytes`], with `None` where the platform has no randomness: for the first keys of a device, which come before
/// anything else.
pub(crate) fn try_random_bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).ok()?;
    Some(bytes)
}

/// A number below `bound`, every one equally likely.
pub(crate) fn random_below(bound: u16) -> u16 {
    // 2^16 is not a multiple of every bound: values past the last whole multiple would favour small numbers.
    let fair = u16::MAX - u16::MAX % bound;
    loop {
        let drawn = u16::from_le_bytes(random_bytes());
        if drawn < fair {
            return drawn % bound;
        }
    }
}
