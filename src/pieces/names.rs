//! Names of people, covered when names are.

use leptos::prelude::*;
use throughline_domain::id::{StaffId, StudentId};

use crate::workspace::Workspace;

/// A student's name.
#[component]
pub fn StudentName(
    /// Whose.
    student: StudentId,
) -> impl IntoView {
    let workspace = Workspace::get();
    move || workspace.student_name(student)
}

/// The name of a member of the staff.
#[component]
pub fn StaffName(
    /// Whose.
    staff: StaffId,
) -> impl IntoView {
    let workspace = Workspace::get();
    move || workspace.staff_name(staff)
}
