//! What an import of services would do, before anything is saved.

use leptos::prelude::*;
use throughline_domain::directory_import::{DirectoryPreview, SampleService};
use throughline_ui::{
    Badge, Button, ButtonKind, Callout, Card, Checkbox, Fact, Facts, Icon, Table, Tone,
};

use super::names;
use crate::pieces::BadRows;
use crate::text::{self, directory as say};

/// What an import would do, with a way on and a way out.
#[component]
pub fn Preview(
    /// What it would do.
    preview: DirectoryPreview,
    /// Whether it is being saved.
    busy: Signal<bool>,
    /// Whether families see what is new.
    public: RwSignal<bool>,
    /// Goes back to the columns; `None` where a standard says what they are.
    columns: Option<Callback<()>>,
    /// Saves it.
    apply: Callback<()>,
    /// Forgets it.
    discard: Callback<()>,
) -> impl IntoView {
    let tally = preview.services;
    let changing = tally.changing();
    let bad_rows = (preview.bad_row_count > 0).then(|| {
        let (rows, count) = (preview.bad_rows.clone(), preview.bad_row_count);
        view! { <BadRows rows count title=say::bad_title(count) lead=say::bad_lead() /> }
    });
    let nothing = (changing == 0).then(|| {
        view! {
            <Callout tone=Tone::Good title=say::nothing_title()>
                <p>{say::nothing_text()}</p>
            </Callout>
        }
    });
    let confirm = (changing > 0).then(|| {
        view! {
            <Button kind=ButtonKind::Primary busy on_click=apply>
                {say::confirm(changing)}
            </Button>
        }
    });
    let new = tally.new > 0;
    view! {
        <Card title=say::preview() icon=Icon::Eye>
            <div class="stack directory-tally">
                <Facts>
                    <Fact term=say::preview_new()>{text::number(tally.new)}</Fact>
                    <Fact term=say::preview_changed()>{text::number(tally.changed)}</Fact>
                    <Fact term=say::preview_unchanged()>{text::number(tally.unchanged)}</Fact>
                    <Fact term=say::preview_stale()>{text::number(preview.stale)}</Fact>
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
