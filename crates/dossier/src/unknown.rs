//! Dossiers of a kind that a later release added: kept and passed on as documents, without knowing what is in them.

use automerge::{Automerge, ObjId, ReadDoc};

use crate::load::{Claims, roots, unreadable};
use crate::{DossierId, Heads, LoadError};

/// What merging a dossier of an unknown kind gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The merged document; `None` when nothing new arrived.
    pub save: Option<Vec<u8>>,
    /// Its heads.
    pub heads: Heads,
}

/// The heads of a document of an unknown kind that our own seal authenticated.
pub fn unknown_heads(bytes: &[u8]) -> Result<Heads, LoadError> {
    let document = Automerge::load_unverified_heads(bytes).map_err(unreadable)?;
    Ok(Heads::of(&document.get_heads()))
}

/// Checks a document of an unknown kind and merges it onto one's own. Only whole documents can be kept this way.
///
/// Automerge inflates without a limit: call this where memory is capped.
pub fn merge_unknown(
    own: Option<&[u8]>,
    incoming: &[u8],
    id: DossierId,
    kind: &str,
    generation: u32,
) -> Result<Kept, LoadError> {
    if incoming.is_empty() {
        return Err(LoadError::Unreadable("no bytes".to_owned()));
    }
    let mut theirs = Automerge::load(incoming).map_err(unreadable)?;
    let missing = theirs.get_missing_deps(&[]);
    if !missing.is_empty() {
        return Err(LoadError::MissingDependencies(Heads::of(&missing)));
    }
    check(&theirs, id, kind, generation)?;
    let Some(own) = own else {
        let heads = Heads::of(&theirs.get_heads());
        return Ok(Kept {
            save: Some(incoming.to_vec()),
            heads,
        });
    };
    let mut ours = Automerge::load_unverified_heads(own).map_err(unreadable)?;
    if roots(&ours) != roots(&theirs) {
        return Err(LoadError::ForeignBirth);
    }
    let before = ours.get_heads();
    ours.merge(&mut theirs).map_err(unreadable)?;
    let heads = ours.get_heads();
    Ok(Kept {
        save: (heads != before).then(|| ours.save()),
        heads: Heads::of(&heads),
    })
}

fn check(
    document: &Automerge,
    id: DossierId,
    kind: &str,
    generation: u32,
) -> Result<(), LoadError> {
    let meta = document.get(automerge::ROOT, "meta").map_err(unreadable)?;
    let meta: ObjId = meta
        .map(|(_, object)| object)
        .ok_or(LoadError::ForeignBirth)?;
    let claims = Claims::read(document, &meta)?;
    if roots(document).len() != 1 {
        return Err(LoadError::ForeignBirth);
    }
    if claims.id != id {
        return Err(LoadError::OtherDossier);
    }
    if claims.kind != kind {
        return Err(LoadError::OtherKind);
    }
    if claims.generation != generation {
        let found = claims.generation;
        return Err(LoadError::OtherGeneration { found });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Dossier, Edit, Leaf, Shape};

    const ID: DossierId = DossierId([7; 16]);

    fn edited(from: Option<&[u8]>, actor: u8, path: &str) -> Vec<u8> {
        let shape = Shape::of("of a later release");
        let mut dossier = match from {
            None => Dossier::birth(shape, ID, 0).unwrap(),
            Some(bytes) => Dossier::load_sealed(shape, bytes).unwrap(),
        };
        let author = Author {
            actor: [actor; 16],
            name: "someone".to_owned(),
        };
        let edit = Edit::Set {
            path: path.to_owned(),
            value: Leaf::Flag(true),
        };
        let heads = dossier.heads();
        dossier.commit(&author, &heads, &[edit], "test", 0).unwrap();
        dossier.save()
    }

    #[test]
    fn what_is_not_understood_is_merged_without_loss() {
        let kind = "of a later release";
        let (ours, theirs) = (edited(None, 1, "a"), edited(None, 2, "b"));
        let merged = merge_unknown(Some(&ours), &theirs, ID, kind, 0).unwrap();
        let both = Dossier::load_sealed(Shape::of(kind), &merged.save.unwrap()).unwrap();
        let paths: Vec<String> = both.contents().fields.into_keys().collect();
        assert_eq!(paths, ["a", "b"]);
        let again = merge_unknown(Some(&both.save()), &theirs, ID, kind, 0).unwrap();
        assert_eq!((again.save, again.heads), (None, both.heads()));
    }

    #[test]
    fn what_it_is_not_is_refused() {
        let theirs = edited(None, 1, "a");
        let merge = |id, kind, generation| merge_unknown(None, &theirs, id, kind, generation);
        let kind = "of a later release";
        assert!(merge(ID, kind, 0).is_ok());
        assert_eq!(
            merge(DossierId([8; 16]), kind, 0),
            Err(LoadError::OtherDossier)
        );
        assert_eq!(merge(ID, "other", 0), Err(LoadError::OtherKind));
        assert_eq!(
            merge(ID, kind, 1),
            Err(LoadError::OtherGeneration { found: 0 })
        );
    }
}
