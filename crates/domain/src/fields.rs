//! Between a body struct and its flat fields, so that two people's edits of one record meet field by field.
//!
//! A top-level value is `name`; a map of values is `name/key`; a map of structs is `name/key/field`, and a map in one of
//! those structs (what a guide says in each language) is `name/key/field/key`. Every list is stored as one value
//! through [`Whole`].

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use self::flat::{Field, Value as Flat};
use crate::contents::{Leaf, Path};

mod flat;

/// Stored and merged as one value: a list, or a record that comes as a piece from a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Whole<T>(pub T);

impl<T> Deref for Whole<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for Whole<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
impl<T: Serialize> Serialize for Whole<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(&self.0).map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}
impl<'de, T: DeserializeOwned> Deserialize<'de> for Whole<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Json(PhantomData)).map(Whole)
    }
}

/// Reads a value from its JSON text, wherever the text lies.
struct Json<T>(PhantomData<T>);

impl<T: DeserializeOwned> Visitor<'_> for Json<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        serde_json::from_str(text).map_err(E::custom)
    }
}

/// A body that cannot be written as flat fields.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the field {0} is not flat")]
pub struct Unreadable(pub Path);

/// A body as flat fields. Empty optional values are left out.
pub fn write<B: Serialize>(body: &B) -> Result<BTreeMap<Path, Leaf>, Unreadable> {
    let value = serde_json::to_value(body).map_err(|error| Unreadable(error.to_string()))?;
    let mut fields = BTreeMap::new();
    flatten("", value, 0, &mut fields)?;
    Ok(fields)
}

/// The most steps that a path has: a question of a survey in one language is `surveys/ID/questions/1/text/en`.
const DEEPEST: usize = 6;

fn flatten(
    path: &str,
    value: Value,
    depth: usize,
    fields: &mut BTreeMap<Path, Leaf>,
) -> Result<(), Unreadable> {
    let leaf = match value {
        Value::Null => return Ok(()),
        Value::Bool(flag) => Leaf::Flag(flag),
        Value::String(text) => Leaf::Text(text),
        Value::Number(number) => number
            .as_i64()
            .map(Leaf::Int)
            .or_else(|| number.as_f64().map(Leaf::Number))
            .ok_or_else(|| Unreadable(path.to_owned()))?,
        Value::Object(map) if depth < DEEPEST => {
            for (key, value) in map {
                if key.is_empty() || key.contains('/') {
                    return Err(Unreadable(format!("{path}/{key}")));
                }
                let path = if path.is_empty() {
                    key
                } else {
                    format!("{path}/{key}")
                };
                flatten(&path, value, depth + 1, fields)?;
            }
            return Ok(());
        }
        Value::Object(_) | Value::Array(_) => return Err(Unreadable(path.to_owned())),
    };
    fields.insert(path.to_owned(), leaf);
    Ok(())
}

/// The body of these fields, and the paths that could not be read: a newer release, or another's mistake, must not
/// make the rest unreadable.
pub fn read<B: DeserializeOwned + Default>(fields: &BTreeMap<Path, Leaf>) -> (B, Vec<Path>) {
    read_some(fields.iter())
}

/// As [`read`], of some of the fields of a body, sorted by path: a part of a large one.
pub fn read_some<'a, B: DeserializeOwned + Default>(
    fields: impl Iterator<Item = (&'a Path, &'a Leaf)>,
) -> (B, Vec<Path>) {
    let fields: Vec<Field<'_>> = fields.map(|(path, leaf)| (path.as_str(), leaf)).collect();
    if let Ok(body) = B::deserialize(Flat::body(&fields)) {
        return (body, Vec::new());
    }
    let mut readable = Vec::new();
    let mut unreadable = Vec::new();
    sift::<B>(&fields, &mut readable, &mut unreadable);
    let body = B::deserialize(Flat::body(&readable)).unwrap_or_default();
    (body, unreadable)
}

/// Halves the fields until what cannot be read stands alone: cheap when little is wrong.
fn sift<'a, B: DeserializeOwned>(
    fields: &[Field<'a>],
    readable: &mut Vec<Field<'a>>,
    unreadable: &mut Vec<Path>,
) {
    if B::deserialize(Flat::body(fields)).is_ok() {
        readable.extend(fields);
    } else if let [(path, _)] = fields {
        unreadable.push((*path).to_owned());
    } else {
        let (first, second) = fields.split_at(fields.len() / 2);
        sift::<B>(first, readable, unreadable);
        sift::<B>(second, readable, unreadable);
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Person {
        name: String,
        age: Option<u8>,
        tags: Whole<Vec<String>>,
    }

    #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Sample {
        title: String,
        people: BTreeMap<String, Person>,
        never: BTreeMap<String, bool>,
    }

    fn sample() -> Sample {
        let person = Person {
            name: "A".into(),
            age: Some(4),
            tags: Whole(vec!["x".into(), "y/z".into()]),
        };
        Sample {
            title: "T".into(),
            people: [("1".to_owned(), person)].into(),
            never: [("2".to_owned(), true)].into(),
        }
    }

    #[test]
    fn a_body_becomes_flat_fields_and_back() {
        let fields = write(&sample()).unwrap();
        let paths: Vec<&str> = fields.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            [
                "never/2",
                "people/1/age",
                "people/1/name",
                "people/1/tags",
                "title"
            ]
        );
        assert_eq!(read::<Sample>(&fields), (sample(), vec![]));
    }

    #[test]
    fn what_cannot_be_read_costs_only_itself() {
        let mut fields = write(&sample()).unwrap();
        fields.insert(
            "people/1/age".into(),
            Leaf::Text("a newer kind of age".into()),
        );
        fields.insert("of a later release".into(), Leaf::Flag(true));
        let (body, unreadable) = read::<Sample>(&fields);
        assert_eq!(unreadable, ["people/1/age"]);
        assert_eq!(body.people["1"].name, "A");
        assert_eq!(body.title, "T");
    }

    #[test]
    fn a_value_where_a_map_is_needed_gives_way_and_its_neighbours_stay() {
        let text = |text: &str| Leaf::Text(text.into());
        let fields = BTreeMap::from([
            ("people/1".to_owned(), text("no person")),
            ("people/1-b/name".to_owned(), text("B")),
            ("people/1.c/name".to_owned(), text("C")),
            ("people/1/name".to_owned(), text("A")),
            ("people/10/name".to_owned(), text("J")),
        ]);
        let (body, unreadable) = read::<Sample>(&fields);
        let names: Vec<&str> = body.people.values().map(|it| it.name.as_str()).collect();
        assert_eq!((names, unreadable), (vec!["A", "B", "C", "J"], vec![]));
    }

    fn people() -> impl Strategy<Value = BTreeMap<String, Person>> {
        let person = (
            "[a-z ]{0,4}",
            proptest::option::of(0..120_u8),
            vec("[a-z/]{1,3}", 0..3),
        );
        let person = person.prop_map(|(name, age, tags)| Person {
            name,
            age,
            tags: Whole(tags),
        });
        // Letters that sort before and after the slash.
        btree_map("[a0.\\- é]{1,3}", person, 0..8)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_whole_and_in_parts(people in people(), at in 0..20_usize) {
            let body = Sample { people, ..sample() };
            let fields = write(&body).unwrap();
            prop_assert_eq!(read::<Sample>(&fields), (body.clone(), vec![]));
            let (first, _) = read_some::<Sample>(fields.iter().take(at));
            let (second, _) = read_some::<Sample>(fields.iter().skip(at));
            let whole: std::collections::BTreeSet<_> = first.people.keys().chain(second.people.keys()).cloned().collect();
            prop_assert_eq!(whole, body.people.keys().cloned().collect());
        }
    }

    #[test]
    fn what_is_written_in_two_languages_is_two_fields() {
        type Guides = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;
        let said = [("en", "Sleep"), ("es", "Dormir")].map(|(tag, text)| (tag.into(), text.into()));
        let guide = BTreeMap::from([("title".to_owned(), BTreeMap::from(said))]);
        let body: BTreeMap<String, Guides> =
            [("guides".to_owned(), [("1".to_owned(), guide)].into())].into();
        let fields = write(&body).unwrap();
        assert!(fields.keys().eq(["guides/1/title/en", "guides/1/title/es"]));
        assert_eq!(read(&fields), (body, vec![]));
    }

    #[test]
    fn a_key_with_a_slash_is_refused() {
        let mut body = sample();
        body.never.insert("a/b".into(), true);
        assert!(write(&body).is_err());
    }
}
