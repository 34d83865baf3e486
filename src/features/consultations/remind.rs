//! What consultations add to Today.

use throughline_domain::subject::Subject;
use throughline_domain::thread::Waits;
use throughline_ui::{Icon, Tone};

use super::case::{self, Case};
use crate::features::{Reminder, unfinished};
use crate::route::Route;
use crate::text::{Text, consultations as say};
use crate::workspace::{Workspace, time};

/// What waits for me: an answer, a look at what others wrote, how something went that was to be tried.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let cases = case::all(workspace);
    let waits = cases.iter().filter_map(|case| waiting(workspace, case));
    let trials = cases.iter().filter_map(|case| untold(workspace, case));
    let begun = unfinished(workspace, "consultation", form_of);
    let words = unfinished(workspace, "consulting", page_of);
    waits.chain(trials).chain(begun).chain(words).collect()
}

fn reminder(case: &Case, words: Text, tone: Tone) -> Reminder {
    Reminder {
        words,
        detail: Some(super::names::topic(case.thread.topic)),
        icon: Icon::Talk,
        tone,
        route: Route::Consultation(case.id),
        since: Some(case.latest()),
    }
}

fn waiting(workspace: Workspace, case: &Case) -> Option<Reminder> {
    let title = case.thread.title.as_str();
    let words = match case.waits_for(workspace.me())? {
        Waits::Answer => {
            let name = workspace.staff_name(case.thread.author);
            return Some(reminder(case, say::remind_answer(name, title), Tone::Info));
        }
        Waits::Look { suggestions: 0 } => say::remind_words(title),
        Waits::Look { suggestions } => say::remind_suggestions(suggestions, title),
    };
    Some(reminder(case, words, Tone::Good))
}

/// Something was to be tried long ago, and nobody said how it went.
fn untold(workspace: Workspace, case: &Case) -> Option<Reminder> {
    let overdue = case
        .standing
        .overdue(&case.thread, workspace.me(), time::now());
    let trial = overdue.first()?;
    let words = say::remind_trial(case.thread.title.as_str());
    Some(Reminder {
        since: Some(trial.made_at()),
        ..reminder(case, words, Tone::Caution)
    })
}

fn form_of(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    if about == super::draft::NEW {
        return Some((say::a_consultation().say(), Route::NewConsultation));
    }
    let student = about.parse().ok()?;
    let name = workspace.student_name(student);
    Some((name, Route::ConsultOn(student)))
}

fn page_of(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    let subject = Subject::Thread(about.parse().ok()?);
    let case = Case::of(&*workspace.cabinet.view(subject)?)?;
    Some((case.thread.title.clone(), Route::Consultation(case.id)))
}
