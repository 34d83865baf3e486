//! The form for a group. What is typed is kept as a draft, with what the form was filled from, so that a colleague's change
//! in the meantime is neither lost nor overwritten.

use leptos::prelude::*;
use throughline_domain::group::{Group, GroupKind};
use throughline_domain::id::GroupId;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, CheckGroup, Choice, ErrorSummary, InputKind, RadioGroup, TextArea,
    TextField, Toasts,
};

use super::draft::{Draft, LESS, MORE};
use super::names;
use super::picker::Picker;
use crate::pieces::{Failed, Form, Saving, Typing, Unsaved, staff_choices};
use crate::route::Route;
use crate::text::{Text, groups as say, plans, shell};
use crate::workspace::{Failure, Workspace, fresh, time};

/// What a new group begins with.
fn fresh_group(workspace: Workspace) -> Group {
    Group {
        circle: [(untrack(|| workspace.me()), true)].into(),
        minutes: 30,
        times_a_week: 1,
        begins: Some(time::today()),
        ..Group::default()
    }
}

/// What is wrong with a group as typed, field by field: what the domain says, and a leader who must never be sent anything
/// about a member.
fn problems(workspace: Workspace, group: &Group) -> Vec<(&'static str, Text)> {
    let never = untrack(|| workspace.never_send_to(group.members.keys().copied()));
    let forbidden = group
        .forbidden(&never)
        .into_iter()
        .map(|(leader, student)| {
            let words = untrack(|| {
                let (leader, student) = (
                    workspace.staff_name(leader),
                    workspace.student_name(student),
                );
                say::error_never_send(leader, student)
            });
            ("group-leaders", words)
        });
    let own = group.problems().into_iter().map(names::problem);
    own.chain(forbidden).collect()
}

/// The form for a group.
#[component]
pub fn GroupForm(
    /// Which; `None` for a new one.
    group: Option<GroupId>,
    /// The dialog it stands in, if any: it closes when the group is saved.
    #[prop(optional)]
    open: Option<RwSignal<bool>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace
        .cabinet
        .snapshot::<Group>(Subject::Group(group.unwrap_or_default()));
    let draft = match group {
        Some(_) => Draft::of(&seen, &seen.body),
        None => Draft::of(&seen, &fresh_group(workspace)),
    };
    let about = group.map_or_else(|| "group/new".to_owned(), |id| format!("group/{id}"));
    let typing = Typing::new(about, draft.fields());
    let form = Form::new();
    let saving = Saving::new();
    let leave = move || match open {
        Some(open) => {
            open.try_set(false);
        }
        None => workspace.go(Route::Groups),
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut made = draft.group(draft.was());
        let Some(id) = group.or_else(fresh::group) else {
            saving.run(async { Err(Failure::Fault("random".into())) }, || {});
            return;
        };
        made.group = id;
        if !form.accepts(&problems(workspace, &made)) {
            return;
        }
        // Who must not hear of a member is not sent the group either, by whoever sends it.
        let never = untrack(|| workspace.never_send_to(made.members.keys().copied()));
        let never = never.into_values().flatten();
        made.never_send.extend(never.map(|staff| (staff, true)));
        let now = workspace.cabinet.snapshot::<Group>(Subject::Group(id));
        let changes = draft.change(now, &made);
        let work = async move { workspace.commit(changes?.ending(typing.about())).await };
        let here = workspace.here();
        saving.run(work, move || {
            toasts.good(workspace.saved(say::saved()));
            match open {
                Some(_) => leave(),
                None => here.go_on(Route::Group(id)),
            }
        });
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <Unsaved typing />
            <ErrorSummary title=shell::problem() errors=form.errors() />
            <Who draft form />
            <Times draft form />
            <Measured draft form />
            <p class="soft small">{say::who_reads()}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::save()}
                </Button>
                <Button on_click=move |()| {
                    typing.discard();
                    leave();
                }>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

/// Name, kind, purpose, leaders, members.
#[component]
fn Who(draft: Draft, form: Form) -> impl IntoView {
    let workspace = Workspace::get();
    let kinds = || {
        let choice = |kind: GroupKind| {
            let words = Choice::new(names::kind_code(kind), names::kind(kind)().say());
            words.with_hint(names::kind_hint(kind)().say())
        };
        GroupKind::ALL.into_iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <TextField
            label=say::name()
            hint=say::name_hint()
            value=draft.name
            error=form.error("group-name")
            id="group-name"
        />
        <RadioGroup label=say::kind() value=draft.kind options=Signal::derive(kinds) />
        <Picker chosen=draft.members />
        <div class="choices-across">
            <CheckGroup
                label=say::leaders()
                hint=say::leaders_hint()
                values=draft.leaders
                options=Signal::derive(move || staff_choices(workspace, None, |_| true))
                error=form.error("group-leaders")
                id="group-leaders"
            />
        </div>
        <TextArea
            label=say::purpose()
            hint=say::purpose_hint()
            note=shell::optional()
            value=draft.purpose
            rows=2
        />
    }
}

/// When it meets, from when until when.
#[component]
fn Times(draft: Draft, form: Form) -> impl IntoView {
    let days = || {
        let choice = |day: u8| Choice::new(day.to_string(), names::weekday(day)().say());
        (1..=7).map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="choices-across">
            <CheckGroup
                label=say::weekdays()
                values=draft.weekdays
                options=Signal::derive(days)
            />
        </div>
        <div class="pair">
            <TextField
                label=say::time()
                note=shell::optional()
                value=draft.time
                kind=InputKind::Time
                error=form.error("group-time")
                id="group-time"
            />
            <TextField
                label=plans::minutes()
                value=draft.minutes
                error=form.error("group-minutes")
                id="group-minutes"
            />
            <TextField
                label=plans::times()
                value=draft.times
                error=form.error("group-times")
                id="group-times"
            />
        </div>
        <div class="pair">
            <TextField
                label=plans::began()
                value=draft.begins
                kind=InputKind::Date
                error=form.error("group-begins")
                id="group-begins"
            />
            <TextField
                label=plans::ended()
                note=shell::optional()
                value=draft.ends
                kind=InputKind::Date
                error=form.error("group-ends")
                id="group-ends"
            />
        </div>
    }
}

/// What is scored each day, and what is measured before and after.
#[component]
fn Measured(draft: Draft, form: Form) -> impl IntoView {
    let ways = || {
        [
            Choice::new(MORE, plans::direction_up().say()),
            Choice::new(LESS, plans::direction_down().say()),
        ]
        .to_vec()
    };
    let cards = Memo::new(move |_| draft.kind() == GroupKind::CheckInCheckOut);
    view! {
        <Show when=move || cards.get()>
            <TextArea
                label=say::expectations()
                hint=say::expectations_hint()
                value=draft.expectations
                error=form.error("group-expectations")
                rows=4
                id="group-expectations"
            />
            <TextField
                label=say::daily_goal()
                hint=say::daily_goal_hint()
                value=draft.goal
                error=form.error("group-goal")
                id="group-goal"
            />
        </Show>
        <TextField
            label=say::measure()
            hint=say::measure_hint()
            note=shell::optional()
            value=draft.measure
        />
        <Show when=move || draft.measure.with(|measure| !measure.trim().is_empty())>
            <div class="pair">
                <TextField label=plans::unit() note=shell::optional() value=draft.unit />
                <TextField label=say::lowest() note=shell::optional() value=draft.lowest />
                <TextField
                    label=say::highest()
                    note=shell::optional()
                    value=draft.highest
                    error=form.error("group-highest")
                    id="group-highest"
                />
            </div>
            <RadioGroup
                label=plans::direction()
                value=draft.direction
                options=Signal::derive(ways)
            />
        </Show>
    }
}
