//! Keeping a plan as a template: without names, and read over by a person before it is kept.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::classroom::Classroom;
use throughline_domain::fields::Whole;
use throughline_domain::id::{PlanId, StudentId};
use throughline_domain::masking::Names;
use throughline_domain::plan::template::{Template, masked};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;

use super::template_form::TemplateForm;
use crate::workspace::{Workspace, time};

/// The form for a template that is made of a plan.
#[component]
pub fn KeepForm(
    /// Whose.
    student: StudentId,
    /// Which plan.
    plan: PlanId,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let (template, taken_out) = untrack(|| without_names(workspace, student, plan));
    view! { <TemplateForm id=None template read_over=Some(taken_out) open /> }
}

/// The template that a plan makes, without the names that the school knows, and how many were taken out.
fn without_names(workspace: Workspace, student: StudentId, plan: PlanId) -> (Template, usize) {
    let cabinet = workspace.cabinet;
    let support = cabinet.snapshot::<Support>(Subject::Support(student)).body;
    let subject = Subject::Classroom(student);
    let classroom = cabinet.snapshot::<Classroom>(subject).body;
    let today = time::today();
    let held = classroom.accommodations.into_values();
    let held = held.filter(|it| it.holds(today)).map(|it| it.what);
    let template = Template {
        accommodations: Whole(held.collect()),
        ..Template::of(&support, plan)
    };
    let names = Names::of(&cabinet.roster(), &cabinet.school(), &BTreeSet::new());
    masked(template, &names)
}
