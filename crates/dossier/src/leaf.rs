//! The value of one field.

use automerge::{ScalarValue, ScalarValueRef};

/// The value of one field: always a flat scalar. A cleared field has no leaf at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Int(i64),
    /// A finite number; `commit` refuses others.
    Number(f64),
    /// Words, ids, dates, or a whole structure as JSON text.
    Text(String),
}

impl Leaf {
    /// What an Automerge scalar says, if it is a kind this release knows. Unknown kinds stay in the document.
    pub(crate) fn from_scalar(scalar: &ScalarValueRef<'_>) -> Option<Self> {
        Some(match scalar {
            ScalarValueRef::Boolean(flag) => Self::Flag(*flag),
            ScalarValueRef::Int(number) => Self::Int(*number),
            ScalarValueRef::Uint(number) => Self::Int(i64::try_from(*number).ok()?),
            ScalarValueRef::F64(number) => Self::Number(*number),
            ScalarValueRef::Str(text) => Self::Text(text.to_string()),
            _ => return None,
        })
    }

    pub(crate) fn from_value(value: &automerge::Value<'_>) -> Option<Self> {
        Some(match value.as_scalar()? {
            ScalarValue::Boolean(flag) => Self::Flag(*flag),
            ScalarValue::Int(number) => Self::Int(*number),
            ScalarValue::Uint(number) => Self::Int(i64::try_from(*number).ok()?),
            ScalarValue::F64(number) => Self::Number(*number),
            ScalarValue::Str(text) => Self::Text(text.to_string()),
            _ => return None,
        })
    }

    pub(crate) fn to_scalar(&self) -> ScalarValue {
        match self {
            Self::Flag(flag) => ScalarValue::Boolean(*flag),
            Self::Int(number) => ScalarValue::Int(*number),
            Self::Number(number) => ScalarValue::F64(*number),
            Self::Text(text) => ScalarValue::Str(text.as_str().into()),
        }
    }

    /// A spelling that differs whenever the leaf differs: what digests and stable orders are made of.
    pub(crate) fn canonical(&self) -> String {
        match self {
            Self::Flag(flag) => format!("f{flag}"),
            Self::Int(number) => format!("i{number}"),
            Self::Number(number) => format!("n{:016x}", number.to_bits()),
            Self::Text(text) => format!("t{text}"),
        }
    }
}

impl From<bool> for Leaf {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Leaf {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Leaf {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Leaf {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Leaf {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
