//! The sealed slips as codes on the screen, one after another, for the office's scanner.

use leptos::prelude::*;
use throughline_public::sealed::SealedSlip;
use throughline_public::sealed::codes::codes;
use throughline_ui::{Button, ButtonKind, Callout, Icon, QrCode, Tone};

use crate::kiosk::Kiosk;
use crate::text::words;

/// Where one is: which slip, and which of its codes; from 0.
type Step = (usize, usize);

/// All codes, large, stepped through by hand.
#[component]
pub fn SlipCodes() -> impl IntoView {
    let kiosk = Kiosk::expect();
    // Those of this moment: a slip that comes meanwhile does not shift the others.
    let slips = StoredValue::new(kiosk.slips.get_untracked());
    let step = RwSignal::new((0, 0));
    let count = slips.with_value(Vec::len);
    let of_slip = move |slip: usize| {
        let found = slips.with_value(|slips: &Vec<SealedSlip>| slips.get(slip).map(codes));
        found.unwrap_or_default()
    };
    let slip = Memo::new(move |_| step.get().0);
    let texts = Memo::new(move |_| of_slip(slip.get()));
    let next = move |()| {
        let (slip, part) = step.get_untracked();
        if slip >= count {
            return;
        }
        let more = part + 1 < texts.with_untracked(Vec::len);
        step.set(if more {
            (slip, part + 1)
        } else {
            (slip + 1, 0)
        });
    };
    let previous = move |()| {
        step.update(|(slip, part): &mut Step| {
            if *part > 0 {
                *part -= 1;
            } else if *slip > 0 {
                *slip -= 1;
                *part = of_slip(*slip).len().saturating_sub(1);
            }
        });
    };
    let line = Signal::derive(move || {
        let (slip, part) = step.get();
        let number = |number: usize| number.to_string();
        let parts = texts.with(Vec::len);
        words::code_step(
            number(slip + 1),
            number(count),
            number(part + 1),
            number(parts),
        )
        .say()
    });
    let code = move || {
        let text = texts.with(|texts| texts.get(step.get().1).cloned());
        match text {
            Some(text) => view! {
                <div class="kiosk-scan">
                    <QrCode text=text.clone() label=line />
                    <details>
                        <summary>{words::code_text()}</summary>
                        <p translate="no" class="kiosk-key">
                            {text}
                        </p>
                    </details>
                </div>
            }
            .into_any(),
            None => view! { <Callout tone=Tone::Good>{words::codes_shown()}</Callout> }.into_any(),
        }
    };
    view! {
        <p class="kiosk-soft">{words::codes_lead()}</p>
        <p class="kiosk-lead" role="status">
            {move || (slip.get() < count).then(|| line.get())}
        </p>
        {code}
        <div class="kiosk-actions">
            <Button icon=Icon::ChevronLeft on_click=previous>
                {words::previous_code()}
            </Button>
            <Button kind=ButtonKind::Primary icon=Icon::ChevronRight on_click=next>
                {words::next_code()}
            </Button>
        </div>
    }
}
