//! What is read, held against what `serde_json` reads.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::{Malformed, read};
use crate::content::Content;

const DEMO: &[u8] = include_bytes!("../../examples/demo.json");

/// Both read the same, or both refuse.
fn alike<T>(bytes: &[u8])
where
    T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let theirs = serde_json::from_slice::<T>(bytes);
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(read::<T>(bytes).ok(), theirs.ok(), "{text}");
}

#[test]
fn a_pack_is_read_as_by_the_library() {
    assert_ne!(read::<Content>(DEMO), Ok(Content::default()));
    alike::<Content>(DEMO);
}

#[test]
fn what_is_no_json_is_refused_and_what_is_odd_is_read() {
    for text in [
        "",
        " ",
        "{",
        "}",
        "{}",
        "{} ",
        "{}x",
        "null",
        "{\"about\"}",
        "{\"about\":}",
        "{,}",
        "{\"about\":{},}",
        "{\"about\":{} \"guides\":{}}",
        "{\"other\":[1,-2.5e+3,{\"a\":[null,true,\"\\n\"]}]}",
        "{\"other\":[1,]}",
        "{\"other\":01}",
        "{\"other\":-}",
        "{\"other\":1.}",
        "{\"other\":1e}",
        "{\"other\":t}",
        "{\"other\":\"\u{1}\"}",
        "{\"other\":\"\\x\"}",
        "{\"about\":{\"name\":\"\\ud83d\"}}",
        "{1:2}",
        "{\"about\":{\"name\":1}}",
        "{\"about\":{\"name\":\"\\ud83d\\ude00 \\u00e9\\/\\\"\"}}",
        "{\"about\":{\"name\":\"\\ude00\"}}",
        "{\"about\":{},\"about\":{}}",
        "{\"answered\":{\"a\":{\"on\":null}}}",
        "{\"answered\":{\"a\":{\"on\":\"2026-02-30\"}}}",
        "{\"strategies\":{\"a\":{\"minutes\":65535}}}",
        "{\"strategies\":{\"a\":{\"minutes\":65536}}}",
        "{\"strategies\":{\"a\":{\"minutes\":-1}}}",
        "{\"strategies\":{\"a\":{\"bands\":{\"early\":true,\"x\":true}}}}",
        "{\"strategies\":{\"a\":{\"bands\":{\"early\":true,\"high\":false}}}}",
    ] {
        alike::<Content>(text.as_bytes());
    }
    for text in [
        "-0",
        "0",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "1 2",
        "00",
    ] {
        alike::<u64>(text.as_bytes());
        alike::<i64>(text.as_bytes());
    }
    let deep = |depth: usize| format!("{{\"other\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    for depth in [100, 125, 126, 127, 128] {
        alike::<Value>(deep(depth).as_bytes());
    }
    assert!(read::<Content>(deep(126).as_bytes()).is_ok());
    assert!(read::<Content>(b"{\"other\":\"\\ud83d\"}").is_err());
    assert!(read::<Content>(deep(100_000).as_bytes()).is_err());
    assert_eq!(read::<u64>(b"1.5"), Err(Malformed));
    assert_eq!(read::<Content>(b"[]"), Err(Malformed));
    assert_eq!(read::<String>(&[b'"', 0xFF, b'"']), Err(Malformed));
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map: BTreeMap<String, Value>| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_value_is_read_as_it_was_written(value in value()) {
        prop_assert_eq!(read::<Value>(value.to_string().as_bytes()), Ok(value.clone()));
        let spaced = serde_json::to_vec_pretty(&value).unwrap();
        prop_assert_eq!(read::<Value>(&spaced), Ok(value));
    }

    #[test]
    fn a_changed_pack_is_read_or_refused_as_by_the_library(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..3),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = DEMO.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        // A number with a fraction is refused where the library reads it, and then refuses it for what is a count.
        alike::<Content>(&bytes);
        alike::<Content>(&bytes[..cut.index(DEMO.len())]);
    }
}
