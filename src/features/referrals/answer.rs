//! Answering a referral: one decision of those that may follow, with a word for the person who referred.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::referral::{State, TRANSITIONS};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Card, Choice, Icon, RadioGroup, TextArea, Toasts};

use super::case::Case;
use super::names;
use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::referrals as say;
use crate::workspace::{Changes, Workspace};

/// Every state that can be decided, when people decided apart.
const DECIDABLE: &[State] = &[
    State::Accepted,
    State::NeedsInformation,
    State::Waitlisted,
    State::Declined,
    State::InSupport,
    State::Closed,
];

/// What is missing in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Decision,
    Reply,
}

/// The form that answers a referral.
#[component]
pub fn Answer(case: Signal<Arc<Case>>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let (chosen, reply) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let typing = Typing::new(
        format!("answer/{}", case.get_untracked().id),
        vec![
            ("decision", Field::Text(chosen)),
            ("reply", Field::Text(reply)),
        ],
    );
    let missing = RwSignal::new(None::<Missing>);
    let saving = Saving::new();
    let next = Memo::new(move |_| next(&case.get()));
    let options = move || {
        let option = |to: &State| {
            let (words, hint) = names::decision(*to);
            Choice::new(names::intent(*to), words.say()).with_hint(hint.say())
        };
        next.get().iter().map(option).collect::<Vec<_>>()
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let code = chosen.get_untracked();
        let decided = next
            .get_untracked()
            .iter()
            .copied()
            .find(|to| names::intent(*to) == code);
        let Some(to) = decided else {
            missing.set(Some(Missing::Decision));
            return;
        };
        let case = case.get_untracked();
        let transition = case.standing.decide(to, &reply.get_untracked());
        missing.set(transition.is_none().then_some(Missing::Reply));
        let Some(transition) = transition else { return };
        let subject = Subject::Referral(case.id);
        let work = async move {
            let deciding = Changes::meaning(names::intent(to));
            let decided = deciding.append(subject, TRANSITIONS, &transition, None)?;
            workspace.commit(decided.ending(typing.about())).await
        };
        saving.run(work, move || {
            chosen.try_set(String::new());
            reply.try_set(String::new());
            toasts.good(workspace.saved(say::answered()));
        });
    };
    let error = move |this: Missing, words: fn() -> crate::text::Text| {
        Signal::derive(move || (missing.get() == Some(this)).then(|| words().say()))
    };
    view! {
        <Show when=move || !next.with(|next| next.is_empty())>
            <Card title=say::answer() icon=Icon::Reply>
                <form class="stack screen-only" novalidate on:submit=save>
                    <Unsaved typing />
                    <RadioGroup
                        label=say::decide()
                        value=chosen
                        options=Signal::derive(options)
                        error=error(Missing::Decision, say::error_decide)
                    />
                    <TextArea
                        label=say::reply()
                        hint=say::answer_hint()
                        value=reply
                        error=error(Missing::Reply, say::error_reply)
                    />
                    <Failed failure=saving.failure() />
                    <div class="actions">
                        <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                            {say::save_answer()}
                        </Button>
                    </div>
                </form>
            </Card>
        </Show>
    }
}

/// What may be decided now.
fn next(case: &Case) -> &'static [State] {
    if case.standing.is_disputed() {
        DECIDABLE
    } else {
        case.state().next()
    }
}
