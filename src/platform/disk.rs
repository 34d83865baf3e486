//! Files on the person's disk that the browser lets this page write back, where it can. `web-sys` still counts the
//! picker and the asking for leave among unstable interfaces, so both are called by name.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemFileHandle, FileSystemWritableFileStream};

use super::window;

/// A file on the person's disk. Clones are the same file.
#[derive(Clone)]
pub struct DiskFile {
    handle: FileSystemFileHandle,
    /// As it was when it was last read or written here.
    seen: Rc<Cell<Stamp>>,
}

/// What tells one state of a file from another.
#[derive(Clone, Copy, PartialEq)]
struct Stamp {
    modified: f64,
    size: f64,
}

/// Why a file was not written. It is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWritten {
    /// The person or the browser did not allow it.
    NoLeave,
    /// Somebody else has written it since it was read here.
    ChangedElsewhere,
    /// It is not there any more, or its disk is full or gone.
    Failed,
}

/// Whether this browser lets a page write files back.
pub fn can_write_back() -> bool {
    picker().is_some()
}

fn picker() -> Option<Function> {
    function(window()?.as_ref(), "showOpenFilePicker")
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// Lets the person pick a file; gives its name and its bytes too. `None` when none was picked or it cannot be read.
pub async fn pick() -> Option<(String, Vec<u8>, DiskFile)> {
    let picking: Promise = picker()?.call0(window()?.as_ref()).ok()?.dyn_into().ok()?;
    let picked: Array = JsFuture::from(picking).await.ok()?.dyn_into().ok()?;
    let handle: FileSystemFileHandle = picked.get(0).dyn_into().ok()?;
    let (file, stamp) = look(&handle).await?;
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let seen = Rc::new(Cell::new(stamp));
    Some((file.name(), bytes, DiskFile { handle, seen }))
}

/// The file as it is now.
async fn look(handle: &FileSystemFileHandle) -> Option<(File, Stamp)> {
    let file: File = JsFuture::from(handle.get_file())
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    let stamp = Stamp {
        modified: file.last_modified(),
        size: file.size(),
    };
    Some((file, stamp))
}

impl DiskFile {
    /// Asks for leave to write it. The browser asks the person only soon after a press.
    ///
    /// # Errors
    /// [`NotWritten::NoLeave`].
    pub async fn ask_leave(&self) -> Result<(), NotWritten> {
        let Some(request) = function(&self.handle, "requestPermission") else {
            // A browser without the question answers when it is written.
            return Ok(());
        };
        let options = Object::new();
        let asked = Reflect::set(&options, &"mode".into(), &"readwrite".into())
            .and_then(|_| request.call1(&self.handle, &options))
            .and_then(JsCast::dyn_into::<Promise>);
        let Ok(asked) = asked else {
            return Err(NotWritten::NoLeave);
        };
        match JsFuture::from(asked).await {
            Ok(answer) if answer == "granted" => Ok(()),
            _ => Err(NotWritten::NoLeave),
        }
    }

    /// Writes it whole: the browser puts the new file in the place of the old one at the end, or not at all.
    ///
    /// # Errors
    /// As [`NotWritten`] says; what somebody else has written since is never overwritten.
    pub async fn write(&self, bytes: &[u8]) -> Result<(), NotWritten> {
        let (_, stamp) = look(&self.handle).await.ok_or(NotWritten::Failed)?;
        if stamp != self.seen.get() {
            return Err(NotWritten::ChangedElsewhere);
        }
        let written = self.replace(bytes).await;
        written.map_err(|_| NotWritten::Failed)?;
        let (_, stamp) = look(&self.handle).await.ok_or(NotWritten::Failed)?;
        self.seen.set(stamp);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let whole = (stamp.size - bytes.len() as f64).abs() < 0.5;
        if whole {
            Ok(())
        } else {
            Err(NotWritten::Failed)
        }
    }

    async fn replace(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let stream = JsFuture::from(self.handle.create_writable()).await?;
        let stream: FileSystemWritableFileStream = stream.dyn_into()?;
        let data = Uint8Array::from(bytes);
        JsFuture::from(stream.write_with_js_u8_array(&data)?).await?;
        JsFuture::from(stream.close()).await?;
        Ok(())
    }
}
