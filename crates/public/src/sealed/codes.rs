//! Sealed slips as texts for QR codes, which the office scans one after another, in any order.
//!
//! A code is `TLS1` and base32 (RFC 4648) of: ten bytes of the slip's hash, which part this is and of how many (a byte
//! each, from 1), a part of the slip, and four bytes of the SHA-256 of all that. Nothing but capital letters and digits, so
//! that it is small as a QR code, and the same on every keyboard that a scanner believes to have. The mark holds a `1`,
//! which base32 has not: codes that run into each other come apart again.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{SEALED_MAX, SealedSlip};

/// How a code begins: the format and its version.
pub const MARK: &str = "TLS1";
/// The most bytes of a slip in one code: with what stands around it, a QR code of 109 modules, which a hand scanner reads
/// from a screen.
const PART_MAX: usize = 720;
const NAME: usize = 10;
const CHECK: usize = 4;
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What names a slip in its codes.
type Name = [u8; NAME];

/// The codes of a slip, in order.
pub fn codes(slip: &SealedSlip) -> Vec<String> {
    let whole = Sha256::digest(&slip.bytes);
    let of = slip.bytes.len().div_ceil(PART_MAX).max(1);
    let each = slip.bytes.len().div_ceil(of).max(1);
    let parts = slip.bytes.chunks(each).zip(1_u8..);
    // A sealed slip has at most 57 parts.
    let of = u8::try_from(of).unwrap_or(u8::MAX);
    parts
        .map(|(part, place)| code(&whole[..NAME], place, of, part))
        .collect()
}

fn code(name: &[u8], place: u8, of: u8, part: &[u8]) -> String {
    let mut frame = [name, &[place, of], part].concat();
    let check = Sha256::digest(&frame);
    frame.extend_from_slice(&check[..CHECK]);
    format!("{MARK}{}", base32(&frame))
}

/// Slips of which some codes were scanned, and not yet all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    parts: BTreeMap<Name, Parts>,
    /// How many texts were no codes of slips, or were damaged.
    pub unread: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    of: u8,
    found: BTreeMap<u8, Vec<u8>>,
}

/// A slip of which codes are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incomplete {
    /// How many codes it has.
    pub of: u8,
    /// Which of them are not here, from 1.
    pub missing: Vec<u8>,
    /// The codes that are here.
    pub codes: Vec<String>,
}

impl Gathered {
    /// The codes in a text: whatever a scanner typed or somebody pasted, line by line or all in one. What is no code, or is
    /// damaged, is counted and otherwise left out.
    pub fn read(text: &str) -> Self {
        let mut gathered = Self::default();
        let text = text.to_ascii_uppercase();
        let mut pieces = text.split(MARK);
        if pieces
            .next()
            .is_some_and(|before| !before.trim().is_empty())
        {
            gathered.unread += 1;
        }
        for piece in pieces {
            // A code may have been broken into lines; or something else stands on the next line.
            let mut lines = piece.split_whitespace();
            let joined: String = lines.clone().collect();
            if gathered.take(&joined).is_none() {
                let first = lines.next().unwrap_or_default();
                if lines.next().is_some() {
                    let _ = gathered.take(first);
                }
                gathered.unread += 1;
            }
        }
        gathered
    }

    /// Takes a code without its mark; `None` where it is damaged, or belongs to no other that is here.
    fn take(&mut self, piece: &str) -> Option<()> {
        let frame = from_base32(piece)?;
        let (frame, check) = frame.split_last_chunk::<CHECK>()?;
        if !Sha256::digest(frame).starts_with(check) {
            return None;
        }
        let (name, rest) = frame.split_first_chunk::<NAME>()?;
        let ([place, of], part) = rest.split_first_chunk::<2>()?;
        let sound = (1..=*of).contains(place)
            && !part.is_empty()
            && part.len() <= PART_MAX
            && usize::from(*of) * PART_MAX < SEALED_MAX + PART_MAX;
        let parts = self.parts.entry(*name).or_insert_with(|| Parts {
            of: *of,
            found: BTreeMap::new(),
        });
        if !sound || parts.of != *of {
            return None;
        }
        let known = parts.found.entry(*place).or_insert_with(|| part.to_vec());
        (known == part).then_some(())
    }

    /// Leaves out the slips that these hashes name, and tells how many there were.
    pub fn without<'a>(&mut self, hashes: impl Iterator<Item = &'a String>) -> u32 {
        let before = self.parts.len();
        for hash in hashes {
            if let Some(name) = name_of(hash) {
                self.parts.remove(&name);
            }
        }
        u32::try_from(before - self.parts.len()).unwrap_or(u32::MAX)
    }

    /// Takes out the slips that are whole. Where the parts do not make what their name says, they count as unread.
    pub fn whole(&mut self) -> Vec<SealedSlip> {
        let whole = |parts: &Parts| parts.found.len() == usize::from(parts.of);
        let mut slips = Vec::new();
        let mut unread = 0;
        self.parts.retain(|name, parts| {
            if !whole(parts) {
                return !parts.found.is_empty();
            }
            let slip = SealedSlip::of(parts.found.values().flatten().copied().collect());
            if name_of(&slip.hash) == Some(*name) {
                slips.push(slip);
            } else {
                unread += 1;
            }
            false
        });
        self.unread += unread;
        slips
    }

    /// The slips of which codes are missing.
    pub fn incomplete(&self) -> Vec<Incomplete> {
        let slips = self.parts.iter();
        slips
            .map(|(name, parts)| Incomplete {
                of: parts.of,
                missing: (1..=parts.of)
                    .filter(|place| !parts.found.contains_key(place))
                    .collect(),
                codes: (parts.found.iter())
                    .map(|(place, part)| code(name, *place, parts.of, part))
                    .collect(),
            })
            .collect()
    }
}

/// What names a slip in its codes, from its hash in hex.
fn name_of(hash: &str) -> Option<Name> {
    let mut name = [0; NAME];
    for (place, byte) in name.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hash.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(name)
}

fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            text.push(letter(bits >> count));
        }
    }
    if count > 0 {
        text.push(letter(bits << (5 - count)));
    }
    text
}

fn letter(bits: u32) -> char {
    char::from(LETTERS[(bits & 31) as usize])
}

/// The bytes of such a text; `None` where it is none, or not spelt as it would be written.
fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'2'..=b'7' => letter - b'2' + 26,
            _ => return None,
        };
        bits = (bits << 5 | u32::from(value)) & 0xFFF;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    let rest = bits & ((1 << count) - 1);
    (count < 5 && rest == 0).then_some(bytes)
}
