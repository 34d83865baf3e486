//! What colleagues were asked for, and what they answered, side by side.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::contribution::{Area, STRUCTURED, StructuredContribution};
use throughline_domain::id::{ReferralId, StaffId, StudentId};
use throughline_domain::referral::{REQUESTS, Request};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Card, Dialog, Icon, Table};

use super::ask::AskForm;
use crate::text::names::area as area_words;
use crate::text::{referrals as say, shell};
use crate::workspace::Workspace;

/// What one colleague wrote, by area.
type Answers = BTreeMap<Area, String>;

/// The contributions to a referral, with a way to ask for more.
#[component]
pub fn SideBySide(
    /// About whom.
    student: Memo<StudentId>,
    /// The referral.
    referral: ReferralId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let requests = workspace
        .cabinet
        .entries::<Request>(Subject::Referral(referral), REQUESTS);
    let asked = Memo::new(move |_| {
        let mut asked: Vec<StaffId> = requests
            .get()
            .into_iter()
            .map(|(_, entry)| entry.what.of)
            .collect();
        asked.sort_unstable();
        asked.dedup();
        asked
    });
    let answers = Memo::new(move |_| {
        let of = |staff: StaffId| (staff, answers(workspace, student.get(), staff, referral));
        asked.get().into_iter().map(of).collect::<Vec<_>>()
    });
    let asking = RwSignal::new(false);
    let ask = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Add on_click=move |()| asking.set(true)>
                {say::ask()}
            </Button>
        }
    };
    view! {
        <Card title=say::contributions() icon=Icon::People actions=ask>
            <Show
                when=move || asked.with(|asked| !asked.is_empty())
                fallback=|| view! { <p class="soft">{say::no_contributions()}</p> }
            >
                <Waiting answers />
                <Answered answers />
            </Show>
        </Card>
        <Dialog open=asking title=say::ask() close=shell::close()>
            <AskForm student=student.get_untracked() referral asked open=asking />
        </Dialog>
    }
}

/// What a colleague answered; `None` while they have not. Of several answers, the last one of each area.
fn answers(
    workspace: Workspace,
    student: StudentId,
    staff: StaffId,
    referral: ReferralId,
) -> Option<Answers> {
    let view = workspace
        .cabinet
        .view(Subject::Contribution(student, staff))?;
    let given = view.contents.entries::<StructuredContribution>(STRUCTURED);
    let mine = given
        .into_iter()
        .filter(|(_, entry)| entry.what.referral == Some(referral));
    let all: Vec<Answers> = mine.map(|(_, entry)| entry.what.areas).collect();
    (!all.is_empty()).then(|| all.into_iter().flatten().collect())
}

/// Who has not answered yet.
#[component]
fn Waiting(answers: Memo<Vec<(StaffId, Option<Answers>)>>) -> impl IntoView {
    let workspace = Workspace::get();
    move || {
        let silent = answers.get().into_iter().filter(|(_, it)| it.is_none());
        let names: Vec<String> = silent
            .map(|(staff, _)| workspace.staff_name(staff))
            .collect();
        (!names.is_empty()).then(|| {
            let words = say::contributions_wait(names.len(), names.join(", "));
            view! { <p class="soft">{words}</p> }
        })
    }
}

/// The answers: a column a colleague, a row an area that somebody wrote about.
#[component]
fn Answered(answers: Memo<Vec<(StaffId, Option<Answers>)>>) -> impl IntoView {
    let workspace = Workspace::get();
    let given = Memo::new(move |_| {
        let given = answers.get().into_iter();
        given
            .filter_map(|(staff, it)| Some((staff, it?)))
            .collect::<Vec<_>>()
    });
    let head = move || {
        let name = move |(staff, _): (StaffId, Answers)| {
            view! { <th scope="col">{move || workspace.staff_name(staff)}</th> }
        };
        view! {
            <th scope="col">{say::column_area()}</th>
            {move || given.get().into_iter().map(name).collect_view()}
        }
    };
    let row = move |area: &Area| {
        let area = *area;
        let cells = move || {
            let cell = |(_, answers): (StaffId, Answers)| {
                view! { <td class="prose">{answers.get(&area).cloned()}</td> }
            };
            given.get().into_iter().map(cell).collect_view()
        };
        let written = move || given.with(|all| all.iter().any(|(_, it)| it.contains_key(&area)));
        view! {
            <Show when=written>
                <tr>
                    <th scope="row">{area_words(area)}</th>
                    {cells}
                </tr>
            </Show>
        }
    };
    view! {
        <Show when=move || given.with(|given| !given.is_empty())>
            <Table caption=say::contributions() quiet_caption=true head=head>
                {Area::ALL.iter().map(row).collect_view()}
            </Table>
        </Show>
    }
}
