//! Signatures that hold, and those that must not.

use super::*;

fn signed() -> (SigningKey, String) {
    let key = SigningKey::random().unwrap();
    let signature = key.sign(Purpose::Bundle, b"text");
    (key, signature)
}

#[test]
fn only_this_key_purpose_and_text_verify() {
    let (key, signature) = signed();
    let public = key.verifying_key();
    assert_eq!(public.verify(Purpose::Bundle, b"text", &signature), Ok(()));
    assert_eq!(
        public.verify(Purpose::Bundle, b"texT", &signature),
        Err(SignatureError::Wrong)
    );
    assert_eq!(
        public.verify(Purpose::Hello, b"text", &signature),
        Err(SignatureError::Wrong)
    );
    let other = SigningKey::random().unwrap();
    assert_eq!(
        other
            .verifying_key()
            .verify(Purpose::Bundle, b"text", &signature),
        Err(SignatureError::OtherKey)
    );
}

#[test]
fn every_flipped_byte_of_a_signature_is_refused() {
    let (key, signature) = signed();
    for at in 0..signature.len() {
        for bit in [1, 0x20, 0x80] {
            let mut bytes = signature.clone().into_bytes();
            bytes[at] ^= bit;
            let Ok(changed) = String::from_utf8(bytes) else {
                continue;
            };
            let verified = key
                .verifying_key()
                .verify(Purpose::Bundle, b"text", &changed);
            assert!(verified.is_err(), "byte {at} bit {bit}");
        }
    }
}

#[test]
fn short_and_long_signatures_are_refused_without_a_panic() {
    let (key, signature) = signed();
    for end in 0..signature.len() {
        let verified = key
            .verifying_key()
            .verify(Purpose::Bundle, b"text", &signature[..end]);
        assert!(verified.is_err(), "cut at {end}");
    }
    let longer = format!("{signature}more\n");
    assert!(
        key.verifying_key()
            .verify(Purpose::Bundle, b"text", &longer)
            .is_err()
    );
}

#[test]
fn keys_read_back_from_their_text() {
    let key = SigningKey::random().unwrap();
    let again = SigningKey::from_text(key.to_text().expose()).unwrap();
    assert_eq!(again.verifying_key(), key.verifying_key());
    assert_eq!(
        key.verifying_key().to_string().parse(),
        Ok(key.verifying_key().clone())
    );
    assert!(SigningKey::from_text("AAAA").is_err());
    assert_eq!("RWQ".parse::<VerifyingKey>(), Err(NotAKey));
}

#[test]
fn keys_and_signatures_are_pinned() {
    let key = SigningKey::from_seed(Secret::from_bytes([1; 32]), [2; 8]);
    insta::assert_snapshot!(key.to_text().expose(), @"RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgICAgICAgIBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29cUr1FcXDJHnbvf30hdcMlJJEx1crHCnHsQ0d6KMCTHAM=");
    insta::assert_snapshot!(key.verifying_key(), @"RWQCAgICAgICAoqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c");
    insta::assert_snapshot!(key.sign(Purpose::Bundle, b"text"), @r"
    untrusted comment: signature by a Throughline device
    RUQCAgICAgICAi+YTMOnGnczJvQE8C+WkY8nGElXSqkR1nxoVcIySJk3Fal3o5u5F9MARbflxKxsmFdSPBj8GY1mPimAo0jPdAw=
    trusted comment: throughline bundle manifest
    TdNuVYvGgXBsUu46NDc/GAaJQNz9JQDDfSo1tIkYnop1eKamVV9jJv7dluJFXVy0l9h4gNfLMmZSgY6GT06CAQ==
    ");
}

#[test]
fn printing_shows_the_public_half_only() {
    let key = SigningKey::random().unwrap();
    let secret = key.to_text();
    assert!(!format!("{key:?}").contains(&secret.expose()[60..100]));
}
