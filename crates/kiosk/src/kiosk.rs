//! What the kiosk knows while it runs: the pack, the slips that wait, and where the visitor is.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::graph::{ReactiveNode, Source, ToAnySource};
use leptos::task::spawn_local;
use throughline_public::content::Content;
use throughline_public::id::{GuideId, ServiceId, StrategyId, SurveyId, WorkshopId};
use throughline_public::pack::{self, FILE_NAME, Opened, PackError, Pin};
use throughline_public::sealed::{self, ReplyCode, SealedSlip, SlipError};
use throughline_public::slip::Note;

use crate::browser;
use crate::page::{self, Pages};
use crate::store::Store;
use crate::text::{Language, language_now, language_source, set_language};

/// Milliseconds until a part that did not come is asked for again.
const AGAIN_AFTER: i32 = 5_000;

/// Milliseconds until the other pages are asked for: the first one is painted before.
const FIRST_PAINT: i32 = 20;

/// Where the visitor is. It stands in no address and in no history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The choice of a language: where every visit begins.
    Languages,
    /// The four doors.
    Doors,
    /// The directory.
    Find,
    /// One service of it.
    Service(ServiceId),
    /// Guides and strategies.
    Learn,
    /// One guide.
    Guide(GuideId),
    /// One strategy.
    Strategy(StrategyId),
    /// Workshops.
    Workshops,
    /// One workshop, and signing up for it.
    Workshop(WorkshopId),
    /// Ask or suggest.
    Ask,
    /// A survey.
    Survey(SurveyId),
    /// Reading an answer.
    Answer,
    /// The pages for staff, once the code was typed.
    Staff,
    /// A note of the staff to the office.
    StaffSlip,
}

/// What could not be done with a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSent {
    /// It is too long.
    TooLong,
    /// It could not be sealed: there is no pack, or it names nobody.
    CannotSeal,
    /// The browser did not keep it.
    NotKept,
    /// This is a preview.
    OnlyPreview,
}

/// What a visitor looks for in the directory: made anew for each visit, so it is there again on the way back, and gone with the
/// visit.
#[derive(Clone, Copy)]
pub struct Looking {
    /// What was typed.
    pub query: RwSignal<String>,
    /// The need that was chosen.
    pub need: RwSignal<String>,
    /// For how old a person, in years; empty for any.
    pub age: RwSignal<String>,
    /// Whether only what is open now.
    pub open: RwSignal<bool>,
    /// Whether only what is free.
    pub free: RwSignal<bool>,
    /// Whether only what asks for no papers.
    pub no_papers: RwSignal<bool>,
    /// Whether only where one's own language is spoken.
    pub own_language: RwSignal<bool>,
}

impl Looking {
    /// Looks for nothing yet, and is known to every page of the visit.
    pub fn provide() {
        let (empty, no) = (|| RwSignal::new(String::new()), || RwSignal::new(false));
        provide_context(Self {
            query: empty(),
            need: empty(),
            age: empty(),
            open: no(),
            free: no(),
            no_papers: no(),
            own_language: no(),
        });
    }

    /// What the visitor looks for.
    pub fn expect() -> Self {
        expect_context()
    }
}

/// What the kiosk knows.
#[derive(Clone, Copy)]
pub struct Kiosk {
    /// The pack in use.
    pub pack: RwSignal<Option<Arc<Opened>>>,
    /// Whether it has looked for one.
    pub looked: RwSignal<bool>,
    /// Why the last pack that came was refused.
    pub refused: RwSignal<Option<PackError>>,
    /// The sealed slips that wait for the office.
    pub slips: RwSignal<Vec<SealedSlip>>,
    /// Whether this is a preview in the staff's program: it shows the pack that it is handed, opens no database, and sends
    /// nothing.
    pub preview: bool,
    /// Whether the browser keeps anything.
    pub keeps: RwSignal<bool>,
    /// Where the visitor is.
    pub place: RwSignal<Place>,
    /// The visits so far: a new one makes the whole page anew.
    pub visit: RwSignal<u32>,
    /// Whether staff typed their code in this visit.
    pub staff: RwSignal<bool>,
    /// All pages but the first, once they are here.
    pub pages: RwSignal<Option<Pages>>,
    way: StoredValue<Vec<Place>>,
    store: StoredValue<Option<Store>, LocalStorage>,
}

impl Kiosk {
    /// Begins, and makes it known to every page.
    pub fn provide() -> Self {
        let kiosk = Self {
            pack: RwSignal::new(None),
            looked: RwSignal::new(false),
            refused: RwSignal::new(None),
            slips: RwSignal::new(Vec::new()),
            preview: browser::shown_in().is_some(),
            keeps: RwSignal::new(true),
            place: RwSignal::new(Place::Languages),
            visit: RwSignal::new(0),
            staff: RwSignal::new(false),
            pages: RwSignal::new(None),
            way: StoredValue::new(Vec::new()),
            store: StoredValue::new_local(None),
        };
        provide_context(kiosk);
        spawn_local(kiosk.begin());
        browser::after(FIRST_PAINT, move || kiosk.bring_pages());
        kiosk
    }

    /// The kiosk that this page stands in.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Loads the pages; where they do not come, again in a while.
    fn bring_pages(self) {
        spawn_local(async move {
            match page::load().await {
                Ok(pages) => self.pages.set(Some(pages)),
                Err(_) => browser::after(AGAIN_AFTER, move || self.bring_pages()),
            }
        });
    }

    async fn begin(self) {
        if let Some(around) = browser::shown_in() {
            return browser::on_handed(&around, move |bytes| {
                spawn_local(async move {
                    // Said on the page where it is refused.
                    let _ = self.take_pack(&bytes).await;
                    self.looked.set(true);
                });
            });
        }
        match Store::open().await {
            Ok(store) => {
                self.slips.set(store.slips().await.unwrap_or_default());
                if let Ok(Some((bytes, pin))) = store.pack().await
                    && let Ok(opened) = pack::open(&bytes, Some(&pin))
                {
                    self.show(opened);
                }
                self.store.set_value(Some(store));
            }
            Err(_) => self.keeps.set(false),
        }
        self.look_for_pack().await;
        self.looked.set(true);
    }

    /// Looks for a newer pack beside the page. Where there is none, or it cannot be reached, the last one stays.
    pub async fn look_for_pack(self) {
        if self.preview {
            return;
        }
        if let Some(bytes) = browser::beside(&format!("./{FILE_NAME}")).await {
            // What went wrong is said on the pages for staff.
            let _ = self.take_pack(&bytes).await;
        }
    }

    /// Takes a pack that is good; says why where it is not, and keeps the last one.
    pub async fn take_pack(self, bytes: &[u8]) -> Result<(), PackError> {
        let pin: Option<Pin> = self
            .pack
            .with_untracked(|pack| pack.as_deref().map(Opened::pin))
            .filter(|_| !self.preview);
        match pack::open(bytes, pin.as_ref()) {
            Ok(opened) => {
                self.refused.set(None);
                // It names the hashes of all else.
                let other = self.pack.with_untracked(|pack| {
                    pack.as_ref()
                        .is_none_or(|pack| pack.manifest != opened.manifest)
                });
                if other {
                    if let Some(store) = self.store.get_value()
                        && store.keep_pack(bytes, &opened.pin()).await.is_err()
                    {
                        self.keeps.set(false);
                    }
                    self.show(opened);
                }
                self.drop_received().await;
                Ok(())
            }
            Err(error) => {
                self.refused.set(Some(error.clone()));
                Err(error)
            }
        }
    }

    fn show(self, opened: Opened) {
        if self
            .place
            .with_untracked(|place| *place == Place::Languages)
        {
            set_language(Language::of_tag(&opened.content.about.language));
        }
        self.pack.set(Some(Arc::new(opened)));
    }

    /// Deletes the slips for which the pack has a receipt.
    async fn drop_received(self) {
        let received = |slip: &SealedSlip| {
            self.pack.with_untracked(|pack| {
                pack.as_ref()
                    .is_some_and(|pack| pack.manifest.receipts.contains(&slip.hash))
            })
        };
        let slips = self.slips.get_untracked();
        let gone = slips.iter().filter(|slip| received(slip));
        let gone: Vec<String> = gone.map(|slip| slip.hash.clone()).collect();
        if gone.is_empty() {
            return;
        }
        if let Some(store) = self.store.get_value()
            && store.drop_slips(&gone).await.is_err()
        {
            return;
        }
        self.slips
            .update(|slips| slips.retain(|slip| !gone.contains(&slip.hash)));
    }

    /// Forgets the pack and whose it was, so that the next one may come from another school.
    pub async fn forget_pack(self) {
        if let Some(store) = self.store.get_value()
            && store.forget_pack().await.is_err()
        {
            self.keeps.set(false);
            return;
        }
        self.pack.set(None);
        self.refused.set(None);
    }

    /// Seals a note and keeps it for the office. The code is for its writer alone.
    pub async fn send(self, note: Note) -> Result<ReplyCode, NotSent> {
        if self.preview {
            return Err(NotSent::OnlyPreview);
        }
        let office = self.pack.with_untracked(|pack| {
            let office = pack.as_ref().map(|pack| pack.manifest.office.clone());
            office.unwrap_or_default()
        });
        let now = browser::now_text();
        let (slip, code) = sealed::seal(note, language_now().tag(), &now, &office).map_err(
            |error| match error {
                SlipError::TooLong => NotSent::TooLong,
                _ => NotSent::CannotSeal,
            },
        )?;
        if let Some(store) = self.store.get_value() {
            let kept = store.keep_slip(&slip).await;
            kept.map_err(|_| NotSent::NotKept)?;
        }
        self.slips.update(|slips| slips.push(slip));
        Ok(code)
    }

    /// Something of the content; tracked. What it makes of nothing while there is no pack.
    pub fn content<T: Default>(self, read: impl FnOnce(&Content) -> T) -> T {
        self.pack
            .with(|pack| pack.as_ref().map(|pack| read(&pack.content)))
            .unwrap_or_default()
    }

    /// As [`Self::content`], not tracked.
    pub fn content_now<T: Default>(self, read: impl FnOnce(&Content) -> T) -> T {
        untrack(|| self.content(read))
    }

    /// Goes somewhere.
    pub fn go(self, place: Place) {
        browser::be_quiet();
        let from = self.place.get_untracked();
        self.way.update_value(|way| way.push(from));
        self.place.set(place);
    }

    /// Goes back to where the visitor was before.
    pub fn back(self) {
        browser::be_quiet();
        let before = self.way.try_update_value(Vec::pop).flatten();
        self.place.set(before.unwrap_or(Place::Doors));
    }

    /// Ends the visit: nothing of it remains.
    pub fn end_visit(self) {
        browser::be_quiet();
        self.way.update_value(Vec::clear);
        self.staff.set(false);
        self.place.set(Place::Languages);
        let language = self.content_now(|content| content.about.language.clone());
        set_language(Language::of_tag(&language));
        self.visit.update(|visit| *visit = visit.wrapping_add(1));
        self.forget_listeners();
        spawn_local(self.look_for_pack());
    }

    /// Tells all that listens to what outlives a visit, and forgets it: what is still there listens again when it runs. A view
    /// that goes says so to nobody, so that every visit would stay on these lists, and in memory, for ever.
    fn forget_listeners(self) {
        for lasting in [
            self.pack.to_any_source(),
            self.looked.to_any_source(),
            self.refused.to_any_source(),
            self.slips.to_any_source(),
            self.keeps.to_any_source(),
            self.place.to_any_source(),
            self.visit.to_any_source(),
            self.staff.to_any_source(),
            self.pages.to_any_source(),
            language_source(),
        ] {
            lasting.mark_dirty();
            lasting.clear_subscribers();
        }
    }
}
