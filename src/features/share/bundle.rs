//! What a colleague's file would change, and taking it in.

use std::collections::BTreeMap;

use crate::workspace::reply::{BundlePreview, DossierChange};
use leptos::prelude::*;
use throughline_domain::shape::Kind;
use throughline_ui::{ButtonKind, ButtonLink, Callout, Fact, Facts, Icon, Table, Tone};

use crate::pieces::{Decide, Decided, Decision};
use crate::route::Route;
use crate::text;
use crate::workspace::{Command, time};

/// A colleague's file.
#[component]
pub fn Bundle(
    /// What merging it would do.
    preview: BundlePreview,
) -> impl IntoView {
    let decision = Decision::new();
    let preview = StoredValue::new(preview);
    move || match decision.decided() {
        Decided::NotYet => view! {
            <Preview preview=preview.get_value() />
            <Decide
                decision
                command=Command::ApplyBundle
                take=text::share::take_in()
                leave=text::share::leave()
            />
        }
        .into_any(),
        Decided::Taken => view! { <TakenIn preview=preview.get_value() /> }.into_any(),
        Decided::Left => view! {
            <Callout live=true>
                <p>{text::share::left()}</p>
            </Callout>
        }
        .into_any(),
    }
}

#[component]
fn Preview(preview: BundlePreview) -> impl IntoView {
    let name = preview.sender_name.clone();
    let clashes = total(&preview.changes, |change| change.clashes);
    let nothing = preview.changes.is_empty();
    let unchanged = usize::try_from(preview.unchanged).unwrap_or(usize::MAX);
    let purpose = preview.purpose.clone();
    view! {
        <div class="panel stack">
            <h2>{text::share::bundle_from(name.clone())}</h2>
            <p class="row">
                <span class="soft">{text::share::bundle_proven(name)}</span>
            </p>
            <Facts>
                <Fact term=text::share::bundle_made()>{time::moment(preview.made)}</Fact>
                <Fact term=text::share::bundle_purpose()>{purpose}</Fact>
            </Facts>
            {preview
                .seen_before
                .then(|| view! { <Callout><p>{text::share::bundle_seen()}</p></Callout> })}
            {if nothing {
                view! { <p>{text::share::bundle_nothing()}</p> }.into_any()
            } else {
                view! { <Changes changes=preview.changes /> }.into_any()
            }}
            {(unchanged > 0)
                .then(|| {
                    view! { <p class="soft small">{text::share::bundle_unchanged(unchanged)}</p> }
                })}
            {(clashes > 0)
                .then(|| {
                    view! {
                        <Callout tone=Tone::Caution>
                            <p>{text::share::clashes(clashes)}</p>
                        </Callout>
                    }
                })}
        </div>
    }
}

/// The changes of one kind of dossier, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counted {
    dossiers: usize,
    new: usize,
    fields: usize,
    entries: usize,
    clashes: usize,
}

/// The changes, counted by kind: a list of two thousand records would tell nobody anything.
fn by_kind(changes: &[DossierChange]) -> BTreeMap<Option<Kind>, Counted> {
    let mut kinds: BTreeMap<Option<Kind>, Counted> = BTreeMap::new();
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    for change in changes {
        let counted = kinds.entry(change.kind).or_default();
        counted.dossiers += 1;
        counted.new += usize::from(change.new);
        counted.fields += count(change.fields);
        counted.entries += count(change.entries);
        counted.clashes += count(change.clashes);
    }
    kinds
}

fn total(changes: &[DossierChange], what: fn(&DossierChange) -> u32) -> usize {
    let sum = changes.iter().map(what).fold(0_u32, u32::saturating_add);
    usize::try_from(sum).unwrap_or(usize::MAX)
}

#[component]
fn Changes(changes: Vec<DossierChange>) -> impl IntoView {
    let figure = |number: usize| {
        let shown = if number == 0 {
            "–".to_owned()
        } else {
            text::number(number)
        };
        view! { <td class="number">{shown}</td> }
    };
    let rows = by_kind(&changes).into_iter().map(|(kind, counted)| {
        let name = kind.map_or_else(text::kinds::other, text::names::kind);
        view! {
            <tr>
                <th scope="row">{name}</th>
                {figure(counted.dossiers)}
                {figure(counted.new)}
                {figure(counted.fields)}
                {figure(counted.entries)}
                {figure(counted.clashes)}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let head = || {
        view! {
            <th scope="col">{text::share::column_what()}</th>
            <th scope="col" class="number">{text::share::column_records()}</th>
            <th scope="col" class="number">{text::share::column_new()}</th>
            <th scope="col" class="number">{text::share::column_fields()}</th>
            <th scope="col" class="number">{text::share::column_entries()}</th>
            <th scope="col" class="number">{text::share::column_clashes()}</th>
        }
    };
    view! {
        <Table caption=text::share::bundle_changes() head=head>
            {rows}
        </Table>
    }
}

/// What comes next once it is taken in.
#[component]
fn TakenIn(preview: BundlePreview) -> impl IntoView {
    let clashes = total(&preview.changes, |change| change.clashes);
    let name = preview.sender_name;
    view! {
        <Callout tone=Tone::Good title=text::share::taken_in(name.clone()) live=true>
            <p>{text::share::taken_in_lead()}</p>
            {(clashes > 0).then(|| view! { <p>{text::share::clashes(clashes)}</p> })}
        </Callout>
        <div class="actions">
            {(clashes > 0)
                .then(|| {
                    view! {
                        <ButtonLink
                            href=Route::Clashes.href()
                            kind=ButtonKind::Primary
                            icon=Icon::Clash
                        >
                            {text::share::settle()}
                        </ButtonLink>
                    }
                })}
            <ButtonLink href=Route::ShareWith(preview.sender).href() icon=Icon::Share>
                {text::share::send_back(name)}
            </ButtonLink>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use throughline_domain::id::DossierId;

    fn change(kind: Kind, new: bool, fields: u32, clashes: u32) -> DossierChange {
        DossierChange {
            dossier: DossierId(1),
            kind: Some(kind),
            student: None,
            new,
            fields,
            entries: 1,
            clashes,
        }
    }

    #[test]
    fn changes_are_counted_by_kind() {
        let changes = [
            change(Kind::Classroom, true, 2, 0),
            change(Kind::Classroom, false, 3, 1),
            change(Kind::Roster, false, 9, 0),
        ];
        let counted = by_kind(&changes);
        let classroom = Counted {
            dossiers: 2,
            new: 1,
            fields: 5,
            entries: 2,
            clashes: 1,
        };
        assert_eq!(counted.get(&Some(Kind::Classroom)), Some(&classroom));
        assert_eq!(counted.len(), 2);
        assert_eq!(total(&changes, |change| change.clashes), 1);
    }
}
