//! The calling list: the services that nobody has checked for a year, with their telephones, on the screen and on paper.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::ItemId;
use throughline_public::directory::Service;
use throughline_ui::{
    Badge, Button, ButtonKind, Choice, EmptyState, Icon, Page, Select, Table, Toasts, Tone,
};

use super::known::{id_of, is_due, key_of};
use super::phones::phones;
use super::service::check;
use super::{hours, names};
use crate::pieces::{Back, Failed, Saving};
use crate::route::Route;
use crate::text::directory as say;
use crate::workspace::{Workspace, directory, files, time};

/// How many are listed on one page: as many as somebody calls in a week.
const MOST: usize = 50;

/// The calling list.
#[component]
pub fn Calls() -> impl IntoView {
    let workspace = Workspace::get();
    let family = directory::family(workspace);
    let need = RwSignal::new(String::new());
    let stale = Memo::new(move |_| {
        let (today, need) = (time::today().0, need.get());
        let mut stale: Vec<(ItemId, Service)> = family.with(|family| {
            let all = family.directory.iter();
            let due = all.filter(|(id, service)| {
                let wanted = need.is_empty() || service.needs.contains(&need);
                wanted && is_due(family, id, service, today)
            });
            due.filter_map(|(id, service)| Some((key_of(id)?, service.0.clone())))
                .collect()
        });
        // The longest unchecked first; those of one organization after each other, since one call may settle them.
        stale.sort_by(|(_, one), (_, other)| {
            let place =
                |it: &Service| (it.checked_on, it.organization.name.clone(), it.name.clone());
            place(one).cmp(&place(other))
        });
        Arc::new(stale)
    });
    let count = move || stale.with(|stale| stale.len());
    let needs = move || {
        let any = Choice::new("", say::any_need().say());
        std::iter::once(any)
            .chain(names::need_choices())
            .collect::<Vec<_>>()
    };
    let print = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    let nothing = || {
        view! {
            <EmptyState icon=Icon::Check title=say::calls_none()>
                <p>{say::calls_none_text()}</p>
            </EmptyState>
        }
    };
    let head = || {
        view! {
            <th scope="col">{say::column_service()}</th>
            <th scope="col">{say::column_call()}</th>
            <th scope="col">{say::column_known()}</th>
            <th scope="col">{say::column_heard()}</th>
        }
    };
    view! {
        <Page
            title=say::calls_title()
            lead=say::calls_lead()
            before=|| view! { <Back to=Route::Directory words=say::title() /> }
            actions=print
        >
            <div class="filters screen-only">
                <Select label=say::need() value=need options=Signal::derive(needs) />
            </div>
            <p class="soft small" role="status">
                {move || {
                    let count = count();
                    if count > MOST {
                        say::calls_first(count, MOST.to_string()).say()
                    } else {
                        say::stale(count).say()
                    }
                }}
            </p>
            <Show when=move || count() != 0 fallback=nothing>
                <div class="directory-calls">
                    <Table caption=say::calls_title() quiet_caption=true head=head>
                        <For
                            each=move || stale.with(|stale| stale.iter().take(MOST).cloned().collect::<Vec<_>>())
                            key=|(key, service)| (*key, service.as_of.clone())
                            let:line
                        >
                            <Line key=line.0 service=line.1 />
                        </For>
                    </Table>
                </div>
            </Show>
        </Page>
    }
}

/// A service to call.
#[component]
fn Line(key: ItemId, service: Service) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let service = StoredValue::new(service);
    let family = directory::family(workspace);
    let missing = Memo::new(move |_| family.with(|family| family.is_missing(&id_of(key))));
    let done = move |()| check(workspace, toasts, saving, key, Some(service.get_value()));
    let others = service.with_value(|service| {
        let others = [service.contact.name.clone(), service.email.clone()];
        let others = others.into_iter().filter(|line| !line.is_empty());
        others.collect::<Vec<_>>().join("\n")
    });
    let known = move || {
        service.with_value(|service| {
            let mut lines: Vec<String> = service.hours.iter().map(hours::said).collect();
            lines.extend(
                service
                    .places
                    .first()
                    .map(|place| place.address().join(", ")),
            );
            lines.extend([names::cost(service), names::documents(service)]);
            lines
                .into_iter()
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        })
    };
    view! {
        <tr class="directory-call">
            <th scope="row">
                <a href=Route::Service(key).href()>{service.with_value(|it| it.name.clone())}</a>
                <span class="soft small">{service.with_value(|it| it.organization.name.clone())}</span>
                <span class="soft small">
                    {move || service.with_value(|it| names::checked(it).say())}
                </span>
                <Show when=move || missing.get()>
                    <Badge tone=Tone::Caution>{say::missing()}</Badge>
                </Show>
            </th>
            <td>
                {service.with_value(phones)}
                <span class="lines-kept">{others}</span>
            </td>
            <td>
                <span class="lines-kept small">{known}</span>
            </td>
            <td class="directory-heard">
                <div class="screen-only">
                    <Button icon=Icon::Check busy=saving.busy() on_click=done>
                        {say::checked_today()}
                    </Button>
                    <Failed failure=saving.failure() />
                </div>
                <span class="print-only">{say::heard_lines()}</span>
            </td>
        </tr>
    }
}
