//! The numbers of the rule on the last points, and how much must have been delivered, as this school wants them.

use leptos::prelude::*;
use throughline_domain::indicator::rules::Setting;
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_ui::{TextField, Toasts};

use crate::pieces::{DialogForm, Form, Saving};
use crate::route::Route;
use crate::text::{Text, days_off, plans as say};
use crate::workspace::{Changes, Workspace};

const fn label(setting: Setting) -> fn() -> Text {
    match setting {
        Setting::Weeks => say::rule_weeks,
        Setting::Probes => say::rule_probes,
        Setting::Points => say::rule_points,
        Setting::Delivered => say::rule_delivered,
    }
}

/// Where the default comes from.
fn source(setting: Setting) -> Text {
    let default = setting.default_value().to_string();
    match setting {
        Setting::Weeks => say::rule_weeks_source(default),
        Setting::Probes => say::rule_probes_source(default),
        Setting::Points => say::rule_points_source(default),
        Setting::Delivered => say::rule_delivered_source(default),
    }
}

/// The number that was typed, when it is one that may be set.
fn typed(setting: Setting, text: &str) -> Option<u16> {
    let number = text.trim().parse().ok();
    number.filter(|number| setting.range().contains(number))
}

/// The form for these numbers.
#[component]
pub fn RulesForm(
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = StoredValue::new(workspace.cabinet.snapshot::<School>(Subject::School));
    let fields = Setting::ALL.map(|setting| {
        let value = seen.with_value(|seen| setting.value(&seen.body));
        (setting, RwSignal::new(value.to_string()))
    });
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let read = fields.map(|(setting, text)| (setting, typed(setting, &text.get_untracked())));
        let wrong = read.iter().filter(|(_, number)| number.is_none());
        let wrong: Vec<(&str, Text)> = wrong
            .map(|(setting, _)| {
                let (least, most) = (*setting.range().start(), *setting.range().end());
                let words = say::rule_error(least.to_string(), most.to_string());
                (setting.threshold(), words)
            })
            .collect();
        if !form.accepts(&wrong) {
            return;
        }
        let changes = seen.with_value(|seen| {
            let mut after = seen.body.clone();
            for (setting, number) in read {
                setting.set(&mut after, number.unwrap_or_default());
            }
            Changes::meaning("school.thresholds").change(seen, &after)
        });
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::rules_saved()));
        });
    };
    let field = move |(setting, text): (Setting, RwSignal<String>)| {
        view! {
            <TextField
                label=label(setting)()
                hint=source(setting)
                value=text
                error=form.error(setting.threshold())
                id=setting.threshold()
            />
        }
    };
    view! {
        <p class="soft">{say::rules_lead()}</p>
        <DialogForm form saving on_submit=save go=say::save() open>
            {fields.into_iter().map(field).collect_view()}
            <p class="soft small">
                {say::rules_days()} " " <a href=Route::DaysOff.href()>{days_off::title()}</a>
            </p>
        </DialogForm>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_within_reason_are_taken() {
        for (text, expected) in [(" 4 ", Some(4)), ("2", None), ("9", None), ("3.5", None)] {
            assert_eq!(typed(Setting::Points, text), expected, "{text}");
        }
    }
}
