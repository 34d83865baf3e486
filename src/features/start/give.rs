//! Giving a hello to whoever confirms it: as a file, or as text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, ButtonLink, Icon, QrCode};

use crate::text::{self, Text};
use crate::workspace::files;
use crate::workspace::reply::OutFile;

/// The ways to give a hello. It is no secret, so the draft of an e-mail has all of it.
#[component]
pub fn GiveHello(
    /// The hello.
    hello: OutFile,
    /// What the button says that downloads it.
    words: Text,
    /// Whether it has gone out either way.
    #[prop(optional)]
    gone: RwSignal<bool>,
) -> impl IntoView {
    let name = hello.name.clone();
    let text = String::from_utf8_lossy(&hello.bytes).into_owned();
    let copied = RwSignal::new(None::<bool>);
    let hello = StoredValue::new(hello);
    let draft = Signal::derive({
        let text = text.clone();
        move || {
            let body = text::start::hello_mail_body(text.as_str());
            files::draft_mail("", &text::start::hello_mail_subject().say(), &body.say())
        }
    });
    let shown = StoredValue::new(text);
    let download = move |()| {
        hello.with_value(files::download);
        gone.set(true);
    };
    let copy = move |()| {
        spawn_local(async move {
            let done = files::copy(&shown.get_value()).await;
            copied.try_set(Some(done));
            gone.try_update(|gone| *gone |= done);
        });
    };
    let said = move || {
        copied.get().map(|done| {
            if done {
                text::start::hello_copied().say()
            } else {
                text::start::hello_not_copied().say()
            }
        })
    };
    view! {
        <div class="actions">
            <Button kind=ButtonKind::Primary icon=Icon::Download on_click=download>
                {words}
            </Button>
            <Button icon=Icon::Note on_click=copy>
                {text::start::hello_copy()}
            </Button>
            <ButtonLink href=draft icon=Icon::Upload>
                {text::sending::mail()}
            </ButtonLink>
        </div>
        <p class="soft small">{name}</p>
        <p class="small" role="status">{said}</p>
        <details>
            <summary>{text::start::hello_show()}</summary>
            <QrCode text=shown.get_value() label=text::start::hello_code() />
            <p class="hello-text">
                <code>{shown.get_value()}</code>
            </p>
        </details>
    }
}
