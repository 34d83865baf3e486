//! A form that asks the engine for something: what is wrong with what was typed, how far it is, and what failed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, ErrorSummary, FieldError};

use super::{Failed, Working};
use crate::text::{self, Text};
use crate::workspace::{Failure, Job};

/// The state of such a form. A copy is the same form.
#[derive(Clone, Copy)]
pub struct Form {
    /// How far it is.
    pub job: Job,
    wrong: RwSignal<Vec<(String, Text)>>,
    failure: RwSignal<Option<Failure>>,
}

impl Form {
    /// A form that nobody has sent yet.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        Self {
            job: Job::new(),
            wrong: RwSignal::default(),
            failure: RwSignal::default(),
        }
    }

    /// What is wrong with a field.
    pub fn error(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.wrong.with(|wrong| {
                let found = wrong.iter().find(|(at, _)| *at == field);
                found.map(|(_, message)| message.say())
            })
        })
    }

    /// All that is wrong, in the person's language.
    pub fn errors(self) -> Signal<Vec<FieldError>> {
        Signal::derive(move || {
            let said = |(field, message): &(String, Text)| FieldError {
                field: field.clone(),
                message: message.say(),
            };
            self.wrong.with(|wrong| wrong.iter().map(said).collect())
        })
    }

    /// Shows what is wrong, field by field. Whether the form may be sent: nothing is wrong, and it is not on its way.
    pub fn accepts<F: AsRef<str>>(self, wrong: &[(F, Text)]) -> bool {
        let found = wrong
            .iter()
            .map(|(field, message)| (field.as_ref().to_owned(), message.clone()));
        self.wrong.set(found.collect());
        self.failure.set(None);
        wrong.is_empty() && !self.job.running()
    }

    /// Does what the form is for. What fails shows in the form.
    pub fn run<T: 'static>(
        self,
        what: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        spawn_local(async move {
            match what.await {
                Ok(done) => then(done),
                Err(problem) => {
                    self.failure.try_set(Some(problem));
                }
            }
        });
    }
}

/// The frame of such a form: the summary of what is wrong, the fields, how far it is, and the button.
#[component]
pub fn FormFrame(
    /// The form.
    form: Form,
    /// Sends it.
    on_submit: impl Fn() + 'static,
    /// What the button says.
    go: Text,
    /// How much that button asks for attention.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    /// What stands beside the button.
    #[prop(optional, into)]
    also: ViewFn,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit();
    };
    view! {
        <form class="stack panel" novalidate on:submit=submit>
            <ErrorSummary title=text::shell::problem() errors=form.errors() />
            {children()}
            <Failed failure=form.failure />
            <Working job=form.job />
            <div class="actions">
                <Button
                    kind=kind
                    submit=true
                    busy=Signal::derive(move || form.job.running())
                >
                    {go}
                </Button>
                {also.run()}
            </div>
        </form>
    }
}
