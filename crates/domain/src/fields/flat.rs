//! Reads a body straight from its flat fields, which come sorted by path: so all that is below one path stands together.

use std::iter::once;

use serde::de::value::Error;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::contents::Leaf;

/// One field: its whole path, and its value.
pub type Field<'a> = (&'a str, &'a Leaf);

/// A body, or a value in it.
pub enum Value<'a> {
    /// One value.
    Leaf(&'a Leaf),
    /// The fields below one path, as the map or struct that they are.
    Below {
        /// The fields, sorted by path.
        fields: &'a [Field<'a>],
        /// How many bytes of each path lead here.
        above: usize,
    },
}

impl<'a> Value<'a> {
    /// A whole body. The fields must be sorted by path.
    pub fn body(fields: &'a [Field<'a>]) -> Self {
        Self::Below { fields, above: 0 }
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Leaf(Leaf::Flag(flag)) => visitor.visit_bool(*flag),
            Self::Leaf(Leaf::Int(number)) => visitor.visit_i64(*number),
            Self::Leaf(Leaf::Number(number)) => visitor.visit_f64(*number),
            Self::Leaf(Leaf::Text(text)) => visitor.visit_borrowed_str(text),
            Self::Below { fields, above } => visitor.visit_map(Below {
                rest: fields,
                above,
                value: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Leaf(Leaf::Text(text)) => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => Err(Error::custom("not the name of a choice")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// What is left of the fields below one path.
struct Below<'a> {
    rest: &'a [Field<'a>],
    above: usize,
    /// The value whose key was given last.
    value: Option<Value<'a>>,
}

impl<'a> Below<'a> {
    fn next(&mut self) -> Option<(&'a str, Value<'a>)> {
        loop {
            let (path, leaf) = *self.rest.first()?;
            let Some((key, _)) = path[self.above..].split_once('/') else {
                let covered = self.has_below(path);
                self.rest = &self.rest[1..];
                if covered {
                    continue;
                }
                return Some((&path[self.above..], Value::Leaf(leaf)));
            };
            let above = self.above + key.len() + 1;
            let of_key = |(other, _): &Field<'_>| other.starts_with(&path[..above]);
            let (fields, rest) = self.rest.split_at(self.rest.partition_point(of_key));
            self.rest = rest;
            return Some((key, Value::Below { fields, above }));
        }
    }

    /// Whether the first of the rest, a value, stands where others need a map: it gives way.
    fn has_below(&self, path: &str) -> bool {
        let may = |(next, _): &Field<'_>| next.starts_with(path);
        if !self.rest.get(1).is_some_and(may) {
            return false;
        }
        let before = |(other, _): &Field<'_>| other.bytes().lt(path.bytes().chain(once(b'/')));
        let below = self.rest.get(self.rest.partition_point(before));
        below.is_some_and(|(other, _)| {
            other.starts_with(path) && other.as_bytes().get(path.len()) == Some(&b'/')
        })
    }
}

impl<'de> MapAccess<'de> for Below<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            None => Err(Error::custom("a value without its key")),
        }
    }
}
