//! The dates of a workshop's series, and adding further ones in one step.

use leptos::prelude::*;
use throughline_domain::calendar::Calendar;
use throughline_domain::family::series::{DATES_MAX, Rhythm, further_dates, on_date};
use throughline_domain::family::{Family, Kept};
use throughline_domain::id::ItemId;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_public::workshop::{Workshop, dates};
use throughline_ui::{
    Badge, Button, Card, Choice, Dialog, Icon, Select, TextField, Toast, Toasts, Tone,
};

use super::thing::family;
use crate::pieces::{DialogForm, Form, Saving, say_failure};
use crate::route::Route;
use crate::text::{self, Text, centre as say, shell};
use crate::workspace::{Failure, Workspace, fresh, time};

/// How many further dates are offered first.
const USUAL: &str = "3";

/// A date of the series.
#[derive(Clone, PartialEq)]
struct Date {
    id: ItemId,
    workshop: Workshop,
    public: bool,
}

/// The dates of a workshop.
#[component]
pub fn Series(
    /// Which workshop.
    id: ItemId,
) -> impl IntoView {
    let family = family(Workspace::get());
    let all = Memo::new(move |_| {
        let key = id.to_string();
        family.with(|family| {
            let date = |(id, workshop): (&throughline_public::id::WorkshopId, &Workshop)| {
                Some(Date {
                    id: id.0.parse().ok()?,
                    workshop: workshop.clone(),
                    public: family.is_public(&id.0),
                })
            };
            let all = dates(&family.workshops, &key.as_str().into());
            all.into_iter().filter_map(date).collect::<Vec<_>>()
        })
    });
    let open = RwSignal::new(false);
    let line = move |date: Date| {
        let day = date.workshop.date.map(|date| text::day(Day(date)));
        let day = move || day.as_ref().map(Text::say);
        let named = if date.id == id {
            view! { <strong aria-current="true">{day}</strong> }.into_any()
        } else {
            view! { <a href=Route::Thing(date.id).href()>{day}</a> }.into_any()
        };
        let badge = |tone, words: Text| view! { <Badge tone>{words}</Badge> };
        let cancelled = date.workshop.cancelled;
        view! {
            <li class="row row-tight">
                {named}
                {cancelled.then(|| badge(Tone::Caution, say::cancelled()))}
                {(!date.public).then(|| badge(Tone::Neutral, say::draft()))}
            </li>
        }
    };
    view! {
        <Card title=say::series_title() icon=Icon::Calendar>
            <Show
                when=move || all.with(|all| all.len() > 1)
                fallback=|| view! { <p class="soft">{say::series_none()}</p> }
            >
                <ol class="plain stack stack-close">
                    {move || all.get().into_iter().map(line).collect_view()}
                </ol>
            </Show>
            <div class="actions">
                <Button icon=Icon::Add on_click=move |()| open.set(true)>
                    {say::series_add()}
                </Button>
            </div>
            <Dialog open title=say::series_add() close=shell::close()>
                <Further id open />
            </Dialog>
        </Card>
    }
}

fn rhythm_words(rhythm: Rhythm) -> Text {
    match rhythm {
        Rhythm::Weekly => say::rhythm_weekly(),
        Rhythm::EveryTwoWeeks => say::rhythm_two_weeks(),
        Rhythm::Monthly => say::rhythm_monthly(),
    }
}

/// The form: how often, how many, and the days that this gives.
#[component]
fn Further(id: ItemId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let family = untrack(|| family(workspace).get());
    let key = id.to_string();
    let all = dates(&family.workshops, &key.as_str().into());
    // What is added goes on from the last date, and is like this one.
    let last = all.iter().filter_map(|(_, it)| it.date).next_back();
    let calendar = StoredValue::new(Calendar::of(&untrack(|| workspace.cabinet.school())));
    let rhythm = RwSignal::new(Rhythm::Weekly.as_str().to_owned());
    let count = RwSignal::new(USUAL.to_owned());
    let number = move || {
        let number = count.with(|typed| typed.trim().parse::<usize>().ok());
        number.filter(|number| (1..=DATES_MAX).contains(number))
    };
    let days = Memo::new(move |_| {
        let rhythm = rhythm
            .with(|code| Rhythm::parse(code))
            .unwrap_or(Rhythm::Weekly);
        let wanted = last.zip(number());
        wanted.map_or(Vec::new(), |(last, number)| {
            calendar.with_value(|calendar| further_dates(last, rhythm, number, calendar))
        })
    });
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let days = days.get_untracked();
        let wrong = days
            .is_empty()
            .then(|| ("series-count", say::error_dates(DATES_MAX.to_string())));
        if !form.accepts(&Vec::from_iter(wrong)) {
            return;
        }
        let made: Option<Vec<String>> = days
            .iter()
            .map(|_| fresh::item().map(|id| id.to_string()))
            .collect();
        let Some(made) = made else {
            saving.run(async { Err(Failure::Fault("random".into())) }, || {});
            return;
        };
        let count = made.len();
        let put = {
            let made = made.clone();
            move |family: &mut Family| add(family, &id.to_string(), made.into_iter().zip(days))
        };
        let work = async move {
            let intent = "family.series";
            workspace.save(intent, Subject::Family, put).await
        };
        saving.run(work, move || {
            open.try_set(false);
            let undo = Callback::new(move |()| {
                let made = made.clone();
                let work =
                    workspace.save("family.series", Subject::Family, move |it: &mut Family| {
                        for key in made {
                            it.workshops.remove(&key.as_str().into());
                            it.kept.remove(&key);
                        }
                    });
                leptos::task::spawn_local(async move {
                    if let Err(failure) = work.await {
                        say_failure(toasts, &failure);
                    }
                });
            });
            toasts.show(Toast {
                tone: Tone::Good,
                words: workspace.saved(say::series_added(count)),
                action: Some((say::undo().say_now(), undo)),
            });
        });
    };
    let rhythms = || {
        let choice = |it: &Rhythm| Choice::new(it.as_str(), rhythm_words(*it).say());
        Rhythm::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let day = |date| view! { <li>{text::day(Day(date))}</li> };
    view! {
        <DialogForm form saving on_submit=save go=say::series_make() open>
            <div class="pair">
                <Select label=say::rhythm() value=rhythm options=Signal::derive(rhythms) />
                <TextField
                    label=say::series_count()
                    value=count
                    error=form.error("series-count")
                    id="series-count"
                />
            </div>
            <p class="soft small">{say::series_hint()}</p>
            <ol class="plain series-days" aria-live="polite" aria-label=move || say::series_days().say()>
                {move || days.get().into_iter().map(day).collect_view()}
            </ol>
        </DialogForm>
    }
}

/// Puts a workshop on further dates, each under its identifier: public when it is, and in one series with it.
fn add(family: &mut Family, id: &str, dates: impl Iterator<Item = (String, chrono::NaiveDate)>) {
    let Some(workshop) = family.workshops.get_mut(&id.into()) else {
        return;
    };
    let series = workshop.series.clone().filter(|it| !it.is_empty());
    let series = series.unwrap_or_else(|| id.to_owned());
    workshop.series = Some(series.clone());
    let workshop = workshop.clone();
    let kept = family.kept(id);
    for (key, date) in dates {
        let of_date = Kept {
            public: kept.public,
            review: kept.review,
            carer: kept.carer,
            ..Kept::default()
        };
        family.kept.insert(key.clone(), of_date);
        let next = on_date(&workshop, date, &series);
        family.workshops.insert(key.as_str().into(), next);
    }
}

/// The dates of a workshop's series that are still to come, and this one.
pub fn to_come(family: &Family, id: &str) -> Vec<(String, Workshop)> {
    let today = time::today().0;
    let all = dates(&family.workshops, &id.into()).into_iter();
    let coming = all.filter(|(it, workshop)| it.0 == id || workshop.is_ahead(today));
    coming
        .map(|(id, workshop)| (id.0.clone(), workshop.clone()))
        .collect()
}
