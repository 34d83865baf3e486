//! The page of the kiosk: what is other in the next pack, and the button that makes it.

use leptos::prelude::*;
use throughline_domain::inbox::Inbox;
use throughline_domain::subject::Subject;
use throughline_public::enclosure::TOTAL_MAX;
use throughline_ui::{
    ButtonKind, ButtonLink, Callout, Card, EmptyState, Icon, Page, Section, Tone,
};

use super::carry::Carry;
use super::changes::{ChangeTable, next};
use super::make::Make;
use super::preview::Preview;
use crate::route::Route;
use crate::text::kiosk as say;
use crate::workspace::{Workspace, time};

/// The page.
#[component]
pub fn KioskPage() -> impl IntoView {
    let actions = || {
        view! {
            <ButtonLink href=Route::KioskSettings.href() icon=Icon::Settings>
                {say::settings_title()}
            </ButtonLink>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=actions>
            <div class="columns">
                <Next />
                <div class="stack">
                    <Card title=say::carry_title() icon=Icon::Upload>
                        <Carry />
                    </Card>
                </div>
            </div>
            <Preview />
        </Page>
    }
}

/// What is other, and making the pack.
#[component]
fn Next() -> impl IntoView {
    let workspace = Workspace::get();
    let next = Memo::new(move |_| next(workspace));
    let last = move || {
        next.with(|next| match next.last {
            None => say::never().say(),
            Some((at, _)) => say::last(time::moment(at)).say(),
        })
    };
    let changes = move || {
        let changes = next.with(|next| next.changes.clone());
        if changes.is_empty() {
            view! { <p class="soft">{say::no_changes()}</p> }.into_any()
        } else {
            view! { <ChangeTable changes /> }.into_any()
        }
    };
    let answers = move || {
        let answers = next.with(|next| next.answers);
        (answers > 0).then(|| view! { <p>{say::answers(answers)}</p> })
    };
    let lacks_reading = Memo::new(move |_| {
        let family = workspace
            .cabinet
            .body::<throughline_domain::family::Family>(Subject::Family);
        family.with(|family| family.about.reading.days.is_empty())
    });
    view! {
        <Section title=say::next_title()>
            <p class="soft">{last}</p>
            <Show when=move || lacks_reading.get()>
                <Callout tone=Tone::Caution title=say::no_reading_title()>
                    <p>{say::no_reading()}</p>
                    <div class="actions">
                        <ButtonLink href=Route::KioskSettings.href()>
                            {say::settings_title()}
                        </ButtonLink>
                    </div>
                </Callout>
            </Show>
            {changes}
            {answers}
            <Files next />
            <Who />
        </Section>
    }
}

/// How much of what a pack carries the files of public things take; and that it is too much.
#[component]
fn Files(next: Memo<super::changes::Next>) -> impl IntoView {
    let most = TOTAL_MAX as u64;
    let bytes = Memo::new(move |_| next.with(|next| next.files));
    let kilobytes = |bytes: u64| usize::try_from(bytes.div_ceil(1000)).unwrap_or(usize::MAX);
    move || match bytes.get() {
        0 => ().into_any(),
        bytes if bytes > most => view! {
            <Callout tone=Tone::Danger title=say::files_over_title()>
                <p>{say::files_over(kilobytes(bytes), kilobytes(most))}</p>
            </Callout>
        }
        .into_any(),
        bytes => view! {
            <p>{say::files_total(kilobytes(bytes), kilobytes(most))}</p>
        }
        .into_any(),
    }
}

/// The button, for those who hold the key that signs packs; the others are told who does.
#[component]
fn Who() -> impl IntoView {
    let workspace = Workspace::get();
    let here = Memo::new(move |_| workspace.cabinet.view(Subject::Inbox).is_some());
    let readers = workspace.cabinet.body::<Inbox>(Subject::Inbox);
    let begun = Memo::new(move |_| here.get() && readers.with(|inbox| !inbox.readers().is_empty()));
    move || {
        if begun.get() {
            return view! { <Make /> }.into_any();
        }
        view! {
            <EmptyState
                icon=Icon::Key
                title=say::no_key_title()
                actions=|| {
                    view! {
                        <ButtonLink href=Route::Inbox.href() kind=ButtonKind::Primary>
                            {say::to_inbox()}
                        </ButtonLink>
                    }
                }
            >
                <p>{say::no_key()}</p>
            </EmptyState>
        }
        .into_any()
    }
}
