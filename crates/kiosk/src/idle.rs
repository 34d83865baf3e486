//! When a visitor goes away: after a pause a warning, and twenty seconds later nothing of the visit remains.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Dialog};

use crate::browser;
use crate::kiosk::{Kiosk, Place};
use crate::text::words;

/// Seconds without a touch before the warning.
const PAUSE: f64 = 60.0;
/// Seconds from the warning to the end.
const WARNING: f64 = 20.0;
/// Seconds after which a kiosk that nobody uses loads itself anew: whatever it gathered in months is gone.
const FRESH_AFTER: f64 = 6.0 * 60.0 * 60.0;
/// Visits after which it does so too: each leaves some kilobytes of memory in use.
const FRESH_VISITS: u32 = 500;

/// The warning, which any touch takes away.
#[component]
pub fn IdleWarning() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let last = StoredValue::new(browser::seconds_up());
    let left = RwSignal::new(None::<u32>);
    let open = RwSignal::new(false);
    let stay = move || {
        last.set_value(browser::seconds_up());
        left.set(None);
        open.set(false);
    };
    // Who looks at a preview is no visitor.
    if kiosk.preview {
        return ().into_any();
    }
    browser::on_presence(move || {
        last.set_value(browser::seconds_up());
        if left.get_untracked().is_some() {
            stay();
        }
    });
    browser::every(1_000, move || {
        let now = browser::seconds_up();
        let idle = now - last.get_value();
        if kiosk
            .place
            .with_untracked(|place| *place == Place::Languages)
        {
            let visits = kiosk.visit.get_untracked();
            if idle > PAUSE && (now > FRESH_AFTER || visits > FRESH_VISITS) {
                browser::reload();
            }
        } else if idle >= PAUSE + WARNING {
            stay();
            kiosk.end_visit();
        } else if idle >= PAUSE {
            // A number of seconds between 0 and 20.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            left.set(Some((PAUSE + WARNING - idle).ceil() as u32));
            open.set(true);
        }
    });
    view! {
        <Dialog open title=words::still_there() close=words::stay()>
            <p class="kiosk-lead">
                {move || {
                    let seconds = left.get().unwrap_or_default();
                    words::goes_in(seconds as usize).say()
                }}
            </p>
            <div class="kiosk-actions">
                <Button kind=ButtonKind::Primary on_click=move |()| stay()>
                    {words::stay()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}
