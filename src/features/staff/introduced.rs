//! A hello that came first: who they are, their role here, the words to compare, and the confirming.

use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_ui::{Button, Callout, Choice, RadioGroup, Select, Tone};

use super::directory::standing_words;
use super::hello::Said;
use crate::pieces::{Decision, Form, FormFrame, role_choices, say_roles};
use crate::text;
use crate::workspace::command::SignAs;
use crate::workspace::reply::{Person, Standing};
use crate::workspace::{Command, Workspace};

/// The code of the choice that they are somebody new.
const NEW: &str = "new";

/// Somebody whom nobody invited introduces themselves.
#[component]
pub fn Introduced(
    /// What they say.
    said: Said,
    /// Who goes by the same name here.
    namesakes: Vec<StaffId>,
    /// Takes whom they are signed in as.
    signed: RwSignal<StaffId>,
    /// What is decided.
    decision: Decision,
) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let role = RwSignal::new(text::names::role_code(said.role));
    let nobody = namesakes.is_empty();
    // Who is here under the same name is never taken for them unless somebody says so.
    let who = RwSignal::new(if nobody {
        NEW.to_owned()
    } else {
        String::new()
    });
    let is_new = Memo::new(move |_| who.with(|who| who == NEW));
    let new = said.staff;
    let submit = move || {
        let chosen = text::names::role_of_code(&role.get_untracked());
        let who = who.get_untracked();
        let wrong = if who.is_empty() {
            vec![("who", text::staff::first_need_who())]
        } else if who == NEW && chosen.is_none() {
            vec![("role", text::staff::need_role())]
        } else {
            vec![]
        };
        let known = who.parse().ok().map(|staff| (staff, SignAs::Known(staff)));
        let made = chosen.map(|role| (new, SignAs::New(role)));
        if let (true, Some((staff, sign_as))) = (form.accepts(&wrong), known.or(made)) {
            signed.set(staff);
            let asked = workspace.ask(Command::SignHello(sign_as), Some(form.job));
            form.run(asked, move |_| decision.taken());
        }
    };
    let name = StoredValue::new(said.name);
    let ids = StoredValue::new(namesakes);
    let named = move || {
        let mut people = workspace.people();
        people.retain(|person| ids.with_value(|ids| ids.contains(&person.staff)));
        people
    };
    let options = move || {
        let choice = |person: Person| {
            let standing = standing_words(person.standing).say();
            let hint = format!("{} · {standing}", say_roles(&person.roles));
            let words = text::staff::first_same(person.name);
            Choice::new(person.staff.to_string(), words.say()).with_hint(hint)
        };
        let new = Choice::new(NEW, text::staff::first_another().say());
        let known = named().into_iter().map(choice);
        known.chain([new]).collect::<Vec<_>>()
    };
    let other_keys = Memo::new(move |_| {
        let trusted = |it: &Person| matches!(it.standing, Standing::Member | Standing::Coordinator);
        who.with(|who| {
            let mut people = named().into_iter();
            people.any(|it| *who == it.staff.to_string() && trusted(&it))
        })
    });
    let leave = move || {
        view! {
            <Button on_click=move |()| decision.leave(workspace)>
                {text::staff::hello_not()}
            </Button>
        }
    };
    view! {
        <FormFrame form on_submit=submit go=text::staff::hello_sign() also=leave>
            <h2>{text::staff::first_title(name.get_value())}</h2>
            <p>{text::staff::first_lead(name.get_value())}</p>
            <p class="fingerprint">
                <code>{said.fingerprint}</code>
            </p>
            {(!nobody)
                .then(|| {
                    view! {
                        <RadioGroup
                            id="who"
                            label=text::staff::first_who()
                            hint=text::staff::first_who_hint(name.get_value())
                            value=who
                            options=Signal::derive(options)
                            error=form.error("who")
                        />
                    }
                })}
            <Show when=move || other_keys.get()>
                <Callout tone=Tone::Danger live=true>
                    <p>{text::staff::hello_known(name.get_value())}</p>
                </Callout>
            </Show>
            <Show when=move || is_new.get()>
                <Select
                    id="role"
                    label=text::staff::invite_role()
                    hint=text::staff::first_role_hint()
                    value=role
                    options=role_choices(text::staff::choose_role)
                    error=form.error("role")
                />
            </Show>
        </FormFrame>
    }
}
