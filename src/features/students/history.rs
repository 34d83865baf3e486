//! What was done to a student's dossiers, in sentences: asked of the engine only when somebody wants to see it.

use crate::workspace::view::HistoryLine;
use crate::workspace::{Command, Failure, reply::Reply};
use leptos::prelude::*;
use throughline_domain::id::{DossierId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, Card, Icon};

use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::{self, Text, students as say};
use crate::workspace::{Workspace, time};

/// The history of a student's dossiers.
#[component]
pub fn History(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let lines = RwSignal::new(None::<Vec<HistoryLine>>);
    let asking = Saving::new();
    let show = move |()| {
        let dossiers = untrack(|| dossiers_about(workspace, student));
        let work = async move {
            lines.try_set(Some(ask(workspace, dossiers).await?));
            Ok(())
        };
        asking.run(work, || {});
    };
    view! {
        <Card title=say::history() icon=Icon::History>
            <p class="soft">{say::history_lead()}</p>
            <p>
                <a href=Route::DisclosuresOf(student).href()>{text::disclosures::who_received()}</a>
            </p>
            <Failed failure=asking.failure() />
            {move || match lines.get() {
                None => {
                    view! {
                        <div class="actions">
                            <Button busy=asking.busy() on_click=show>
                                {say::history_show()}
                            </Button>
                        </div>
                    }
                        .into_any()
                }
                Some(lines) if lines.is_empty() => {
                    view! { <p>{say::history_empty()}</p> }.into_any()
                }
                Some(lines) => view! { <Lines lines /> }.into_any(),
            }}
        </Card>
    }
}

#[component]
fn Lines(lines: Vec<HistoryLine>) -> impl IntoView {
    let workspace = Workspace::get();
    let line = move |(line, times): (HistoryLine, usize)| {
        let at = line.at;
        let times =
            (times > 1).then(|| view! { <span class="soft">{format!(" × {times}")}</span> });
        view! {
            <li class="row row-between">
                <span>{move || sentence(workspace, &line).say()} {times}</span>
                <span class="soft small">{move || time::moment(at).say()}</span>
            </li>
        }
    };
    view! { <ol class="plain lines">{gathered(lines).into_iter().map(line).collect_view()}</ol> }
}

/// Changes one after the other of one person, meaning and minute as one, with how many they are.
fn gathered(lines: Vec<HistoryLine>) -> Vec<(HistoryLine, usize)> {
    let alike = |a: &HistoryLine, b: &HistoryLine| {
        (&a.author, &a.intent, a.at.0 / 60_000) == (&b.author, &b.intent, b.at.0 / 60_000)
    };
    let mut gathered: Vec<(HistoryLine, usize)> = Vec::new();
    for line in lines {
        match gathered.last_mut() {
            Some((last, times)) if alike(last, &line) => *times += 1,
            _ => gathered.push((line, 1)),
        }
    }
    gathered
}

/// A change as a sentence: who, and what they meant to do.
fn sentence(workspace: Workspace, line: &HistoryLine) -> Text {
    let staff = line.author.split('/').next().unwrap_or_default();
    let staff: StaffId = staff.parse().unwrap_or_default();
    let name = workspace.staff_name(staff);
    match line.intent.split('.').next().unwrap_or_default() {
        "classroom" => say::change_story(name),
        "team" => say::change_team(name),
        "observation" => say::change_observation(name),
        "note" => say::change_note(name),
        "family" => say::change_family(name),
        "clash" => say::change_settled(name),
        "never_send" => say::change_never_send(name),
        "referral" => say::change_referral(name),
        "roster" => say::change_roster(name),
        _ => say::change_unknown(name),
    }
}

/// The dossiers about a student that are here.
fn dossiers_about(workspace: Workspace, student: StudentId) -> Vec<DossierId> {
    let own = [
        Subject::Classroom(student),
        Subject::Support(student),
        Subject::Contacts(student),
    ];
    let mut dossiers: Vec<DossierId> = own
        .into_iter()
        .filter_map(|subject| Some(workspace.cabinet.view(subject)?.id))
        .collect();
    for view in workspace.cabinet.of_kind(Kind::Contribution) {
        if view.subject.student() == Some(student) {
            dossiers.push(view.id);
        }
    }
    dossiers
}

/// What was done to these dossiers, newest first.
async fn ask(workspace: Workspace, dossiers: Vec<DossierId>) -> Result<Vec<HistoryLine>, Failure> {
    let mut all = Vec::new();
    for dossier in dossiers {
        let wanted = |reply| match reply {
            Reply::History(lines) => lines.read().ok(),
            _ => None,
        };
        all.extend(
            workspace
                .ask_for(Command::History(dossier), None, wanted)
                .await?,
        );
    }
    all.sort_by_key(|line| std::cmp::Reverse(line.at));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use throughline_domain::time::Timestamp;

    use super::*;

    fn line(intent: &str, at: i64) -> HistoryLine {
        HistoryLine {
            author: "a".into(),
            at: Timestamp(at),
            intent: intent.into(),
            paths: vec![],
        }
    }

    #[test]
    fn changes_of_one_meaning_and_minute_are_one_line() {
        let lines = vec![
            line("a", 5),
            line("a", 3),
            line("b", 2),
            line("a", 1),
            line("a", -90_000),
        ];
        let times: Vec<usize> = gathered(lines).iter().map(|(_, times)| *times).collect();
        assert_eq!(times, [2, 1, 1, 1]);
    }
}
