//! The places of a service as they are typed: any number, each with telephones and hours of its own. One that is taken out
//! can be put back until the form is saved.

use leptos::prelude::*;
use throughline_public::directory::{Phone, Place};
use throughline_ui::{Button, Icon, TextArea, TextField};

use super::draft::{are_phones, hours_over, phones, said};
use super::{hours, names};
use crate::pieces::{Form, Removable, Removal, TakeOut};
use crate::text::{Text, directory as say, shell};

/// The places that are typed. A copy is the same.
#[derive(Clone, Copy)]
pub struct Places(RwSignal<Vec<Typed>>);

/// A place as it is typed.
#[derive(Clone, Copy)]
struct Typed {
    /// What tells it from the others of the form.
    key: usize,
    before: StoredValue<Place>,
    is_out: RwSignal<bool>,
    name: RwSignal<String>,
    street: RwSignal<String>,
    city: RwSignal<String>,
    state: RwSignal<String>,
    postal_code: RwSignal<String>,
    phones: RwSignal<String>,
    hours: RwSignal<String>,
    transportation: RwSignal<String>,
    accessibility: RwSignal<String>,
}

impl Places {
    /// The places of a service; an empty one where it has none.
    pub fn of(places: &[Place]) -> Self {
        let empty = [Place::default()];
        let places = if places.is_empty() { &empty } else { places };
        let typed = places.iter().enumerate();
        Self(RwSignal::new(
            typed.map(|(key, place)| Typed::of(key, place)).collect(),
        ))
    }

    /// What is wrong with them.
    pub fn wrong(self) -> Vec<(String, Text)> {
        let there = self.there();
        let wrong = there
            .iter()
            .filter(|it| !are_phones(&it.phones.get_untracked()));
        wrong
            .map(|it| (it.id("phones"), say::wrong_phone()))
            .collect()
    }

    /// The places that were typed and say something.
    pub fn read(self) -> Vec<Place> {
        let there = self.there();
        let places = there.iter().map(|it| it.read());
        places.filter(|place| *place != Place::default()).collect()
    }

    fn there(self) -> Vec<Typed> {
        let mut all = self.0.get_untracked();
        all.retain(|it| !it.is_out.get_untracked());
        all
    }

    fn add(self) {
        self.0
            .update(|all| all.push(Typed::of(all.len(), &Place::default())));
    }
}

impl Typed {
    fn of(key: usize, place: &Place) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let here = |words| RwSignal::new(untrack(|| names::said(words)));
        let phones: Vec<String> = place.phones.iter().map(Phone::written).collect();
        Self {
            key,
            before: StoredValue::new(place.clone()),
            is_out: RwSignal::new(false),
            name: text(&place.name),
            street: text(&place.street),
            city: text(&place.city),
            state: text(&place.state),
            postal_code: text(&place.postal_code),
            phones: RwSignal::new(phones.join("\n")),
            hours: RwSignal::new(untrack(|| hours::typed(&place.hours))),
            transportation: here(&place.transportation),
            accessibility: here(&place.accessibility),
        }
    }

    /// What was typed, over what is known.
    fn read(self) -> Place {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let before = self.before.get_value();
        let (street, city) = (text(self.street), text(self.city));
        // A point belongs to its address.
        let same = street == before.street && city == before.city;
        Place {
            name: text(self.name),
            point: before.point.filter(|_| same),
            street,
            city,
            state: text(self.state),
            postal_code: text(self.postal_code),
            phones: phones(&text(self.phones), &before.phones),
            hours: hours_over(&text(self.hours), &before.hours),
            transportation: said(&before.transportation, &text(self.transportation)),
            accessibility: said(&before.accessibility, &text(self.accessibility)),
            ..before
        }
    }

    fn id(self, field: &str) -> String {
        format!("place-{}-{field}", self.key)
    }

    /// What it is called: its name or street, or its number among the places of the form. Tracked.
    fn title(self) -> String {
        let said = [self.name, self.street].map(|field| field.get().trim().to_owned());
        let said = said.into_iter().find(|text| !text.is_empty());
        said.unwrap_or_else(|| say::place_number((self.key + 1).to_string()).say())
    }
}

/// The fields for all places.
#[component]
pub fn PlaceFields(places: Places, form: Form) -> impl IntoView {
    view! {
        <For each=move || places.0.get() key=|it| it.key let:place>
            <OnePlace place form />
        </For>
        <div class="actions">
            <Button icon=Icon::Add on_click=move |()| places.add()>
                {say::add_place()}
            </Button>
        </div>
    }
}

#[component]
fn OnePlace(place: Typed, form: Form) -> impl IntoView {
    let removal = Removal::of(place.is_out);
    let out = Signal::derive(move || say::place_out(place.title()).say());
    view! {
        <Removable removal words=out undo=say::undo()>
            <fieldset class="stack directory-place">
                <legend class="section-title">{move || place.title()}</legend>
                <TextField label=say::place() note=shell::optional() value=place.name />
                <TextField label=say::street() note=shell::optional() value=place.street />
                <div class="pair">
                    <TextField label=say::city() note=shell::optional() value=place.city />
                    <TextField label=say::state() note=shell::optional() value=place.state />
                </div>
                <TextField
                    label=say::postal_code()
                    note=shell::optional()
                    value=place.postal_code
                />
                <TextArea
                    label=say::place_phones()
                    note=shell::optional()
                    hint=say::phones_hint()
                    value=place.phones
                    rows=2
                    exact=true
                    error=form.error(place.id("phones"))
                    id=place.id("phones")
                />
                <TextArea
                    label=say::place_hours()
                    note=shell::optional()
                    hint=say::hours_hint()
                    value=place.hours
                    rows=2
                />
                <TextField
                    label=say::transportation()
                    note=shell::optional()
                    value=place.transportation
                />
                <TextField
                    label=say::accessibility()
                    note=shell::optional()
                    value=place.accessibility
                />
                <TakeOut removal>{say::take_out_place()}</TakeOut>
            </fieldset>
        </Removable>
    }
}
