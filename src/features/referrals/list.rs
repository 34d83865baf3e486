//! All referrals that are here: those that wait first, the more urgent and the longer waiting on top.

use leptos::prelude::*;
use throughline_domain::referral::Urgency;
use throughline_ui::{Badge, ButtonKind, ButtonLink, EmptyState, Icon, Page, Table, Tone};

use super::case::{self, Case};
use super::names;
use crate::route::Route;
use crate::text::{Text, referrals as say};
use crate::workspace::{Workspace, time};

/// Which referrals are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Open,
    Waiting,
    Ended,
    All,
}

impl Which {
    const ALL: [Which; 4] = [Which::Open, Which::Waiting, Which::Ended, Which::All];

    fn words(self) -> Text {
        match self {
            Which::Open => say::show_open(),
            Which::Waiting => say::show_waiting(),
            Which::Ended => say::show_closed(),
            Which::All => say::show_all(),
        }
    }

    fn shows(self, case: &Case) -> bool {
        match self {
            Which::Open => !case.ended(),
            Which::Waiting => case.waits_for_team(),
            Which::Ended => case.ended(),
            Which::All => true,
        }
    }
}

/// All referrals.
#[component]
pub fn ReferralList() -> impl IntoView {
    let workspace = Workspace::get();
    let which = RwSignal::new(Which::Open);
    let all = Memo::new(move |_| case::all(workspace));
    let shown = Memo::new(move |_| {
        let which = which.get();
        let mut shown = all.get();
        shown.retain(|case| which.shows(case));
        shown
    });
    let new = || {
        view! {
            <ButtonLink
                href=Route::NewReferral.href()
                kind=ButtonKind::Primary
                icon=Icon::Flag
            >
                {say::new()}
            </ButtonLink>
        }
    };
    let chip = move |this: Which| {
        let count = move || all.with(|all| all.iter().filter(|case| this.shows(case)).count());
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (which.get() == this).to_string()
                on:click=move |_| which.set(this)
            >
                {this.words()}
                <span class="number">{move || crate::text::number(count())}</span>
            </button>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead() actions=new>
            <Show when=move || all.with(|all| !all.is_empty()) fallback=Nothing>
                <div class="filters">
                    <div class="chips" role="group" aria-label=move || say::filter().say()>
                        {Which::ALL.into_iter().map(chip).collect_view()}
                    </div>
                    <span class="filters-count" role="status">
                        {move || say::count(shown.with(Vec::len)).say()}
                    </span>
                </div>
                <Show
                    when=move || shown.with(|shown| !shown.is_empty())
                    fallback=|| view! { <p class="soft">{say::none_shown()}</p> }
                >
                    <Table caption=say::caption() quiet_caption=true head=head>
                        {move || {
                            shown.get().into_iter().map(|case| line(workspace, &case)).collect_view()
                        }}
                    </Table>
                </Show>
            </Show>
        </Page>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Flag
            title=say::empty_title()
            actions=|| {
                view! {
                    <ButtonLink href=Route::NewReferral.href() kind=ButtonKind::Primary icon=Icon::Flag>
                        {say::new()}
                    </ButtonLink>
                }
            }
        >
            <p>{say::empty_text()}</p>
        </EmptyState>
    }
}

fn head() -> impl IntoView {
    view! {
        <th scope="col">{say::column_student()}</th>
        <th scope="col">{say::column_state()}</th>
        <th scope="col">{say::column_urgency()}</th>
        <th scope="col" class="wide-only">
            {say::column_by()}
        </th>
        <th scope="col" class="wide-only">
            {say::column_since()}
        </th>
    }
}

fn line(workspace: Workspace, case: &Case) -> impl IntoView + use<> {
    let (student, by, since) = (
        case.referral.student,
        case.referral.referred_by,
        case.since(),
    );
    let (tone, icon) = names::state_look(case.state());
    let state = names::state(case.state());
    let disputed = case.standing.is_disputed();
    let urgency = case.referral.urgency;
    let urgency_words = names::urgency(urgency);
    let urgency = match urgency {
        Urgency::Urgent => view! { <Badge tone=Tone::Danger>{urgency_words}</Badge> }.into_any(),
        Urgency::Soon => view! { <Badge tone=Tone::Caution>{urgency_words}</Badge> }.into_any(),
        Urgency::Routine => view! { <span class="soft">{urgency_words}</span> }.into_any(),
    };
    view! {
        <tr>
            <td class="table-main">
                <a href=Route::Referral(case.id).href()>
                    {move || workspace.student_name(student)}
                </a>
            </td>
            <td>
                {if disputed {
                    view! {
                        <Badge tone=Tone::Caution icon=Icon::Clash>
                            {say::disputed()}
                        </Badge>
                    }
                        .into_any()
                } else {
                    view! {
                        <Badge tone icon>
                            {state}
                        </Badge>
                    }
                        .into_any()
                }}
            </td>
            <td>{urgency}</td>
            <td class="wide-only">{move || workspace.staff_name(by)}</td>
            <td class="wide-only soft">{move || time::elapsed(since).say()}</td>
        </tr>
    }
}
