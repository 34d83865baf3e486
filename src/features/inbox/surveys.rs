//! How many answered each survey, and where what they said is counted. Nobody's answers are read here.

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_domain::inbox::survey::surveys_answered;
use throughline_domain::subject::Subject;
use throughline_ui::{Card, Icon};

use crate::route::Route;
use crate::text::{inbox as say, language};
use crate::workspace::Workspace;

/// A survey that was answered: where it is and what it is called, when it is here, and how often.
type Answered = (Option<(ItemId, String)>, usize);

/// The surveys that were answered.
#[component]
pub fn Surveys() -> impl IntoView {
    let workspace = Workspace::get();
    let family = workspace.cabinet.body::<Family>(Subject::Family);
    let all = Memo::new(move |_| {
        let view = workspace.cabinet.view(Subject::Inbox);
        let counts = view.map(|view| surveys_answered(&view.contents));
        let counts = counts.unwrap_or_default().into_iter();
        family.with(|family| {
            let named = counts.map(|(id, count)| {
                let survey = family.surveys.get(&id);
                let title = survey.and_then(|it| it.title.best(language().tag()));
                let title = title.map(|(_, text)| text.to_owned());
                (id.0.parse().ok().zip(title), count)
            });
            named.collect::<Vec<Answered>>()
        })
    });
    let line = |(survey, count): Answered| {
        let name = match survey {
            Some((id, title)) => view! { <a href=Route::Results(id).href()>{title}</a> }.into_any(),
            None => view! { <span>{say::survey_gone()}</span> }.into_any(),
        };
        view! {
            <li>
                {name}
                <span class="soft small block">{say::survey_answers(count)}</span>
            </li>
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <Card title=say::survey() icon=Icon::Talk>
                <p class="soft small">{say::survey_counted()}</p>
                <ul class="plain stack stack-close">
                    {move || all.get().into_iter().map(line).collect_view()}
                </ul>
            </Card>
        </Show>
    }
}
