//! The device's camera, as a live picture that stays in the page.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, ContextAttributes2d, DomException, HtmlCanvasElement,
    HtmlVideoElement, ImageData, MediaDevices, MediaStream, MediaStreamConstraints,
    MediaStreamTrack, MediaStreamTrackState, MediaTrackConstraints, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::{document, page, window};

/// The longest side of what is asked of the camera, and of a picture that is taken out of it, in pixels: the codes of the
/// kiosk have 109 modules, and a module needs some five pixels.
const LONGEST: u32 = 1920;
/// From when on a `video` element holds a picture (`HTMLMediaElement.HAVE_CURRENT_DATA`).
const HAS_PICTURE: u16 = 2;

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCamera {
    /// The page came in a way that somebody could have changed: browsers then withhold the camera.
    Unprotected,
    /// The device has none, or the browser knows none.
    Missing,
    /// The person, or whoever looks after the device, does not allow it.
    Refused,
    /// Another program has it.
    Busy,
}

impl NoCamera {
    /// What `getUserMedia` means by these errors, as Media Capture and Streams (W3C) names them.
    fn named(error: &str) -> Self {
        match error {
            "NotFoundError" | "OverconstrainedError" | "TypeError" => NoCamera::Missing,
            "NotAllowedError" | "SecurityError" => NoCamera::Refused,
            _ => NoCamera::Busy,
        }
    }
}

/// The camera, switched on until this is dropped.
pub struct Camera {
    stream: MediaStream,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Camera {
    /// Switches on the camera, rather the one on the back of the device. The browser asks the person.
    ///
    /// # Errors
    /// When there is none, or it must not or cannot be used.
    pub async fn open() -> Result<Self, NoCamera> {
        let devices = devices()?;
        let video = MediaTrackConstraints::new();
        // Wishes, not conditions: a device with one camera gives that.
        video.set_facing_mode_str("environment");
        video.set_width_i32(LONGEST.cast_signed());
        let wanted = MediaStreamConstraints::new();
        wanted.set_video_media_track_constraints(&video);
        let asked = devices.get_user_media_with_constraints(&wanted);
        let stream = match asked {
            Ok(asked) => JsFuture::from(asked).await,
            Err(problem) => Err(problem),
        };
        let stream: MediaStream = stream.map_err(|problem| why(&problem))?.unchecked_into();
        let Some((canvas, context)) = canvas() else {
            stop(&stream);
            return Err(NoCamera::Missing);
        };
        Ok(Self {
            stream,
            canvas,
            context,
        })
    }

    /// Shows what the camera sees, in the middle of the window.
    pub fn show(&self, video: &HtmlVideoElement) {
        video.set_muted(true);
        video.set_src_object(Some(&self.stream));
        let place = ScrollIntoViewOptions::new();
        place.set_block(ScrollLogicalPosition::Center);
        video.scroll_into_view_with_scroll_into_view_options(&place);
        if let Ok(plays) = video.play() {
            // It breaks off when the camera is switched off before the first picture came: nobody needs to know.
            spawn_local(async { drop(JsFuture::from(plays).await) });
        }
    }

    /// Whether it still gives pictures: somebody may pull its plug, or take the permission back.
    pub fn is_on(&self) -> bool {
        tracks(&self.stream).any(|track| track.ready_state() == MediaStreamTrackState::Live)
    }

    /// What it sees now; `None` while there is nothing yet.
    pub fn picture(&self, video: &HtmlVideoElement) -> Option<ImageData> {
        if video.ready_state() < HAS_PICTURE {
            return None;
        }
        let (width, height) = within(video.video_width(), video.video_height())?;
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let (width, height) = (f64::from(width), f64::from(height));
        self.context
            .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
            .ok()?;
        self.context.get_image_data(0.0, 0.0, width, height).ok()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        stop(&self.stream);
    }
}

/// A size made smaller until it fits, with its proportions; `None` of nothing.
fn within(width: u32, height: u32) -> Option<(u32, u32)> {
    let longest = width.max(height);
    if width.min(height) == 0 {
        return None;
    }
    let shrunk = |side: u32| {
        if longest > LONGEST {
            (side * LONGEST / longest).max(1)
        } else {
            side
        }
    };
    Some((shrunk(width), shrunk(height)))
}

fn devices() -> Result<MediaDevices, NoCamera> {
    let navigator = window().ok_or(NoCamera::Missing)?.navigator();
    let devices = navigator.media_devices().ok();
    let devices = devices.filter(|devices| !devices.is_undefined());
    devices.ok_or(if page::is_protected() {
        NoCamera::Missing
    } else {
        NoCamera::Unprotected
    })
}

fn why(problem: &JsValue) -> NoCamera {
    let name = problem.dyn_ref::<DomException>().map(DomException::name);
    NoCamera::named(name.as_deref().unwrap_or("TypeError"))
}

fn canvas() -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let options = ContextAttributes2d::new();
    options.set_will_read_frequently(true);
    let context = canvas.get_context_with_context_options("2d", &options);
    let context = context.ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

fn tracks(stream: &MediaStream) -> impl Iterator<Item = MediaStreamTrack> {
    let tracks: Array = stream.get_tracks();
    tracks.into_iter().map(JsCast::unchecked_into)
}

fn stop(stream: &MediaStream) {
    tracks(stream).for_each(|track| track.stop());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_proportions() {
        assert_eq!(within(640, 480), Some((640, 480)));
        assert_eq!(within(1920, 1080), Some((1920, 1080)));
        assert_eq!(within(3840, 2160), Some((1920, 1080)));
        assert_eq!(within(2160, 3840), Some((1080, 1920)));
        assert_eq!(within(100_000, 1), Some((1920, 1)));
        assert_eq!(within(0, 480), None);
    }

    #[test]
    fn what_the_browser_says_is_told_apart() {
        let named = NoCamera::named;
        assert_eq!(named("NotFoundError"), NoCamera::Missing);
        assert_eq!(named("NotAllowedError"), NoCamera::Refused);
        assert_eq!(named("NotReadableError"), NoCamera::Busy);
        assert_eq!(named("AbortError"), NoCamera::Busy);
    }
}
