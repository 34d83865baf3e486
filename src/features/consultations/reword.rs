//! Wording a question better: who asked it may, and what it said before stays to be read.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::entry::Entry;
use throughline_domain::id::{EntryId, ThreadId};
use throughline_domain::subject::Subject;
use throughline_domain::thread::{REWORDED, Reworded, Thread};
use throughline_domain::time::Timestamp;
use throughline_ui::{Button, ButtonKind, Dialog, Icon, TextArea, TextField, Toasts};

use super::case::Case;
use crate::pieces::{Corrected, DialogForm, Field, Form, Saving, Typing};
use crate::text::{Text, consultations as say, corrections, shell};
use crate::workspace::{Changes, Snapshot, Workspace};

/// What was asked before, and for who asked a way to word it better while it is open.
#[component]
pub fn Reword(thread: ThreadId, case: Memo<Option<Arc<Case>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let reworded = workspace
        .cabinet
        .entries::<Reworded>(Subject::Thread(thread), REWORDED);
    let made = move || case.with(|case| case.as_ref().map(|case| case.made()).unwrap_or_default());
    let before = move || {
        let all = reworded.get();
        let last = all.last()?.1.at;
        Some(view! { <Corrected at=last earlier=wordings(made(), &all) /> })
    };
    let mine = Memo::new(move |_| {
        let me = workspace.me();
        case.with(|case| {
            case.as_ref()
                .is_some_and(|case| case.thread.author == me && !case.standing.ended())
        })
    });
    view! {
        {before}
        <Show when=move || mine.get()>
            <div class="note-actions screen-only">
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Edit
                    on_click=move |()| open.set(true)
                >
                    {corrections::correct()}
                </Button>
            </div>
        </Show>
        <Dialog open title=corrections::correct_question() close=shell::close()>
            {move || view! { <RewordForm thread open /> }}
        </Dialog>
    }
}

/// What it asked, each time with when that was written: the first when it was begun, the others when the one before them
/// was worded otherwise.
fn wordings(made: Timestamp, reworded: &[(EntryId, Entry<Reworded>)]) -> Vec<(Timestamp, String)> {
    let written = std::iter::once(made).chain(reworded.iter().map(|(_, entry)| entry.at));
    let said = reworded.iter().map(|(_, entry)| {
        let Reworded { title, question } = &entry.what;
        format!("{title}\n{question}")
    });
    written.zip(said).collect()
}

#[component]
fn RewordForm(thread: ThreadId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen: Snapshot<Thread> = workspace.cabinet.snapshot(Subject::Thread(thread));
    let title = RwSignal::new(seen.body.title.clone());
    let question = RwSignal::new(seen.body.question.clone());
    let fields = vec![
        ("title", Field::Text(title)),
        ("question", Field::Text(question)),
    ];
    let typing = Typing::new(format!("consultation-reword/{thread}"), fields);
    let seen = StoredValue::new(seen);
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let empty = |field: RwSignal<String>| field.with_untracked(|it| it.trim().is_empty());
        let checks = [
            (empty(title), "reword-title", say::error_title()),
            (empty(question), "reword-question", say::error_question()),
        ];
        let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
        let wrong: Vec<(&str, Text)> = wrong.map(|(_, field, words)| (field, words)).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let seen = seen.get_value();
        let reworded = seen
            .body
            .reword(&title.get_untracked(), &question.get_untracked());
        let Some((after, before)) = reworded else {
            typing.discard();
            open.set(false);
            return;
        };
        let changes = Changes::meaning("consultation.reword")
            .change(&seen, &after)
            .and_then(|changes| changes.append(seen.subject, REWORDED, &before, None));
        let work = async move { workspace.commit(changes?.ending(typing.about())).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(corrections::saved()));
        });
    };
    view! {
        <p class="soft">{corrections::lead()}</p>
        <DialogForm form saving typing on_submit=save go=corrections::save() open>
            <TextField
                label=say::question_title()
                value=title
                error=form.error("reword-title")
                id="reword-title"
            />
            <TextArea
                label=say::question()
                hint=say::question_hint()
                value=question
                rows=5
                error=form.error("reword-question")
                id="reword-question"
            />
        </DialogForm>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use throughline_domain::id::StaffId;

    #[test]
    fn each_wording_stands_beside_the_moment_it_was_written() {
        let entry = |id: u128, at: i64, title: &str| {
            let what = Reworded {
                title: title.into(),
                question: "What helps?".into(),
            };
            let entry = Entry {
                by: StaffId(1),
                at: Timestamp(at),
                replaces: None,
                what,
            };
            (EntryId(id), entry)
        };
        let found = wordings(
            Timestamp(5),
            &[entry(1, 20, "First"), entry(2, 30, "Second")],
        );
        let expected = [
            (Timestamp(5), "First\nWhat helps?".to_owned()),
            (Timestamp(20), "Second\nWhat helps?".to_owned()),
        ];
        assert_eq!(found, expected);
    }
}
