//! What the forms of the resource centre have in common: where they were filled from, their frame, and saving them.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use throughline_domain::contents::Leaf;
use throughline_domain::enclosure::BYTES;
use throughline_domain::family::{Family, Kept};
use throughline_domain::id::ItemId;
use throughline_domain::subject::Subject;
use throughline_public::words::Words;
use throughline_ui::{Button, ButtonKind, ErrorSummary, Page, Toasts};

use super::guide_form::GuideForm;
use super::kept::{KeptDraft, KeptFields};
use super::page::Gone;
use super::strategy_form::StrategyForm;
use super::survey_form::SurveyForm;
use super::thing::family;
use super::workshop_form::WorkshopForm;
use crate::pieces::{
    Back, Failed, Field, Form, LanguageTabs, Saving, Typing, Unsaved, Written, languages_to_write,
};
use crate::route::Route;
use crate::text::{Text, centre as say, shell};
use crate::workspace::{Changes, Failure, Heads, Snapshot, Workspace, fresh};

/// Changing a thing, with the form of its kind.
#[component]
pub fn Edit(
    /// Which.
    id: ItemId,
) -> impl IntoView {
    let family = untrack(|| family(Workspace::get()).get());
    let key = id.to_string();
    if family.guides.contains_key(&key.as_str().into()) {
        view! { <GuideForm id=Some(id) /> }.into_any()
    } else if family.strategies.contains_key(&key.as_str().into()) {
        view! { <StrategyForm id=Some(id) /> }.into_any()
    } else if family.workshops.contains_key(&key.as_str().into()) {
        view! { <WorkshopForm id=Some(id) /> }.into_any()
    } else if family.surveys.contains_key(&key.as_str().into()) {
        view! { <SurveyForm id=Some(id) /> }.into_any()
    } else {
        view! { <Gone /> }.into_any()
    }
}

/// A thing of a kind, and where it stands.
pub trait Filed: Serialize + DeserializeOwned + Default + Clone + 'static {
    /// What saving it means.
    const INTENT: &'static str;
    /// The thing of this identifier.
    fn get(family: &Family, id: &str) -> Option<Self>;
    /// Puts it there, or takes it out.
    fn put(family: &mut Family, id: &str, thing: Option<Self>);
}

/// What a form was filled from: kept with its draft, so that what a colleague changed in the meantime is neither lost nor
/// overwritten. A copy is the same.
#[derive(Clone, Copy)]
struct Origin {
    workspace: Workspace,
    toasts: Toasts,
    was: StoredValue<String>,
    state: StoredValue<String>,
}

impl Origin {
    /// A form for this thing, or for a new one, as it is now.
    fn now<T: Filed>(workspace: Workspace, id: Option<ItemId>) -> (Self, T, Kept) {
        let seen = workspace.cabinet.snapshot::<Family>(Subject::Family);
        let key = id.map(|id| id.to_string()).unwrap_or_default();
        let thing = T::get(&seen.body, &key);
        let kept = seen.body.kept(&key);
        let was = thing.as_ref().map(|thing| (thing, &kept));
        let was = serde_json::to_string(&was).unwrap_or_default();
        let origin = Self {
            workspace,
            toasts: expect_context::<Toasts>(),
            was: StoredValue::new(was),
            state: StoredValue::new(seen.state()),
        };
        (origin, thing.unwrap_or_default(), kept)
    }

    /// The fields that a draft keeps.
    fn fields(self) -> Vec<(String, Field)> {
        vec![
            ("was".to_owned(), Field::From(self.was)),
            ("from".to_owned(), Field::From(self.state)),
        ]
    }

    fn was<T: Filed>(self) -> Option<(T, Kept)> {
        self.was
            .with_value(|was| serde_json::from_str(was).unwrap_or_default())
    }

    /// What only the staff saw of it then.
    fn kept<T: Filed>(self) -> Kept {
        self.was::<T>().map(|(_, kept)| kept).unwrap_or_default()
    }

    /// The change that makes a thing of what it was then.
    fn change<T: Filed>(self, id: ItemId, thing: T, kept: Kept) -> Result<Changes, Failure> {
        let key = id.to_string();
        let mut seen: Snapshot<Family> = self.workspace.cabinet.snapshot(Subject::Family);
        let (was, was_kept) = self.was::<T>().unzip();
        T::put(&mut seen.body, &key, was);
        match was_kept {
            Some(kept) => seen.body.kept.insert(key.clone(), kept),
            None => seen.body.kept.remove(&key),
        };
        let seen = self.state.with_value(|state| seen.at_state(state));
        let mut after = seen.body.clone();
        T::put(&mut after, &key, Some(thing));
        after.kept.insert(key, kept);
        Changes::meaning(T::INTENT).change(&seen, &after)
    }

    /// Saves what the form made, ends its draft, and goes to the thing.
    fn save<T: Filed>(
        self,
        saving: Saving,
        typing: Typing,
        id: Option<ItemId>,
        thing: T,
        kept: Kept,
        files: Vec<(Subject, String)>,
    ) {
        let (workspace, toasts) = (self.workspace, self.toasts);
        let Some(id) = id.or_else(fresh::item) else {
            saving.run(async { Err(Failure::Fault("random".into())) }, || {});
            return;
        };
        let public = kept.public;
        let changes = self.change(id, thing, kept).map(|changes| {
            let with = |changes: Changes, (dossier, bytes): (Subject, String)| {
                let bytes = Some(Leaf::Text(bytes));
                changes.field(dossier, Heads::default(), BYTES.to_owned(), bytes)
            };
            files.into_iter().fold(changes, with)
        });
        let work = async move { workspace.commit(changes?.ending(typing.about())).await };
        let here = workspace.here();
        saving.run(work, move || {
            let words = if public {
                say::saved_public()
            } else {
                say::saved_draft()
            };
            toasts.good(workspace.saved(words));
            here.go_on(Route::Thing(id));
        });
    }
}

/// Of these checks, what is wrong: each with its field and the words for it.
pub fn wrong<const N: usize>(checks: [(bool, &'static str, Text); N]) -> Vec<(String, Text)> {
    let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
    wrong
        .map(|(_, field, words)| (field.to_owned(), words))
        .collect()
}

/// A form that was begun: what a thing is in its own words (`D`), and what all of them have. A copy is the same.
#[derive(Clone, Copy)]
pub struct Begun<D: Copy + Send + Sync + 'static> {
    /// What was typed.
    pub draft: D,
    /// What is wrong with it.
    pub form: Form,
    id: Option<ItemId>,
    origin: Origin,
    kept: KeptDraft,
    typing: Typing,
    saving: Saving,
    languages: StoredValue<Vec<String>>,
}

impl<D: Copy + Send + Sync + 'static> Begun<D> {
    /// A form for this thing, or for a new one, as it is now. `written` gives the texts whose languages it is written in
    /// already, besides those of the school.
    pub fn of<T: Filed>(
        id: Option<ItemId>,
        kind: &str,
        written: impl Fn(&T) -> [&Words; 2],
        draft: impl Fn(&T, &[String]) -> D,
        fields: impl Fn(D) -> Vec<(String, Field)>,
    ) -> (Self, T) {
        let workspace = Workspace::get();
        let (origin, thing, kept) = Origin::now::<T>(workspace, id);
        let school = untrack(|| family(workspace).get()).languages();
        let languages = languages_to_write(&school, &written(&thing));
        let (draft, kept) = (draft(&thing, &languages), KeptDraft::of(&kept));
        let of = id.map_or_else(|| "new".to_owned(), |id| id.to_string());
        let fields = [fields(draft), kept.fields(), origin.fields()].concat();
        let begun = Self {
            draft,
            form: Form::new(),
            id,
            origin,
            kept,
            typing: Typing::named(format!("{kind}/{of}"), fields),
            saving: Saving::new(),
            languages: StoredValue::new(languages),
        };
        (begun, thing)
    }

    /// Saves the thing, unless something is wrong with it.
    pub fn save<T: Filed>(self, thing: T, wrong: &[(String, Text)]) {
        self.save_with(thing, Vec::new(), wrong);
    }

    /// As [`Self::save`], in one step with the bytes of files, each with the dossier that holds them.
    pub fn save_with<T: Filed>(
        self,
        thing: T,
        files: Vec<(Subject, String)>,
        wrong: &[(String, Text)],
    ) {
        if self.form.accepts(wrong) {
            let kept = self.kept.kept(self.origin.kept::<T>());
            self.origin
                .save(self.saving, self.typing, self.id, thing, kept, files);
        }
    }
}

/// The frame of such a form.
#[component]
pub fn ThingFrame<D: Copy + Send + Sync + 'static>(
    /// What the page is called.
    title: Text,
    /// What it says under it.
    lead: Text,
    /// The form.
    begun: Begun<D>,
    /// Its title, by which the languages are told apart that are not written yet.
    written: Written,
    /// The fields of one language.
    texts: impl Fn(D, Form, &str) -> AnyView + Send + Sync + 'static,
    /// Saves it.
    on_submit: impl Fn() + Send + 'static,
    /// The fields that have no language.
    children: Children,
) -> impl IntoView {
    let workspace = Workspace::get();
    let Begun {
        draft,
        form,
        id,
        kept,
        typing,
        saving,
        languages,
        ..
    } = begun;
    let languages = languages.get_value();
    let chosen = RwSignal::new(languages.first().cloned().unwrap_or_default());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit();
    };
    let leave = move |()| {
        typing.discard();
        workspace.go(id.map_or(Route::Centre, Route::Thing));
    };
    view! {
        <Page
            title=title
            lead=lead
            before=|| view! { <Back to=Route::Centre words=say::title() /> }
            narrow=true
        >
            <form class="stack stack-wide" novalidate on:submit=submit>
                <Unsaved typing />
                <ErrorSummary title=shell::problem() errors=form.errors() />
                <LanguageTabs
                    languages
                    title=written
                    chosen
                    fields=move |tag: String| texts(draft, form, &tag)
                />
                {children()}
                <KeptFields draft=kept />
                <Failed failure=saving.failure() />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                        {say::save()}
                    </Button>
                    <Button on_click=leave>{shell::cancel()}</Button>
                </div>
            </form>
        </Page>
    }
}
