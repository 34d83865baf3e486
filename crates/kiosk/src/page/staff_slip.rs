//! A note of a member of the staff who has no account: sealed to the office, answered with the reply code.

use leptos::prelude::*;
use throughline_public::slip::{Note, Writer};
use throughline_ui::{Callout, Checkbox, Choice, RadioGroup, Select, TextArea, TextField, Tone};

use super::form::{Sending, SlipForm, check_text};
use crate::kiosk::Kiosk;
use crate::piece::Numbers;
use crate::text::{Text, words};

const REFERRAL: &str = "referral";
const OBSERVATION: &str = "observation";
const ACKNOWLEDGEMENT: &str = "acknowledgement";
const AGENDA: &str = "agenda";

/// The areas of concern, by their code.
fn concerns() -> Vec<Choice> {
    vec![
        Choice::new("academic", words::concern_academic().say()),
        Choice::new("attendance", words::topic_attendance().say()),
        Choice::new("behaviour", words::concern_behaviour().say()),
        Choice::new("social_emotional", words::feelings().say()),
        Choice::new("health", words::topic_health().say()),
        Choice::new("family", words::topic_needs().say()),
        Choice::new("career", words::topic_future().say()),
    ]
}

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    kind: RwSignal<String>,
    writer: RwSignal<String>,
    role: RwSignal<String>,
    student: RwSignal<String>,
    class: RwSignal<String>,
    concern: RwSignal<String>,
    text: RwSignal<String>,
    tried: RwSignal<String>,
    soon: RwSignal<bool>,
}

impl Typed {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            kind: RwSignal::new(REFERRAL.to_owned()),
            writer: empty(),
            role: empty(),
            student: empty(),
            class: empty(),
            concern: RwSignal::new("academic".to_owned()),
            text: empty(),
            tried: empty(),
            soon: RwSignal::new(false),
        }
    }

    /// The note, or what is wrong with it.
    fn read(self) -> Result<Note, Vec<(&'static str, Text)>> {
        let mut wrong = Vec::new();
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let kind = self.kind.get_untracked();
        check_text(
            "writer",
            &text(self.writer),
            &mut wrong,
            words::name_missing(),
        );
        if kind != AGENDA {
            check_text(
                "student",
                &text(self.student),
                &mut wrong,
                words::student_missing(),
            );
        }
        check_text("text", &text(self.text), &mut wrong, words::text_missing());
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let writer = Writer {
            name: text(self.writer),
            role: text(self.role),
        };
        let (student, class, text_typed) = (text(self.student), text(self.class), text(self.text));
        Ok(match kind.as_str() {
            OBSERVATION => Note::Observation {
                writer,
                student,
                class,
                text: text_typed,
            },
            ACKNOWLEDGEMENT => Note::Acknowledgement {
                writer,
                student,
                class,
                text: text_typed,
            },
            AGENDA => Note::AgendaItem {
                writer,
                meeting: class,
                text: text_typed,
            },
            _ => Note::Referral {
                writer,
                student,
                class,
                concern: self.concern.get_untracked(),
                text: text_typed,
                tried: text(self.tried),
                soon: self.soon.get_untracked(),
            },
        })
    }
}

/// The form.
#[component]
pub fn StaffSlip() -> impl IntoView {
    let kiosk = Kiosk::expect();
    let sending = Sending::new();
    let typed = Typed::new();
    let kinds = Signal::derive(|| {
        vec![
            Choice::new(REFERRAL, words::kind_referral().say()),
            Choice::new(OBSERVATION, words::kind_observation().say()),
            Choice::new(ACKNOWLEDGEMENT, words::kind_acknowledgement().say()),
            Choice::new(AGENDA, words::kind_agenda().say()),
        ]
    });
    let is = move |kind: &str| typed.kind.with(|chosen| chosen == kind);
    let text_label = Signal::derive(move || {
        let words = if is(REFERRAL) {
            words::what_you_saw()
        } else if is(OBSERVATION) {
            words::what_you_observed()
        } else if is(ACKNOWLEDGEMENT) {
            words::what_you_read()
        } else {
            words::what_to_discuss()
        };
        words.say()
    });
    view! {
        <div class="kiosk-page">
            <h1 tabindex="-1">{words::write_to_office()}</h1>
            <Show when=move || sending.code.with(Option::is_none)>
                <Callout tone=Tone::Caution title=words::safety_now()>
                    <p>{words::safety_now_lead()}</p>
                    <Numbers with_school=true />
                </Callout>
            </Show>
            <SlipForm sending button=words::send() on_send=move |()| sending.send(kiosk, typed.read())>
                <RadioGroup label=words::what_is_it() value=typed.kind options=kinds />
                <div class="kiosk-pair">
                    <TextField
                        id="writer"
                        label=words::your_name()
                        value=typed.writer
                        error=sending.error("writer")
                    />
                    <TextField label=words::your_role() note=words::optional() value=typed.role />
                </div>
                <Show when=move || !is(AGENDA)>
                    <div class="kiosk-pair">
                        <TextField
                            id="student"
                            label=words::student()
                            value=typed.student
                            error=sending.error("student")
                        />
                        <TextField label=words::class() note=words::optional() value=typed.class />
                    </div>
                </Show>
                <Show when=move || is(AGENDA)>
                    <TextField label=words::which_meeting() note=words::optional() value=typed.class />
                </Show>
                <Show when=move || is(REFERRAL)>
                    <Select
                        label=words::concern()
                        value=typed.concern
                        options=Signal::derive(concerns)
                    />
                </Show>
                <TextArea
                    id="text"
                    label=text_label
                    hint=words::never_papers()
                    rows=4
                    value=typed.text
                    error=sending.error("text")
                />
                <Show when=move || is(REFERRAL)>
                    <TextArea label=words::what_was_tried() note=words::optional() value=typed.tried />
                    <Checkbox label=words::soon() checked=typed.soon />
                </Show>
            </SlipForm>
        </div>
    }
}
