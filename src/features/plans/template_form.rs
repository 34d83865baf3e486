//! The form for a template: what it is called and for whom, its goals with what is done for them, and what is arranged in
//! class.

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::plan::template::{Template, TemplateProblem};
use throughline_domain::referral::Concern;
use throughline_domain::school::Bookcase;
use throughline_domain::subject::Subject;
use throughline_domain::tier::Tier;
use throughline_ui::{
    Button, Callout, Checkbox, Choice, Icon, Select, TextArea, TextField, Toasts, Tone,
};

use super::names;
use super::template_goal::{GoalDraft, GoalFields};
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{Text, names as words, shell, templates as say};
use crate::workspace::{Workspace, fresh};

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    area: RwSignal<String>,
    tier: RwSignal<String>,
    about: RwSignal<String>,
    concerns: RwSignal<String>,
    family_part: RwSignal<String>,
    review: RwSignal<String>,
    goals: RwSignal<Vec<GoalDraft>>,
    accommodations: RwSignal<String>,
    read: RwSignal<bool>,
}

impl Draft {
    fn of(template: &Template) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let goals = template.goals.iter().map(GoalDraft::of).collect();
        let weeks = Some(template.review_weeks).filter(|weeks| *weeks > 0);
        Self {
            name: text(&template.name),
            area: text(template.area.map(words::concern_code).unwrap_or_default()),
            tier: RwSignal::new(template.tier.map(tier_code).unwrap_or_default()),
            about: text(&template.about),
            concerns: text(&template.concerns),
            family_part: text(&template.family_part),
            review: RwSignal::new(weeks.map(|it| it.to_string()).unwrap_or_default()),
            goals: RwSignal::new(goals),
            accommodations: RwSignal::new(template.accommodations.join("\n")),
            read: RwSignal::new(false),
        }
    }

    fn template(self) -> Template {
        let typed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let review = typed(self.review);
        // What is no number is as wrong as one that is too large.
        let review_weeks = if review.is_empty() {
            0
        } else {
            review.parse().unwrap_or(u16::MAX)
        };
        let goals = self.goals.get_untracked();
        let tier = typed(self.tier);
        let arranged = typed(self.accommodations);
        let arranged = arranged.lines().map(str::trim).filter(|it| !it.is_empty());
        Template {
            name: typed(self.name),
            area: words::concern_of_code(&typed(self.area)),
            tier: Tier::ALL.iter().copied().find(|it| tier_code(*it) == tier),
            about: typed(self.about),
            concerns: typed(self.concerns),
            family_part: typed(self.family_part),
            review_weeks,
            goals: Whole(goals.into_iter().map(GoalDraft::goal).collect()),
            accommodations: Whole(arranged.map(str::to_owned).collect()),
            removed: false,
        }
    }
}

fn tier_code(tier: Tier) -> String {
    u8::from(tier).to_string()
}

fn problem(problem: TemplateProblem) -> (String, Text) {
    match problem {
        TemplateProblem::Name => ("template-name".to_owned(), say::error_name()),
        TemplateProblem::Review => ("template-review".to_owned(), say::error_weeks()),
        TemplateProblem::Empty => ("template-accommodations".to_owned(), say::error_empty()),
        TemplateProblem::Goal(place) => (format!("template-goal-{place}"), say::error_goal()),
        TemplateProblem::Weeks(place) => (format!("template-weeks-{place}"), say::error_weeks()),
    }
}

/// The form for a template.
#[component]
pub fn TemplateForm(
    /// Which; `None` for a new one.
    id: Option<String>,
    /// What it begins with.
    template: Template,
    /// How many names were taken out of it, where it was made of a plan: somebody must then have read it over.
    #[prop(default = None)]
    read_over: Option<usize>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let draft = Draft::of(&template);
    let id = StoredValue::new(id);
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let template = draft.template();
        let mut wrong: Vec<_> = template.problems().into_iter().map(problem).collect();
        if read_over.is_some() && !draft.read.get_untracked() {
            wrong.push(("template-read".to_owned(), say::error_read()));
        }
        let Some(id) = id.get_value().or_else(fresh::library_entry) else {
            return;
        };
        if !form.accepts(&wrong) {
            return;
        }
        let put = move |bookcase: &mut Bookcase| {
            bookcase.templates.insert(id, template);
        };
        let work = async move {
            workspace
                .save("template.change", Subject::School, put)
                .await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            {read_over
                .map(|taken_out| {
                    view! {
                        <Callout tone=Tone::Caution title=say::without_names(taken_out)>
                            <p>{say::read_over()}</p>
                        </Callout>
                    }
                })}
            <About draft form />
            <Goals draft form />
            <TextArea
                label=say::accommodations()
                hint=say::accommodations_hint()
                note=shell::optional()
                value=draft.accommodations
                rows=3
                error=form.error("template-accommodations")
                id="template-accommodations"
            />
            {read_over
                .is_some()
                .then(|| {
                    view! {
                        <div class="field">
                            {move || {
                                form.error("template-read")
                                    .get()
                                    .map(|words| view! { <p class="field-error">{words}</p> })
                            }}
                            <Checkbox
                                label=say::have_read()
                                checked=draft.read
                                id="template-read"
                            />
                        </div>
                    }
                })}
        </DialogForm>
    }
}

/// What it is called, for whom it is, and what it says.
#[component]
fn About(draft: Draft, form: Form) -> impl IntoView {
    let areas = move || {
        let any = Choice::new("", say::any_area().say());
        let area = |it: &Concern| Choice::new(words::concern_code(*it), words::concern(*it).say());
        std::iter::once(any)
            .chain(Concern::ALL.iter().map(area))
            .collect::<Vec<_>>()
    };
    let tiers = move || {
        let any = Choice::new("", say::any_tier().say());
        let tier = |it: &Tier| Choice::new(tier_code(*it), names::tier(*it)().say());
        std::iter::once(any)
            .chain(Tier::ALL.iter().map(tier))
            .collect::<Vec<_>>()
    };
    view! {
        <TextField
            label=say::name()
            hint=say::name_hint()
            value=draft.name
            error=form.error("template-name")
            id="template-name"
        />
        <div class="pair">
            <Select label=say::area() value=draft.area options=Signal::derive(areas) />
            <Select label=say::tier() value=draft.tier options=Signal::derive(tiers) />
        </div>
        <TextArea
            label=say::about()
            note=shell::optional()
            value=draft.about
            rows=2
        />
        <TextArea
            label=say::concerns()
            note=shell::optional()
            value=draft.concerns
            rows=2
        />
        <TextArea
            label=say::family_part()
            note=shell::optional()
            value=draft.family_part
            rows=2
        />
        <TextField
            label=say::review_weeks()
            note=shell::optional()
            value=draft.review
            error=form.error("template-review")
            id="template-review"
        />
    }
}

/// Its goals.
#[component]
fn Goals(draft: Draft, form: Form) -> impl IntoView {
    let take_out = Callback::new(move |place: usize| {
        draft.goals.update(|goals| {
            goals.remove(place);
        });
    });
    let all = move || {
        let goals = draft.goals.get().into_iter().enumerate();
        goals
            .map(|(place, goal)| view! { <GoalFields goal place form take_out /> })
            .collect_view()
    };
    view! {
        {all}
        <div class="actions">
            <Button
                icon=Icon::Add
                on_click=move |()| draft.goals.update(|goals| goals.push(GoalDraft::new()))
            >
                {say::add_goal()}
            </Button>
        </div>
    }
}
