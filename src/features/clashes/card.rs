//! One clash: who wrote what and when; choosing one version, or writing another.

use leptos::prelude::*;
use throughline_domain::contents::{Claim, Leaf};
use throughline_domain::id::StaffId;
use throughline_ui::{Button, ButtonKind, Card, Choice, Icon, RadioGroup, TextArea, Toasts};

use super::field;
use super::page::Clash;
use super::value;
use crate::pieces::{Failed, Saving};
use crate::route::Route;
use crate::text::clashes as say;
use crate::workspace::{Changes, Workspace, time};

/// The code of the choice to write another version.
const ANOTHER: &str = "another";

/// One clash.
#[component]
pub fn ClashCard(clash: Clash) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let chosen = RwSignal::new(String::new());
    let another = RwSignal::new(first_text(&clash.conflict.values));
    let wrong = RwSignal::new(false);
    let saving = Saving::new();
    let subject = clash.subject;
    let path = clash.conflict.path.clone();
    // Only prose and short texts can be written anew; other values must be one of those that people chose.
    let writable = value::is_text(&path, &clash.conflict.values);
    let clash = StoredValue::new(clash);
    let options = move || {
        let version = |(place, claim): (usize, &Claim)| version(workspace, place, claim);
        let mut options: Vec<Choice> = clash.with_value(|clash| {
            clash
                .conflict
                .values
                .iter()
                .enumerate()
                .map(version)
                .collect()
        });
        if writable {
            options.push(Choice::new(ANOTHER, say::write_another().say()));
        }
        options
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let code = chosen.get_untracked();
        let picked = picked(
            &clash.with_value(|clash| clash.conflict.values.clone()),
            &code,
            &another.get_untracked(),
        );
        wrong.set(picked.is_none());
        let Some(value) = picked else { return };
        let Clash {
            subject,
            heads,
            conflict,
        } = clash.get_value();
        let changes = Changes::meaning("clash.settle").settle(subject, heads, conflict.path, value);
        let work = async move { workspace.commit(changes).await };
        saving.run(work, move || toasts.good(workspace.saved(say::settled())));
    };
    let title = Signal::derive(move || {
        let kind = crate::text::names::kind(subject.kind());
        match subject.student() {
            Some(student) => say::about_student(kind, workspace.student_name(student)).say(),
            None => kind.say(),
        }
    });
    let to_page = move || {
        subject.student().map(|student| {
            view! {
                <a class="small" href=Route::Student(student).href()>
                    {say::to_page()}
                </a>
            }
        })
    };
    let name = Signal::derive(move || field::name(workspace, subject.kind(), &path).say());
    view! {
        <Card title icon=Icon::Clash actions=to_page>
            <form class="stack" novalidate on:submit=save>
                <p>
                    <strong>{name}</strong>
                </p>
                <RadioGroup
                    label=say::choose()
                    value=chosen
                    options=Signal::derive(options)
                    error=Signal::derive(move || wrong.get().then(|| say::error_choose().say()))
                />
                <Show when=move || chosen.with(|chosen| chosen == ANOTHER)>
                    <TextArea label=say::other_label() value=another />
                </Show>
                <Failed failure=saving.failure() />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                        {say::settle()}
                    </Button>
                </div>
            </form>
        </Card>
    }
}

/// A version as a choice: what was written, then who and when.
fn version(workspace: Workspace, place: usize, claim: &Claim) -> Choice {
    let staff = claim.author.split('/').next().unwrap_or_default();
    let staff: StaffId = staff.parse().unwrap_or_default();
    let by = say::version_by(workspace.staff_name(staff), time::moment(claim.at)).say();
    let by = if place == 0 {
        format!("{by} · {}", say::shows_now().say())
    } else {
        by
    };
    Choice::new(place.to_string(), value::said(claim.value.as_ref())).with_hint(by)
}

/// The value that the person picked or wrote; `None` while they have not.
fn picked(versions: &[Claim], code: &str, another: &str) -> Option<Leaf> {
    if code == ANOTHER {
        return Some(Leaf::Text(another.trim().to_owned()));
    }
    let place: usize = code.parse().ok()?;
    // A version that this release cannot show cannot be chosen here either.
    versions.get(place)?.value.clone()
}

fn first_text(versions: &[Claim]) -> String {
    let texts = versions.iter().filter_map(|claim| match &claim.value {
        Some(Leaf::Text(text)) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use throughline_domain::time::Timestamp;

    use super::*;

    fn claim(text: &str) -> Claim {
        Claim {
            value: Some(Leaf::Text(text.into())),
            author: String::new(),
            at: Timestamp(0),
        }
    }

    fn check(code: &str, another: &str, expected: Option<&str>) {
        let expected = expected.map(|text| Leaf::Text(text.into()));
        assert_eq!(picked(&[claim("a"), claim("b")], code, another), expected);
    }

    #[test]
    fn one_of_the_versions_or_another_one_is_picked() {
        check("1", "c", Some("b"));
        check(ANOTHER, " c ", Some("c"));
        check(ANOTHER, " ", Some(""));
        check("", "c", None);
        check("2", "c", None);
    }
}
