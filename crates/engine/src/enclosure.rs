//! Files that go with guides and strategies: looking into one before it is saved, giving one out to be shown, and gathering
//! those of a pack. What lies in a dossier may have come from elsewhere: it is used only where it is what is said of it.

use std::collections::BTreeMap;

use throughline_domain::contents::Leaf;
use throughline_domain::enclosure::{BYTES, Enclosure, Problem, Taken};
use throughline_domain::id::EnclosureId;
use throughline_domain::subject::Subject;
use throughline_protocol::Failure;
use throughline_protocol::command::InFile;
use throughline_protocol::reply::OutFile;
use throughline_public::content::Content;
use throughline_public::enclosure::{TOTAL_MAX, is_locked};
use throughline_vault::encoding::{from_base64, to_base64};
use throughline_vault::store::Store;

use crate::commit::dossier_id;
use crate::convert;
use crate::open::Open;

/// What a file is, and its bytes as they are stored.
///
/// # Errors
/// [`Problem`]: why it may not be taken.
pub fn look_into(file: &InFile) -> Result<Taken, Problem> {
    if is_locked(&file.bytes) {
        return Err(Problem::Locked);
    }
    Ok(Taken {
        enclosure: Enclosure::of(&file.name, &file.bytes)?,
        bytes: to_base64(&file.bytes),
    })
}

/// The file of this identifier, under the name that it is saved by.
///
/// # Errors
/// [`Failure::FileNotHere`] when it is not, or is something else than is said of it.
pub async fn file<S: Store>(
    open: &Open<S>,
    file: EnclosureId,
    is: &Enclosure,
) -> Result<OutFile, Failure> {
    let id = dossier_id(open.secret(), Subject::Enclosure(file));
    let loaded = open.cabinet.load(id).await?;
    let bytes = loaded.and_then(|(dossier, _)| {
        let (contents, _) = convert::contents(dossier.read());
        match contents.fields.get(BYTES) {
            Some(Leaf::Text(text)) => from_base64(text),
            _ => None,
        }
    });
    let bytes = bytes.filter(|bytes| is.is_of(bytes));
    let name = is.name.clone();
    Ok(OutFile {
        bytes: bytes.ok_or(Failure::FileNotHere { name })?,
        name: is.file_name(),
    })
}

/// The bytes of all files that this content names, by their hash.
///
/// # Errors
/// [`Failure::TooManyFiles`] when they are more than a pack carries; [`Failure::FileNotHere`] for the first that is not
/// here, or is something else than is said of it.
pub async fn gather<S: Store>(
    open: &Open<S>,
    content: &Content,
) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    if content.bytes_of_files() > TOTAL_MAX as u64 {
        return Err(Failure::TooManyFiles);
    }
    let mut files = BTreeMap::new();
    for (id, is) in content.files() {
        if files.contains_key(&is.sha256) {
            continue;
        }
        let name = is.name.clone();
        let id = id.0.parse().map_err(|_| Failure::FileNotHere { name })?;
        files.insert(is.sha256.clone(), file(open, id, is).await?.bytes);
    }
    Ok(files)
}
