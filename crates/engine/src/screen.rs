//! The locked screen: the app shows and holds nothing, the keys stay here for a while, and six digits bring everything
//! back. The digits are kept in memory alone, beside the keys that they guard, and go with them.

use throughline_domain::pin;
use throughline_domain::time::Timestamp;
use throughline_protocol::Failure;
use throughline_vault::secret::Secret;

/// How often a PIN may be wrong.
const MOST_TRIES: u32 = 5;
/// How long a screen may stay locked before the keys go, in milliseconds.
const LONGEST: i64 = 4 * 60 * 60 * 1000;

/// The screen of an open vault.
#[derive(Default)]
pub struct Screen {
    pin: Option<Secret<{ pin::DIGITS }>>,
    locked: Option<Locked>,
}

struct Locked {
    since: Timestamp,
    wrong: u32,
}

impl Screen {
    /// Lets a command through that is not the PIN.
    ///
    /// # Errors
    /// [`Failure::ScreenLocked`] while the screen is locked.
    pub fn pass(&self) -> Result<(), Failure> {
        match self.locked {
            Some(_) => Err(Failure::ScreenLocked),
            None => Ok(()),
        }
    }

    /// Sets the PIN, or takes it away.
    pub fn set_pin(&mut self, typed: Option<&str>) -> Result<(), Failure> {
        let digits = typed.map(pin::choose).transpose();
        self.pin = digits.map_err(Failure::UnfitPin)?.map(Secret::from_bytes);
        Ok(())
    }

    /// Locks the screen.
    ///
    /// # Errors
    /// [`Failure::OutOfOrder`] without a PIN: nothing could open it.
    pub fn lock(&mut self, now: Timestamp) -> Result<(), Failure> {
        if self.pin.is_none() {
            return Err(Failure::OutOfOrder);
        }
        self.locked = Some(Locked {
            since: now,
            wrong: 0,
        });
        Ok(())
    }

    /// Whether this PIN opens the screen. Every wrong one counts.
    ///
    /// # Errors
    /// [`Failure::WrongPin`] while there are tries left; [`Failure::PinExpired`] when there are none, or when the screen
    /// was locked for too long: then the vault must be closed. A clock that was set back counts as too long.
    pub fn check(&mut self, typed: &str, now: Timestamp) -> Result<(), Failure> {
        let (Some(pin), Some(locked)) = (&self.pin, &mut self.locked) else {
            return Err(Failure::OutOfOrder);
        };
        if !(0..LONGEST).contains(&(now.0 - locked.since.0)) {
            return Err(Failure::PinExpired);
        }
        let digits = pin::digits(typed).map_err(Failure::UnfitPin)?;
        if Secret::from_bytes(digits) == *pin {
            return Ok(());
        }
        locked.wrong += 1;
        match MOST_TRIES.saturating_sub(locked.wrong) {
            0 => Err(Failure::PinExpired),
            left => Err(Failure::WrongPin { left }),
        }
    }

    /// Opens the screen; the PIN stays for the next time.
    pub fn open(&mut self) {
        self.locked = None;
    }
}
