//! Start: fetch the content, load what was kept, take over the page, mount the app.

use super::app::app;
use super::context::AppContext;
use super::kept;
use super::texts::{Origin, Shelf, Texts, join};
use crate::browser::storage::Elsewhere;
use crate::browser::{address, annex, clock, early, fetch, later, log, page, speech, storage, update};
use crate::content::{Wording, call_terms, decode};
use crate::formats::saved;
use crate::state::AppState;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

const PACK: &str = "content/ems-2018-03.bin";
/// Files with texts, without their language.
const WORDING: &str = "content/ems-2018-03.";
const INTERFACE: &str = "content/interface.";

/// Starts the app; a failure is shown by `boot.js` with the way out.
pub fn start() {
    std::panic::set_hook(Box::new(|info| page::tell_failure(&info.to_string())));
    later::go_on(Box::pin(async {
        log::note("tell the tab from others", clock::settle_tab().await);
        let (found, pack) = kept::find().await;
        let (origin, loaded) = chosen(pack).await;
        let found = if let Origin::Fallback(_) = origin { kept::read(None, None).await } else { found };
        match load_texts(&[], origin, loaded).await {
            Ok(texts) => mount(texts, kept::state(texts.pack(), found).await),
            Err(reason) => page::tell_failure(&reason),
        }
    }));
}

/// A loaded pack in the form that travels, and its wording as JSON.
pub type LoadedParts = [Vec<u8>; 2];

/// The pack of this name, or ours where there is none. Where it cannot be used, ours stays, which is told,
/// and nothing is removed.
async fn chosen(name: Option<String>) -> (Origin, Option<LoadedParts>) {
    let Some(name) = name else { return (Origin::Own, None) };
    // The reader of packs from outside is in the annex, because a first visit does without.
    let parts = annex::use_pack(&name).await.and_then(|parts| parts.dyn_into::<js_sys::Array>());
    match parts {
        Ok(parts) => {
            let parts = [0, 1].map(|place| js_sys::Uint8Array::new(&parts.get(place)).to_vec());
            (Origin::Loaded(name), Some(parts))
        }
        Err(error) => {
            log::note("use a loaded pack", Err::<(), JsValue>(error));
            (Origin::Fallback(name), None)
        }
    }
}

/// The pack and its texts in the language of the page, fetched; `more` are further files with texts of the
/// interface, without their language. `loaded`, which
/// the annex has read, takes the place of our pack, so that only one of them is decoded.
///
/// # Errors
/// Which file could not be had or read.
pub async fn load_texts(
    more: &[&'static str],
    origin: Origin,
    loaded: Option<LoadedParts>,
) -> Result<Texts, String> {
    let language = page::language();
    let mut asked = vec![(PACK.to_string(), fetch::ask(PACK)?)];
    for stem in [WORDING, INTERFACE].iter().chain(more) {
        let address = join(&[stem, &language, ".json"]);
        let file = fetch::ask(&address)?;
        asked.push((address, file));
    }
    // All are asked for before the first is waited for.
    let mut files = Vec::new();
    for (address, asked) in asked {
        let bytes = fetch::bytes(&address, asked).await?;
        files.push((address, bytes));
    }
    if let Some([pack, wording]) = loaded
        && let [own, texts, ..] = files.as_mut_slice()
    {
        (own.1, texts.1) = (pack, wording);
    }
    let [(_, pack), content, texts, more @ ..] = files.as_slice() else {
        return Err("a file is missing".into());
    };
    let mut pack = decode(pack).map_err(|error| format!("{PACK}: {error}"))?;
    let content = wording(content)?;
    call_terms(&mut pack.glossary, &content);
    let mut interface = wording(texts)?;
    for file in more {
        interface = interface.with(wording(file)?);
    }
    Ok(Texts::keep(Shelf { origin, pack, content, interface }))
}

fn wording((address, text): &(String, Vec<u8>)) -> Result<Wording, String> {
    let read = Wording::from_json(text).map(|wording| wording.spoken(speech::speech()));
    read.map_err(|error| format!("{address}: {error}"))
}

fn mount(texts: Texts, (state, known): (AppState, u64)) {
    // What was ticked before the start answers a question of our pack.
    let early = if texts.origin.loaded().is_some() { early::Early::default() } else { early::take() };
    let Some(element) = page::take_over() else {
        page::tell_failure("the element #app is missing");
        return;
    };
    if !state.record.is_new() {
        // What the next start without a plan in its address opens.
        log::note("note the plan", storage::set_last(&state.record.id).map_err(|_| JsValue::NULL));
        address::name_plan(&state.record.id);
    }
    leptos::mount::mount_to(element, move || {
        let context = AppContext::new(texts, state, known);
        listen(context);
        app(context)
    })
    .forget();
    if !early.is_empty() {
        page::next_frame(move || early.put_back());
    }
}

/// Follows the address, other tabs, newer versions, and the annex where it hands answers back.
fn listen(context: AppContext) {
    let fresh = RwSignal::new(false);
    let arrived = address::on_change(move |route| {
        // What was said of one page does not stand on the next, unless it was said on the way there.
        if !fresh.get_untracked() {
            context.said.set(String::new());
        }
        context.arrive(route);
    });
    log::note("follow the address", arrived);
    log::note("hear of newer versions", update::on_available(move || context.newer_version.set(true)));
    let handed = annex::on_plan(move |text| context.take_back(&text));
    log::note("hear of the plan", handed);
    let said = annex::on_said(move |words| {
        // What is said twice is announced twice only where it was gone in between.
        context.said.set(String::new());
        page::next_frame(move || context.said.set(words));
        fresh.set(true);
        page::after(1_000, move || fresh.set(false));
    });
    log::note("hear of what is to be said", said);
    let turned = annex::on_turn(move |word| {
        let plan = context.state.with_untracked(|state| saved::write(&state.record));
        annex::ask("turn", &js_sys::Array::of2(&plan.into(), &(word == "redo").into()));
    });
    log::note("hear of undo", turned);
    let elsewhere = storage::on_change_elsewhere(move |id, done| {
        if context.state.with_untracked(|state| state.record.id != id) {
            return;
        }
        match done {
            // What has nothing new is an older text than ours, which its own tab hears of.
            Elsewhere::Written(kept) => drop(context.hear(kept.revision, &kept.text)),
            Elsewhere::Removed => context.look_after(),
            Elsewhere::Deleted => context.let_go(),
            Elsewhere::Back => {}
        }
    });
    log::note("hear of other tabs", elsewhere.map_err(|_| JsValue::from_str("no window")));
}
