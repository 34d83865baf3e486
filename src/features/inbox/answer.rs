//! What was answered to a slip, and answering it. An answer goes out with the next pack, sealed so that only whoever holds
//! the reply code opens it.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::family::{Family, language_name};
use throughline_domain::inbox::{ANSWERS, Answer, Case};
use throughline_domain::subject::Subject;
use throughline_public::slip::Reply;
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Card, Choice, Icon, Select, TextArea, Toasts, Tone,
};

use super::names;
use crate::pieces::{Failed, Field, Form, Saving, StaffName, Typing, Unsaved};
use crate::route::Route;
use crate::text::inbox as say;
use crate::workspace::{Changes, Workspace, time};

/// What was answered, and the form for an answer.
#[component]
pub fn Answers(
    /// The slip.
    first: Arc<Case>,
    /// What became of it.
    case: Memo<Option<Arc<Case>>>,
) -> impl IntoView {
    let given = move || {
        let answers = case
            .get()
            .map(|case| case.answers.clone())
            .unwrap_or_default();
        let one = |(by, at, reply): (_, _, Reply)| {
            let lang = reply.language.clone();
            view! {
                <li class="stack stack-close">
                    <p class="soft small">
                        <StaffName staff=by />
                        " · "
                        {time::moment(at)}
                        " · "
                        {language_name(&lang).to_owned()}
                    </p>
                    <p class="prose" lang=lang>{reply.text}</p>
                </li>
            }
        };
        answers.into_iter().map(one).collect_view()
    };
    let answered = Memo::new(move |_| case.get().is_some_and(|case| !case.answers.is_empty()));
    view! {
        <Card title=say::answer_title() icon=Icon::Reply>
            <Show when=move || answered.get()>
                <ul class="plain stack">{given}</ul>
                <p>
                    <Badge tone=Tone::Info icon=Icon::Upload>
                        {say::answer_next()}
                    </Badge>
                </p>
                <div class="actions">
                    <ButtonLink href=Route::Kiosk.href()>{say::to_kiosk()}</ButtonLink>
                </div>
            </Show>
            <Write first />
        </Card>
    }
}

/// The form.
#[component]
fn Write(first: Arc<Case>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let text = RwSignal::new(String::new());
    let language = RwSignal::new(names::language(&first).to_owned());
    let fields = vec![
        ("text", Field::Text(text)),
        ("language", Field::Text(language)),
    ];
    let typing = Typing::new(format!("slip-answer/{}", first.id), fields);
    let (form, saving) = (Form::new(), Saving::new());
    let hash = StoredValue::new(first.hash.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = text.with_untracked(|text| text.trim().to_owned());
        let wrong = words
            .is_empty()
            .then(|| ("slip-answer", say::error_answer()));
        if !form.accepts(&Vec::from_iter(wrong)) {
            return;
        }
        let answer = Answer {
            slip: hash.get_value(),
            reply: Reply {
                text: words,
                from: untrack(|| workspace.staff_name(workspace.me())),
                language: language.get_untracked(),
                written_at: time::now().to_rfc3339(),
            },
        };
        let work = async move {
            let adding = Changes::meaning("inbox.answer");
            let added = adding.append(Subject::Inbox, ANSWERS, &answer, None)?;
            workspace.commit(added.ending(typing.about())).await
        };
        saving.run(work, move || {
            text.try_set(String::new());
            toasts.good(workspace.saved(say::answer_saved()));
        });
    };
    let wanted = names::language(&first).to_owned();
    let languages = move || {
        let family = workspace.cabinet.body::<Family>(Subject::Family);
        let mut tags = family.with(|family| family.languages());
        if !tags.contains(&wanted) {
            tags.insert(0, wanted.clone());
        }
        let choice = |tag: String| Choice::new(tag.clone(), language_name(&tag));
        tags.into_iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <Unsaved typing />
            <TextArea
                label=say::answer()
                hint=say::answer_hint()
                value=text
                error=form.error("slip-answer")
                rows=5
                id="slip-answer"
            />
            <Select
                label=say::answer_language()
                value=language
                options=Signal::derive(languages)
            />
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::answer_save()}
                </Button>
            </div>
        </form>
    }
}
