//! Of how many members a group's numbers are printed at least, as the school has it.

use leptos::prelude::*;
use throughline_domain::group::{SMALLEST, smallest};
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_ui::{Choice, Select, Toasts};

use crate::pieces::{Failed, Saving};
use crate::text::groups as say;
use crate::workspace::Workspace;

/// What there is to choose from.
const SIZES: [usize; 5] = [5, 6, 8, 10, 15];

/// The choice, for the counseling team.
#[component]
pub fn Smallest() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let now = move || smallest(&workspace.cabinet.school().thresholds);
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| chosen.set(now().to_string()));
    Effect::new(move |_| {
        let Ok(size) = chosen.get().parse::<u16>() else {
            return;
        };
        if usize::from(size) == untrack(now) {
            return;
        }
        let change = move |school: &mut School| {
            let thresholds = &mut school.thresholds;
            thresholds.insert(SMALLEST.to_owned(), f64::from(size));
        };
        let work = async move {
            workspace
                .save("school.thresholds", Subject::School, change)
                .await
        };
        saving.run(work, move || {
            toasts.good(workspace.saved(say::smallest_saved()));
        });
    });
    let options = move || {
        let mut sizes = SIZES.to_vec();
        if !sizes.contains(&now()) {
            sizes.push(now());
            sizes.sort_unstable();
        }
        let choice = |size: usize| Choice::new(size.to_string(), say::smallest_size(size).say());
        sizes.into_iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="filters screen-only">
            <Select label=say::smallest() value=chosen options=Signal::derive(options) />
        </div>
        <Failed failure=saving.failure() />
    }
}
