//! Answering what a colleague asked about a student: what one sees, area by area. What is typed is kept as a draft.

use leptos::prelude::*;
use throughline_domain::contribution::{
    ASKED, Area, Asked, STRUCTURED, StructuredContribution, unanswered,
};
use throughline_domain::entry::Entry;
use throughline_domain::id::{EntryId, ReferralId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, Callout, ErrorSummary, Icon, Page, TextArea, Toasts, Tone,
};

use super::names;
use crate::features::Reminder;
use crate::pieces::{Back, Failed, Field, Form, Saving, Typing, Unsaved};
use crate::route::Route;
use crate::text::names::area as area_words;
use crate::text::{Text, referrals as say, shell};
use crate::workspace::{Changes, DossierView, Workspace};

/// The areas, by the names under which a draft keeps them.
const NAMES: [&str; 7] = [
    "strengths",
    "attention",
    "memory",
    "self",
    "social",
    "communication",
    "participation",
];

/// What I am asked for and have not answered.
fn open(view: &DossierView) -> Vec<(EntryId, Entry<Asked>)> {
    let contents = &view.contents;
    unanswered(&contents.entries(ASKED), &contents.entries(STRUCTURED))
}

/// What colleagues ask of me.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let me = workspace.me();
    let of = |view: &DossierView| {
        let Subject::Contribution(student, author) = view.subject else {
            return None;
        };
        let (_, asked) = open(view).into_iter().next().filter(|_| author == me)?;
        let (by, name) = (
            workspace.staff_name(asked.by),
            workspace.student_name(student),
        );
        Some(Reminder {
            words: say::remind_asked(by, name),
            detail: None,
            icon: Icon::People,
            tone: Tone::Info,
            route: Route::Contribute(student),
            since: Some(asked.at),
        })
    };
    let views = workspace.cabinet.of_kind(Kind::Contribution);
    views.iter().filter_map(|view| of(view)).collect()
}

/// The page on which one answers.
#[component]
pub fn Contribute(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let me = untrack(|| workspace.me());
    let subject = Subject::Contribution(student, me);
    let asked = Memo::new(move |_| {
        let view = workspace.cabinet.view(subject);
        view.map(|view| open(&view)).unwrap_or_default()
    });
    let waits = Memo::new(move |_| asked.with(|asked| !asked.is_empty()));
    view! {
        <Page
            title=Signal::derive(move || say::contribute(workspace.student_name(student)).say())
            lead=say::contribute_lead()
            before=|| view! { <Back to=Route::Today words=crate::text::today::title() /> }
            narrow=true
        >
            <Show
                when=move || waits.get()
                fallback=|| {
                    view! {
                        <Callout tone=Tone::Good title=say::nothing_asked()>
                            <p>{say::nothing_asked_lead()}</p>
                        </Callout>
                    }
                }
            >
                {move || asked.get().into_iter().map(|it| note(workspace, it)).collect_view()}
                <Answer student asked />
            </Show>
        </Page>
    }
}

/// Who asks, and what for.
fn note(workspace: Workspace, (_, asked): (EntryId, Entry<Asked>)) -> impl IntoView {
    let title = move || say::asks(workspace.staff_name(asked.by)).say();
    let words = asked.what.note.clone();
    view! {
        <Callout tone=Tone::Info title=Signal::derive(title)>
            <p class="prose">
                {if words.is_empty() { say::asks_plain().say() } else { words }}
            </p>
        </Callout>
    }
}

#[component]
fn Answer(student: StudentId, asked: Memo<Vec<(EntryId, Entry<Asked>)>>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let typed = StoredValue::new(NAMES.map(|_| RwSignal::new(String::new())));
    let fields = NAMES.into_iter().zip(typed.get_value());
    let fields = fields.map(|(name, field)| (name, Field::Text(field)));
    let typing = Typing::new(format!("contribution/{student}"), fields.collect());
    let form = Form::new();
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = Area::ALL.iter().zip(typed.get_value());
        let written = written.map(|(area, text)| (*area, text.get_untracked().trim().to_owned()));
        let areas: std::collections::BTreeMap<Area, String> =
            written.filter(|(_, text)| !text.is_empty()).collect();
        let nothing: &[(&str, Text)] = &[("area-0", say::error_contribute())];
        if !form.accepts(if areas.is_empty() { nothing } else { &[] }) {
            return;
        }
        // One answer serves everyone who asked.
        let mut referrals: Vec<ReferralId> = asked
            .get_untracked()
            .into_iter()
            .map(|(_, entry)| entry.what.referral)
            .collect();
        referrals.sort_unstable();
        referrals.dedup();
        let me = untrack(|| workspace.me());
        let work = async move {
            let mut changes = Changes::meaning("contribution.give");
            for referral in referrals {
                let given = StructuredContribution {
                    referral: Some(referral),
                    areas: areas.clone(),
                };
                let mine = Subject::Contribution(student, me);
                changes = changes.append(mine, STRUCTURED, &given, None)?;
            }
            workspace.commit(changes.ending(typing.about())).await
        };
        let here = workspace.here();
        saving.run(work, move || {
            toasts.good(workspace.saved(say::contribute_saved()));
            here.go_on(Route::Today);
        });
    };
    let question = move |(place, (area, text)): (usize, (&Area, RwSignal<String>))| {
        let id = format!("area-{place}");
        view! {
            <TextArea
                label=area_words(*area)
                hint=names::area_hint(*area)
                value=text
                rows=2
                error=form.error(id.clone())
                id=id
            />
        }
    };
    let questions = Area::ALL.iter().zip(typed.get_value()).enumerate();
    view! {
        <form class="stack" novalidate on:submit=save>
            <Unsaved typing />
            <ErrorSummary title=shell::problem() errors=form.errors() />
            {questions.map(question).collect_view()}
            <p class="soft small">{say::contribute_readers()}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::contribute_save()}
                </Button>
                <Button on_click=move |()| {
                    typing.discard();
                    workspace.go(Route::Today);
                }>{shell::cancel()}</Button>
            </div>
        </form>
    }
}
