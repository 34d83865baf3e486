//! What a kind of dossier is born with.

/// What genesis gives birth to for one kind of dossier, and how its fields are read.
///
/// `kind`, `prose` and `entries` are pinned: changing them changes the genesis bytes, and dossiers born before and
/// after would not merge. A later release adds collections through `steps`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The kind's name, such as `support`.
    pub kind: &'static str,
    /// Fields whose long text is merged letter by letter.
    pub prose: &'static [&'static str],
    /// Collections of append-only entries.
    pub entries: &'static [&'static str],
    /// Paths, or first parts of paths, whose values are JSON text with an `as_of` date: the newest wins without asking.
    pub dated: &'static [&'static str],
    /// What later releases added, oldest first. Only ever append to it.
    pub steps: &'static [Step],
}

/// Collections a later release added to a kind: one further genesis change with an actor of its own.
///
/// It depends on nothing but genesis and the steps before it, so it is byte-identical wherever it is made. Reading a
/// dossier that was born without it adds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Further prose fields.
    pub prose: &'static [&'static str],
    /// Further collections of entries.
    pub entries: &'static [&'static str],
}

impl Shape {
    /// The shape of a kind with fields alone.
    pub const fn of(kind: &'static str) -> Self {
        Self {
            kind,
            prose: &[],
            entries: &[],
            dated: &[],
            steps: &[],
        }
    }

    /// Whether `path` is a prose field.
    pub fn is_prose(&self, path: &str) -> bool {
        self.births().any(|(prose, _)| prose.contains(&path))
    }

    /// Whether `name` is a collection of entries.
    pub fn has_collection(&self, name: &str) -> bool {
        self.births().any(|(_, entries)| entries.contains(&name))
    }

    /// Whether the newest `as_of` wins at `path`.
    pub fn is_dated(&self, path: &str) -> bool {
        self.dated.iter().any(|prefix| {
            path.strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Prose and collections of each step of genesis, oldest first.
    pub(crate) fn births(&self) -> impl Iterator<Item = Births> {
        let first = (self.prose, self.entries);
        let later = self.steps.iter().map(|step| (step.prose, step.entries));
        std::iter::once(first).chain(later)
    }
}

/// The prose fields and the collections of one step of genesis.
pub(crate) type Births = (&'static [&'static str], &'static [&'static str]);
