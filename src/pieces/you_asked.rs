//! "You asked, we did": a dialog in which the school tells all families something in its own words, from nothing or from
//! what a page has begun.

use leptos::prelude::*;
use throughline_domain::family::{Family, Kept};
use throughline_domain::subject::Subject;
use throughline_public::answered::Answered;
use throughline_public::words::Words;
use throughline_ui::{Dialog, TextArea, Toasts};

use super::{DialogForm, Form, LanguageTabs, Saving, Written, languages_to_write};
use crate::text::{inbox as say, shell};
use crate::workspace::{Failure, Workspace, fresh, time};

/// The dialog.
#[component]
pub fn YouAsked(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What stands in it when it is opened: what was asked, and what the school answers.
    #[prop(optional, into)]
    begun: Option<Callback<(), (Words, Words)>>,
) -> impl IntoView {
    let first = move || begun.map(|begun| begun.run(())).unwrap_or_default();
    view! {
        <Dialog open title=say::voice_title() close=shell::close()>
            <Write open begun=first() />
        </Dialog>
    }
}

#[component]
fn Write(open: RwSignal<bool>, begun: (Words, Words)) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let family = workspace.cabinet.body::<Family>(Subject::Family);
    let tags = languages_to_write(&untrack(|| family.get()).languages(), &[]);
    let asked = Written::of(&begun.0, &tags);
    let answer = Written::of(&begun.1, &tags);
    let chosen = RwSignal::new(tags.first().cloned().unwrap_or_default());
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let told = Answered {
            asked: asked.words(),
            answer: answer.words(),
            on: Some(time::today().0),
        };
        let wrong = [
            (told.asked.0.is_empty(), "voice-asked", say::error_asked()),
            (told.answer.0.is_empty(), "voice-answer", say::error_did()),
        ];
        let wrong = wrong.into_iter().filter(|(wrong, ..)| *wrong);
        let wrong: Vec<_> = wrong.map(|(_, field, words)| (field, words)).collect();
        if !form.accepts(&wrong) {
            return;
        }
        let work = async move {
            let id = fresh::item().ok_or_else(|| Failure::Fault("random".into()))?;
            let put = move |family: &mut Family| {
                let kept = Kept {
                    public: true,
                    ..Kept::default()
                };
                family.kept.insert(id.to_string(), kept);
                family.answered.insert(id.to_string().as_str().into(), told);
            };
            workspace
                .save("family.answered", Subject::Family, put)
                .await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::voice_saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <p>{say::voice_own_words()}</p>
            <LanguageTabs
                languages=tags
                title=asked
                chosen
                fields=move |tag| {
                    let of = |text: Written| text.field(&tag).unwrap_or_default();
                    view! {
                        <TextArea
                            label=say::voice_asked()
                            value=of(asked)
                            error=form.error("voice-asked")
                            rows=2
                            id="voice-asked"
                        />
                        <TextArea
                            label=say::voice_did()
                            value=of(answer)
                            error=form.error("voice-answer")
                            rows=6
                            id="voice-answer"
                        />
                    }
                        .into_any()
                }
            />
        </DialogForm>
    }
}
