//! Writing what the school does when a student is not safe now, and the numbers to call. What is typed is kept as a draft,
//! with what the form was filled from, so that a colleague's change in the meantime is not overwritten unseen.

use leptos::prelude::*;
use throughline_domain::safety::{self, NumberToCall};
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Icon, IconButton, TextArea, TextField, Toasts};

use super::safety::usual_numbers;
use crate::pieces::{Failed, Field, Saving, Typing, Unsaved};
use crate::text::{referrals as say, shell};
use crate::workspace::{Changes, Failure, Snapshot, Workspace};

/// A number as it is being typed. A clone is the same; it belongs to no owner, since rows come and go.
#[derive(Clone)]
struct Row {
    label: ArcRwSignal<String>,
    number: ArcRwSignal<String>,
}

impl Row {
    fn of(line: &NumberToCall) -> Self {
        Self {
            label: ArcRwSignal::new(line.label.clone()),
            number: ArcRwSignal::new(line.number.clone()),
        }
    }

    fn line(&self) -> NumberToCall {
        NumberToCall {
            label: self.label.get(),
            number: self.number.get(),
        }
    }
}

/// What is typed. A copy is the same.
#[derive(Clone, Copy)]
struct Draft {
    protocol: RwSignal<String>,
    rows: RwSignal<Vec<Row>>,
    /// The rows as a draft keeps them.
    kept: RwSignal<String>,
    /// What the form was filled from, and the state that was read.
    was_protocol: StoredValue<String>,
    was_numbers: StoredValue<String>,
    state: StoredValue<String>,
}

impl Draft {
    fn of(seen: &Snapshot<School>) -> Self {
        let numbers = written(&safety::numbers(&seen.body));
        let protocol = seen.body.safety_protocol.clone();
        Self {
            protocol: RwSignal::new(protocol.clone()),
            rows: RwSignal::new(Vec::new()),
            kept: RwSignal::new(numbers.clone()),
            was_protocol: StoredValue::new(protocol),
            was_numbers: StoredValue::new(numbers),
            state: StoredValue::new(seen.state()),
        }
    }

    fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("protocol", Field::Text(self.protocol)),
            ("numbers", Field::Text(self.kept)),
            ("was_protocol", Field::From(self.was_protocol)),
            ("was_numbers", Field::From(self.was_numbers)),
            ("state", Field::From(self.state)),
        ]
    }

    /// Lets the rows follow what the draft gives, and the draft what is typed into the rows.
    fn follow(self) {
        let typed = move || {
            let rows = self.rows.get();
            written(&rows.iter().map(Row::line).collect::<Vec<_>>())
        };
        let fill = move |kept: &str| {
            let lines = read(kept);
            self.rows.set(lines.iter().map(Row::of).collect());
        };
        fill(&self.kept.get_untracked());
        Effect::new(move |_| {
            let kept = self.kept.get();
            if untrack(typed) != kept {
                fill(&kept);
            }
        });
        Effect::new(move |_| {
            let typed = typed();
            if self.kept.with_untracked(|kept| *kept != typed) {
                self.kept.set(typed);
            }
        });
    }

    /// The change of what the form was filled from into what was typed.
    fn change(self, now: Snapshot<School>) -> Result<Changes, Failure> {
        let mut seen = self.state.with_value(|state| now.at_state(state));
        seen.body.safety_protocol = self.was_protocol.get_value();
        let was = self.was_numbers.with_value(|was| read(was));
        safety::set_numbers(&mut seen.body, &was);
        let mut after = seen.body.clone();
        let protocol = self.protocol.get_untracked();
        protocol.trim().clone_into(&mut after.safety_protocol);
        let typed = self.kept.with_untracked(|kept| read(kept));
        safety::set_numbers(&mut after, &typed);
        Changes::meaning("school.safety").change(&seen, &after)
    }

    fn add(self, lines: &[NumberToCall]) {
        self.rows
            .update(|rows| rows.extend(lines.iter().map(Row::of)));
    }

    /// Moves the row at a place up by one.
    fn up(self, place: usize) {
        self.rows.update(|rows| {
            if (1..rows.len()).contains(&place) {
                rows.swap(place - 1, place);
            }
        });
    }

    fn remove(self, place: usize) {
        self.rows.update(|rows| {
            if place < rows.len() {
                rows.remove(place);
            }
        });
    }
}

/// Numbers as text: a line each, label and number apart by a tab.
fn written(numbers: &[NumberToCall]) -> String {
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let lines = numbers
        .iter()
        .map(|line| format!("{}\t{}", plain(&line.label), plain(&line.number)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The numbers of such text.
fn read(text: &str) -> Vec<NumberToCall> {
    let line = |line: &str| {
        let (label, number) = line.split_once('\t')?;
        Some(NumberToCall {
            label: label.to_owned(),
            number: number.to_owned(),
        })
    };
    text.split('\n').filter_map(line).collect()
}

/// The form.
#[component]
pub fn SafetyForm(
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = StoredValue::new(workspace.cabinet.snapshot::<School>(Subject::School));
    let draft = seen.with_value(Draft::of);
    let typing = Typing::new("safety/school".to_owned(), draft.fields());
    draft.follow();
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let changes = draft.change(seen.get_value());
        let work = async move { workspace.commit(changes?.ending(typing.about())).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::safety_saved()));
        });
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <Unsaved typing />
            <TextArea
                label=say::safety_protocol()
                hint=say::safety_protocol_hint()
                value=draft.protocol
                rows=8
            />
            <Numbers draft />
            <p class="soft small">{say::safety_readers()}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::safety_save()}
                </Button>
                <Button on_click=move |()| {
                    typing.discard();
                    open.set(false);
                }>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

/// The numbers, in order, with ways to add, move and remove them.
#[component]
fn Numbers(draft: Draft) -> impl IntoView {
    let row = move |(place, row): (usize, Row)| {
        let spoken = (place + 1).to_string();
        let (up, gone) = (say::safety_up(spoken.clone()), say::safety_remove(spoken));
        view! {
            <li class="number-row">
                <TextField label=say::safety_label() value=RwSignal::from(row.label) />
                <TextField label=say::safety_number() value=RwSignal::from(row.number) />
                <span class="row row-tight">
                    {(place > 0)
                        .then(|| {
                            view! {
                                <IconButton
                                    icon=Icon::SortUp
                                    label=up
                                    on_click=move |()| draft.up(place)
                                />
                            }
                        })}
                    <IconButton
                        icon=Icon::Close
                        label=gone
                        on_click=move |()| draft.remove(place)
                    />
                </span>
            </li>
        }
    };
    let blank = [NumberToCall::default()];
    view! {
        <fieldset class="stack stack-close">
            <legend class="field-label">{say::stop_numbers()}</legend>
            <ol class="plain stack stack-close">
                {move || draft.rows.get().into_iter().enumerate().map(row).collect_view()}
            </ol>
            <div class="actions">
                <Button icon=Icon::Add on_click=move |()| draft.add(&blank)>
                    {say::safety_add()}
                </Button>
                <Show when=move || draft.rows.with(Vec::is_empty)>
                    <Button
                        kind=ButtonKind::Quiet
                        on_click=move |()| draft.add(&untrack(usual_numbers))
                    >
                        {say::safety_usual()}
                    </Button>
                </Show>
            </div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_keeps_the_numbers_as_they_were_typed() {
        let line = |label: &str, number: &str| NumberToCall {
            label: label.to_owned(),
            number: number.to_owned(),
        };
        let typed = [
            line("Front office", "555-0100"),
            line("", ""),
            line("Nurse", ""),
        ];
        assert_eq!(read(&written(&typed)), typed);
        assert_eq!(read(&written(&[])), []);
        let odd = [line("a\tb", "c\nd")];
        assert_eq!(read(&written(&odd)), [line("a b", "c d")]);
    }
}
