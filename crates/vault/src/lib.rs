//! Throughline vault: bytes in, bytes out. Keys, sealing at rest, bundles, backups, the key chain, and the store trait.
//!
//! Knows no feature of the program and no Automerge; asks no clock. Everything that is written has a version and a
//! minimum reader, and can be read with `age`, `unzip` and `minisign` alone.

pub mod backup;
pub mod bundle;
pub mod chain;
pub mod device;
pub mod draft;
pub mod envelope;
pub mod header;
pub mod id;
pub mod identity;
pub mod introduction;
pub mod passphrase;
pub mod record;
pub mod seal;
pub mod secret;
pub mod signing;
pub mod store;
pub mod vault_file;
pub mod words;
pub mod workspace;

pub mod encoding;
mod random;

use throughline_archive as archive;
