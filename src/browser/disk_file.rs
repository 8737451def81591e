//! One file on this computer that is written again and again, by the File System Access API where the browser
//! has it. In a folder that is synchronised with others, the file is a shared plan. The API is in no stable
//! version of `web-sys`, so it is called by its names.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// A file that the person has chosen for this visit.
#[derive(Clone)]
pub struct DiskFile {
    handle: JsValue,
}

/// Whether the browser lets a page write to a file that was chosen.
pub fn is_possible() -> bool {
    web_sys::window().is_some_and(|window| Reflect::has(&window, &"showSaveFilePicker".into()) == Ok(true))
}

/// Has the person say where a new file shall be; `None` where they choose nothing. The browser empties a file that
/// is there already as soon as it is chosen here, after a question of its own: for one with something in it
/// there is [`existing`].
///
/// # Errors
/// When the browser refuses, for example in a frame of another site.
pub async fn new(name: &str) -> Result<Option<DiskFile>, JsValue> {
    let options = options()?;
    Reflect::set(&options, &"suggestedName".into(), &name.into())?;
    Ok(picked("showSaveFilePicker", &options).await?.map(|handle| DiskFile { handle }))
}

/// Has the person choose a file that is there, which stays what it is; `None` where they choose nothing.
///
/// # Errors
/// When the browser refuses, or the person does not let the page write to it.
pub async fn existing() -> Result<Option<DiskFile>, JsValue> {
    let Some(handles) = picked("showOpenFilePicker", &options()?).await? else { return Ok(None) };
    let handle = Array::from(&handles).get(0);
    // Asked now: later the browser wants to see a key or button pressed for it.
    let mode = Object::new();
    Reflect::set(&mode, &"mode".into(), &"readwrite".into())?;
    match call(&handle, "requestPermission", &mode).await? {
        granted if granted == "granted" => Ok(Some(DiskFile { handle })),
        denied => Err(denied),
    }
}

fn options() -> Result<Object, JsValue> {
    let options = Object::new();
    let kind = Object::new();
    let accepted = Object::new();
    Reflect::set(&accepted, &"application/json".into(), &Array::of1(&".json".into()))?;
    Reflect::set(&kind, &"accept".into(), &accepted)?;
    Reflect::set(&options, &"types".into(), &Array::of1(&kind))?;
    Ok(options)
}

/// What was chosen in a window of the browser's.
async fn picked(picker: &str, options: &Object) -> Result<Option<JsValue>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    match call(&window, picker, options).await {
        Ok(chosen) => Ok(Some(chosen)),
        Err(error) if Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError") => Ok(None),
        Err(error) => Err(error),
    }
}

impl DiskFile {
    /// Its name.
    pub fn name(&self) -> String {
        Reflect::get(&self.handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// What it is at present.
    ///
    /// # Errors
    /// When it is gone or may not be read any more.
    pub async fn read(&self) -> Result<File, JsValue> {
        call(&self.handle, "getFile", &JsValue::UNDEFINED).await?.dyn_into()
    }

    /// Puts `text` in its place. The browser writes beside it and exchanges the two at the end, so that a
    /// failure leaves what was there.
    ///
    /// # Errors
    /// When it may not be written, or the disk is full.
    pub async fn write(&self, text: &str) -> Result<(), JsValue> {
        let stream = call(&self.handle, "createWritable", &JsValue::UNDEFINED).await?;
        call(&stream, "write", &text.into()).await?;
        call(&stream, "close", &JsValue::UNDEFINED).await.map(drop)
    }
}

async fn call(on: &JsValue, name: &str, given: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(on, &name.into())?.dyn_into()?;
    let promise: js_sys::Promise = function.call1(on, given)?.dyn_into()?;
    JsFuture::from(promise).await
}
