//! Referring a student: how soon comes first, because *safety now* stops the form.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::referral::{Concern, Referral};
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, CheckGroup, Checkbox, Choice, ErrorSummary, FieldError, InputKind, Page,
    RadioGroup, Select, TextArea, TextField, Toasts,
};

use super::already::Already;
use super::draft::{Draft, Missing, SAFETY, URGENCIES};
use super::names;
use super::safety::SafetyStop;
use crate::pieces::{Back, Failed, Saving, Typing, Unsaved, staff_choices};
use crate::route::Route;
use crate::text::names::{concern as concern_words, concern_code};
use crate::text::{Text, referrals as say, shell};
use crate::workspace::{Changes, Failure, Workspace, fresh, time};

impl Missing {
    /// The identifier of the field.
    const fn field(self) -> &'static str {
        match self {
            Missing::Urgency => "referral-urgency",
            Missing::Concerns => "referral-concerns",
            Missing::Seen => "referral-seen",
            Missing::By => "referral-by",
            Missing::Day => "referral-day",
        }
    }

    fn words(self) -> Text {
        match self {
            Missing::Urgency => say::error_urgency(),
            Missing::Concerns => say::error_concerns(),
            Missing::Seen => say::error_seen(),
            Missing::By => say::error_by(),
            Missing::Day => say::error_day(),
        }
    }
}

/// The form.
#[component]
pub fn ReferralForm(
    /// About whom.
    student: StudentId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::new();
    let typing = Typing::new(format!("referral/{student}"), draft.fields());
    let missing = RwSignal::new(Vec::<Missing>::new());
    let saving = Saving::new();
    let stopped = Memo::new(move |_| draft.urgency.with(|urgency| urgency == SAFETY));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let me = untrack(|| workspace.me());
        let referral = draft.referral(me, time::today());
        missing.set(referral.as_ref().err().cloned().unwrap_or_default());
        let (Ok(referral), false) = (referral, stopped.get_untracked()) else {
            return;
        };
        let Some(id) = fresh::referral() else {
            saving.run(async { Err(Failure::Fault("random".into())) }, || {});
            return;
        };
        let referral = Referral {
            referral: id,
            student,
            ..referral
        };
        let here = workspace.here();
        saving.run(make(workspace, referral, typing.about()), move || {
            toasts.good(workspace.saved(say::sent()));
            here.go_on(Route::Referral(id));
        });
    };
    // Nothing is wrong with a form that has stopped: there is something more urgent to read.
    let shown = Memo::new(move |_| {
        if stopped.get() {
            Vec::new()
        } else {
            missing.get()
        }
    });
    let errors = Signal::derive(move || {
        let error = |missing: Missing| FieldError {
            field: missing.field().to_owned(),
            message: missing.words().say(),
        };
        shown.get().into_iter().map(error).collect::<Vec<_>>()
    });
    view! {
        <Page
            title=Signal::derive(move || say::form_title(workspace.student_name(student)).say())
            lead=say::form_lead()
            before=|| view! { <Back to=Route::Referrals words=say::title() /> }
            narrow=true
        >
            <form class="stack stack-wide" novalidate on:submit=send>
                <Unsaved typing />
                <Show when=move || !stopped.get()>
                    <Already student draft typing />
                </Show>
                <ErrorSummary title=shell::problem() errors />
                <Urgency draft missing=shown />
                <Show
                    when=move || !stopped.get()
                    fallback=|| view! { <SafetyStop /> }
                >
                    <Questions draft missing=shown />
                    <OnPaper draft missing=shown />
                    <Failed failure=saving.failure() />
                    <div class="actions">
                        <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                            {say::send()}
                        </Button>
                        <Button on_click=move |()| {
                            typing.discard();
                            workspace.go(Route::Student(student));
                        }>{shell::cancel()}</Button>
                    </div>
                </Show>
            </form>
        </Page>
    }
}

/// What is wrong with one field.
fn error(missing: Memo<Vec<Missing>>, this: Missing) -> Signal<Option<String>> {
    Signal::derive(move || {
        let is_missing = missing.with(|missing| missing.contains(&this));
        is_missing.then(|| this.words().say())
    })
}

#[component]
fn Urgency(draft: Draft, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let options = || {
        let hints = [say::routine_hint(), say::soon_hint(), say::urgent_hint()];
        let usual = URGENCIES.iter().zip(hints).map(|((urgency, code), hint)| {
            Choice::new(*code, names::urgency(*urgency).say()).with_hint(hint.say())
        });
        let safety = Choice::new(SAFETY, say::safety().say()).with_hint(say::safety_hint().say());
        usual.chain([safety]).collect::<Vec<_>>()
    };
    view! {
        <RadioGroup
            label=say::urgency()
            value=draft.urgency
            options=Signal::derive(options)
            error=error(missing, Missing::Urgency)
            id=Missing::Urgency.field()
        />
    }
}

#[component]
fn Questions(draft: Draft, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let concerns = || {
        let choice =
            |concern: &Concern| Choice::new(concern_code(*concern), concern_words(*concern).say());
        Concern::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <CheckGroup
            label=say::concerns()
            hint=say::concerns_hint()
            values=draft.concerns
            options=Signal::derive(concerns)
            error=error(missing, Missing::Concerns)
            id=Missing::Concerns.field()
        />
        <TextArea
            label=say::seen()
            hint=say::seen_hint()
            value=draft.seen
            error=error(missing, Missing::Seen)
            rows=4
            required=true
            id=Missing::Seen.field()
        />
        <TextArea
            label=say::how_often()
            note=shell::optional()
            hint=say::how_often_hint()
            value=draft.how_often
            rows=2
        />
        <TextArea label=say::tried() note=shell::optional() value=draft.tried rows=2 />
        <TextArea
            label=say::strengths()
            note=shell::optional()
            hint=say::strengths_hint()
            value=draft.strengths
            rows=2
        />
        <TextArea
            label=say::family_contact()
            note=shell::optional()
            value=draft.family_contact
            rows=2
        />
    }
}

/// Who wrote it and when, for what is typed in from paper.
#[component]
fn OnPaper(draft: Draft, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let workspace = Workspace::get();
    let staff = move || staff_choices(workspace, Some(say::paper_choose()), |_| true);
    view! {
        <fieldset class="stack stack-close">
            <legend class="heard-only">{say::paper_from()}</legend>
            <Checkbox label=say::paper_from() hint=say::paper_from_hint() checked=draft.on_paper />
            <Show when=move || draft.on_paper.get()>
                <div class="pair">
                    <Select
                        label=say::paper_by()
                        value=draft.by
                        options=Signal::derive(staff)
                        error=error(missing, Missing::By)
                        id=Missing::By.field()
                    />
                    <TextField
                        label=say::paper_day()
                        value=draft.day
                        kind=InputKind::Date
                        error=error(missing, Missing::Day)
                        id=Missing::Day.field()
                    />
                </div>
            </Show>
        </fieldset>
    }
}

/// Stores a new referral, which ends its draft.
async fn make(workspace: Workspace, referral: Referral, draft: String) -> Result<(), Failure> {
    let subject = Subject::Referral(referral.referral);
    let seen = workspace.cabinet.snapshot::<Referral>(subject);
    let made = Changes::meaning("referral.make").change(&seen, &referral)?;
    workspace.commit(made.ending(draft)).await
}
