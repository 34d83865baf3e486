//! The name that stands on letters home, and the language that the family reads.

use leptos::prelude::*;
use throughline_domain::contacts::Contacts;
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, Card, Choice, Dialog, Fact, Facts, Icon, Select, TextField, Toasts,
};

use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{family as say, shell, students};
use crate::workspace::{Changes, Workspace};

/// The languages to choose from, by BCP 47 tag, each in its own name. Any other that a file brings is shown by its tag.
const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ht", "Kreyòl ayisyen"),
    ("hmn", "Hmoob"),
    ("ko", "한국어"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("so", "Soomaali"),
    ("sw", "Kiswahili"),
    ("tl", "Tagalog"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// The name of a language in itself; the tag where it is none of those to choose from.
fn named(tag: &str) -> &str {
    let known = LANGUAGES.iter().find(|(known, _)| *known == tag);
    known.map_or(tag, |(_, name)| name)
}

/// What stands on letters home.
#[component]
pub fn Letters(student: StudentId) -> impl IntoView {
    let contacts = Workspace::get()
        .cabinet
        .body::<Contacts>(Subject::Contacts(student));
    let workspace = Workspace::get();
    let editing = RwSignal::new(false);
    let edit = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Edit on_click=move |()| editing.set(true)>
                {students::edit()}
            </Button>
        }
    };
    let name = move || match contacts.get().name_for_letters.trim() {
        "" => say::letters_same().say(),
        name => workspace.shown_name(name.to_owned()),
    };
    let language = move || match contacts.get().family_language.as_str() {
        "" => say::language_unsaid().say(),
        tag => named(tag).to_owned(),
    };
    view! {
        <Card title=say::letters() icon=Icon::Note actions=edit>
            <Facts>
                <Fact term=say::letters_name()>{name}</Fact>
                <Fact term=say::language()>{language}</Fact>
            </Facts>
            <Dialog open=editing title=say::letters() close=shell::close()>
                <LettersForm student open=editing />
            </Dialog>
        </Card>
    }
}

#[component]
fn LettersForm(student: StudentId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace
        .cabinet
        .snapshot::<Contacts>(Subject::Contacts(student));
    let name = RwSignal::new(seen.body.name_for_letters.clone());
    let language = RwSignal::new(seen.body.family_language.clone());
    let seen = StoredValue::new(seen);
    let (form, saving) = (Form::new(), Saving::new());
    let languages = move || {
        let unsaid = Choice::new("", say::language_unsaid().say());
        let known = LANGUAGES.iter();
        let known = known.map(|(tag, name)| Choice::new(*tag, *name));
        let mut all: Vec<Choice> = std::iter::once(unsaid).chain(known).collect();
        let present = language.get_untracked();
        if all.iter().all(|choice| choice.value != present) {
            all.push(Choice::new(present.clone(), present));
        }
        all
    };
    let save = move || {
        let seen = seen.get_value();
        let after = Contacts {
            name_for_letters: name.get_untracked().trim().to_owned(),
            family_language: language.get_untracked(),
            ..seen.body.clone()
        };
        let changes = Changes::meaning("contacts.letters").change(&seen, &after);
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <TextField
                label=say::letters_name()
                note=shell::optional()
                hint=say::letters_name_hint()
                value=name
            />
            <Select
                label=say::language()
                hint=say::language_hint()
                value=language
                options=Signal::derive(languages)
            />
        </DialogForm>
    }
}
