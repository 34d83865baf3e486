//! What the team answered and what was written back, oldest first, and writing more.

use leptos::prelude::*;
use throughline_domain::id::{ReferralId, StaffId};
use throughline_domain::referral::{REPLIES, Reply, TRANSITIONS, Transition};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_ui::{Button, Card, Icon, TextArea, Toasts};

use super::names;
use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::{Text, referrals as say};
use crate::workspace::{Changes, Workspace, time};

/// The name by which a draft keeps the words of a message.
pub const WORDS: &str = "words";

/// What the draft of a message about a referral is about.
pub fn about(referral: ReferralId) -> String {
    format!("message/{referral}")
}

/// One message or answer.
struct Message {
    by: StaffId,
    at: Timestamp,
    /// What was decided with it; `None` for a mere message.
    decided: Option<Text>,
    words: String,
}

/// Answers and messages of a referral.
#[component]
pub fn Conversation(referral: ReferralId) -> impl IntoView {
    let workspace = Workspace::get();
    let subject = Subject::Referral(referral);
    let answers = workspace
        .cabinet
        .entries::<Transition>(subject, TRANSITIONS);
    let replies = workspace.cabinet.entries::<Reply>(subject, REPLIES);
    let messages = move || {
        let answered = answers.get().into_iter().map(|(_, entry)| Message {
            by: entry.by,
            at: entry.at,
            decided: Some(names::state(entry.what.to)),
            words: entry.what.reply,
        });
        let written_back = replies.get().into_iter().map(|(_, entry)| Message {
            by: entry.by,
            at: entry.at,
            decided: None,
            words: entry.what.text,
        });
        let mut messages: Vec<Message> = answered.chain(written_back).collect();
        messages.sort_by_key(|message| message.at);
        messages
    };
    let item = move |message: Message| {
        let (by, decided) = (message.by, message.decided);
        let head = move || {
            let name = workspace.staff_name(by);
            match &decided {
                Some(state) => say::decided(name, state.clone()).say(),
                None => name,
            }
        };
        let words = (!message.words.trim().is_empty())
            .then(|| view! { <p class="prose">{message.words}</p> });
        view! {
            <li class="message">
                <p class="row row-between">
                    <strong>{head}</strong>
                    <span class="soft small">{time::moment(message.at)}</span>
                </p>
                {words}
            </li>
        }
    };
    let any = move || !(answers.with(Vec::is_empty) && replies.with(Vec::is_empty));
    view! {
        <Card title=say::conversation() icon=Icon::Note>
            <Show
                when=any
                fallback=|| view! { <p class="soft">{say::no_conversation()}</p> }
            >
                <ol class="plain messages">
                    {move || messages().into_iter().map(item).collect_view()}
                </ol>
            </Show>
            <Write referral />
        </Card>
    }
}

/// Writing a message.
#[component]
fn Write(referral: ReferralId) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let words = RwSignal::new(String::new());
    let typing = Typing::new(about(referral), vec![(WORDS, Field::Text(words))]);
    let empty = RwSignal::new(false);
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = words.get_untracked().trim().to_owned();
        empty.set(text.is_empty());
        if text.is_empty() {
            return;
        }
        let work = async move {
            let subject = Subject::Referral(referral);
            let replying = Changes::meaning("referral.reply");
            let replied = replying.append(subject, REPLIES, &Reply { text }, None)?;
            workspace.commit(replied.ending(typing.about())).await
        };
        saving.run(work, move || {
            words.try_set(String::new());
            toasts.good(workspace.saved(say::message_saved()));
        });
    };
    view! {
        <form class="stack stack-close screen-only" novalidate on:submit=save>
            <Unsaved typing />
            <TextArea
                label=say::write()
                hint=say::write_hint()
                value=words
                rows=2
                error=Signal::derive(move || empty.get().then(|| say::error_write().say()))
            />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button submit=true icon=Icon::Reply busy=saving.busy()>
                    {say::send_message()}
                </Button>
            </div>
        </form>
    }
}
