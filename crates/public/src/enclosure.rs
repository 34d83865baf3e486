//! Files that staff add to a guide or a strategy: pictures, and documents to print or keep.
//!
//! What a file is, its first bytes say, and never its name: a page or a drawing that could hold a program is refused,
//! whatever it is called.

use serde::{Deserialize, Serialize};

/// The most bytes of one file: a scanned form of a page or two, or a photograph that fills a phone. Families fetch the pack
/// on a phone's data, and all of it before they see anything.
pub const EACH_MAX: usize = 300_000;
/// The most files of one guide or strategy: what somebody prints at once.
pub const COUNT_MAX: usize = 3;
/// The most bytes of all files in a pack. Kiosks and phones fetch the whole pack again whenever anything in it changes, and
/// keep all of it; a stick carries it where there is no network.
pub const TOTAL_MAX: usize = 3_000_000;
/// The most letters of a file's name that are taken over from the disk.
#[cfg(feature = "sealed")]
const NAME_MAX: usize = 80;
/// The most letters of what staff write that a file shows or is: two sentences that are read aloud.
pub const NAMED_MAX: usize = 150;
/// How far from the end of a file its last mark is looked for: programs write a few bytes behind it.
const TAIL: usize = 1024;

const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a file is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum EnclosureKind {
    /// A document to print or keep.
    #[default]
    Pdf,
    /// A drawing or a screen.
    Png,
    /// A photograph.
    Jpeg,
}

impl EnclosureKind {
    /// What these bytes are; `None` for whatever is not one of these kinds.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(PNG_HEAD) {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else {
            None
        }
    }

    /// Whether it is shown in the page.
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Pdf)
    }

    /// What a browser calls it (a media type).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// What the name of such a file ends in.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Png => ".png",
            Self::Jpeg => ".jpg",
        }
    }

    /// Whether the end of such a file is there. It says nothing of what stands between.
    fn has_its_end(self, bytes: &[u8]) -> bool {
        let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
        let ends = |mark: &[u8]| tail.windows(mark.len()).any(|part| part == mark);
        match self {
            Self::Pdf => ends(b"%%EOF"),
            Self::Png => has_last_chunk(bytes),
            Self::Jpeg => ends(b"\xff\xd9"),
        }
    }
}

/// Whether a PDF is encrypted: the dictionary at its end, which is itself never encrypted, names the key (ISO 32000-1, 7.6.1).
#[cfg(feature = "sealed")]
pub fn is_locked(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    let names = |at: usize| {
        let after = bytes[at..].strip_prefix(KEY).map(<[u8]>::trim_ascii_start);
        after.is_some_and(|it| it.starts_with(b"<<") || it.first().is_some_and(u8::is_ascii_digit))
    };
    EnclosureKind::of(bytes) == Some(EnclosureKind::Pdf) && (0..bytes.len()).any(names)
}

/// Whether the chunks of a PNG, each with its length before and a checksum behind it, lead to the last one (PNG, 5.3).
fn has_last_chunk(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(PNG_HEAD.len()..).unwrap_or_default();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        // A name of four letters, what is in it, and four bytes of a checksum.
        let Some(chunk) = length.checked_add(8).and_then(|whole| after.get(..whole)) else {
            return false;
        };
        if chunk.starts_with(b"IEND") {
            return true;
        }
        rest = &after[chunk.len()..];
    }
    false
}

/// A file that goes with a guide or a strategy. Its bytes lie elsewhere: in a dossier of their own, and in a pack under
/// [`Self::sha256`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Enclosure {
    /// What it shows or is, as staff wrote it: read aloud in the place of a picture, and the name of the file that is saved.
    pub name: String,
    /// What it is.
    pub kind: EnclosureKind,
    /// How many bytes it has.
    pub size: u32,
    /// The SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Problem {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It is larger than [`EACH_MAX`].
    #[error("it is larger than {EACH_MAX} bytes")]
    TooLarge,
    /// It is no PDF, PNG or JPEG, whatever it is called.
    #[error("it is no PDF, PNG or JPEG")]
    OfNoKind,
    /// Its end is missing.
    #[error("it is cut short")]
    CutShort,
    /// It is a PDF under a password, or one that must not be changed: many programs show it to nobody without.
    #[error("it is encrypted")]
    Locked,
}

/// What a file is that may be taken.
///
/// # Errors
/// [`Problem`]: why it may not.
pub fn check(bytes: &[u8]) -> Result<EnclosureKind, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    if bytes.len() > EACH_MAX {
        return Err(Problem::TooLarge);
    }
    let kind = EnclosureKind::of(bytes).ok_or(Problem::OfNoKind)?;
    let whole = kind.has_its_end(bytes);
    whole.then_some(kind).ok_or(Problem::CutShort)
}

impl Enclosure {
    /// Whether it says of which bytes it is. Two people who change one apart, one of them taking it out, may leave less.
    pub fn is_whole(&self) -> bool {
        self.size > 0 && self.sha256.len() == 64
    }

    /// What it is called when it is saved.
    pub fn file_name(&self) -> String {
        let (name, ending) = (self.name.trim(), self.kind.ending());
        if name.ends_with(ending) {
            name.to_owned()
        } else {
            [name, ending].concat()
        }
    }
}

#[cfg(feature = "sealed")]
impl Enclosure {
    /// What is said of a file of this name on a disk, its ending left out.
    ///
    /// # Errors
    /// [`Problem`]: why it may not be taken.
    pub fn of(file_name: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let kind = check(bytes)?;
        let name = file_name
            .rsplit_once('.')
            .map_or(file_name, |(name, _)| name);
        Ok(Self {
            name: name.trim().chars().take(NAME_MAX).collect(),
            kind,
            size: u32::try_from(bytes.len()).map_err(|_| Problem::TooLarge)?,
            sha256: crate::pack::hash(bytes),
        })
    }

    /// Whether these are its bytes, and may be shown: of its kind, its size and its hash.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        Self::of("", bytes).is_ok_and(|found| {
            let name = self.name.clone();
            Self { name, ..found } == *self
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The smallest files of each kind that are whole by their marks.
    pub(crate) fn png(say: &[u8]) -> Vec<u8> {
        let mut bytes = PNG_HEAD.to_vec();
        for (name, inside) in [(b"IHDR", say), (b"IEND", b"")] {
            bytes.extend(u32::try_from(inside.len()).unwrap().to_be_bytes());
            bytes.extend(name);
            bytes.extend(inside);
            bytes.extend([0; 4]);
        }
        bytes
    }
    fn pdf() -> Vec<u8> {
        b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".to_vec()
    }
    fn jpeg() -> Vec<u8> {
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\xff\xd9".to_vec()
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(check(&pdf()), Ok(EnclosureKind::Pdf));
        assert_eq!(check(&png(b"thirteen byte")), Ok(EnclosureKind::Png));
        assert_eq!(check(&jpeg()), Ok(EnclosureKind::Jpeg));
    }

    #[test]
    fn what_could_hold_a_program_is_refused_whatever_it_is_called() {
        for bytes in [
            "<!doctype html><script>alert(1)</script>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
            "<?xml version=\"1.0\"?><svg/>",
            " %PDF-1.4 %%EOF",
            "GIF89a",
            "RIFF\0\0\0\0WEBP",
            "PK\u{3}\u{4}",
            "%PDF",
        ] {
            assert_eq!(check(bytes.as_bytes()), Err(Problem::OfNoKind), "{bytes}");
        }
    }

    #[test]
    fn an_empty_one_and_a_large_one_are_refused() {
        assert_eq!(check(b""), Err(Problem::Empty));
        let mut large = jpeg();
        large.resize(EACH_MAX - 2, 0);
        large.extend(b"\xff\xd9");
        assert_eq!(check(&large), Ok(EnclosureKind::Jpeg));
        large.push(0);
        assert_eq!(check(&large), Err(Problem::TooLarge));
        assert_eq!(check(&vec![0; 10_000_000]), Err(Problem::TooLarge));
    }

    #[test]
    fn one_that_is_cut_anywhere_is_refused() {
        let picture = png(b"thirteen byte");
        for at in PNG_HEAD.len()..picture.len() {
            assert_eq!(check(&picture[..at]), Err(Problem::CutShort), "at {at}");
        }
        assert_eq!(check(&pdf()[..20]), Err(Problem::CutShort));
        assert_eq!(check(&jpeg()[..9]), Err(Problem::CutShort));
        // A length that no file has leads nowhere.
        let endless = [PNG_HEAD, &[0xff; 4], b"IDAT"].concat();
        assert_eq!(check(&endless), Err(Problem::CutShort));
        let behind = [jpeg(), vec![0; TAIL - 2]].concat();
        assert_eq!(check(&behind), Ok(EnclosureKind::Jpeg));
    }

    #[test]
    fn a_name_is_a_text_and_nothing_else() {
        let named = |name: &str, kind| {
            let name = name.to_owned();
            let it = Enclosure {
                name,
                kind,
                ..Enclosure::default()
            };
            it.file_name()
        };
        assert_eq!(named("Lunch menu", EnclosureKind::Pdf), "Lunch menu.pdf");
        assert_eq!(named("menu.pdf", EnclosureKind::Pdf), "menu.pdf");
        assert_eq!(named("page.html", EnclosureKind::Jpeg), "page.html.jpg");
        let script = "<script>alert(1)</script>";
        assert_eq!(named(script, EnclosureKind::Png), format!("{script}.png"));
    }

    #[cfg(feature = "sealed")]
    #[test]
    fn an_encrypted_document_is_told() {
        let with = |trailer: &str| format!("%PDF-1.4\ntrailer<<{trailer}>>\n%%EOF").into_bytes();
        for trailer in [
            "/Root 1 0 R/Encrypt 5 0 R",
            "/Encrypt\n<</Filter/Standard>>",
        ] {
            assert!(is_locked(&with(trailer)), "{trailer}");
        }
        for trailer in [
            "/Root 1 0 R",
            "/Title(How to /Encrypt a file)",
            "/EncryptMetadata 1",
            "/Encrypt",
        ] {
            assert!(!is_locked(&with(trailer)), "{trailer}");
        }
        assert!(!is_locked(b"/Encrypt 5 0 R"), "it is no PDF");
        assert!(!is_locked(b""));
    }

    #[cfg(feature = "sealed")]
    #[test]
    fn only_its_own_bytes_are_its() {
        let bytes = png(b"thirteen byte");
        let it = Enclosure::of("A way to school.PNG", &bytes).unwrap();
        assert_eq!(it.name, "A way to school");
        assert!(it.is_whole() && it.is_of(&bytes));
        let renamed = Enclosure {
            name: "B".into(),
            ..it.clone()
        };
        assert!(renamed.is_of(&bytes));
        assert!(!it.is_of(&png(b"thirteen bits")));
        assert!(!it.is_of(&bytes[..bytes.len() - 1]));
        assert!(!it.is_of(b"<script>"));
        let other = Enclosure {
            kind: EnclosureKind::Pdf,
            ..it.clone()
        };
        assert!(!other.is_of(&bytes), "said to be of another kind");
        let other = Enclosure {
            size: it.size + 1,
            ..it.clone()
        };
        assert!(!other.is_of(&bytes), "said to be of another size");
        assert!(!Enclosure::default().is_whole());
        let long = "é".repeat(300);
        assert_eq!(
            Enclosure::of(&long, &bytes).unwrap().name.chars().count(),
            NAME_MAX
        );
    }

    #[test]
    fn what_is_written_of_it_stays_readable() {
        let it = Enclosure {
            name: "Menu".into(),
            kind: EnclosureKind::Jpeg,
            size: 7,
            sha256: "ab".into(),
        };
        let text = r#"{"name":"Menu","kind":"jpeg","size":7,"sha256":"ab"}"#;
        assert_eq!(serde_json::to_string(&it).unwrap(), text);
        assert_eq!(serde_json::from_str::<Enclosure>(text).unwrap(), it);
    }
}
