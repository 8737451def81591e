//! Start: fetch the content, load what was kept, take over the page, mount the app.

use super::app::app;
use super::context::AppContext;
use super::texts::{Origin, Shelf, Texts};
use crate::browser::{address, annex, early, fetch, log, page, storage, update};
use crate::content::{Wording, decode};
use crate::formats::answers;
use crate::formats::route::Route;
use crate::formats::saved::{self, SavedError};
use crate::state::{AppState, Event, Keeping};
use leptos::prelude::*;
use wasm_bindgen::prelude::JsValue;

const PACK: &str = "content/ems-2018-03.bin";
const WORDING: &str = "content/ems-2018-03.en.json";
const INTERFACE: &str = "content/interface.en.json";

/// Starts the app; a failure is shown by `boot.js` with the way out.
pub fn start() {
    std::panic::set_hook(Box::new(|info| page::tell_failure(&info.to_string())));
    wasm_bindgen_futures::spawn_local(async {
        let (origin, loaded) = chosen().await;
        match load_texts(&[], origin, loaded).await {
            Ok(texts) => mount(texts),
            Err(reason) => page::tell_failure(&reason),
        }
    });
}

/// A loaded pack in the form that travels, and its wording as JSON.
pub type LoadedParts = [Vec<u8>; 2];

/// The pack that the person has chosen instead of ours. Where it cannot be used, ours stays, which is told,
/// and nothing is removed.
async fn chosen() -> (Origin, Option<LoadedParts>) {
    let Some(name) = storage::is_available().then(storage::chosen).flatten() else {
        return (Origin::Own, None);
    };
    // The reader of packs from outside is in the annex, because a first visit does without.
    let annex = match annex::fetch() {
        Ok(asked) => asked.await,
        Err(error) => Err(error),
    };
    match annex.and_then(|annex| annex::packed(&annex, &name)) {
        Ok(parts) => (Origin::Loaded(name), Some(parts)),
        Err(error) => {
            log::note("use a loaded pack", Err::<(), JsValue>(error));
            (Origin::Fallback(name), None)
        }
    }
}

/// The pack and its texts, fetched; `more` are further files with texts of the interface. `loaded`, which
/// the annex has read, takes the place of our pack, so that only one of them is decoded.
///
/// # Errors
/// Which file could not be had or read.
pub async fn load_texts(
    more: &[&'static str],
    origin: Origin,
    loaded: Option<LoadedParts>,
) -> Result<Texts, String> {
    let addresses = [PACK, WORDING, INTERFACE].iter().chain(more);
    let asked = addresses.map(|address| fetch::ask(address).map(|asked| (*address, asked)));
    // All are asked for before the first is waited for.
    let asked = asked.collect::<Vec<_>>();
    let mut files = Vec::new();
    for asked in asked {
        let (address, asked) = asked?;
        files.push((address, fetch::bytes(address, asked).await?));
    }
    if let Some([pack, wording]) = loaded
        && let [own, texts, ..] = files.as_mut_slice()
    {
        (own.1, texts.1) = (pack, wording);
    }
    let [(_, pack), content, texts, more @ ..] = files.as_slice() else {
        return Err("a file is missing".into());
    };
    let pack = decode(pack).map_err(|error| format!("{PACK}: {error}"))?;
    let mut interface = wording(texts)?;
    for file in more {
        interface = interface.with(wording(file)?);
    }
    Ok(Texts::keep(Shelf { origin, pack, content: wording(content)?, interface }))
}

fn wording((address, text): &(&str, Vec<u8>)) -> Result<Wording, String> {
    Wording::from_json(text).map_err(|error| format!("{address}: {error}"))
}

fn mount(texts: Texts) {
    // What was ticked before the start answers a question of our pack.
    let early = if texts.origin.loaded().is_some() { early::Early::default() } else { early::take() };
    let Some(element) = page::take_over() else {
        page::tell_failure("the element #app is missing");
        return;
    };
    let state = kept(texts);
    leptos::mount::mount_to(element, move || {
        let context = AppContext::new(texts, state);
        listen(context);
        app(context)
    })
    .forget();
    if !early.is_empty() {
        page::next_frame(move || early.put_back());
    }
}

/// What was kept in this browser, or an empty state that says why not.
fn kept(texts: Texts) -> AppState {
    let (pack, loaded) = (texts.pack(), texts.origin.loaded());
    if !storage::is_available() {
        return AppState { keeping: Keeping::Denied, ..AppState::default() };
    }
    let Some(original) = storage::read(loaded) else { return AppState::default() };
    match saved::read(pack, &original) {
        Ok((answers, progress)) => AppState { answers, progress, keeping: Keeping::Saved },
        Err(SavedError::Newer(_)) => AppState { keeping: Keeping::Newer { original }, ..AppState::default() },
        Err(SavedError::Damaged(problem)) => {
            let aside = storage::keep_aside(loaded, &original).map_err(|_| JsValue::from_str(&problem));
            log::note("keep the damaged text aside", aside);
            AppState { keeping: Keeping::Damaged { original, problem }, ..AppState::default() }
        }
    }
}

/// Follows the address, other tabs, newer versions, and the annex where it hands answers back.
fn listen(context: AppContext) {
    log::note("follow the address", address::on_change(move |route| context.arrive(route)));
    log::note("hear of newer versions", update::on_available(move || context.newer_version.set(true)));
    let tried = annex::on_answers(move |text| match answers::from_text(context.texts.pack(), &text) {
        Ok(answers) => {
            context.dispatch(Event::AnswersReplaced { answers });
            context.go(&Route::Outcome);
        }
        Err(problem) => log::note("take answers over", Err::<(), _>(JsValue::from_str(&problem))),
    });
    log::note("hear of answers that were tried", tried);
    let elsewhere = storage::on_change_elsewhere(context.texts.origin.loaded(), move |text| {
        let plan = match &text {
            None => Some(Default::default()),
            Some(text) => saved::read(context.texts.pack(), text).ok(),
        };
        if let Some((answers, progress)) = plan {
            context.dispatch(Event::Replaced { answers, progress, save: false });
        }
    });
    log::note("hear of other tabs", elsewhere.map_err(|_| JsValue::from_str("no window")));
}
