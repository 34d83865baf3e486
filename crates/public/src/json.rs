//! Reading JSON into what a pack carries, in 30 kB less of the kiosk than with `serde_json`, which makes its parser anew for each
//! type (decision 0031): `hifijson` reads the text into one kind of tree, and each type is taken from that.
//!
//! It takes what `serde_json` takes, and nothing else (tests compare the two), but for what no pack has: fractions, records that
//! are written as lists, and, where nobody asks for it, halves of letters and more than 126 brackets around a thing. Writing stays
//! with `serde_json`.

use std::borrow::Cow;
use std::fmt;

use hifijson::token::Lex;
use hifijson::value::{Value, parse_bounded};
use hifijson::{Expect, SliceLexer};
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};

/// How deep values may stand in each other, the innermost included.
const DEEPEST: usize = 127;

/// Not JSON, or not of what was expected. It does not say where: whoever signed it wrote it with this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not as expected")
    }
}

impl std::error::Error for Malformed {}

impl serde::de::Error for Malformed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl From<Expect> for Malformed {
    fn from(_: Expect) -> Self {
        Self
    }
}

type Read<T> = Result<T, Malformed>;

/// What this JSON says.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Read<T> {
    T::deserialize(Node(&tree(bytes)?))
}

type Tree<'t> = Value<&'t str, Cow<'t, str>>;

#[inline(never)]
fn tree(bytes: &[u8]) -> Read<Tree<'_>> {
    SliceLexer::new(bytes).exactly_one(Lex::ws_peek, |next, lexer| {
        parse_bounded(DEEPEST, next, lexer).map_err(|_| Malformed)
    })
}

/// A value of the tree, from which a type is taken.
#[derive(Clone, Copy)]
struct Node<'t>(&'t Tree<'t>);

impl IntoDeserializer<'_, Malformed> for Node<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

enum Number {
    Positive(u64),
    Negative(i64),
}

impl<'t> Node<'t> {
    #[inline(never)]
    fn text(self) -> Read<&'t str> {
        match self.0 {
            Value::String(text) => Ok(text),
            _ => Err(Malformed),
        }
    }

    #[inline(never)]
    fn number(self) -> Read<Number> {
        let Value::Number((digits, _)) = self.0 else {
            return Err(Malformed);
        };
        if let Ok(number) = digits.parse() {
            return Ok(Number::Positive(number));
        }
        match digits.parse() {
            // Less than nothing: `-0` is a fraction's, as `serde_json` has it.
            Ok(number) if number < 0 => Ok(Number::Negative(number)),
            _ => Err(Malformed),
        }
    }

    fn visit_truth<'de, V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Value::Bool(truth) => visitor.visit_bool(*truth),
            _ => Err(Malformed),
        }
    }

    fn visit_number<'de, V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.number()? {
            Number::Positive(number) => visitor.visit_u64(number),
            Number::Negative(number) => visitor.visit_i64(number),
        }
    }

    fn visit_text<'de, V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_str(self.text()?)
    }

    fn visit_list<'de, V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Value::Array(all) => visitor.visit_seq(SeqDeserializer::new(all.iter().map(Node))),
            _ => Err(Malformed),
        }
    }

    fn visit_record<'de, V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Value::Object(all) => visitor.visit_map(MapDeserializer::new(
                all.iter().map(|(name, value)| (&**name, Node(value))),
            )),
            _ => Err(Malformed),
        }
    }
}

macro_rules! each {
    ($($method:ident)+ => $visit:ident) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            self.$visit(visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Malformed;

    each! { deserialize_bool => visit_truth }
    each! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64 => visit_number
    }
    each! {
        deserialize_char deserialize_str deserialize_string deserialize_identifier => visit_text
    }
    each! { deserialize_seq => visit_list }
    each! { deserialize_map => visit_record }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(_) => self.visit_truth(visitor),
            Value::Number(_) => self.visit_number(visitor),
            Value::String(_) => self.visit_text(visitor),
            Value::Array(_) => self.visit_list(visitor),
            Value::Object(_) => self.visit_record(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        // Never as a list, which `serde_json` would take too: nothing writes it so.
        self.visit_record(visitor)
    }

    /// A choice is written as its name.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(StrDeserializer::new(self.text()?))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { bytes byte_buf i128 u128 unit unit_struct tuple tuple_struct }
}

#[cfg(test)]
mod tests;
