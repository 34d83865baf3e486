//! The plans to begin from: those that come with the program, and the school's own.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::fold::fold;
use throughline_domain::plan::template::{Template, TemplateGoal};
use throughline_domain::referral::Concern;
use throughline_domain::school::Bookcase;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Badge, Button, ButtonKind, Choice, Dialog, EmptyState, Fact, Facts, Icon, Page, SearchField,
    Select, Toast, Toasts, Tone,
};

use super::names;
use super::template_form::TemplateForm;
use super::template_goal::GoalDraft;
use crate::pieces::{Back, say_failure};
use crate::route::Route;
use crate::text::{Text, names as words, plans, shell, templates as say};
use crate::workspace::{Failure, Workspace, library};

/// A template and its identifier.
type Known = (String, Template);

/// The plans to begin from.
#[component]
pub fn TemplateList() -> impl IntoView {
    let workspace = Workspace::get();
    let (typed, area) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let all = Memo::new(move |_| library::templates(workspace));
    let shown = Memo::new(move |_| {
        let (typed, area) = (fold(&typed.get()), words::concern_of_code(&area.get()));
        let mut shown = all.get();
        shown.retain(|(_, template)| {
            let text = fold(&format!("{} {}", template.name, template.about));
            area.is_none_or(|area| template.area == Some(area))
                && typed.split_whitespace().all(|word| text.contains(word))
        });
        shown
    });
    let areas = move || {
        let any = Choice::new("", say::all_areas().say());
        let area = |it: &Concern| Choice::new(words::concern_code(*it), words::concern(*it).say());
        std::iter::once(any)
            .chain(Concern::ALL.iter().map(area))
            .collect::<Vec<_>>()
    };
    let adding = RwSignal::new(false);
    let may = Memo::new(move |_| workspace.is_counseling());
    let actions = move || {
        view! {
            <Show when=move || may.get()>
                <Button kind=ButtonKind::Primary icon=Icon::Add on_click=move |()| adding.set(true)>
                    {say::new()}
                </Button>
            </Show>
        }
    };
    view! {
        <Page
            title=say::title()
            lead=say::lead()
            before=|| view! { <Back to=Route::Plans words=plans::title() /> }
            actions=actions
        >
            <div class="filters">
                <SearchField label=say::search() value=typed />
                <Select label=say::area() value=area options=Signal::derive(areas) />
            </div>
            <Show
                when=move || shown.with(|shown| !shown.is_empty())
                fallback=|| {
                    view! {
                        <EmptyState icon=Icon::Note title=say::none_title()>
                            <p>{say::none_text()}</p>
                        </EmptyState>
                    }
                }
            >
                <ul class="plain stack">
                    <For
                        each=move || shown.get()
                        key=|known| known.clone().0 + &format!("{:?}", known.1)
                        children=move |known| view! { <Item known may /> }
                    />
                </ul>
            </Show>
            <Dialog open=adding title=say::new() close=shell::close()>
                <TemplateForm id=None template=blank() open=adding />
            </Dialog>
        </Page>
    }
}

/// A template that nobody has written yet.
fn blank() -> Template {
    let goal = GoalDraft::new().goal();
    Template {
        goals: throughline_domain::fields::Whole(vec![goal]),
        ..Template::default()
    }
}

/// One of them.
#[component]
fn Item(known: Known, may: Memo<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let editing = RwSignal::new(false);
    let (id, template) = known;
    let badge = {
        let id = id.clone();
        move || {
            let own = library::own(workspace).templates.contains_key(&id);
            own.then(|| {
                view! {
                    <Badge tone=Tone::Info icon=Icon::Star>
                        {say::own()}
                    </Badge>
                }
            })
        }
    };
    let area = template
        .area
        .map(|area| view! { <span>{words::concern(area)}</span> });
    let tier = template
        .tier
        .map(|tier| view! { <span>{names::tier(tier)()}</span> });
    let (name, about) = (template.name.clone(), template.about.clone());
    let inside = inside(&template);
    let known = StoredValue::new((id, template));
    let remove = move |()| {
        let (id, template) = known.get_value();
        take_out(workspace, toasts, id, template);
    };
    view! {
        <li class="note stack stack-close">
            <div class="row row-between">
                <h2 class="section-title">{name}</h2>
                <span class="row soft small">{area} {tier} {badge}</span>
            </div>
            {(!about.is_empty()).then(|| view! { <p>{about}</p> })}
            <details>
                <summary>{say::inside()}</summary>
                {inside}
            </details>
            <Show when=move || may.get()>
                <div class="note-actions screen-only">
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Edit
                        on_click=move |()| editing.set(true)
                    >
                        {plans::edit()}
                        <span class="heard-only">
                            " " {known.with_value(|(_, it)| it.name.clone())}
                        </span>
                    </Button>
                    <Button kind=ButtonKind::Quiet icon=Icon::Close on_click=remove>
                        {say::remove()}
                        <span class="heard-only">
                            " " {known.with_value(|(_, it)| it.name.clone())}
                        </span>
                    </Button>
                </div>
            </Show>
            <Dialog open=editing title=say::edit_title() close=shell::close()>
                {move || {
                    let (id, template) = known.get_value();
                    view! { <TemplateForm id=Some(id) template open=editing /> }
                }}
            </Dialog>
        </li>
    }
}

/// What a plan gets that begins with it.
fn inside(template: &Template) -> impl IntoView + use<> {
    let goal = |goal: &TemplateGoal| {
        let target = goal.target.map(crate::pieces::fields::said);
        let aim = match target {
            Some(target) => say::aim_at(
                usize::from(goal.weeks),
                goal.measure.as_str(),
                format!("{target} {}", goal.unit).trim().to_owned(),
            ),
            None => say::aim(usize::from(goal.weeks), goal.measure.as_str()),
        };
        let done = goal.interventions.iter().map(|it| {
            let dose = plans::dose(
                usize::try_from(it.minutes).unwrap_or(usize::MAX),
                usize::try_from(it.times_a_week).unwrap_or(usize::MAX),
            );
            view! { <li>{it.name.clone()} " · " {dose}</li> }
        });
        view! {
            <li>
                <strong>{goal.what.clone()}</strong>
                <p class="soft small">{aim}</p>
                <ul class="small">{done.collect_view()}</ul>
            </li>
        }
    };
    let fact = |term: Text, value: &str| {
        let value = value.to_owned();
        (!value.is_empty()).then(|| view! { <Fact term>{value}</Fact> })
    };
    let arranged = template.accommodations.iter().cloned();
    let arranged: Vec<_> = arranged.map(|words| view! { <li>{words}</li> }).collect();
    let review = (template.review_weeks > 0).then(
        || view! { <p class="small">{say::reviewed(usize::from(template.review_weeks))}</p> },
    );
    let goals: Vec<_> = template.goals.iter().map(goal).collect();
    let concerns = fact(say::concerns(), &template.concerns);
    let family = fact(say::family_part(), &template.family_part);
    view! {
        <div class="stack stack-close">
            <ol>{goals}</ol>
            <Facts>{concerns} {family}</Facts>
            {(!arranged.is_empty())
                .then(|| {
                    view! {
                        <p class="small">{say::accommodations()}</p>
                        <ul class="small">{arranged}</ul>
                    }
                })}
            {review}
        </div>
    }
}

/// Takes one out, and offers to take that back. Plans that began with it stay as they are.
fn take_out(workspace: Workspace, toasts: Toasts, id: String, template: Template) {
    let before = untrack(|| library::own(workspace))
        .templates
        .get(&id)
        .cloned();
    let name = template.name.clone();
    let gone = Template {
        removed: true,
        ..template
    };
    spawn_local(async move {
        if let Err(failure) = put(workspace, id.clone(), Some(gone)).await {
            say_failure(toasts, &failure);
            return;
        }
        let undo = Callback::new(move |()| {
            let (id, before) = (id.clone(), before.clone());
            spawn_local(async move {
                if let Err(failure) = put(workspace, id, before).await {
                    say_failure(toasts, &failure);
                }
            });
        });
        toasts.show(Toast {
            tone: Tone::Good,
            words: workspace.saved(say::removed(name)),
            action: Some((plans::undo().say_now(), undo)),
        });
    });
}

/// What the school says of a template: nothing, where it is as it came.
async fn put(workspace: Workspace, id: String, template: Option<Template>) -> Result<(), Failure> {
    let change = move |bookcase: &mut Bookcase| {
        match template {
            Some(template) => bookcase.templates.insert(id, template),
            None => bookcase.templates.remove(&id),
        };
    };
    workspace
        .save("template.change", Subject::School, change)
        .await
}
