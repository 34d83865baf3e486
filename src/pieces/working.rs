//! How far something long is, with a way to stop it.

use leptos::prelude::*;
use throughline_protocol::reply::Stage;
use throughline_ui::ProgressBar;

use crate::text::{self, Text};
use crate::workspace::Job;

/// How far a job is; nothing while it does not run.
#[component]
pub fn Working(
    /// The job.
    job: Job,
    /// Whether it can be stopped.
    #[prop(default = true)]
    stoppable: bool,
) -> impl IntoView {
    let label = Signal::derive(move || label(job).say());
    let done = Signal::derive(move || job.progress().map_or((0, 0), |it| (it.done, it.total)));
    let words = Signal::derive(move || match done.get() {
        (_, 0) => String::new(),
        (done, total) => {
            let (done, total) = (count(done), count(total));
            text::shell::done_of(done, total).say()
        }
    });
    view! {
        <Show when=move || job.running()>
            {if stoppable {
                let cancel: Signal<String> = text::shell::stop().into();
                view! {
                    <ProgressBar label done words cancel on_cancel=move |()| job.cancel() />
                }
                    .into_any()
            } else {
                view! { <ProgressBar label done words /> }.into_any()
            }}
        </Show>
    }
}

fn label(job: Job) -> Text {
    match job.progress().map(|progress| progress.stage) {
        None => text::shell::working(),
        Some(Stage::Key) => text::shell::stage_key(),
        Some(Stage::Opening) => text::shell::stage_opening(),
        Some(Stage::Reading) => text::shell::stage_reading(),
        Some(Stage::Checking) => text::shell::stage_checking(),
        Some(Stage::Packing) => text::shell::stage_packing(),
        Some(Stage::Saving) => text::shell::stage_saving(),
    }
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
