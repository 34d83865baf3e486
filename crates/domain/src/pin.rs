//! The PIN of a locked screen: six digits that are not those which are guessed first.

use serde::{Deserialize, Serialize};

/// How many digits a PIN has.
pub const DIGITS: usize = 6;

/// Why a PIN cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnfitPin {
    /// It is not six digits.
    NotSixDigits,
    /// One digit over and over, or digits that count up or down: they are guessed first.
    TooEasy,
}

/// The digits of a PIN that somebody typed to open a screen; spaces around them do not count.
///
/// # Errors
/// [`UnfitPin::NotSixDigits`].
pub fn digits(typed: &str) -> Result<[u8; DIGITS], UnfitPin> {
    let digits: Result<[u8; DIGITS], _> = typed.trim().as_bytes().try_into();
    digits
        .ok()
        .filter(|digits| digits.iter().all(u8::is_ascii_digit))
        .ok_or(UnfitPin::NotSixDigits)
}

/// The digits of a PIN that somebody chooses. With five tries, it need only not be one of the first guesses.
///
/// # Errors
/// Either of [`UnfitPin`].
pub fn choose(typed: &str) -> Result<[u8; DIGITS], UnfitPin> {
    let digits = digits(typed)?;
    let steps = |by: i16| {
        let mut pairs = digits.iter().zip(digits.iter().skip(1));
        pairs.all(|(one, next)| i16::from(*next) - i16::from(*one) == by)
    };
    if [-1, 0, 1].into_iter().any(steps) {
        return Err(UnfitPin::TooEasy);
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::{UnfitPin, choose, digits};

    fn check(typed: &str, expected: Result<&[u8; 6], UnfitPin>) {
        assert_eq!(choose(typed), expected.copied(), "{typed}");
    }

    #[test]
    fn six_digits_that_are_not_guessed_first() {
        check("280719", Ok(b"280719"));
        check(" 280719 ", Ok(b"280719"));
        check("112233", Ok(b"112233"));
        for easy in ["000000", "999999", "123456", "456789", "987654"] {
            check(easy, Err(UnfitPin::TooEasy));
        }
        for other in ["", "28071", "2807190", "28o719", "٢٨٠٧١٩", "280 719"] {
            check(other, Err(UnfitPin::NotSixDigits));
        }
    }

    #[test]
    fn an_easy_one_can_be_typed_though_it_cannot_be_chosen() {
        assert_eq!(digits("123456"), Ok(*b"123456"));
    }
}
