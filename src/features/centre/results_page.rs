//! What was answered to a survey, as a sheet of its own: to be talked about, and printed.

use leptos::prelude::*;
use throughline_domain::id::ItemId;
use throughline_domain::time::Day;
use throughline_ui::{Button, ButtonKind, Card, Icon, Page};

use super::page::Gone;
use super::results::Counted;
use super::thing::{family, name};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, centre as say};
use crate::workspace::{Workspace, files};

/// The sheet.
#[component]
pub fn ResultsPage(
    /// Which survey.
    id: ItemId,
) -> impl IntoView {
    let family = family(Workspace::get());
    let survey = Memo::new(move |_| {
        let key = id.to_string();
        family.with(|family| family.surveys.get(&key.as_str().into()).cloned())
    });
    let here = Memo::new(move |_| survey.with(Option::is_some));
    let title = move || survey.with(|it| it.as_ref().map(|it| name(&it.title)));
    let why = move || survey.with(|it| it.as_ref().map(|it| name(&it.why)));
    let until = move || {
        let last = survey.with(|it| it.as_ref().and_then(|it| it.open_until));
        last.map(|last| say::until(text::day(Day(last))).say())
    };
    let actions = || {
        view! {
            <Button icon=Icon::Print kind=ButtonKind::Primary on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    move || {
        if !here.get() {
            return view! { <Gone /> }.into_any();
        }
        view! {
            <Page
                title=Signal::derive(move || title().unwrap_or_default())
                lead=Signal::derive(move || why().unwrap_or_default())
                before=move || view! { <Back to=Route::Thing(id) words=say::survey() /> }
                actions=actions
                narrow=true
            >
                <Card title=say::results_title() icon=Icon::People>
                    {move || until().map(|until| view! { <p class="soft small">{until}</p> })}
                    <Counted id sheet=true />
                </Card>
            </Page>
        }
        .into_any()
    }
}
