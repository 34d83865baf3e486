//! Between the dossier crate's plain values and the domain's: the two know nothing of each other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use throughline_domain::contents::{Claim, Conflict, Contents, Leaf};
use throughline_domain::enclosure::BYTES;
use throughline_domain::id::{DossierId, EntryId};
use throughline_domain::shape::{Addition, Kind};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_dossier::{Dossier, Reading, Shape, Step};
use throughline_protocol::view::HistoryLine;
use throughline_protocol::{DossierView, Heads};
use throughline_vault::encoding::{from_hex, to_hex};

/// What later releases added to each kind.
static STEPS: LazyLock<BTreeMap<Kind, Vec<Step>>> = LazyLock::new(|| {
    let later = |kind: &Kind| {
        let shape = kind.shape()?;
        let step = |addition: &Addition| Step {
            prose: addition.prose,
            entries: addition.entries,
        };
        Some((*kind, shape.later.iter().map(step).collect()))
    };
    Kind::ALL.iter().filter_map(later).collect()
});

/// What a kind is born with; `None` for the reserved kinds.
pub fn shape(kind: Kind) -> Option<Shape> {
    let shape = kind.shape()?;
    Some(Shape {
        kind: kind.as_str(),
        prose: shape.prose,
        entries: shape.entries,
        dated: shape.dated,
        steps: STEPS.get(&kind).map_or(&[], Vec::as_slice),
    })
}

/// A dossier's identifier.
pub fn dossier_id(id: DossierId) -> throughline_dossier::DossierId {
    throughline_dossier::DossierId(id.to_bytes())
}

/// A value for a dossier.
pub fn leaf_in(leaf: Leaf) -> throughline_dossier::Leaf {
    use throughline_dossier::Leaf as Inner;
    match leaf {
        Leaf::Flag(value) => Inner::Flag(value),
        Leaf::Int(value) => Inner::Int(value),
        Leaf::Number(value) => Inner::Number(value),
        Leaf::Text(value) => Inner::Text(value),
    }
}

/// A value of a dossier.
pub fn leaf_out(leaf: throughline_dossier::Leaf) -> Leaf {
    use throughline_dossier::Leaf as Inner;
    match leaf {
        Inner::Flag(value) => Leaf::Flag(value),
        Inner::Int(value) => Leaf::Int(value),
        Inner::Number(value) => Leaf::Number(value),
        Inner::Text(value) => Leaf::Text(value),
    }
}

/// Heads for the app.
pub fn heads_out(heads: &throughline_dossier::Heads) -> Heads {
    Heads(heads.hashes().to_vec())
}

/// Heads from the app.
pub fn heads_in(heads: &Heads) -> throughline_dossier::Heads {
    throughline_dossier::Heads::new(heads.0.clone())
}

/// Heads as a manifest writes them.
pub fn heads_as_text(heads: &Heads) -> Vec<String> {
    heads.0.iter().map(|hash| to_hex(hash)).collect()
}

/// Heads that a manifest wrote; `None` when they are none.
pub fn heads_from_text(texts: &[String]) -> Option<Heads> {
    let hashes: Option<_> = texts.iter().map(|text| from_hex(text)).collect();
    hashes.map(Heads)
}

/// What a dossier holds, in the domain's terms.
pub fn contents(reading: Reading) -> (Contents, Vec<Conflict>) {
    let fields = reading
        .contents
        .fields
        .into_iter()
        .map(|(path, leaf)| (path, leaf_out(leaf)))
        .collect();
    let written = reading.contents.entries.into_iter();
    let entries = written
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(collection, entries)| {
            let entries = entries
                .into_iter()
                .filter_map(|(id, json)| Some((id.parse::<EntryId>().ok()?, json)));
            (collection, entries.collect())
        })
        .collect();
    let conflicts = reading.conflicts.into_iter().map(conflict).collect();
    (Contents { fields, entries }, conflicts)
}

fn conflict(conflict: throughline_dossier::Conflict) -> Conflict {
    let values = conflict
        .values
        .into_iter()
        .map(|claim| Claim {
            value: Some(leaf_out(claim.value)),
            author: claim.author.unwrap_or_default(),
            at: Timestamp(claim.at_ms),
        })
        .collect();
    Conflict {
        path: conflict.path,
        values,
    }
}

/// What the app holds of a dossier: without what is the engine's alone.
pub fn view(
    id: DossierId,
    kind: Kind,
    heads: Heads,
    contents: Contents,
    conflicts: Vec<Conflict>,
) -> Option<DossierView> {
    let subject = Subject::of(kind, &contents)?;
    let mut view = DossierView {
        id,
        kind,
        subject,
        heads,
        contents,
        conflicts,
    };
    if matches!(kind, Kind::School | Kind::Inbox) {
        view.contents
            .entries
            .remove(throughline_domain::school::CHAIN);
        view.contents
            .fields
            .retain(|path, _| !path.starts_with(crate::school::ENGINE_FIELDS));
    }
    if kind == Kind::Enclosure {
        view.contents.fields.remove(BYTES);
        view.conflicts.retain(|conflict| conflict.path != BYTES);
    }
    Some(view)
}

/// A dossier's history, in the protocol's terms.
pub fn history(dossier: &Dossier) -> Vec<HistoryLine> {
    dossier
        .history()
        .into_iter()
        .map(|line| HistoryLine {
            author: line.author.unwrap_or_default(),
            at: Timestamp(line.at_ms),
            intent: line.intent,
            paths: line
                .fields
                .into_iter()
                .chain(
                    line.entries
                        .into_iter()
                        .map(|(collection, id)| format!("{collection}/{id}")),
                )
                .collect(),
        })
        .collect()
}
