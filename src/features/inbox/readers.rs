//! Who reads what families write, and the office's keys.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_domain::inbox::{FEWEST, Inbox, KEYS, KeyUse, OfficeKey};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, Card, CheckGroup, Dialog, Icon, Toasts};

use super::setup::choices;
use crate::pieces::{DialogForm, Failed, Form, Saving, StaffName};
use crate::text::{inbox as say, shell};
use crate::workspace::{Command, Workspace, time};

/// Who reads it.
#[component]
pub fn Readers() -> impl IntoView {
    let workspace = Workspace::get();
    let inbox = workspace.cabinet.body::<Inbox>(Subject::Inbox);
    let changing = RwSignal::new(false);
    let names = move || {
        let readers = inbox.with(|inbox| inbox.readers());
        let name = |staff| view! { <li><StaffName staff /></li> };
        readers.into_iter().map(name).collect_view()
    };
    view! {
        <Card title=say::readers_title() icon=Icon::Lock>
            <ul class="plain">{names}</ul>
            <p class="soft small">{say::readers_text()}</p>
            <div class="actions">
                <Button icon=Icon::People on_click=move |()| changing.set(true)>
                    {say::change_readers()}
                </Button>
            </div>
            <Keys />
            <Dialog open=changing title=say::readers_title() close=shell::close()>
                <Change open=changing />
            </Dialog>
        </Card>
    }
}

/// Taking readers in and out.
#[component]
fn Change(open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = workspace.cabinet.snapshot::<Inbox>(Subject::Inbox);
    let me = untrack(|| workspace.me());
    let now = seen.body.readers().into_iter().filter(|staff| *staff != me);
    let chosen = RwSignal::new(now.map(|staff| staff.to_string()).collect::<BTreeSet<_>>());
    let (form, saving) = (Form::new(), Saving::new());
    let save = move || {
        let ids = chosen.get_untracked();
        let mut readers: BTreeSet<StaffId> = ids.iter().filter_map(|id| id.parse().ok()).collect();
        readers.insert(me);
        let wrong = (readers.len() < FEWEST).then(|| ("inbox-readers", say::error_readers()));
        if !form.accepts(&Vec::from_iter(wrong)) {
            return;
        }
        let put = move |inbox: &mut Inbox| {
            for (staff, reads) in &mut inbox.circle {
                *reads = readers.contains(staff);
            }
            inbox
                .circle
                .extend(readers.iter().map(|staff| (*staff, true)));
        };
        let work = async move {
            let intent = "inbox.readers";
            workspace.save(intent, Subject::Inbox, put).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::readers_saved()));
        });
    };
    view! {
        <DialogForm form saving on_submit=save go=say::save() open>
            <CheckGroup
                label=say::readers_with_me()
                hint=say::readers_out_hint()
                values=chosen
                options=Signal::derive(move || choices(workspace))
                error=form.error("inbox-readers")
                id="inbox-readers"
            />
        </DialogForm>
    }
}

/// The office's keys, and making new ones.
#[component]
fn Keys() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let keys = workspace.cabinet.entries::<OfficeKey>(Subject::Inbox, KEYS);
    let saving = Saving::new();
    let made = move |of: KeyUse| {
        keys.with(|keys| {
            let of_use = keys.iter().filter(|(_, entry)| entry.what.of == of);
            of_use.map(|(_, entry)| entry.at).next_back()
        })
    };
    let signer = move || {
        keys.with(|keys| {
            let packs = keys
                .iter()
                .filter(|(_, entry)| entry.what.of == KeyUse::Pack);
            packs
                .map(|(_, entry)| entry.what.public.clone())
                .next_back()
        })
    };
    let since = move |of: KeyUse| made(of).map(|at| say::key_since(time::moment(at)).say());
    let renew = move |of: KeyUse| {
        let work = async move {
            let asked = workspace.ask(Command::RenewKey(of), None).await;
            asked.map(|_| ())
        };
        saving.run(work, move || toasts.good(workspace.saved(say::key_made())));
    };
    view! {
        <details>
            <summary>{say::keys_title()}</summary>
            <div class="stack stack-close">
                <p class="soft small">{say::keys_text()}</p>
                <p>{say::key_slips()} " " <span class="soft">{move || since(KeyUse::Slips)}</span></p>
                <Button busy=saving.busy() on_click=move |()| renew(KeyUse::Slips)>
                    {say::renew_slips()}
                </Button>
                <p>{say::key_pack()} " " <span class="soft">{move || since(KeyUse::Pack)}</span></p>
                <p class="small">
                    {say::key_compare()} " " <code class="key-text">{signer}</code>
                </p>
                <Button busy=saving.busy() on_click=move |()| renew(KeyUse::Pack)>
                    {say::renew_pack()}
                </Button>
                <Failed failure=saving.failure() />
            </div>
        </details>
    }
}
