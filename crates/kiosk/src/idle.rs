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
/// Visits after which it does so too: what the browser itself gathers grows with them.
const FRESH_VISITS: u32 = 500;

/// Whether a kiosk that shows the choice of a language loads itself anew: never while somebody may stand before it.
fn begins_anew(idle: f64, up: f64, visits: u32) -> bool {
    idle > PAUSE && (up > FRESH_AFTER || visits > FRESH_VISITS)
}

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
            if begins_anew(idle, now, kiosk.visit.get_untracked()) {
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

#[cfg(test)]
mod tests {
    use super::begins_anew;

    #[test]
    fn a_page_begins_anew_after_six_hours_or_500_visits_once_nobody_is_there() {
        const HOURS: f64 = 3_600.0;
        for (idle, up, visits, anew) in [
            (61.0, 5.9 * HOURS, 500, false),
            (61.0, 6.1 * HOURS, 0, true),
            (61.0, 0.5 * HOURS, 501, true),
            (59.0, 6.1 * HOURS, 501, false),
        ] {
            assert_eq!(
                begins_anew(idle, up, visits),
                anew,
                "after {idle} idle of {up} seconds, and {visits} visits"
            );
        }
    }
}
