//! What an import of services would do, before anything is saved.

use leptos::prelude::*;
use throughline_domain::directory_import::{DirectoryPreview, SampleService};
use throughline_ui::{
    Badge, Button, ButtonKind, Callout, Card, Checkbox, Fact, Facts, Icon, Table, Tone,
};

use super::names;
use crate::pieces::BadRows;
use crate::text::{self, Text, directory as say};

/// What an import would do, with a way on and a way out.
#[component]
pub fn Preview(
    /// What it would do.
    preview: DirectoryPreview,
    /// Whether it is being saved.
    busy: Signal<bool>,
    /// Whether families see what is new.
    public: RwSignal<bool>,
    /// Whether those are marked that the same source no longer names.
    mark: RwSignal<bool>,
    /// Goes back to the columns; `None` where a standard says what they are.
    columns: Option<Callback<()>>,
    /// Saves it.
    apply: Callback<()>,
    /// Forgets it.
    discard: Callback<()>,
) -> impl IntoView {
    let tally = preview.services;
    let (changing, missing, back) = (tally.changing(), preview.missing, preview.back);
    let bad_rows = (preview.bad_row_count > 0).then(|| {
        let (rows, count) = (preview.bad_rows.clone(), preview.bad_row_count);
        view! { <BadRows rows count title=say::bad_title(count) lead=say::bad_lead() /> }
    });
    let nothing = (changing + missing + back == 0).then(|| {
        view! {
            <Callout tone=Tone::Good title=say::nothing_title()>
                <p>{say::nothing_text()}</p>
            </Callout>
        }
    });
    let confirm = (changing + missing + back > 0).then(|| {
        let words = if changing > 0 {
            say::confirm(changing)
        } else {
            say::confirm_marks()
        };
        let nothing = Signal::derive(move || changing + back == 0 && !mark.get());
        view! {
            <Button kind=ButtonKind::Primary busy disabled=nothing on_click=apply>
                {words}
            </Button>
        }
    });
    let fact = |term: Text, count: usize| {
        (count > 0).then(|| view! { <Fact term>{text::number(count)}</Fact> })
    };
    let new = tally.new > 0;
    view! {
        <Card title=say::preview() icon=Icon::Eye>
            <div class="stack directory-tally">
                <Facts>
                    <Fact term=say::preview_new()>{text::number(tally.new)}</Fact>
                    <Fact term=say::preview_changed()>{text::number(tally.changed)}</Fact>
                    <Fact term=say::preview_unchanged()>{text::number(tally.unchanged)}</Fact>
                    <Fact term=say::preview_stale()>{text::number(preview.stale)}</Fact>
                    {fact(say::preview_missing(), missing)}
                    {fact(say::preview_back(), back)}
                </Facts>
                {new
                    .then(|| {
                        view! {
                            <Checkbox
                                label=say::show_new()
                                hint=say::show_new_hint()
                                checked=public
                            />
                        }
                    })}
            </div>
        </Card>
        {nothing}
        <Missing names=preview.missing_sample count=missing mark />
        <div class="actions">
            {confirm}
            {columns
                .map(|columns| view! { <Button on_click=columns>{say::columns_again()}</Button> })}
            <Button on_click=discard>{say::discard()}</Button>
        </div>
        {bad_rows}
        <Sample sample=preview.sample />
    }
}

#[component]
fn Sample(sample: Vec<SampleService>) -> impl IntoView {
    let line = |service: SampleService| {
        let needs = service.needs;
        let words = if service.is_new {
            say::is_new()
        } else {
            say::is_changed()
        };
        view! {
            <tr>
                <td>
                    {service.name} <span class="soft small">" " {service.organization}</span>
                </td>
                <td>{move || names::needs(&needs).join(", ")}</td>
                <td>
                    <Badge tone=Tone::Info>{words}</Badge>
                </td>
            </tr>
        }
    };
    let head = || {
        view! {
            <th scope="col">{say::column_service()}</th>
            <th scope="col">{say::column_needs()}</th>
            <th scope="col">{say::column_standing()}</th>
        }
    };
    (!sample.is_empty()).then(|| {
        view! {
            <Card title=say::sample() icon=Icon::Globe>
                <Table caption=say::sample() quiet_caption=true head=head>
                    {sample.into_iter().map(line).collect_view()}
                </Table>
            </Card>
        }
    })
}

/// What the same source named before and no longer names.
#[component]
fn Missing(names: Vec<String>, count: usize, mark: RwSignal<bool>) -> impl IntoView {
    let more = count.saturating_sub(names.len());
    let line = |name: String| view! { <li>{name}</li> };
    (count > 0).then(|| {
        view! {
            <Card title=say::missing_title(count) icon=Icon::Search>
                <div class="stack">
                    <p>{say::missing_text()}</p>
                    <ul>
                        {names.into_iter().map(line).collect_view()}
                        {(more > 0).then(|| view! { <li class="soft">{say::missing_more(more)}</li> })}
                    </ul>
                    <Checkbox label=say::mark_missing() hint=say::mark_missing_hint() checked=mark />
                </div>
            </Card>
        }
    })
}
