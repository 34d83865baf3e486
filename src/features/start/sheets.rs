//! The recovery sheets: shown and printed once, then checked by a few of their words.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Icon, Page, QrCode, TextField};

use super::join::Hello;
use crate::pieces::{Form, FormFrame};
use crate::route::Route;
use crate::text;
use crate::workspace::reply::{OutFile, Reply, Session, Sheet, SheetOf};
use crate::workspace::{Command, Failure, Job, Workspace, files, time};

/// Whose sheets they are, for their heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOwner {
    /// The school's name; empty while none is joined.
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
    let school = (!school.is_empty()).then(|| view! { <p>{text::start::sheet_of(school)}</p> });
    let code = sheet.words.join(" ");
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
                {school}
                {name}
                <p>{text::start::sheet_date(text::day(time::today()))}</p>
            </div>
            <ol class="sheet-words">{words.collect_view()}</ol>
            <div class="print-only">
                <div class="sheet-code">
                    <QrCode text=code label=text::start::sheet_code() />
                    <p>{text::start::sheet_code_how()}</p>
                </div>
            </div>
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
    let form = Form::new();
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
    let submit = move || {
        let questions = questions.get_value();
        if form.accepts(&missing(&questions)) {
            let words = answers(&questions, count);
            form.run(confirm(workspace, words, form.job), move |done| {
                if done.is_some() {
                    joined.try_set(done);
                }
            });
        }
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
                    {fields.map(|question| view! { <WordField question form /> }).collect_view()}
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
            <FormFrame
                form
                on_submit=submit
                go=text::start::confirm()
                also=move || {
                    view! {
                        <Button kind=ButtonKind::Quiet on_click=move |()| checking.set(false)>
                            {text::start::confirm_back()}
                        </Button>
                    }
                }
            >
                {sheets.into_iter().enumerate().map(group).collect_view()}
            </FormFrame>
        </Page>
    }
}

#[component]
fn WordField(question: Question, form: Form) -> impl IntoView {
    let field = question.field();
    let error = form.error(field.clone());
    view! {
        <TextField
            id=field
            label=text::start::confirm_word(question.place)
            value=question.answer
            error=error
        />
    }
}

fn missing(questions: &[Question]) -> Vec<(String, text::Text)> {
    questions
        .iter()
        .filter(|question| {
            question
                .answer
                .with_untracked(|answer| answer.trim().is_empty())
        })
        .map(|question| (question.field(), text::start::need_words()))
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
        Reply::Introduced(newcomer) => {
            workspace.introduced(newcomer);
            Ok(None)
        }
        Reply::Joined { session, hello } => Ok(Some((session, hello))),
        _ => Err(Failure::Fault("unexpected answer".into())),
    }
}
