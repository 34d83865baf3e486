//! The form for an entry of the library: the school's own words.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::library::{Entry, EntryKind, Evidence, EvidenceKind, OwnEntry, problems};
use throughline_domain::referral::Concern;
use throughline_domain::school::Bookcase;
use throughline_domain::subject::Subject;
use throughline_domain::tier::Tier;
use throughline_ui::{CheckGroup, Choice, Select, TextArea, TextField, Toasts};

use super::names;
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{library as say, names as words, shell};
use crate::workspace::{Workspace, fresh};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    kind: RwSignal<String>,
    tiers: RwSignal<BTreeSet<String>>,
    areas: RwSignal<BTreeSet<String>>,
    name: RwSignal<String>,
    purpose: RwSignal<String>,
    steps: RwSignal<String>,
    measure: RwSignal<String>,
    minutes: RwSignal<String>,
    times: RwSignal<String>,
    evidence: RwSignal<String>,
    why: RwSignal<String>,
    cautions: RwSignal<String>,
}

impl Draft {
    fn of(entry: Option<&Entry>) -> Self {
        let text = |value: Option<String>| RwSignal::new(value.unwrap_or_default());
        let codes = |codes: Option<BTreeSet<String>>| RwSignal::new(codes.unwrap_or_default());
        let kind = entry.map_or(EntryKind::Intervention, |it| it.kind);
        let evidence = entry.map_or(EvidenceKind::Practice, |it| it.evidence.kind);
        Self {
            kind: RwSignal::new(names::kind_code(kind).to_owned()),
            tiers: codes(entry.map(|it| it.tiers.iter().map(|it| names::tier_code(*it)).collect())),
            areas: codes(entry.map(|it| {
                let areas = it.areas.iter();
                areas
                    .map(|it| words::concern_code(*it).to_owned())
                    .collect()
            })),
            name: text(entry.map(|it| it.name.clone())),
            purpose: text(entry.map(|it| it.purpose.clone())),
            steps: text(entry.map(|it| it.steps.join("\n"))),
            measure: text(entry.map(|it| it.measure.clone())),
            minutes: text(entry.and_then(|it| Some(it.minutes?.to_string()))),
            times: text(entry.and_then(|it| Some(it.times_a_week?.to_string()))),
            evidence: RwSignal::new(names::evidence_code(evidence).to_owned()),
            why: text(entry.map(|it| it.evidence.why.clone())),
            cautions: text(entry.and_then(|it| it.cautions.clone())),
        }
    }

    fn entry(self, id: String) -> Entry {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let chosen = |field: RwSignal<BTreeSet<String>>| field.get_untracked();
        let (kind, evidence) = (typed(self.kind), typed(self.evidence));
        let (tiers, areas) = (chosen(self.tiers), chosen(self.areas));
        let steps = typed(self.steps);
        let steps = steps.lines().map(str::trim).filter(|step| !step.is_empty());
        let planned = kind == names::kind_code(EntryKind::Intervention);
        let cautions = typed(self.cautions);
        Entry {
            id,
            kind: EntryKind::ALL
                .iter()
                .copied()
                .find(|it| names::kind_code(*it) == kind)
                .unwrap_or(EntryKind::Intervention),
            tiers: Tier::ALL
                .iter()
                .copied()
                .filter(|it| tiers.contains(&names::tier_code(*it)))
                .collect(),
            areas: Concern::ALL
                .iter()
                .copied()
                .filter(|it| areas.contains(words::concern_code(*it)))
                .collect(),
            name: typed(self.name),
            purpose: typed(self.purpose),
            steps: steps.map(str::to_owned).collect(),
            measure: typed(self.measure),
            minutes: typed(self.minutes).parse().ok().filter(|_| planned),
            times_a_week: typed(self.times).parse().ok().filter(|_| planned),
            evidence: Evidence {
                kind: EvidenceKind::ALL
                    .iter()
                    .copied()
                    .find(|it| names::evidence_code(*it) == evidence)
                    .unwrap_or(EvidenceKind::Practice),
                why: typed(self.why),
            },
            cautions: (!cautions.is_empty()).then_some(cautions),
        }
    }
}

/// The form for an entry.
#[component]
pub fn EntryForm(
    /// Which; `None` for a new one.
    entry: Option<Entry>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::of(entry.as_ref());
    let id = StoredValue::new(entry.map(|entry| entry.id));
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let Some(id) = id.get_value().or_else(fresh::library_entry) else {
            return;
        };
        let entry = draft.entry(id.clone());
        let wrong: Vec<_> = problems(&entry).into_iter().map(names::problem).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let own = OwnEntry {
            entry,
            removed: false,
        };
        let put = move |bookcase: &mut Bookcase| {
            bookcase.library.insert(id, Whole(own));
        };
        let work = async move { workspace.save("library.change", Subject::School, put).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <First draft form />
            <Then draft form />
        </DialogForm>
    }
}

/// What it is and whom it is for.
#[component]
fn First(draft: Draft, form: Form) -> impl IntoView {
    let kinds = move || {
        let choice = |it: &EntryKind| Choice::new(names::kind_code(*it), names::kind(*it).say());
        EntryKind::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let tiers = move || {
        let choice = |it: &Tier| Choice::new(names::tier_code(*it), names::tier(*it).say());
        Tier::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let areas = move || {
        let choice =
            |it: &Concern| Choice::new(words::concern_code(*it), words::concern(*it).say());
        Concern::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <TextField
            label=say::name()
            value=draft.name
            error=form.error("entry-name")
            id="entry-name"
        />
        <Select label=say::kind() value=draft.kind options=Signal::derive(kinds) />
        <CheckGroup
            label=say::tiers()
            values=draft.tiers
            options=Signal::derive(tiers)
            error=form.error("entry-tiers")
            id="entry-tiers"
        />
        <CheckGroup
            label=say::areas()
            values=draft.areas
            options=Signal::derive(areas)
            error=form.error("entry-areas")
            id="entry-areas"
        />
        <TextArea
            label=say::purpose()
            note=shell::optional()
            value=draft.purpose
            rows=2
        />
    }
}

/// How it is done, and what is known of it.
#[component]
fn Then(draft: Draft, form: Form) -> impl IntoView {
    let evidence = move || {
        let choice =
            |it: &EvidenceKind| Choice::new(names::evidence_code(*it), names::evidence(*it).say());
        EvidenceKind::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let planned = move || draft.kind.get() == names::kind_code(EntryKind::Intervention);
    view! {
        <TextArea
            label=say::steps()
            hint=say::steps_hint()
            value=draft.steps
            rows=5
            error=form.error("entry-steps")
            id="entry-steps"
        />
        <Show when=planned>
            <div class="pair">
                <TextField
                    label=say::minutes()
                    value=draft.minutes
                    error=form.error("entry-minutes")
                    id="entry-minutes"
                />
                <TextField
                    label=say::times()
                    value=draft.times
                    error=form.error("entry-times")
                    id="entry-times"
                />
            </div>
        </Show>
        <TextField label=say::measure() note=shell::optional() value=draft.measure />
        <Select label=say::evidence() value=draft.evidence options=Signal::derive(evidence) />
        <TextArea label=say::evidence_why() note=shell::optional() value=draft.why rows=2 />
        <TextArea label=say::cautions() note=shell::optional() value=draft.cautions rows=2 />
    }
}
