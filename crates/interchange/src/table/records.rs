//! From text to rows: quoting as RFC 4180 has it, forgiving where the meaning is certain, strict where it is not.
//!
//! The `csv` crate reads the same, but cannot say that a quotation mark was never closed, and then gives the rest of
//! the file as one field: rows would vanish without a word. A property test compares the two.

use std::borrow::Cow;

/// A quotation mark is opened and never closed, or closed only in a later row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: quotation mark never closed")]
pub struct OpenQuote {
    /// The line where the field with the open mark begins, counted from 1.
    pub line: u64,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record<'a> {
    fields: Vec<Cow<'a, str>>,
    line: u64,
    stray_quote: bool,
}

impl<'a> Record<'a> {
    /// The values, without their quotation marks.
    pub fn fields(&self) -> &[Cow<'a, str>] {
        &self.fields
    }

    /// The line where the row begins, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The value of a column without surrounding white space; empty when the row is too short.
    pub fn value(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", |field| field.trim())
    }

    /// Whether a closing quotation mark is followed by more text, so that the value is not certain.
    pub fn has_stray_quote(&self) -> bool {
        self.stray_quote
    }

    /// Whether no column has a value, as in the last lines that spreadsheet programs leave.
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// The rows of a text, one after the other; empty lines are passed over.
#[derive(Debug, Clone)]
pub struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: u64,
}

impl<'a> Records<'a> {
    /// The rows of this text. The delimiter is an ASCII character, as [`super::sniff`] finds it.
    pub fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            text,
            delimiter,
            at: 0,
            line: 1,
        }
    }

    /// How many bytes of the text were read.
    pub fn bytes_read(&self) -> usize {
        self.at
    }

    /// Reads the next row into `record`, whose memory is used again; `false` at the end.
    ///
    /// # Errors
    /// When a quotation mark is not closed. Reading further makes no sense then.
    pub fn read(&mut self, record: &mut Record<'a>) -> Result<bool, OpenQuote> {
        record.fields.clear();
        record.stray_quote = false;
        while self.end_of_line() {}
        record.line = self.line;
        if self.at == self.text.len() {
            return Ok(false);
        }
        loop {
            let field = if self.peek() == Some(b'"') {
                self.quoted(&mut record.stray_quote)?
            } else {
                Cow::Borrowed(self.plain())
            };
            record.fields.push(field);
            if self.peek() == Some(self.delimiter) {
                self.at += 1;
            } else {
                self.end_of_line();
                return Ok(true);
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over LF, CR or CRLF; whether there was one.
    fn end_of_line(&mut self) -> bool {
        let step = match self.text.as_bytes()[self.at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.at += step;
        self.line += 1;
        true
    }

    /// The text up to the end of the field; a quotation mark within it is an ordinary character.
    fn plain(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let ends = |byte: u8| byte == self.delimiter || byte == b'\n' || byte == b'\r';
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn quoted(&mut self, stray: &mut bool) -> Result<Cow<'a, str>, OpenQuote> {
        let open = OpenQuote { line: self.line };
        let (inside, doubled) = self.until_closed().ok_or(open)?;
        let lines = line_breaks(inside);
        self.line += lines;
        let value = if doubled {
            Cow::Owned(inside.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inside)
        };
        let after = self.plain();
        if after.is_empty() {
            return Ok(value);
        }
        // Within one line that is a slip of the writer in one row. Over several, the mark that seemed to close the
        // field has opened another one, and all rows between would be lost in it.
        if lines > 0 {
            return Err(open);
        }
        *stray = true;
        Ok(Cow::Owned(value.into_owned() + after))
    }

    /// What stands between this quotation mark and the one that closes it, and whether marks are doubled in it.
    fn until_closed(&mut self) -> Option<(&'a str, bool)> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut doubled = false;
        let mut end = start;
        loop {
            end += bytes.get(end..)?.iter().position(|byte| *byte == b'"')?;
            if bytes.get(end + 1) != Some(&b'"') {
                self.at = end + 1;
                return Some((&self.text[start..end], doubled));
            }
            doubled = true;
            end += 2;
        }
    }
}

/// How many lines end in a text, by LF, CR or CRLF.
fn line_breaks(text: &str) -> u64 {
    let mut previous = 0;
    let mut breaks = 0;
    for byte in text.bytes() {
        breaks += u64::from(byte == b'\r' || (byte == b'\n' && previous != b'\r'));
        previous = byte;
    }
    breaks
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
