//! Who comes to a workshop: seats, the waiting list, who was there, and a list of whom to remind.

use leptos::prelude::*;
use throughline_domain::family::{Family, calendar};
use throughline_domain::id::ItemId;
use throughline_domain::inbox::SEATS;
use throughline_domain::inbox::seats::{SeatChange, SeatStep, SignUp, sign_ups};
use throughline_domain::subject::Subject;
use throughline_public::slip::Way;
use throughline_public::workshop::Workshop;
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Callout, Card, Dialog, Icon, Table, Toasts, Tone,
};

use super::hand::Hand;
use super::series::to_come;
use super::thing::family;
use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::{self, Text, centre as say, language_now, shell};
use crate::workspace::{Changes, Failure, Workspace, files, time};

/// A workshop's calendar file, its flyer, and who comes.
#[component]
pub fn SignUps(
    /// Which workshop.
    id: ItemId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let family = family(workspace);
    let key = StoredValue::new(id.to_string());
    let workshop = Memo::new(move |_| {
        let of = |family: &std::sync::Arc<Family>| {
            key.with_value(|key| family.workshops.get(&key.as_str().into()).cloned())
        };
        family.with(of).unwrap_or_default()
    });
    let reads = Memo::new(move |_| workspace.cabinet.view(Subject::Inbox).is_some());
    let all = Memo::new(move |_| {
        let view = workspace.cabinet.view(Subject::Inbox);
        let of = |view: std::sync::Arc<crate::workspace::DossierView>| {
            family.with(|family| {
                key.with_value(|key| sign_ups(&view.contents, key, &family.workshops))
            })
        };
        view.map(of).unwrap_or_default()
    });
    let download = move |()| {
        let tag = language_now().tag();
        let all = family.with_untracked(|family| key.with_value(|key| to_come(family, key)));
        let all: Vec<(&str, &Workshop)> = all.iter().map(|(id, it)| (id.as_str(), it)).collect();
        let file = calendar(&all, tag, time::now());
        if let Some(file) = file {
            files::download_text("workshop.ics", "text/calendar", &file);
        }
    };
    view! {
        <Card title=say::sign_ups_title() icon=Icon::People>
            <div class="actions">
                <Button icon=Icon::Calendar on_click=download>
                    {say::calendar_file()}
                </Button>
                <ButtonLink href=Route::Flyer(id).href() icon=Icon::Print>
                    {say::flyer()}
                </ButtonLink>
            </div>
            <Show
                when=move || reads.get()
                fallback=|| view! { <p class="soft">{say::sign_ups_readers()}</p> }
            >
                <Families id all workshop />
            </Show>
        </Card>
    }
}

/// Writes something down about who comes, of each of these workshops.
pub async fn take(
    workspace: Workspace,
    workshops: Vec<String>,
    what: SeatChange,
) -> Result<(), Failure> {
    let mut changes = Changes::meaning("workshop.seat");
    for workshop in workshops {
        let what = what.clone();
        let step = SeatStep { workshop, what };
        changes = changes.append(Subject::Inbox, SEATS, &step, None)?;
    }
    workspace.commit(changes).await
}

#[component]
fn Families(id: ItemId, all: Memo<Vec<SignUp>>, workshop: Memo<Workshop>) -> impl IntoView {
    let key = StoredValue::new(id.to_string());
    let adding = RwSignal::new(false);
    let count =
        move |is: fn(&SignUp) -> bool| all.with(|all| all.iter().filter(|it| is(it)).count());
    let taken = move || count(|it| !it.cancelled && !it.waits);
    let waiting = move || count(|it| it.waits);
    let said = move || match workshop.with(|workshop| workshop.seats) {
        Some(seats) => say::seats_taken(taken(), seats.to_string()).say(),
        None => say::seats_open(taken()).say(),
    };
    let waits = move || {
        let waiting = waiting();
        (waiting > 0).then(|| view! { <p>{say::waiting(waiting)}</p> })
    };
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <p role="status">{said}</p>
        {waits}
        <Full key all workshop />
        <Show when=move || some.get() fallback=|| view! { <p class="soft">{say::no_sign_ups()}</p> }>
            <Table caption=say::sign_ups_title() quiet_caption=true head=head>
                {move || {
                    let lines = all.get().into_iter();
                    lines.map(|sign_up| line(key, sign_up)).collect_view()
                }}
            </Table>
        </Show>
        <div class="actions">
            <Button icon=Icon::Add on_click=move |()| adding.set(true)>
                {say::sign_up()}
            </Button>
            <Show when=move || some.get()>
                <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                    {say::print_list()}
                </Button>
            </Show>
        </div>
        <Dialog open=adding title=say::sign_up() close=shell::close()>
            <Hand id open=adding />
        </Dialog>
    }
}

/// Families are told that they go on the waiting list only when somebody says that it is full.
#[component]
fn Full(
    key: StoredValue<String>,
    all: Memo<Vec<SignUp>>,
    workshop: Memo<Workshop>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let saving = Saving::new();
    let full = Memo::new(move |_| {
        let come = all.with(|all| all.iter().filter(|it| !it.cancelled).count());
        let come = u32::try_from(come).unwrap_or(u32::MAX);
        workshop.with(|workshop| workshop.seats.is_some_and(|seats| come >= seats))
    });
    let said = Memo::new(move |_| workshop.with(|workshop| workshop.full));
    let set = move |()| {
        let (key, full) = (key.get_value(), full.get_untracked());
        let put = move |family: &mut Family| {
            if let Some(workshop) = family.workshops.get_mut(&key.as_str().into()) {
                workshop.full = full;
            }
        };
        let work = async move {
            workspace
                .save("family.workshop", Subject::Family, put)
                .await
        };
        saving.run(work, move || {
            toasts.good(workspace.saved(say::full_saved()));
        });
    };
    view! {
        <Show when=move || full.get() != said.get()>
            <Callout tone=Tone::Info>
                <p>
                    {move || {
                        if full.get() { say::is_full().say() } else { say::has_room().say() }
                    }}
                </p>
                <div class="actions">
                    <Button busy=saving.busy() on_click=set>
                        {say::tell_families()}
                    </Button>
                </div>
                <Failed failure=saving.failure() />
            </Callout>
        </Show>
    }
}

fn head() -> AnyView {
    view! {
        <th scope="col">{say::who()}</th>
        <th scope="col">{say::people()}</th>
        <th scope="col">{say::came()}</th>
    }
    .into_any()
}

fn line(key: StoredValue<String>, sign_up: SignUp) -> impl IntoView {
    let workspace = Workspace::get();
    let saving = Saving::new();
    let name = StoredValue::new(sign_up.name.clone());
    let take = move |what: fn(String) -> SeatChange| {
        let work = take(workspace, vec![key.get_value()], what(name.get_value()));
        saving.run(work, || {});
    };
    let who = sign_up.contact.name.clone();
    let who = if who.trim().is_empty() {
        say::no_name().say_now()
    } else {
        who
    };
    let reach = reach(&sign_up);
    let mut people = vec![say::adults(usize::from(sign_up.adults))];
    if sign_up.children > 0 {
        people.push(say::children(usize::from(sign_up.children)));
    }
    if sign_up.series {
        people.push(say::whole_series());
    }
    if !sign_up.interpreter.is_empty() {
        people.push(say::interpreter(text::names::languages([sign_up
            .interpreter
            .as_str()])));
    }
    let people = move || {
        let said: Vec<String> = people.iter().map(Text::say).collect();
        said.join(", ")
    };
    let badge = sign_up.waits.then(|| {
        view! { <Badge tone=Tone::Caution icon=Icon::Clock>{say::waits()}</Badge> }
    });
    let (cancelled, came) = (sign_up.cancelled, sign_up.came);
    let presence = if cancelled {
        view! {
            <Badge tone=Tone::Neutral>{say::not_coming()}</Badge>
            <span class="screen-only">
                <Button kind=ButtonKind::Quiet on_click=move |()| take(SeatChange::Back)>
                    {say::back()}
                </Button>
            </span>
        }
        .into_any()
    } else {
        let words = match came {
            None => None,
            Some(true) => Some(say::was_there()),
            Some(false) => Some(say::was_not()),
        };
        view! {
            {words.map(|words| view! { <Badge tone=Tone::Info>{words}</Badge> })}
            <span class="screen-only row row-tight">
                <Button kind=ButtonKind::Quiet on_click=move |()| take(SeatChange::Came)>
                    {say::mark_came()}
                </Button>
                <Button kind=ButtonKind::Quiet on_click=move |()| take(SeatChange::Missed)>
                    {say::mark_missed()}
                </Button>
                <Button kind=ButtonKind::Quiet on_click=move |()| take(SeatChange::Cancelled)>
                    {say::mark_cancelled()}
                </Button>
            </span>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row" class="table-main">
                {who}
                " "
                {badge}
                <span class="soft small block">{reach}</span>
                <Failed failure=saving.failure() />
            </th>
            <td>{people}</td>
            <td>{presence}</td>
        </tr>
    }
}

/// How to reach a family, in a line: for the list of reminders.
fn reach(sign_up: &SignUp) -> String {
    let contact = &sign_up.contact;
    let safe = Some(contact.safe.trim()).filter(|safe| !safe.is_empty());
    let address = Some(contact.address.trim()).filter(|it| !it.is_empty());
    let code = (address.is_none() && contact.way == Way::Code).then(|| say::by_code().say_now());
    let parts = [address.map(str::to_owned), code, safe.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
