//! Headers as they should be, and as someone may have changed them.

use super::*;
use crate::words::RecoveryKey;

fn vault() -> (MasterKey, Identity, VaultHeader) {
    let master = MasterKey::random();
    let identity = RecoveryKey::random().identity().unwrap();
    let header = VaultHeader::new(
        VaultId::random(),
        &master,
        &"open sesame".into(),
        Some(&identity.recipient()),
    )
    .unwrap();
    (master, identity, header)
}

#[test]
fn passphrase_and_words_both_give_the_master_key() {
    let (master, identity, header) = vault();
    let header = VaultHeader::from_bytes(&header.to_bytes().unwrap()).unwrap();
    assert_eq!(header.unlock(&"open sesame".into()), Ok(master.clone()));
    assert_eq!(header.recover(&identity), Ok(master));
    assert_eq!(
        header.unlock(&"close sesame".into()),
        Err(HeaderError::WrongPassphrase)
    );
    assert_eq!(
        header.recover(&Identity::random()),
        Err(HeaderError::WrongRecoveryKey)
    );
}

#[test]
fn a_new_passphrase_keeps_the_master_key_and_the_words() {
    let (master, identity, header) = vault();
    let header = header.with_passphrase(&master, &"new one".into()).unwrap();
    assert_eq!(header.unlock(&"new one".into()), Ok(master.clone()));
    assert_eq!(
        header.unlock(&"open sesame".into()),
        Err(HeaderError::WrongPassphrase)
    );
    assert_eq!(header.recover(&identity), Ok(master));
}

#[test]
fn a_recovery_key_that_someone_slipped_in_is_refused() {
    let (_, _, header) = vault();
    let thief = RecoveryKey::random().identity().unwrap();
    let (made_up, recipient) = (MasterKey::random(), thief.recipient());
    let mut changed = header.with_recovery(&made_up, &recipient).unwrap();
    assert_eq!(
        changed.unlock(&"open sesame".into()),
        Err(HeaderError::Damaged)
    );
    changed.recovery = None;
    assert_eq!(
        changed.unlock(&"open sesame".into()),
        Err(HeaderError::Damaged)
    );
}

#[test]
fn words_can_be_replaced() {
    let (master, old, header) = vault();
    let new = RecoveryKey::random().identity().unwrap();
    let header = header.with_recovery(&master, &new.recipient()).unwrap();
    assert_eq!(header.recovery_recipient(), Some(&new.recipient()));
    assert_eq!(header.recover(&new), Ok(master));
    assert_eq!(header.recover(&old), Err(HeaderError::WrongRecoveryKey));
}

fn tampered(from: &str, to: &str) -> HeaderError {
    let (_, _, header) = vault();
    let json = String::from_utf8(header.to_bytes().unwrap()).unwrap();
    assert!(json.contains(from), "{json}");
    VaultHeader::from_bytes(json.replace(from, to).as_bytes()).unwrap_err()
}

#[test]
fn a_header_that_was_tampered_with_is_refused() {
    assert_eq!(
        tampered("\"minimum_reader\": 1", "\"minimum_reader\": 2"),
        HeaderError::NewerVersion { needs: 2 }
    );
    assert_eq!(tampered("throughline-vault", "other"), HeaderError::NotOurs);
    assert!(matches!(
        tampered("\"memory_kib\": 65536", "\"memory_kib\": 8"),
        HeaderError::Passphrase(PassphraseError::CostTooLow(_))
    ));
    assert!(matches!(
        tampered("\"passes\": 3", "\"passes\": 4000000"),
        HeaderError::Passphrase(PassphraseError::CostTooHigh(_))
    ));
    assert_eq!(tampered("\"salt\"", "\"sold\""), HeaderError::Damaged);
}
