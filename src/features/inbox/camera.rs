//! Reading the kiosk's codes with the device's camera: what it sees, and how it gets on.

use leptos::html::Video;
use leptos::prelude::*;
use throughline_ui::{Button, Callout, Icon, Symbol, Tone};

use crate::text::{Text, inbox as say};
use crate::workspace::camera::{Camera, CodeCamera, NoCamera};

/// Switches the camera on and off: one button, which keeps its place and the focus.
#[component]
pub fn CameraButton(
    /// The camera.
    camera: CodeCamera,
    /// Where its picture is shown.
    place: NodeRef<Video>,
    /// Takes what it reads.
    #[prop(into)]
    each: Callback<String>,
) -> impl IntoView {
    let press = move |()| {
        if camera.is_on() {
            camera.stop();
        } else {
            camera.start(place, move |text| each.run(text));
        }
    };
    let words = move || {
        if camera.is_on() {
            say::camera_stop().say()
        } else {
            say::camera_use().say()
        }
    };
    view! {
        <Button icon=Icon::Camera on_click=move |()| untrack(|| press(()))>
            {words}
        </Button>
    }
}

/// What the camera sees, and how it gets on.
#[component]
pub fn CameraPicture(
    /// The camera.
    camera: CodeCamera,
    /// Where its picture is shown.
    place: NodeRef<Video>,
) -> impl IntoView {
    let problem = move || problem(camera.state()).map(|(title, words)| told(title, words));
    view! {
        <Show when=move || camera.is_on()>
            <div class="camera" class:camera-just-read=move || camera.just_read()>
                <video
                    class="camera-picture"
                    aria-label=move || say::camera_label().say()
                    autoplay
                    playsinline
                    node_ref=place
                ></video>
                <div class="camera-frame" aria-hidden="true"></div>
                <p class="camera-count" aria-hidden="true">
                    <Symbol icon=Icon::Check />
                    <span>{move || camera.read()}</span>
                </p>
            </div>
        </Show>
        <div role="status">
            {move || doing(camera).map(|words| view! { <p>{words}</p> })}
        </div>
        {problem}
    }
}

/// What it does, or what to do before it.
fn doing(camera: CodeCamera) -> Option<Text> {
    match camera.state() {
        Camera::Asked => Some(say::camera_asked()),
        Camera::On if camera.needs_hint() => Some(say::camera_hint()),
        Camera::On if camera.read() == 0 => Some(say::camera_on()),
        Camera::On => Some(say::camera_read(camera.read())),
        _ => None,
    }
}

/// Why it is off, where nobody switched it off: in a few words, and what to do.
fn problem(state: Camera) -> Option<(Text, Text)> {
    let (title, words) = match state {
        Camera::Off | Camera::Asked | Camera::On => return None,
        Camera::Over => (say::camera_over(), say::camera_over_text()),
        Camera::Lost => (say::camera_lost(), say::camera_lost_text()),
        Camera::NotLoaded => (say::camera_not_loaded(), say::camera_not_loaded_text()),
        Camera::Not(NoCamera::Unprotected) => {
            (say::camera_unprotected(), say::camera_unprotected_text())
        }
        Camera::Not(NoCamera::Missing) => (say::camera_missing(), say::camera_missing_text()),
        Camera::Not(NoCamera::Refused) => (say::camera_refused(), say::camera_refused_text()),
        Camera::Not(NoCamera::Busy) => (say::camera_busy(), say::camera_busy_text()),
    };
    Some((title, words))
}

fn told(title: Text, words: Text) -> impl IntoView {
    view! {
        <Callout tone=Tone::Caution live=true title=title>
            <p>{words}</p>
        </Callout>
    }
}
