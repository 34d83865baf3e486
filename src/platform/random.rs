//! Random bits of the browser's cryptographic source.

use super::window;

/// 128 random bits; `None` where the browser gives none.
pub fn bits() -> Option<u128> {
    let mut bytes = [0_u8; 16];
    let crypto = window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u128::from_be_bytes(bytes))
}
