//! What is typed into a form: kept as a draft while nobody has saved it, and there again when the form is next opened.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::time::Timestamp;
use throughline_ui::{Button, ButtonKind};

use crate::text::drafts as say;
use crate::workspace::{Typed, Workspace, time};

/// A field of a form.
#[derive(Clone, Copy)]
pub enum Field {
    /// What was written.
    Text(RwSignal<String>),
    /// Whether a box is ticked.
    Tick(RwSignal<bool>),
    /// The codes of what was chosen.
    Codes(RwSignal<BTreeSet<String>>),
    /// What nobody types, and the form needs to go on with what was typed: what it was filled from.
    From(StoredValue<String>),
}

impl Field {
    /// Its value as text; tracked.
    fn get(self) -> String {
        match self {
            Field::Text(text) => text.get(),
            Field::Tick(tick) => if tick.get() { "yes" } else { "" }.to_owned(),
            Field::Codes(codes) => {
                codes.with(|codes| codes.iter().cloned().collect::<Vec<_>>().join(" "))
            }
            Field::From(text) => text.get_value(),
        }
    }

    fn set(self, value: &str) {
        match self {
            Field::Text(text) => text.set(value.to_owned()),
            Field::Tick(tick) => tick.set(!value.is_empty()),
            Field::Codes(codes) => {
                codes.set(value.split_whitespace().map(str::to_owned).collect());
            }
            Field::From(text) => text.set_value(value.to_owned()),
        }
    }
}

/// What is typed into a form. A copy is the same.
#[derive(Clone, Copy)]
pub struct Typing {
    /// Behind one handle: what is typed is copied into every closure of a form.
    workspace: StoredValue<Workspace>,
    about: StoredValue<String>,
    fields: StoredValue<Vec<(String, Field)>>,
    /// The form as it is when nobody has typed.
    blank: StoredValue<Typed>,
    /// Since when what was there when the form was opened is there.
    since: RwSignal<Option<Timestamp>>,
    /// What the person put away to start afresh, and since when it was there.
    away: RwSignal<Option<(Typed, Option<Timestamp>)>>,
}

impl Typing {
    /// Keeps what is typed into these fields, and fills in what was typed before. `about` is the kind of form and what it
    /// is about, such as `observation/STUDENT`.
    pub fn new(about: String, fields: Vec<(&'static str, Field)>) -> Self {
        let named = fields
            .into_iter()
            .map(|(name, field)| (name.to_owned(), field));
        Self::named(about, named.collect())
    }

    /// As [`Typing::new`], for fields whose names are made up as the form is, such as one for each language.
    pub fn named(about: String, fields: Vec<(String, Field)>) -> Self {
        let workspace = Workspace::get();
        let draft = workspace.draft(&about);
        let typing = Self {
            workspace: StoredValue::new(workspace),
            about: StoredValue::new(about),
            fields: StoredValue::new(fields),
            blank: StoredValue::default(),
            since: RwSignal::new(draft.as_ref().map(|draft| draft.kept)),
            away: RwSignal::new(None),
        };
        typing.blank.set_value(untrack(|| typing.typed()));
        if let Some(draft) = draft {
            typing.fill(&draft.typed);
        }
        Effect::new(move |before: Option<Typed>| {
            let now = typing.typed();
            if before.is_some_and(|before| before != now) {
                typing.changed(&now);
            }
            now
        });
        on_cleanup(move || workspace.tell_now());
        typing
    }

    /// What the draft is about, for the change that saves it.
    pub fn about(self) -> String {
        self.about.get_value()
    }

    /// Forgets what was typed: the form is left without it.
    pub fn discard(self) {
        let workspace = self.workspace.get_value();
        self.about.with_value(|about| workspace.forget_draft(about));
    }

    fn typed(self) -> Typed {
        let value = |(name, field): &(String, Field)| (name.clone(), field.get());
        let values = self
            .fields
            .with_value(|fields| fields.iter().map(value).collect());
        Typed(values)
    }

    fn fill(self, typed: &Typed) {
        for (name, field) in self.fields.get_value() {
            if let Some(value) = typed.0.get(&name) {
                field.set(value);
            }
        }
    }

    fn changed(self, now: &Typed) {
        if self.is_blank(now) {
            self.since.set(None);
            self.discard();
        } else {
            self.away.set(None);
            let workspace = self.workspace.get_value();
            workspace.keep_draft(&self.about(), now.clone());
        }
    }

    /// Whether nobody has typed anything into it.
    fn is_blank(self, now: &Typed) -> bool {
        let same = |(name, field): &(String, Field)| {
            matches!(field, Field::From(_))
                || self
                    .blank
                    .with_value(|blank| blank.0.get(name) == now.0.get(name))
        };
        self.fields.with_value(|fields| fields.iter().all(same))
    }

    fn start_afresh(self) {
        let typed = untrack(|| self.typed());
        self.away.set(Some((typed, self.since.get_untracked())));
        self.since.set(None);
        self.fill(&self.blank.get_value());
        self.discard();
    }

    fn bring_back(self) {
        if let Some((typed, since)) = self.away.get_untracked() {
            self.since.set(since);
            self.fill(&typed);
        }
    }
}

/// Says quietly that what is in a form was typed before and not saved, and lets the person start afresh.
#[component]
pub fn Unsaved(
    /// What is typed into the form.
    typing: Typing,
) -> impl IntoView {
    let workspace = typing.workspace.get_value();
    let cannot_keep = Memo::new(move |_| workspace.cannot_keep_drafts());
    let away = Memo::new(move |_| typing.away.with(Option::is_some));
    let words = move || match typing.since.get() {
        Some(since) if !away.get() => say::there(time::moment(since)).say(),
        _ => say::away().say(),
    };
    // One button for both, so that the focus stays on it.
    let press = move |()| {
        if away.get_untracked() {
            typing.bring_back();
        } else {
            typing.start_afresh();
        }
    };
    let presses = move || {
        if away.get() {
            say::bring_back().say()
        } else {
            say::afresh().say()
        }
    };
    let shows = move || away.get() || typing.since.with(Option::is_some);
    view! {
        <Show
            when=move || cannot_keep.get()
            fallback=move || {
                view! {
                    <Show when=shows>
                        <p class="unsaved soft small">
                            <span role="status">{words}</span>
                            " "
                            <Button kind=ButtonKind::Quiet on_click=press>
                                {presses}
                            </Button>
                        </p>
                    </Show>
                }
            }
        >
            <p class="small" role="status">
                {say::not_kept()}
            </p>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> [Field; 4] {
        [
            Field::Text(RwSignal::default()),
            Field::Tick(RwSignal::default()),
            Field::Codes(RwSignal::default()),
            Field::From(StoredValue::default()),
        ]
    }

    #[test]
    fn a_field_takes_back_what_it_gave() {
        let owner = Owner::new();
        owner.set();
        let typed = fields();
        for field in typed {
            match field {
                Field::Text(text) => text.set(" two\nlines ".to_owned()),
                Field::Tick(tick) => tick.set(true),
                Field::Codes(codes) => codes.set(["health", "family"].map(str::to_owned).into()),
                Field::From(text) => text.set_value("before".to_owned()),
            }
        }
        let (given, nothing) = (typed.map(Field::get), fields().map(Field::get));
        let again = fields();
        for values in [&given, &nothing] {
            for (field, value) in again.iter().zip(values) {
                field.set(value);
            }
            assert_eq!(&again.map(Field::get), values);
        }
        assert!(given.iter().zip(&nothing).all(|(one, other)| one != other));
    }
}
