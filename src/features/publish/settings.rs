//! The settings of the kiosk: the languages, who reads what families write and when, and whom to call.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use throughline_domain::family::{Family, LANGUAGES};
use throughline_domain::subject::Subject;
use throughline_public::about::Day;
use throughline_ui::{
    Button, ButtonKind, CheckGroup, Choice, ErrorSummary, InputKind, Page, Select, TextField,
    Toasts,
};

use super::draft::{DAYS, Draft, NumberDraft, purposes};
use crate::pieces::{Back, Failed, Form, Saving, Typing, Unsaved, Written};
use crate::route::Route;
use crate::text::{Filling, Text, kiosk as say, names, shell};
use crate::workspace::{Changes, Workspace};

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace.cabinet.snapshot::<Family>(Subject::Family);
    let (draft, tags) = Draft::of(&seen.body);
    let seen = StoredValue::new(seen);
    let typing = Typing::named("kiosk/settings".to_owned(), draft.fields());
    let (form, saving) = (Form::new(), Saving::new());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.accepts(&draft.missing()) {
            return;
        }
        let seen = seen.get_value();
        let mut after = seen.body.clone();
        after.about = draft.about(&seen.body.about);
        let changes = Changes::meaning("family.about").change(&seen, &after);
        let work = async move { workspace.commit(changes?.ending(typing.about())).await };
        let here = workspace.here();
        saving.run(work, move || {
            toasts.good(workspace.saved(say::settings_saved()));
            here.go_on(Route::Kiosk);
        });
    };
    let leave = move |()| {
        typing.discard();
        workspace.go(Route::Kiosk);
    };
    let (of_reading, of_numbers) = (tags.clone(), tags);
    view! {
        <Page
            title=say::settings_title()
            lead=say::settings_lead()
            before=|| view! { <Back to=Route::Kiosk words=say::title() /> }
            narrow=true
        >
            <form class="stack stack-wide" novalidate on:submit=save>
                <Unsaved typing />
                <ErrorSummary title=shell::problem() errors=form.errors() />
                <ReadingFields draft form tags=of_reading />
                <Numbers draft tags=of_numbers />
                <Place draft form />
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

/// One text in each language, under this label.
fn in_each(
    text: Written,
    tags: &[String],
    label: fn(Filling) -> Text,
    id: Option<(&'static str, Form)>,
) -> impl IntoView + use<> {
    let field = |(place, tag): (usize, &String)| {
        let value = text.field(tag).unwrap_or_default();
        let label = label(names::languages([tag.as_str()]));
        match id.filter(|_| place == 0) {
            Some((id, form)) => {
                view! { <TextField label value error=form.error(id) id=id /> }.into_any()
            }
            None => view! { <TextField label value /> }.into_any(),
        }
    };
    let fields = tags.iter().enumerate().map(field).collect_view();
    view! { <div class="pair">{fields}</div> }
}

/// Who reads what families write, and when.
#[component]
fn ReadingFields(draft: Draft, form: Form, tags: Vec<String>) -> impl IntoView {
    let days = || {
        let choice = |(day, code): (Day, &str)| Choice::new(code, day_words(day).say());
        DAYS.map(choice).to_vec()
    };
    view! {
        <fieldset class="stack">
            <legend class="section-title">{say::reading_title()}</legend>
            <p class="soft">{say::reading_lead()}</p>
            {in_each(draft.who, &tags, say::who_in, Some(("kiosk-who", form)))}
            <div class="choices-across">
                <CheckGroup
                    label=say::days()
                    values=draft.days
                    options=Signal::derive(days)
                    error=form.error("kiosk-days")
                    id="kiosk-days"
                />
            </div>
            <TextField
                label=say::until()
                note=shell::optional()
                hint=say::until_hint()
                value=draft.until
                kind=InputKind::Time
            />
            {in_each(draft.note, &tags, say::note_in, None)}
        </fieldset>
    }
}

fn day_words(day: Day) -> Text {
    match day {
        Day::Monday => say::monday(),
        Day::Tuesday => say::tuesday(),
        Day::Wednesday => say::wednesday(),
        Day::Thursday => say::thursday(),
        Day::Friday => say::friday(),
        Day::Saturday => say::saturday(),
        Day::Sunday => say::sunday(),
    }
}

/// Whom to call.
#[component]
fn Numbers(draft: Draft, tags: Vec<String>) -> impl IntoView {
    let numbers = draft.numbers.get_value().into_iter().zip(1_usize..);
    let numbers = numbers.map(|(number, place)| number_fields(number, place, &tags));
    let numbers = numbers.collect_view();
    view! {
        <fieldset class="stack">
            <legend class="section-title">{say::numbers_title()}</legend>
            <p class="soft">{say::numbers_lead()}</p>
            {numbers}
        </fieldset>
    }
}

fn number_fields(number: NumberDraft, place: usize, tags: &[String]) -> impl IntoView + use<> {
    let options = || {
        purposes()
            .map(|(code, words)| Choice::new(code, words.say()))
            .to_vec()
    };
    view! {
        <fieldset class="card card-body stack">
            <legend>{say::number_place(place.to_string())}</legend>
            <div class="pair">
                <TextField label=say::number() value=number.number kind=InputKind::Phone />
                <Select
                    label=say::purpose()
                    value=number.purpose
                    options=Signal::derive(options)
                />
            </div>
            {in_each(number.name, tags, say::name_in, None)}
            {in_each(number.note, tags, say::know_in, None)}
        </fieldset>
    }
}

/// The languages, the time zone, and the code for the pages for staff.
#[component]
fn Place(draft: Draft, form: Form) -> impl IntoView {
    let languages = || {
        let choice = |(tag, name): &(&str, &str)| Choice::new(*tag, *name);
        LANGUAGES.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <fieldset class="stack">
            <legend class="section-title">{say::place_title()}</legend>
            <div class="choices-across">
                <CheckGroup
                    label=say::languages()
                    hint=say::languages_hint()
                    values=draft.languages
                    options=Signal::derive(languages)
                    error=form.error("kiosk-languages")
                    id="kiosk-languages"
                />
            </div>
            <div class="pair">
                <TextField label=say::zone() hint=say::zone_hint() value=draft.zone />
                <TextField
                    label=say::code()
                    note=shell::optional()
                    hint=say::code_hint()
                    value=draft.code
                />
            </div>
        </fieldset>
    }
}
