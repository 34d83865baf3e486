//! One slip: what it says, what was answered, and what is left to do.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::EntryId;
use throughline_domain::inbox::Case;
use throughline_domain::subject::Subject;
use throughline_ui::{Callout, Card, Icon, Page, Tone};

use super::about::About;
use super::answer::Answers;
use super::discuss::DiscussSlip;
use super::file::FileSlip;
use super::known;
use super::list::beginning;
use super::names::{self, Sort};
use super::voice::Voice;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::inbox as say;
use crate::workspace::Workspace;

/// One slip.
#[component]
pub fn SlipPage(
    /// Its first entry.
    id: EntryId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let all = known::all(workspace);
    let case = Memo::new(move |_| {
        all.with(|all| all.iter().find(|case| case.id == id).cloned().map(Arc::new))
    });
    let here = Memo::new(move |_| case.with(Option::is_some));
    move || {
        let (true, Some(case_now)) = (here.get(), case.get_untracked()) else {
            return view! { <Gone /> }.into_any();
        };
        view! { <Here first=case_now case /> }.into_any()
    }
}

#[component]
fn Gone() -> impl IntoView {
    let workspace = Workspace::get();
    let lead = move || {
        if workspace.cabinet.view(Subject::Inbox).is_some() {
            say::gone_text().say()
        } else {
            say::others_text().say()
        }
    };
    view! {
        <Page
            title=say::gone_title()
            lead=Signal::derive(lead)
            before=|| view! { <Back to=Route::Inbox words=say::title() /> }
            narrow=true
        >
            ""
        </Page>
    }
}

#[component]
fn Here(
    /// The slip, which never changes.
    first: Arc<Case>,
    /// What became of it.
    case: Memo<Option<Arc<Case>>>,
) -> impl IntoView {
    let note = first.slip.note.clone();
    let sort = Sort::of(&note);
    let said = names::text(&note);
    let title = if said.trim().is_empty() {
        Signal::derive(move || sort.words().say())
    } else {
        Signal::stored(beginning(&said))
    };
    let of_staff = note.is_of_staff();
    let files = matches!(
        sort,
        Sort::Referral | Sort::Observation | Sort::Acknowledgement
    );
    let discusses = sort == Sort::AgendaItem;
    let voiced = matches!(sort, Sort::Suggestion | Sort::Question);
    let lang = first.slip.language.clone();
    let written = if said.trim().is_empty() {
        view! { <p class="soft">{say::no_words()}</p> }.into_any()
    } else {
        view! { <p class="prose" lang=lang>{said}</p> }.into_any()
    };
    let warning = of_staff.then(|| {
        view! {
            <Callout tone=Tone::Caution title=say::confirm_title()>
                <p>{say::confirm_text()}</p>
            </Callout>
        }
    });
    let tried = match &note {
        throughline_public::slip::Note::Referral { tried, .. } if !tried.trim().is_empty() => {
            let tried = tried.clone();
            Some(view! {
                <h3>{say::tried()}</h3>
                <p class="prose">{tried}</p>
            })
        }
        _ => None,
    };
    let to_file = first.clone();
    let to_discuss = first.clone();
    let to_answer = first.clone();
    view! {
        <Page
            title=title
            lead=sort.words()
            before=|| view! { <Back to=Route::Inbox words=say::title() /> }
        >
            <div class="columns">
                <div class="stack">
                    <Card title=say::written_title() icon=Icon::Note>
                        {written}
                        {tried}
                    </Card>
                    {warning}
                    {files.then(|| view! { <FileSlip first=to_file case /> })}
                    {discusses.then(|| view! { <DiscussSlip first=to_discuss case /> })}
                    <Answers first=to_answer case />
                </div>
                <div class="stack">
                    <About first case />
                    {voiced.then(|| view! { <Voice /> })}
                </div>
            </div>
        </Page>
    }
}
