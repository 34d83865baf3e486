//! The form for a group. What is typed is kept as a draft, with what the form was filled from, so that a colleague's change
//! in the meantime is neither lost nor overwritten.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::group::measure::Measure;
use throughline_domain::group::{Group, GroupKind};
use throughline_domain::id::{GroupId, StaffId, StudentId};
use throughline_domain::indicator::aim::Direction;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, CheckGroup, Choice, ErrorSummary, InputKind, RadioGroup, TextArea,
    TextField, Toasts,
};

use super::names;
use super::picker::Picker;
use crate::pieces::fields::{day, day_field, number, number_field};
use crate::pieces::{Failed, Field, Form, Saving, Typing, Unsaved, staff_choices};
use crate::route::Route;
use crate::text::{Text, groups as say, plans, shell};
use crate::workspace::{Changes, Failure, Snapshot, Workspace, fresh, time};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    kind: RwSignal<String>,
    purpose: RwSignal<String>,
    leaders: RwSignal<BTreeSet<String>>,
    members: RwSignal<BTreeSet<String>>,
    weekdays: RwSignal<BTreeSet<String>>,
    time: RwSignal<String>,
    minutes: RwSignal<String>,
    times: RwSignal<String>,
    begins: RwSignal<String>,
    ends: RwSignal<String>,
    measure: RwSignal<String>,
    unit: RwSignal<String>,
    lowest: RwSignal<String>,
    highest: RwSignal<String>,
    direction: RwSignal<String>,
    expectations: RwSignal<String>,
    goal: RwSignal<String>,
    /// The group as the form was filled, and the state it was read from.
    was: StoredValue<String>,
    state: StoredValue<String>,
}

const LESS: &str = "less";
const MORE: &str = "more";

fn codes<T: ToString>(all: impl Iterator<Item = T>) -> RwSignal<BTreeSet<String>> {
    RwSignal::new(all.map(|it| it.to_string()).collect())
}

fn parsed<T: std::str::FromStr + Ord>(codes: RwSignal<BTreeSet<String>>) -> BTreeSet<T> {
    codes.with_untracked(|codes| codes.iter().filter_map(|code| code.parse().ok()).collect())
}

fn typed(field: RwSignal<String>) -> String {
    field.with_untracked(|typed| typed.trim().to_owned())
}

impl Draft {
    fn of(seen: &Snapshot<Group>, shown: &Group) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let count = |number: u32| match number {
            0 => RwSignal::new(String::new()),
            number => RwSignal::new(number.to_string()),
        };
        let measure = &shown.measure;
        let direction = if measure.direction == Direction::Decrease {
            LESS
        } else {
            MORE
        };
        Self {
            name: text(&shown.name),
            kind: text(names::kind_code(shown.kind)),
            purpose: text(&shown.purpose),
            leaders: codes(shown.leaders()),
            members: codes(
                shown
                    .members
                    .iter()
                    .filter(|(_, it)| it.left.is_none())
                    .map(|(student, _)| *student),
            ),
            weekdays: codes(shown.weekdays.iter()),
            time: text(&shown.time),
            minutes: count(shown.minutes),
            times: count(shown.times_a_week),
            begins: RwSignal::new(day_field(shown.begins)),
            ends: RwSignal::new(day_field(shown.ends)),
            measure: text(&measure.what),
            unit: text(&measure.unit),
            lowest: RwSignal::new(number_field(measure.lowest)),
            highest: RwSignal::new(number_field(measure.highest)),
            direction: text(direction),
            expectations: text(&shown.expectations.join("\n")),
            goal: count(shown.daily_goal()),
            was: StoredValue::new(serde_json::to_string(&seen.body).unwrap_or_default()),
            state: StoredValue::new(seen.state()),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("name", Field::Text(self.name)),
            ("kind", Field::Text(self.kind)),
            ("purpose", Field::Text(self.purpose)),
            ("leaders", Field::Codes(self.leaders)),
            ("members", Field::Codes(self.members)),
            ("weekdays", Field::Codes(self.weekdays)),
            ("time", Field::Text(self.time)),
            ("minutes", Field::Text(self.minutes)),
            ("times", Field::Text(self.times)),
            ("begins", Field::Text(self.begins)),
            ("ends", Field::Text(self.ends)),
            ("measure", Field::Text(self.measure)),
            ("unit", Field::Text(self.unit)),
            ("lowest", Field::Text(self.lowest)),
            ("highest", Field::Text(self.highest)),
            ("direction", Field::Text(self.direction)),
            ("expectations", Field::Text(self.expectations)),
            ("goal", Field::Text(self.goal)),
            ("was", Field::From(self.was)),
            ("state", Field::From(self.state)),
        ]
    }

    fn kind(self) -> GroupKind {
        names::kind_of(&self.kind.get())
    }

    /// The group as typed, made of what the form was filled from.
    fn group(self, was: Group) -> Group {
        let kind = untrack(|| self.kind());
        let lines = typed(self.expectations);
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        let less = self.direction.with_untracked(|it| it == LESS);
        let cards = kind == GroupKind::CheckInCheckOut;
        let goal = typed(self.goal);
        let mut group = Group {
            name: typed(self.name),
            kind,
            purpose: typed(self.purpose),
            weekdays: Whole(parsed(self.weekdays)),
            time: typed(self.time),
            minutes: typed(self.minutes).parse().unwrap_or(0),
            times_a_week: typed(self.times).parse().unwrap_or(0),
            begins: day(&self.begins.get_untracked()),
            ends: day(&self.ends.get_untracked()),
            measure: Measure {
                what: typed(self.measure),
                unit: typed(self.unit),
                lowest: number(&typed(self.lowest)),
                highest: number(&typed(self.highest)),
                direction: if less {
                    Direction::Decrease
                } else {
                    Direction::Increase
                },
            },
            expectations: Whole(lines.map(str::to_owned).collect()),
            daily_goal: cards.then(|| goal.parse().unwrap_or(0)),
            ..was
        };
        let chosen: BTreeSet<StaffId> = parsed(self.leaders);
        for (staff, leads) in &mut group.circle {
            *leads = chosen.contains(staff);
        }
        group
            .circle
            .extend(chosen.into_iter().map(|staff| (staff, true)));
        let members: BTreeSet<StudentId> = parsed(self.members);
        group.set_members(&members, time::today());
        group
    }

    fn was(self) -> Group {
        self.was
            .with_value(|was| serde_json::from_str(was))
            .unwrap_or_default()
    }

    /// The change of what the form was filled from into what was typed.
    fn change(self, now: Snapshot<Group>, group: &Group) -> Result<Changes, Failure> {
        let mut seen = self.state.with_value(|state| now.at_state(state));
        seen.body = self.was();
        let began = seen.body.begins.is_none();
        let meaning = if began { "group.begin" } else { "group.edit" };
        Changes::meaning(meaning).change(&seen, group)
    }
}

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
        saving.run(work, move || {
            toasts.good(workspace.saved(say::saved()));
            match open {
                Some(_) => leave(),
                None => workspace.go_instead(Route::Group(id)),
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
