//! For staff: notes to the office, collecting the sealed slips, and the pack.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_public::pack::PackError;
use throughline_public::sealed;
use throughline_ui::{
    Button, ButtonKind, Callout, FileDrop, Icon, PickedFile, Section, TextField, Tone,
};

use super::staff_codes::SlipCodes;
use crate::browser;
use crate::kiosk::{Kiosk, Place};
use crate::text::{Text, words};

/// The pages for staff, behind their code.
#[component]
pub fn Staff() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let code = Memo::new(move |_| kiosk.content(|content| content.about.staff_code.clone()));
    let open = move || kiosk.staff.get() || code.with(String::is_empty);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let right = typed.with_untracked(|typed| code.with_untracked(|code| typed.trim() == code));
        wrong.set(!right);
        kiosk.staff.set(right);
    };
    let error = Signal::derive(move || wrong.get().then(|| words::wrong_code().say()));
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::for_staff()}</h1>
            <div class="kiosk-actions">
                <Button
                    kind=ButtonKind::Primary
                    icon=Icon::Edit
                    on_click=move |()| kiosk.go(Place::StaffSlip)
                >
                    {words::write_to_office()}
                </Button>
                <Button icon=Icon::Reply on_click=move |()| kiosk.go(Place::Answer)>
                    {words::read_answer()}
                </Button>
            </div>
            <p class="kiosk-soft">{words::write_to_office_lead()}</p>
            <Show
                when=open
                fallback=move || {
                    view! {
                        <Section title=words::look_after()>
                            <form class="kiosk-form" novalidate autocomplete="off" on:submit=enter>
                                <TextField
                                    label=words::staff_code()
                                    hint=words::staff_code_hint()
                                    value=typed
                                    error
                                />
                                <div class="kiosk-actions">
                                    <Button submit=true>{words::open()}</Button>
                                </div>
                            </form>
                        </Section>
                    }
                }
            >
                <Slips />
                <Pack />
            </Show>
        </div>
    }
}

/// The slips that wait: their number, never their text.
#[component]
fn Slips() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let count = Memo::new(move |_| kiosk.slips.with(Vec::len));
    let saved = RwSignal::new(None::<bool>);
    let coded = RwSignal::new(false);
    let collect = move |()| {
        let file = kiosk.slips.with_untracked(|slips| {
            let most = slips.len().min(sealed::SLIPS_MAX);
            sealed::collect(&slips[..most])
        });
        let name = format!(
            "{}.throughline-slips",
            browser::now_text().get(..10).unwrap_or("slips")
        );
        let given = file.and_then(|file| browser::download(&name, &file));
        saved.set(Some(given.is_some()));
    };
    let answer = move || {
        saved.get().map(|saved| {
            if saved {
                view! { <Callout tone=Tone::Good live=true>{words::collected()}</Callout> }
            } else {
                view! { <Callout tone=Tone::Danger live=true>{words::not_collected()}</Callout> }
            }
        })
    };
    view! {
        <Section title=words::slips()>
            <p class="kiosk-lead">{move || words::slips_waiting(count.get()).say()}</p>
            <p class="kiosk-soft">{words::slips_lead()}</p>
            <Show when=move || !kiosk.keeps.get()>
                <Callout tone=Tone::Danger>{words::keeps_nothing()}</Callout>
            </Show>
            <Show when=move || { count.get() > 0 }>
                <div class="kiosk-actions">
                    <Button icon=Icon::Download on_click=collect>
                        {words::collect()}
                    </Button>
                    <Button
                        icon=Icon::Eye
                        on_click=move |()| coded.update(|coded| *coded = !*coded)
                    >
                        {move || if coded.get() { words::hide_codes().say() } else { words::show_codes().say() }}
                    </Button>
                </div>
            </Show>
            {answer}
            <Show when=move || coded.get()>
                <SlipCodes />
            </Show>
        </Section>
    }
}

/// The pack in use, and a newer one from a file.
#[component]
fn Pack() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let about = move || {
        kiosk.pack.with(|pack| {
            let manifest = &pack.as_ref()?.manifest;
            Some(view! {
                <dl class="kiosk-facts-list">
                    <div><dt>{words::pack_number()}</dt><dd>{manifest.sequence}</dd></div>
                    <div><dt>{words::pack_made()}</dt><dd>{manifest.created_at.clone()}</dd></div>
                    <div>
                        <dt>{words::pack_signer()}</dt>
                        <dd translate="no" class="kiosk-key">{manifest.signer.to_string()}</dd>
                    </div>
                </dl>
            })
        })
    };
    view! {
        <Section title=words::pack()>
            {about}
            <PackTrouble />
            <PackFile />
            <div class="kiosk-actions">
                <Button icon=Icon::Eye on_click=|()| browser::fill_screen()>
                    {words::fill_screen()}
                </Button>
                <Show when=move || kiosk.pack.with(Option::is_some)>
                    <Button
                        kind=ButtonKind::Danger
                        on_click=move |()| spawn_local(kiosk.forget_pack())
                    >
                        {words::other_school()}
                    </Button>
                </Show>
            </div>
            <p class="kiosk-soft">{words::other_school_lead()}</p>
        </Section>
    }
}

/// Why the last pack was refused, and that the one before stays.
#[component]
pub fn PackTrouble() -> impl IntoView {
    let kiosk = Kiosk::expect();
    move || {
        kiosk.refused.get().map(|error| {
            view! {
                <Callout tone=Tone::Caution title=words::refused() live=true>
                    <p>{reason(&error)}</p>
                    <Show when=move || kiosk.pack.with(Option::is_some)>
                        <p>{words::last_good_stays()}</p>
                    </Show>
                </Callout>
            }
        })
    }
}

fn reason(error: &PackError) -> Text {
    match error {
        PackError::NotAPack => words::refused_not_a_pack(),
        PackError::TooLarge => words::refused_too_large(),
        PackError::Truncated => words::refused_truncated(),
        PackError::Altered => words::refused_altered(),
        PackError::OtherSigner => words::refused_other_signer(),
        PackError::Older { found, last } => {
            words::refused_older(found.to_string(), last.to_string())
        }
        PackError::Newer { .. } => words::refused_newer(),
    }
}

/// A place for a pack from a file.
#[component]
pub fn PackFile() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let taken = RwSignal::new(false);
    let take = move |files: Vec<PickedFile>| {
        taken.set(false);
        if let Some(file) = files.into_iter().next() {
            spawn_local(async move {
                let good = kiosk.take_pack(&file.bytes).await.is_ok();
                taken.try_set(good);
            });
        }
    };
    view! {
        <FileDrop
            label=words::pack_file()
            pick=words::pick_pack()
            accept=".pack"
            on_files=take
        />
        <Show when=move || taken.get()>
            <Callout tone=Tone::Good live=true>{words::pack_taken()}</Callout>
        </Show>
    }
}
