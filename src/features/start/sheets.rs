//! The recovery sheets: shown and printed once, then checked by a few of their words.

use crate::workspace::reply::{OutFile, Reply, Session, Sheet, SheetOf};
use crate::workspace::{Command, Failure};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, ErrorSummary, FieldError, Icon, Page, TextField};

use super::create::message_for;
use super::join::Hello;
use crate::pieces::{Failed, Working};
use crate::route::Route;
use crate::text;
use crate::workspace::{Job, Workspace, files, time};

/// Whose sheets they are, for their heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOwner {
    /// The school's name.
    pub school: String,
    /// The person's name.
    pub person: String,
}

/// A vault that was joined, and what goes back to who invited.
type Joined = (Session, OutFile);

/// The sheets, then their check, then the school.
#[component]
pub fn SheetsAndCheck(
    /// The sheets.
    sheets: Vec<Sheet>,
    /// Whose they are.
    owner: SheetOwner,
) -> impl IntoView {
    let checking = RwSignal::new(false);
    let joined = RwSignal::new(None::<Joined>);
    let sheets = StoredValue::new(sheets);
    let owner = StoredValue::new(owner);
    move || match joined.get() {
        Some((session, hello)) => view! { <Hello session hello /> }.into_any(),
        None if checking.get() => {
            view! { <Check sheets=sheets.get_value() checking joined /> }.into_any()
        }
        None => view! { <OnPaper sheets owner checking /> }.into_any(),
    }
}

/// The sheets on screen and on paper.
#[component]
fn OnPaper(
    sheets: StoredValue<Vec<Sheet>>,
    owner: StoredValue<SheetOwner>,
    checking: RwSignal<bool>,
) -> impl IntoView {
    let each = move || sheets.get_value().into_iter();
    view! {
        <Page title=text::start::sheets_title() lead=text::start::sheets_lead()>
            <div class="sheets">
                {each().map(|sheet| view! { <SheetView sheet owner /> }).collect_view()}
            </div>
            <div class="actions">
                <Button icon=Icon::Print on_click=|()| files::print()>
                    {text::start::print()}
                </Button>
                <Button kind=ButtonKind::Primary on_click=move |()| checking.set(true)>
                    {text::start::have_them()}
                </Button>
            </div>
        </Page>
    }
}

/// One sheet.
#[component]
fn SheetView(sheet: Sheet, owner: StoredValue<SheetOwner>) -> impl IntoView {
    let (title, lead) = match sheet.of {
        SheetOf::Person => (
            text::start::sheet_person(),
            text::start::sheet_person_lead(),
        ),
        SheetOf::School => (
            text::start::sheet_school(),
            text::start::sheet_school_lead(),
        ),
    };
    let heard = title.clone();
    let SheetOwner { school, person } = owner.get_value();
    let name =
        (sheet.of == SheetOf::Person).then(|| view! { <p>{text::start::sheet_name(person)}</p> });
    let words = sheet
        .words
        .into_iter()
        .map(|word| view! { <li>{word}</li> });
    view! {
        <section class="sheet" aria-label=move || heard.say()>
            <p class="sheet-head print-only">{text::start::sheet_head()}</p>
            <h2 class="sheet-title">{title}</h2>
            <p class="soft">{lead}</p>
            <div class="print-only">
                <p>{text::start::sheet_of(school)}</p>
                {name}
                <p>{text::start::sheet_date(text::day(time::today()))}</p>
            </div>
            <ol class="sheet-words">{words.collect_view()}</ol>
            <p class="print-only">{text::start::sheet_how()}</p>
            <p class="small sheet-warning">{text::start::sheet_warning()}</p>
        </section>
    }
}

/// A word that is asked for.
#[derive(Clone)]
struct Question {
    sheet: usize,
    place: usize,
    answer: RwSignal<String>,
}

impl Question {
    fn field(&self) -> String {
        format!("word-{}-{}", self.sheet, self.place)
    }
}

/// The check: a few words of each sheet.
#[component]
fn Check(
    sheets: Vec<Sheet>,
    checking: RwSignal<bool>,
    joined: RwSignal<Option<Joined>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let failure = RwSignal::new(None::<Failure>);
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let questions: Vec<Question> = sheets
        .iter()
        .enumerate()
        .flat_map(|(sheet, it)| it.ask.iter().map(move |place| (sheet, *place)))
        .map(|(sheet, place)| Question {
            sheet,
            place,
            answer: RwSignal::new(String::new()),
        })
        .collect();
    let questions = StoredValue::new(questions);
    let count = sheets.len();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let found = missing(&questions.get_value());
        errors.set(found.clone());
        if !found.is_empty() || job.running() {
            return;
        }
        failure.set(None);
        let words = answers(&questions.get_value(), count);
        spawn_local(async move {
            match confirm(workspace, words, job).await {
                Ok(None) => {}
                Ok(Some(done)) => {
                    joined.try_set(Some(done));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    let group = move |(number, sheet): (usize, Sheet)| {
        let title = match sheet.of {
            SheetOf::Person => text::start::sheet_person(),
            SheetOf::School => text::start::sheet_school(),
        };
        let fields = questions
            .get_value()
            .into_iter()
            .filter(move |it| it.sheet == number);
        view! {
            <fieldset class="stack">
                <legend class="field-label">{title}</legend>
                <div class="words-asked">
                    {fields.map(|question| view! { <WordField question errors /> }).collect_view()}
                </div>
            </fieldset>
        }
    };
    view! {
        <Page
            title=text::start::confirm_title()
            lead=text::start::confirm_lead()
            narrow=true
        >
            <form class="stack panel" novalidate on:submit=submit>
                <ErrorSummary title=text::shell::problem() errors />
                {sheets.into_iter().enumerate().map(group).collect_view()}
                <Failed failure />
                <Working job />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy=Signal::derive(move || job.running())
                    >
                        {text::start::confirm()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_click=move |()| checking.set(false)>
                        {text::start::confirm_back()}
                    </Button>
                </div>
            </form>
        </Page>
    }
}

#[component]
fn WordField(question: Question, errors: RwSignal<Vec<FieldError>>) -> impl IntoView {
    let field = question.field();
    let error = {
        let field = field.clone();
        Signal::derive(move || message_for(&errors.get(), &field))
    };
    view! {
        <TextField
            id=field
            label=text::start::confirm_word(question.place)
            value=question.answer
            error=error
        />
    }
}

fn missing(questions: &[Question]) -> Vec<FieldError> {
    questions
        .iter()
        .filter(|question| {
            question
                .answer
                .with_untracked(|answer| answer.trim().is_empty())
        })
        .map(|question| FieldError {
            field: question.field(),
            message: text::start::need_words().say_now(),
        })
        .collect()
}

/// The answers, sheet by sheet, in the order asked.
fn answers(questions: &[Question], sheets: usize) -> Vec<Vec<String>> {
    let of = |sheet: usize| {
        let asked = questions
            .iter()
            .filter(move |question| question.sheet == sheet);
        asked
            .map(|question| question.answer.get_untracked().trim().to_lowercase())
            .collect()
    };
    (0..sheets).map(of).collect()
}

/// Confirms what was prepared, and enters the school unless a file has to go back first.
pub(super) async fn confirm(
    workspace: Workspace,
    words: Vec<Vec<String>>,
    job: Job,
) -> Result<Option<Joined>, Failure> {
    match workspace.ask(Command::Confirm { words }, Some(job)).await? {
        Reply::Unlocked(session) => {
            workspace.enter(session);
            workspace.go_instead(Route::Today);
            Ok(None)
        }
        Reply::Joined { session, hello } => Ok(Some((session, hello))),
        _ => Err(Failure::Fault("unexpected answer".into())),
    }
}
