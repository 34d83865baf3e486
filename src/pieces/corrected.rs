//! Something that was corrected: when, and what it said before, for whoever asks.

use leptos::prelude::*;
use throughline_domain::time::Timestamp;

use crate::text::corrections as say;
use crate::workspace::time;

/// When something was last corrected, and what it said before; nothing where it never was.
#[component]
pub fn Corrected(
    /// When it got its present wording.
    at: Timestamp,
    /// Its earlier wordings, each with when it was written, the first one first.
    earlier: Vec<(Timestamp, String)>,
) -> impl IntoView {
    let count = earlier.len();
    let line = |(at, text): (Timestamp, String)| {
        view! {
            <li>
                <span class="soft small">{time::moment(at)}</span>
                <p class="prose">{text}</p>
            </li>
        }
    };
    (count > 0).then(|| {
        view! {
            <p class="soft small">{say::corrected(time::moment(at))}</p>
            <details class="small screen-only">
                <summary>{say::earlier(count)}</summary>
                <ol class="plain stack stack-close">
                    {earlier.into_iter().map(line).collect_view()}
                </ol>
            </details>
        }
    })
}
