//! What must hold for any bytes that are offered as a bundle. The saved inputs run through it as ordinary tests.

use throughline_vault::bundle::{Caps, OpenError, check_plain, open};
use throughline_vault::envelope::Unlock;
use throughline_vault::words::RecoveryKey;

/// Small enough that an input which makes the reader hold more than it should is found.
const CAPS: Caps = Caps {
    file_bytes: 1 << 20,
    entry_bytes: 1 << 16,
    manifest_bytes: 1 << 16,
    entries: 100,
};

/// Offers one input as a file, and as what a file decrypts to. Gives both answers; neither may be a panic.
pub fn check(bytes: &[u8]) -> (Result<(), OpenError>, Result<(), OpenError>) {
    // A fixed identity, so that saved files open; none of a real person.
    let identities = RecoveryKey::from_entropy([7; 16]).identity().into_iter();
    let unlock = Unlock::Identities(identities.collect());
    let file = open(bytes, &unlock, CAPS).map(drop);
    (file, check_plain(bytes, CAPS))
}
