//! The form for a service: what staff know of it. What it does not ask stays as it is.

use leptos::prelude::*;
use throughline_public::directory::Service;
use throughline_public::id::ServiceId;
use throughline_ui::{CheckGroup, Choice, Dialog, InputKind, Select, TextArea, TextField, Toasts};

use super::draft::{Draft, USUAL};
use super::names;
use super::places::PlaceFields;
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{directory as say, shell};
use crate::workspace::{Workspace, fresh};

/// A dialog for a new service.
#[component]
pub fn ServiceDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=say::add() close=shell::close()>
            <ServiceForm id=None service=Service::default() open />
        </Dialog>
    }
}

/// The form for a service.
#[component]
pub fn ServiceForm(
    /// Which; `None` for a new one.
    id: Option<ServiceId>,
    /// As it is.
    service: Service,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::of(&service);
    let known = StoredValue::new((id, service));
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        if !form.accepts(&draft.wrong()) {
            return;
        }
        let (id, before) = known.get_value();
        let is_new = id.is_none();
        let Some(id) = id.or_else(fresh::service) else {
            return;
        };
        let service = draft.over(before);
        let work = async move {
            let intent = if is_new {
                "directory.add"
            } else {
                "directory.change"
            };
            workspace
                .put_service(intent, id.clone(), Some(service))
                .await?;
            if is_new {
                workspace.show_service(id, true).await
            } else {
                Ok(())
            }
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <What draft form />
            <Reach draft form />
            <Whenever draft />
            <PlaceFields places=draft.places form />
            <Whom draft form />
            <Terms draft form />
        </DialogForm>
    }
}

/// What it is.
#[component]
fn What(draft: Draft, form: Form) -> impl IntoView {
    let statuses = || {
        let choices = names::STATUSES.iter();
        let choices =
            choices.map(|(status, words)| Choice::new(names::status_code(*status), words().say()));
        choices.collect::<Vec<_>>()
    };
    view! {
        <TextField
            label=say::name()
            value=draft.name
            required=true
            error=form.error("service-name")
            id="service-name"
        />
        <TextField label=say::organization() note=shell::optional() value=draft.organization />
        <CheckGroup
            label=say::needs()
            values=draft.needs
            options=Signal::derive(names::need_choices)
        />
        <TextArea
            label=say::description_en()
            note=shell::optional()
            value=draft.english
            rows=3
        />
        <TextArea
            label=say::description_es()
            note=shell::optional()
            value=draft.spanish
            rows=3
        />
        <Select label=say::status() value=draft.status options=Signal::derive(statuses) />
    }
}

/// How to reach it.
#[component]
fn Reach(draft: Draft, form: Form) -> impl IntoView {
    view! {
        <fieldset class="stack">
            <legend class="section-title">{say::part_reach()}</legend>
            <TextArea
                label=say::phones()
                hint=say::phones_hint()
                value=draft.phones
                rows=2
                exact=true
                error=form.error("service-phones")
                id="service-phones"
            />
            <TextField label=say::contact() note=shell::optional() value=draft.contact />
            <div class="pair">
                <TextField
                    label=say::email()
                    note=shell::optional()
                    value=draft.email
                    kind=InputKind::Email
                />
                <TextField
                    label=say::url()
                    note=shell::optional()
                    value=draft.url
                    error=form.error("service-url")
                    id="service-url"
                />
            </div>
        </fieldset>
    }
}

/// When, wherever it is.
#[component]
fn Whenever(draft: Draft) -> impl IntoView {
    view! {
        <TextArea
            label=say::hours()
            note=shell::optional()
            hint=say::hours_hint()
            value=draft.hours
            rows=2
        />
    }
}

/// For whom.
#[component]
fn Whom(draft: Draft, form: Form) -> impl IntoView {
    let usual = || {
        USUAL
            .iter()
            .map(|tag| Choice::new(*tag, names::language(tag)))
            .collect::<Vec<_>>()
    };
    view! {
        <fieldset class="stack">
            <legend class="section-title">{say::part_whom()}</legend>
            <div class="pair">
                <TextField
                    label=say::youngest()
                    note=shell::optional()
                    value=draft.youngest
                    error=form.error("service-age")
                    id="service-age"
                />
                <TextField label=say::oldest() note=shell::optional() value=draft.oldest />
            </div>
            <TextField label=say::eligibility() note=shell::optional() value=draft.eligibility />
            <CheckGroup
                label=say::languages()
                values=draft.languages
                options=Signal::derive(usual)
            />
            <TextField
                label=say::other_languages()
                note=shell::optional()
                value=draft.others
            />
        </fieldset>
    }
}

/// What it asks.
#[component]
fn Terms(draft: Draft, form: Form) -> impl IntoView {
    let free = || {
        vec![
            Choice::new("", say::not_known().say()),
            Choice::new("free", say::free().say()),
            Choice::new("paid", say::not_free().say()),
        ]
    };
    let papers = || {
        vec![
            Choice::new("", say::not_known().say()),
            Choice::new("none", say::no_id().say()),
            Choice::new("some", say::papers_some().say()),
        ]
    };
    view! {
        <fieldset class="stack">
            <legend class="section-title">{say::part_terms()}</legend>
            <div class="pair">
                <Select label=say::cost() value=draft.free options=Signal::derive(free) />
                <TextField label=say::cost_words() note=shell::optional() value=draft.cost />
            </div>
            <Select label=say::papers() value=draft.papers options=Signal::derive(papers) />
            <Show when=move || draft.papers.with(|papers| papers == "some")>
                <TextArea label=say::documents() hint=say::documents_hint() value=draft.documents rows=2 />
            </Show>
            <TextArea
                label=say::application()
                note=shell::optional()
                value=draft.application
                rows=2
            />
            <TextField
                label=say::checked()
                note=shell::optional()
                value=draft.checked
                kind=InputKind::Date
                error=form.error("service-checked")
                id="service-checked"
            />
        </fieldset>
    }
}
