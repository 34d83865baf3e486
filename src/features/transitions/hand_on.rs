//! Writing what one hands on about a student, when a colleague asks. What is typed is kept as a draft.

use leptos::prelude::*;
use throughline_domain::entry::Entry;
use throughline_domain::handover::{
    HAND_ON_ASKED, HANDED_ON, HandOnAsked, HandedOn, Part, unanswered,
};
use throughline_domain::id::StudentId;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{Callout, Icon, Page, TextArea, Toasts, Tone};

use super::names;
use crate::features::Reminder;
use crate::pieces::{Back, DialogForm, Field, Form, Saving, Typing};
use crate::route::Route;
use crate::text::{self, today, transitions as say};
use crate::workspace::{Changes, DossierView, Workspace};

/// What is asked and not answered.
fn open(view: &DossierView) -> Option<Entry<HandOnAsked>> {
    let asked = view.contents.entries(HAND_ON_ASKED);
    let given = view.contents.entries(HANDED_ON);
    unanswered(&asked, &given).cloned()
}

/// What colleagues ask of me.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let me = workspace.me();
    let of = |view: &DossierView| {
        let Subject::Contribution(student, author) = view.subject else {
            return None;
        };
        let asked = open(view).filter(|_| author == me)?;
        let detail = asked
            .what
            .moving
            .map(|day| say::remind_detail(text::day(day)));
        Some(Reminder {
            words: say::remind_asked(workspace.student_name(student)),
            detail,
            icon: Icon::Share,
            tone: Tone::Info,
            route: Route::HandOn(student),
            since: Some(asked.at),
        })
    };
    let views = workspace.cabinet.of_kind(Kind::Contribution);
    views.iter().filter_map(|view| of(view)).collect()
}

/// The page on which one writes.
#[component]
pub fn HandOn(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let me = untrack(|| workspace.me());
    let subject = Subject::Contribution(student, me);
    let asked = Memo::new(move |_| workspace.cabinet.view(subject).and_then(|view| open(&view)));
    let nothing = || {
        view! {
            <Callout tone=Tone::Good title=say::hand_on_nothing()>
                <p>{say::hand_on_nothing_text()}</p>
            </Callout>
        }
    };
    let who = move || {
        let asked = asked.get()?;
        let name = workspace.staff_name(asked.by);
        Some(view! {
            <Callout tone=Tone::Info>
                <p>{say::hand_on_asks(name, asked.what.to)}</p>
            </Callout>
        })
    };
    view! {
        <Page
            title=Signal::derive(move || say::hand_on_title(workspace.student_name(student)).say())
            lead=say::hand_on_lead()
            before=|| view! { <Back to=Route::Today words=today::title() /> }
            narrow=true
        >
            <Show when=move || asked.with(Option::is_some) fallback=nothing>
                {who}
                <Answer student />
            </Show>
        </Page>
    }
}

#[component]
fn Answer(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let typed = Part::ALL.map(|_| RwSignal::new(String::new()));
    let fields = Part::ALL.iter().zip(typed);
    let fields = fields.map(|(part, text)| (names::part_code(*part), Field::Text(text)));
    let typing = Typing::new(format!("hand-on/{student}"), fields.collect());
    let (form, saving) = (Form::new(), Saving::new());
    let open = RwSignal::new(true);
    // Giving up leads back, as sending does.
    Effect::new(move |_| {
        if !open.get() {
            workspace.go(Route::Today);
        }
    });
    let save = move || {
        let written = Part::ALL.into_iter().zip(typed);
        let written = written.map(|(part, text)| (part, text.get_untracked().trim().to_owned()));
        let parts: std::collections::BTreeMap<Part, String> =
            written.filter(|(_, text)| !text.is_empty()).collect();
        let nothing: &[_] = &[("hand-on-strengths", say::hand_on_error())];
        if !form.accepts(if parts.is_empty() { nothing } else { &[] }) {
            return;
        }
        let me = untrack(|| workspace.me());
        let mine = Subject::Contribution(student, me);
        let work = async move {
            let changes = Changes::meaning("handover.contribute");
            let given = changes.append(mine, HANDED_ON, &HandedOn { parts }, None)?;
            workspace.commit(given.ending(typing.about())).await
        };
        let here = workspace.here();
        saving.run(work, move || {
            toasts.good(workspace.saved(say::hand_on_saved()));
            here.go_on(Route::Today);
        });
    };
    let question = move |(part, text): (Part, RwSignal<String>)| {
        let id = format!("hand-on-{}", names::part_code(part));
        view! {
            <TextArea
                label=names::part(part)
                hint=names::part_hint(part)
                value=text
                rows=2
                error=form.error(id.clone())
                id=id
            />
        }
    };
    view! {
        <DialogForm form saving typing on_submit=save go=say::save() open>
            {Part::ALL.into_iter().zip(typed).map(question).collect_view()}
            <p class="soft small">{say::hand_on_readers()}</p>
        </DialogForm>
    }
}
