//! Reading QR codes with the device's camera, one after another. Nothing of a picture is kept or sent.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::html::Video;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::time::Timestamp;

use crate::platform::camera as device;
use crate::platform::code_reader::{CodeReader, NotRead};
use crate::platform::{clock, timer};

pub use crate::platform::camera::NoCamera;

/// How long to wait after a picture was looked through, in milliseconds: so is a code read at once, and the device rests.
const PAUSE: i32 = 120;
/// How long it is shown that a code was read, in milliseconds.
const SHOWN: i32 = 700;
/// After how long without a code in the picture a hint helps, in milliseconds.
const HINT_AFTER: i64 = 10_000;
/// After how long without anything new the camera is switched off, in milliseconds.
const OVER_AFTER: i64 = 3 * 60_000;
/// How many pictures one after another a reader may break off over.
const BREAKS: u32 = 5;

/// What the camera does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Camera {
    /// It is off.
    Off,
    /// The browser is being asked for it.
    Asked,
    /// It is on, and codes are looked for.
    On,
    /// It went off by itself: nothing new came for three minutes.
    Over,
    /// It cannot be used.
    Not(NoCamera),
    /// It was on, and gives no more pictures.
    Lost,
    /// What reads codes could not be loaded, or breaks off again and again.
    NotLoaded,
}

/// Reads codes with the camera, for as long as the owner that made it lives. A small handle.
#[derive(Clone, Copy)]
pub struct CodeCamera {
    state: RwSignal<Camera>,
    read: RwSignal<usize>,
    just_read: RwSignal<bool>,
    hint: RwSignal<bool>,
    /// What was read with it; beside the signals, since nothing shows it.
    watch: StoredValue<Watch>,
    /// Which start this is: what an earlier one began ends when it sees another number.
    turn: StoredValue<u32>,
    device: StoredValue<Option<device::Camera>, LocalStorage>,
}

impl CodeCamera {
    /// A camera that is off.
    pub fn off() -> Self {
        let camera = Self {
            state: RwSignal::new(Camera::Off),
            read: RwSignal::new(0),
            just_read: RwSignal::new(false),
            hint: RwSignal::new(false),
            watch: StoredValue::new(Watch::default()),
            turn: StoredValue::new(0),
            device: StoredValue::new_local(None),
        };
        on_cleanup(move || camera.end(Camera::Off));
        camera
    }

    /// What it does; tracked.
    pub fn state(self) -> Camera {
        self.state.get()
    }

    /// Whether it is on, or about to be; tracked.
    pub fn is_on(self) -> bool {
        matches!(self.state.get(), Camera::Asked | Camera::On)
    }

    /// How many codes were read since it was switched on; tracked.
    pub fn read(self) -> usize {
        self.read.get()
    }

    /// Whether a code was read a moment ago; tracked.
    pub fn just_read(self) -> bool {
        self.just_read.get()
    }

    /// Whether no code has been in the picture for a while; tracked.
    pub fn needs_hint(self) -> bool {
        self.hint.get()
    }

    /// Switches it on, shows in `place` what it sees, and calls `each` for every code that it had not read before.
    pub fn start(self, place: NodeRef<Video>, each: impl Fn(String) + 'static) {
        self.end(Camera::Asked);
        self.read.set(0);
        self.watch.update_value(|watch| watch.begin(clock::now()));
        let turn = self.turn.get_value();
        spawn_local(self.look(turn, place, Rc::new(each)));
    }

    /// Switches it off.
    pub fn stop(self) {
        self.end(Camera::Off);
    }

    /// Takes what was read before for new: it could not be used.
    pub fn forget(self) {
        self.watch.update_value(|watch| watch.known.clear());
    }

    /// Ends this turn. The camera goes off at once, whatever is still being looked through.
    fn end(self, state: Camera) {
        let _ = self
            .turn
            .try_update_value(|turn| *turn = turn.wrapping_add(1));
        let _ = self.device.try_update_value(|device| drop(device.take()));
        self.state.try_set(state);
        self.hint.try_set(false);
        self.just_read.try_set(false);
    }

    /// Whether a turn still goes on.
    fn goes_on(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    async fn look(self, turn: u32, place: NodeRef<Video>, each: Rc<dyn Fn(String)>) {
        let opened = device::Camera::open().await;
        if !self.goes_on(turn) {
            return;
        }
        match opened {
            Ok(opened) => self.device.set_value(Some(opened)),
            Err(problem) => return self.end(Camera::Not(problem)),
        }
        self.watch.update_value(|watch| watch.begin(clock::now()));
        self.state.set(Camera::On);
        if let Some(video) = place.get_untracked() {
            self.device.with_value(|device| {
                if let Some(device) = device {
                    device.show(&video);
                }
            });
        }
        let (mut reader, mut breaks) = (None, 0);
        while self.goes_on(turn) {
            let texts = match self.look_once(place, &mut reader).await {
                Ok(texts) => {
                    breaks = 0;
                    texts
                }
                Err(NotRead::BrokeOff) if breaks < BREAKS => {
                    (reader, breaks) = (None, breaks + 1);
                    Vec::new()
                }
                Err(_) if self.goes_on(turn) => return self.end(Camera::NotLoaded),
                Err(_) => return,
            };
            if !self.goes_on(turn) {
                return;
            }
            self.take(texts, &*each);
            timer::pause(PAUSE).await;
        }
    }

    /// The texts in what the camera sees now.
    async fn look_once(
        self,
        place: NodeRef<Video>,
        reader: &mut Option<CodeReader>,
    ) -> Result<Vec<String>, NotRead> {
        let started = match reader.take() {
            Some(started) => started,
            None => CodeReader::start().await?,
        };
        let started = reader.insert(started);
        let video = place.try_get_untracked().flatten();
        let picture = self.device.try_with_value(|device| {
            let (device, video) = device.as_ref().zip(video.as_ref())?;
            device.picture(video)
        });
        match picture.flatten() {
            Some(picture) => started.read(picture).await,
            None => Ok(Vec::new()),
        }
    }

    /// Hands on what is new, and looks how long it has been quiet.
    fn take(self, texts: Vec<String>, each: &dyn Fn(String)) {
        let found = self.watch.try_update_value(|watch| {
            let new = watch.take(texts, clock::now());
            (new, watch.quiet(clock::now()))
        });
        let Some((new, quiet)) = found else { return };
        if !new.is_empty() {
            self.read.update(|read| *read += new.len());
            self.just_read.set(true);
            timer::after(SHOWN, move || {
                self.just_read.try_set(false);
            });
            new.into_iter().for_each(each);
        }
        let on = self.device.with_value(|device| {
            let device = device.as_ref();
            device.is_some_and(device::Camera::is_on)
        });
        match quiet {
            _ if !on => self.end(Camera::Lost),
            Quiet::Over => self.end(Camera::Over),
            Quiet::Hint => self.hint.set(true),
            Quiet::No => self.hint.set(false),
        }
    }
}

/// How quiet it is before the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quiet {
    No,
    Hint,
    Over,
}

/// What was read, and when.
#[derive(Debug, Default)]
struct Watch {
    known: BTreeSet<String>,
    /// When a code was last in the picture.
    seen: i64,
    /// When one was last read that is not known.
    new: i64,
}

impl Watch {
    /// Begins to watch; what is known stays known.
    fn begin(&mut self, now: Timestamp) {
        (self.seen, self.new) = (now.0, now.0);
    }

    /// Which of these texts were not read before.
    fn take(&mut self, texts: Vec<String>, now: Timestamp) -> Vec<String> {
        if !texts.is_empty() {
            self.seen = now.0;
        }
        let mut new = texts;
        new.retain(|text| self.known.insert(text.clone()));
        if !new.is_empty() {
            self.new = now.0;
        }
        new
    }

    fn quiet(&self, now: Timestamp) -> Quiet {
        if now.0 - self.new >= OVER_AFTER {
            Quiet::Over
        } else if now.0 - self.seen >= HINT_AFTER {
            Quiet::Hint
        } else {
            Quiet::No
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(|text| (*text).to_owned()).collect()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp(seconds * 1000)
    }

    #[test]
    fn a_text_is_handed_on_once_until_it_is_forgotten() {
        let mut watch = Watch::default();
        assert_eq!(
            watch.take(texts(&["a", "b", "a"]), at(0)),
            texts(&["a", "b"])
        );
        assert_eq!(watch.take(texts(&["b", "c"]), at(1)), texts(&["c"]));
        watch.begin(at(2));
        assert_eq!(watch.take(texts(&["a"]), at(2)), texts(&[]));
        watch.known.clear();
        assert_eq!(watch.take(texts(&["a"]), at(3)), texts(&["a"]));
    }

    #[test]
    fn a_hint_comes_when_no_code_is_seen_and_the_end_when_none_is_new() {
        let mut watch = Watch::default();
        watch.begin(at(100));
        assert_eq!(watch.quiet(at(109)), Quiet::No);
        assert_eq!(watch.quiet(at(110)), Quiet::Hint);
        watch.take(texts(&["a"]), at(111));
        assert_eq!(watch.quiet(at(120)), Quiet::No);
        // What lies before the camera is known, so nothing is wrong with the picture; and nobody goes on.
        watch.take(texts(&["a"]), at(290));
        assert_eq!(watch.quiet(at(290)), Quiet::No);
        assert_eq!(watch.quiet(at(291)), Quiet::Over);
    }
}
