//! A place to drop files, which is also a button to pick them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::icon::{Icon, Symbol};
use crate::identity::unique_id;

/// A file that a person picked or dropped, read into memory.
#[derive(Clone, PartialEq, Eq)]
pub struct PickedFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for PickedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PickedFile({} bytes)", self.bytes.len())
    }
}

/// A place to drop files, which is also a button to pick them.
#[component]
pub fn FileDrop(
    /// What to bring, such as “Drop the files here”.
    #[prop(into)]
    label: Signal<String>,
    /// What the button says that picks them.
    #[prop(into)]
    pick: Signal<String>,
    /// Which files will do.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// File types for the picker, such as `.zip,.csv`; empty for any.
    #[prop(default = "")]
    accept: &'static str,
    /// Whether several files may come at once.
    #[prop(optional)]
    multiple: bool,
    /// Whether files cannot be taken now.
    #[prop(into, default = Signal::stored(false))]
    disabled: Signal<bool>,
    /// What picks files instead of the browser's usual way.
    #[prop(default = None)]
    instead: Option<Callback<()>>,
    /// What happens to the files. Files that cannot be read are left out.
    #[prop(into)]
    on_files: Callback<Vec<PickedFile>>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let id = unique_id();
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    let take = move |files: Option<web_sys::FileList>| {
        if let Some(files) = files
            && !disabled.get_untracked()
        {
            // The list empties itself when the event is over; the files stay.
            let files = (0..files.length())
                .filter_map(|place| files.get(place))
                .collect();
            leptos::task::spawn_local(async move { on_files.run(read_all(files).await) });
        }
    };
    let picked = move |event: leptos::ev::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            take(input.files());
            // So that the same file can be picked again after it was mended.
            input.set_value("");
        }
    };
    let pressed = move |event: leptos::ev::MouseEvent| {
        if let Some(instead) = instead {
            event.prevent_default();
            instead.run(());
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|transfer| transfer.files()));
    };
    let dragged = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(!disabled.get_untracked());
    };
    view! {
        <div
            class="drop"
            class:drop-over=over
            on:dragover=dragged
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <span class="drop-icon">
                <Symbol icon=Icon::Upload />
            </span>
            <p class="drop-label">{label}</p>
            <input
                class="drop-input"
                type="file"
                id=id.clone()
                accept=accept
                multiple=multiple
                disabled=disabled
                aria-describedby=described
                on:click=pressed
                on:change=picked
            />
            <label class="button" for=id>
                {pick}
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// Reads the files, one after the other.
async fn read_all(files: Vec<web_sys::File>) -> Vec<PickedFile> {
    let mut read = Vec::new();
    for file in files {
        if let Ok(buffer) = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await {
            read.push(PickedFile {
                name: file.name(),
                bytes: js_sys::Uint8Array::new(&buffer).to_vec(),
            });
        }
    }
    read
}
