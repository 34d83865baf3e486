//! Answers that are read only by the page that shows them.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Failure, Garbled, decode, encode};

/// A value as its bytes. Whoever passes an answer on need not know its shape: only the page that reads it does, so that the
/// reader of a large answer is loaded with that page.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Packed<T> {
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Packed<T> {
    /// Packs a value.
    ///
    /// # Errors
    /// [`Failure::Fault`] when it cannot be written: a fault of the program.
    pub fn of(value: &T) -> Result<Self, Failure> {
        let bytes = encode(value).map_err(garbled)?;
        Ok(Self {
            bytes,
            of: PhantomData,
        })
    }
}

impl<T: DeserializeOwned> Packed<T> {
    /// The value.
    ///
    /// # Errors
    /// [`Failure::Fault`] when app and engine are not of one release.
    pub fn read(&self) -> Result<T, Failure> {
        decode(&self.bytes).map_err(garbled)
    }
}

fn garbled(garbled: Garbled) -> Failure {
    Failure::Fault(garbled.to_string())
}

impl<T> Clone for Packed<T> {
    fn clone(&self) -> Self {
        Self {
            bytes: self.bytes.clone(),
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Packed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> fmt::Debug for Packed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Packed({} bytes)", self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_read_again_also_after_a_message() {
        let words = vec!["uno".to_owned(), "dos".to_owned()];
        let packed = Packed::of(&words).unwrap();
        let sent: Packed<Vec<String>> = decode(&encode(&packed).unwrap()).unwrap();
        assert_eq!(sent, packed);
        assert_eq!(sent.read(), Ok(words));
    }

    #[test]
    fn bytes_that_are_not_of_its_shape_are_a_fault_and_no_value() {
        // Seven letters are announced, and none comes.
        let packed = Packed::of(&7_u8).unwrap();
        let other: Packed<String> = decode(&encode(&packed).unwrap()).unwrap();
        assert!(matches!(other.read(), Err(Failure::Fault(_))));
    }
}
