//! Bytes → dossier: one door for what our own seal authenticated, one for everything else.

use automerge::{Automerge, ChangeHash, ObjId, ReadDoc};
use thiserror::Error;

use crate::dossier::{Dossier, Fault};
use crate::genesis::{Layout, birth_hash};
use crate::stored::Stored;
use crate::{DossierId, Heads, Leaf, Shape};

/// Why bytes are not the dossier they should be. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LoadError {
    /// The bytes are no document: cut short, altered, or something else entirely.
    #[error("not a readable dossier: {0}")]
    Unreadable(String),
    /// A document without the birth of a dossier, or with more than one.
    #[error("the document was not born as a dossier of this kind")]
    ForeignBirth,
    /// Another dossier.
    #[error("another dossier was expected")]
    OtherDossier,
    /// A dossier of another kind.
    #[error("a dossier of another kind was expected")]
    OtherKind,
    /// The right dossier, in another generation.
    #[error("another generation of the dossier was expected; this one is {found}")]
    OtherGeneration {
        /// The generation the document was born in.
        found: u32,
    },
    /// Changes are there whose predecessors are not: ask the sender for the whole dossier.
    #[error("changes are missing that others build on")]
    MissingDependencies(Heads),
    /// The document is readable, but could not be worked on.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Dossier {
    /// Loads what our own seal authenticated. Hashes are not checked again, which is what makes unlocking fast; never
    /// use it for a bundle.
    pub fn load_sealed(shape: Shape, bytes: &[u8]) -> Result<Self, LoadError> {
        let document = Automerge::load_unverified_heads(bytes).map_err(unreadable)?;
        let stored = Stored::of(bytes, &document);
        let mut dossier = Self::adopt(shape, document)?;
        dossier.stored = stored;
        Ok(dossier)
    }

    /// Loads a whole document from anywhere and checks that it is the dossier it was announced as: its hashes, its one
    /// birth, its id, kind and generation, and that nothing is missing.
    ///
    /// Automerge inflates without a limit: call this where memory is capped.
    pub fn load_untrusted(
        shape: Shape,
        bytes: &[u8],
        id: DossierId,
        generation: u32,
    ) -> Result<Self, LoadError> {
        if bytes.is_empty() {
            return Err(LoadError::Unreadable("no bytes".to_owned()));
        }
        let document = Automerge::load(bytes).map_err(unreadable)?;
        let dossier = Self::adopt(shape, document)?;
        if dossier.id != id {
            return Err(LoadError::OtherDossier);
        }
        if dossier.generation != generation {
            let found = dossier.generation;
            return Err(LoadError::OtherGeneration { found });
        }
        dossier.check_birth()?;
        Ok(dossier)
    }

    fn adopt(shape: Shape, document: Automerge) -> Result<Self, LoadError> {
        let missing = document.get_missing_deps(&[]);
        if !missing.is_empty() {
            return Err(LoadError::MissingDependencies(Heads::of(&missing)));
        }
        let layout = Layout::of(&shape);
        let claims = Claims::read(&document, &layout.meta)?;
        if claims.kind != shape.kind {
            return Err(LoadError::OtherKind);
        }
        let mut dossier = Self {
            document,
            layout,
            shape,
            id: claims.id,
            generation: claims.generation,
            stored: None,
        };
        dossier.complete_genesis().map_err(Fault::from)?;
        Ok(dossier)
    }

    /// Exactly one change has no predecessor, and it is the genesis of this very dossier.
    pub(crate) fn check_birth(&self) -> Result<(), LoadError> {
        let birth = birth_hash(&self.shape, self.id, self.generation);
        if roots(&self.document) == birth.as_slice() {
            Ok(())
        } else {
            Err(LoadError::ForeignBirth)
        }
    }
}

/// The changes that build on nothing.
pub(crate) fn roots(document: &Automerge) -> Vec<ChangeHash> {
    let changes = document.get_changes_meta(&[]);
    let roots = changes.iter().filter(|change| change.deps.is_empty());
    roots.map(|change| change.hash).collect()
}

/// What a document says it is; proven only by the hash of its genesis.
pub(crate) struct Claims {
    pub id: DossierId,
    pub kind: String,
    pub generation: u32,
}

impl Claims {
    pub(crate) fn read(document: &Automerge, meta: &ObjId) -> Result<Self, LoadError> {
        let fact = |name: &str| {
            let found = document.get(meta, name).ok().flatten();
            found.and_then(|(value, _)| Leaf::from_value(&value))
        };
        let (Some(Leaf::Text(id)), Some(Leaf::Text(kind)), Some(Leaf::Int(generation))) =
            (fact("id"), fact("kind"), fact("generation"))
        else {
            return Err(LoadError::ForeignBirth);
        };
        Ok(Self {
            id: id.parse().map_err(|_| LoadError::ForeignBirth)?,
            kind,
            generation: u32::try_from(generation).map_err(|_| LoadError::ForeignBirth)?,
        })
    }
}

pub(crate) fn unreadable(error: impl std::fmt::Display) -> LoadError {
    LoadError::Unreadable(error.to_string())
}
