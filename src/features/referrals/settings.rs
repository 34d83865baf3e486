//! After how many school days a referral is ageing, as this school wants it.

use leptos::prelude::*;
use throughline_domain::referral::ageing::{SCHOOL_DAYS, Wait};
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_ui::{TextField, Toasts};

use super::names;
use crate::pieces::{Form, FormFrame};
use crate::text::{Text, referrals as say};
use crate::workspace::{Changes, Failure, Workspace};

/// The form for these numbers.
#[component]
pub fn Settings(
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = StoredValue::new(workspace.cabinet.snapshot::<School>(Subject::School));
    let typed = Wait::ALL.map(|wait| {
        let days = seen.with_value(|seen| wait.days(&seen.body));
        (wait, RwSignal::new(days.to_string()))
    });
    let form = Form::new();
    let save = move || {
        let read = typed.map(|(wait, days)| (wait, days_of(&days.get_untracked())));
        let wrong = read.iter().filter(|(_, days)| days.is_none());
        let wrong: Vec<(&str, Text)> = wrong
            .map(|(wait, _)| {
                let (first, last) = (*SCHOOL_DAYS.start(), *SCHOOL_DAYS.end());
                let words = say::error_days(first.to_string(), last.to_string());
                (wait.threshold(), words)
            })
            .collect();
        if !form.accepts(&wrong) {
            return;
        }
        let work = async move {
            let changes = seen.with_value(|seen| {
                let mut after = seen.body.clone();
                for (wait, days) in read {
                    set(&mut after, wait, days.unwrap_or_default());
                }
                Changes::meaning("school.thresholds").change(seen, &after)
            })?;
            workspace.commit(changes).await?;
            Ok::<_, Failure>(())
        };
        form.run(work, move |()| {
            open.try_set(false);
            toasts.good(workspace.saved(say::settings_saved()));
        });
    };
    let field = move |(wait, days): (Wait, RwSignal<String>)| {
        view! {
            <TextField
                label=names::wait(wait)
                hint=say::wait_default(wait.default_days().into())
                value=days
                error=form.error(wait.threshold())
                id=wait.threshold()
            />
        }
    };
    view! {
        <p class="soft">{say::settings_lead()}</p>
        <FormFrame form on_submit=save go=say::settings_save()>
            <div class="pair">{typed.into_iter().map(field).collect_view()}</div>
        </FormFrame>
    }
}

/// Sets the days of one wait. What is as it was is left alone.
fn set(school: &mut School, wait: Wait, days: u16) {
    if wait.days(school) != days {
        school
            .thresholds
            .insert(wait.threshold().to_owned(), days.into());
    }
}

/// The number that was typed, when it is one that may be set.
fn days_of(typed: &str) -> Option<u16> {
    let days = typed.trim().parse().ok();
    days.filter(|days| SCHOOL_DAYS.contains(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_days_within_reason_are_taken() {
        for (typed, expected) in [
            (" 4 ", Some(4)),
            ("180", Some(180)),
            ("0", None),
            ("181", None),
            ("2.5", None),
            ("soon", None),
        ] {
            assert_eq!(days_of(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_stays_as_it_was_is_not_written() {
        let mut school = School::default();
        set(&mut school, Wait::New, 3);
        assert!(school.thresholds.is_empty());
        set(&mut school, Wait::New, 4);
        assert_eq!(Wait::New.days(&school), 4);
    }
}
