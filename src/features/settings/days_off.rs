//! The days on which the school does not meet: all of them, one more, and a list from a letter.

mod change;
mod forms;

use leptos::prelude::*;
use throughline_domain::calendar::{Calendar, DaysOff};
use throughline_domain::time::Day;
use throughline_ui::{Button, ButtonKind, EmptyState, Icon, Page, Section, Table, Toasts};

use self::change::change;
use self::forms::{AddForm, PasteForm};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, Text, days_off as say};
use crate::workspace::{Workspace, time};

/// The page of days off.
#[component]
pub fn DaysOffPage() -> impl IntoView {
    let workspace = Workspace::get();
    let may = Memo::new(move |_| workspace.may_set_rules());
    view! {
        <Page
            title=say::title()
            lead=say::lead()
            before=|| view! { <Back to=Route::Settings words=text::settings::title() /> }
        >
            <div class="columns">
                <div class="stack">
                    <All may />
                </div>
                <Show when=move || may.get()>
                    <div class="stack screen-only">
                        <Section title=say::add()>
                            <AddForm />
                        </Section>
                        <Section title=say::paste()>
                            <PasteForm />
                        </Section>
                    </div>
                </Show>
            </div>
        </Page>
    }
}

/// A stretch as a row shows it.
type Stretch = (Day, DaysOff);

/// All days off, those to come first; those that are over stand folded up.
#[component]
fn All(may: Memo<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| {
        let today = time::today();
        let own = workspace.cabinet.school().days_off.clone();
        let (to_come, over): (Vec<Stretch>, Vec<Stretch>) = own
            .into_iter()
            .map(|(from, off)| (from, off.0))
            .partition(|(_, off)| off.until >= today);
        (to_come, over)
    });
    let any = move || all.with(|(to_come, _)| !to_come.is_empty());
    let over = move || all.with(|(_, over)| over.len());
    view! {
        <Show
            when=any
            fallback=|| {
                view! {
                    <EmptyState icon=Icon::Calendar title=say::empty_title()>
                        <p>{say::empty_text()}</p>
                    </EmptyState>
                }
            }
        >
            <Stretches stretches=Signal::derive(move || all.get().0) may />
        </Show>
        <Show when=move || over() != 0>
            <details class="screen-only">
                <summary>{move || say::over(over()).say()}</summary>
                <Stretches stretches=Signal::derive(move || all.get().1) may />
            </details>
        </Show>
    }
}

#[component]
fn Stretches(#[prop(into)] stretches: Signal<Vec<Stretch>>, may: Memo<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let head = move || {
        view! {
            <th scope="col">{say::column_name()}</th>
            <th scope="col">{say::column_days()}</th>
            <th scope="col" class="wide-only">
                {say::column_count()}
            </th>
            <Show when=move || may.get()>
                <th scope="col" class="screen-only">
                    <span class="heard-only">{say::remove()}</span>
                </th>
            </Show>
        }
    };
    let row = move |(from, off): Stretch| {
        let (until, name) = (off.until, off.name);
        let count = weekdays(from, until);
        let shown = name.clone();
        let named = move || {
            if shown.is_empty() {
                say::unnamed().say()
            } else {
                shown.clone()
            }
        };
        let label = StoredValue::new(named.clone());
        let remove = Callback::new(remove_of(workspace, toasts, from));
        view! {
            <tr>
                <th scope="row" class="table-main">
                    {named}
                </th>
                <td>{days(from, until)}</td>
                <td class="wide-only number">{count}</td>
                <Show when=move || may.get()>
                    <td class="screen-only">
                        <Button
                            kind=ButtonKind::Quiet
                            icon=Icon::Close
                            on_click=remove
                        >
                            {say::remove()}
                            <span class="heard-only">" " {move || label.with_value(|label| label())}</span>
                        </Button>
                    </td>
                </Show>
            </tr>
        }
    };
    view! {
        <Table caption=say::title() quiet_caption=true head=head>
            {move || stretches.get().into_iter().map(row).collect_view()}
        </Table>
    }
}

/// Takes a stretch out.
fn remove_of(workspace: Workspace, toasts: Toasts, from: Day) -> impl Fn(()) {
    move |()| {
        change(workspace, toasts, say::removed(), vec![(from, None)]);
    }
}

/// From one day to another, or one day alone.
fn days(from: Day, until: Day) -> Text {
    if from == until {
        text::day(from)
    } else {
        say::from_to(text::day(from), text::day(until))
    }
}

/// How many days that would be school days.
fn weekdays(from: Day, until: Day) -> String {
    let before = from.0.pred_opt().map_or(from, Day);
    Calendar::default().school_days(before, until).to_string()
}
