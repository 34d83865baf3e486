//! One consultation: what was asked, what was said, and who reads it.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::id::ThreadId;
use throughline_domain::subject::Subject;
use throughline_domain::thread::Topic;
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Callout, Card, Fact, Facts, Icon, Page, Tone,
};

use super::case::Case;
use super::circle::Circle;
use super::names;
use super::reword::Reword;
use super::talk::Talk;
use crate::pieces::{Back, StudentName};
use crate::route::Route;
use crate::text::consultations as say;
use crate::workspace::{Workspace, files, time};

/// One consultation.
#[component]
pub fn ConsultationPage(
    /// Which.
    thread: ThreadId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let case = case(workspace, thread);
    let here = Memo::new(move |_| case.with(Option::is_some));
    move || {
        if here.get() {
            view! { <Here thread case /> }.into_any()
        } else {
            view! { <Gone /> }.into_any()
        }
    }
}

/// The consultation as it is now; `None` when it is not here.
pub fn case(workspace: Workspace, thread: ThreadId) -> Memo<Option<Arc<Case>>> {
    Memo::new(move |_| {
        let view = workspace.cabinet.view(Subject::Thread(thread))?;
        Case::of(&view).map(Arc::new)
    })
}

/// What stands where a consultation is not here.
#[component]
pub fn Gone() -> impl IntoView {
    view! {
        <Page
            title=say::gone_title()
            lead=say::gone_text()
            before=|| view! { <Back to=Route::Consultations words=say::title() /> }
            narrow=true
        >
            ""
        </Page>
    }
}

#[component]
fn Here(thread: ThreadId, case: Memo<Option<Arc<Case>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let title = move || case.with(|case| case.as_ref().map(|it| it.thread.title.clone()));
    let lead = move || {
        let case = case.get()?;
        let name = workspace.staff_name(case.thread.author);
        Some(say::asked_by(time::moment(case.made()), name).say())
    };
    let is_ethics = Memo::new(move |_| {
        case.with(|case| {
            case.as_ref()
                .is_some_and(|it| it.thread.topic == Topic::Ethics)
        })
    });
    let actions = move || {
        view! {
            <span class="wide-only">
                <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                    {say::print()}
                </Button>
            </span>
            <Show when=move || is_ethics.get()>
                <ButtonLink href=Route::ConsultationSheet(thread).href() icon=Icon::EyeOff>
                    {say::to_sheet()}
                </ButtonLink>
            </Show>
        }
    };
    view! {
        <Page
            title=Signal::derive(move || title().unwrap_or_default())
            lead=Signal::derive(move || lead().unwrap_or_default())
            before=|| view! { <Back to=Route::Consultations words=say::title() /> }
            actions=actions
        >
            {move || case.get().and_then(|case| result(workspace, &case))}
            <div class="columns">
                <div class="stack">
                    <Card title=say::question_card() icon=Icon::Talk>
                        <p class="prose">
                            {move || {
                                case.with(|case| {
                                    case.as_ref().map(|case| case.thread.question.clone())
                                })
                            }}
                        </p>
                        <Reword thread case />
                    </Card>
                    <Talk thread case />
                </div>
                <div class="stack">
                    <Card title=say::about_card() icon=Icon::Info>
                        {move || case.get().map(|case| about(workspace, &case))}
                    </Card>
                    <Circle thread case />
                </div>
            </div>
        </Page>
    }
}

/// What came of it, on top once it ended.
fn result(workspace: Workspace, case: &Case) -> Option<impl IntoView + use<>> {
    let entry = case.standing.result()?;
    let by = entry.by;
    let title = Signal::derive(move || say::ended_by(workspace.staff_name(by)).say());
    let text = entry.what.text.clone();
    Some(view! {
        <Callout tone=Tone::Good title>
            <p class="prose">{text}</p>
        </Callout>
    })
}

/// What it is about, and where it stands.
fn about(workspace: Workspace, case: &Case) -> impl IntoView + use<> {
    let (state, tone, icon) = names::state(workspace, case);
    let topic = names::topic(case.thread.topic);
    let student = match case.thread.student {
        Some(student) => view! {
            <a href=Route::Student(student).href()>
                <StudentName student />
            </a>
        }
        .into_any(),
        None => view! { <span>{say::practice()}</span> }.into_any(),
    };
    view! {
        <Facts>
            <Fact term=say::column_state()>
                <Badge tone icon>
                    {state}
                </Badge>
            </Fact>
            <Fact term=say::topic_fact()>{topic}</Fact>
            <Fact term=say::student()>{student}</Fact>
        </Facts>
    }
}
