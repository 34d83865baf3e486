//! How a pack gets to the kiosk: on the host, or on a stick.

use leptos::prelude::*;

use crate::text::{Text, kiosk as say};

/// The two ways, step by step.
#[component]
pub fn Carry() -> impl IntoView {
    let steps = |steps: &[fn() -> Text]| {
        let steps = steps.iter().map(|step| view! { <li>{step()}</li> });
        view! { <ol>{steps.collect_view()}</ol> }
    };
    view! {
        <h3>{say::host_title()}</h3>
        {steps(&[say::host_1, say::host_2, say::host_3])}
        <h3>{say::stick_title()}</h3>
        {steps(&[say::stick_1, say::stick_2, say::stick_3])}
        <h3>{say::back_title()}</h3>
        {steps(&[say::back_1, say::back_2])}
        <p class="soft small">{say::carry_safe()}</p>
    }
}
