//! Start: fetch the content, load what was kept, take over the page, mount the app.

use super::app::app;
use super::context::AppContext;
use super::kept::{self, Kept};
use super::texts::{Origin, Shelf, Texts};
use crate::browser::{address, annex, early, fetch, log, page, storage, update};
use crate::content::{Wording, decode};
use crate::formats::saved;
use crate::journey::Answers;
use crate::state::Event;
use leptos::prelude::*;
use wasm_bindgen::prelude::JsValue;

const PACK: &str = "content/ems-2018-03.bin";
const WORDING: &str = "content/ems-2018-03.en.json";
const INTERFACE: &str = "content/interface.en.json";

/// Starts the app; a failure is shown by `boot.js` with the way out.
pub fn start() {
    std::panic::set_hook(Box::new(|info| page::tell_failure(&info.to_string())));
    wasm_bindgen_futures::spawn_local(async {
        take_over().await;
        let (kept, pack) = kept::find();
        let (origin, loaded) = chosen(pack).await;
        let kept = if let Origin::Fallback(_) = origin { kept::of_pack(None) } else { kept };
        match load_texts(&[], origin, loaded).await {
            Ok(texts) => mount(texts, kept),
            Err(reason) => page::tell_failure(&reason),
        }
    });
}

/// What the first versions have left is carried over by the annex, because few people have it.
async fn take_over() {
    if storage::is_available() && storage::has_first() {
        let annex = match annex::fetch() {
            Ok(asked) => asked.await,
            Err(error) => Err(error),
        };
        log::note("carry over", annex.and_then(|annex| annex::carry_over(&annex)));
    }
}

/// A loaded pack in the form that travels, and its wording as JSON.
pub type LoadedParts = [Vec<u8>; 2];

/// The pack of this name, or ours where there is none. Where it cannot be used, ours stays, which is told,
/// and nothing is removed.
async fn chosen(name: Option<String>) -> (Origin, Option<LoadedParts>) {
    let Some(name) = name else { return (Origin::Own, None) };
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

fn mount(texts: Texts, kept: Kept) {
    // What was ticked before the start answers a question of our pack.
    let early = if texts.origin.loaded().is_some() { early::Early::default() } else { early::take() };
    let Some(element) = page::take_over() else {
        page::tell_failure("the element #app is missing");
        return;
    };
    if let Kept::Record(record, _) = &kept {
        // What the next start without a plan in its address opens.
        log::note("note the plan", storage::set_last(&record.id).map_err(|_| JsValue::NULL));
        log::note("name the plan", address::name_plan(&record.id));
    }
    let state = kept::state(texts.pack(), kept);
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
    let read = move |text: &str| {
        let record = saved::read_recent(text).ok()?;
        let answers = saved::answers_of(context.texts.pack(), &record).ok()?;
        Some((record, answers))
    };
    let handed = annex::on_plan(move |text| match read(&text) {
        Some((record, answers)) => context.dispatch(Event::Replaced { record, answers, save: true }),
        None => log::note("take the plan over", Err::<(), _>(JsValue::from_str("it does not fit"))),
    });
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
        wasm_bindgen_futures::spawn_local(async move {
            log::note("undo", annex::turn(&plan, word == "redo").await);
        });
    });
    log::note("hear of undo", turned);
    let elsewhere = storage::on_change_elsewhere(move |id, text| {
        if context.state.with_untracked(|state| state.record.id != id) {
            return;
        }
        let plan = match text {
            None => Some((context.empty_record(), Answers::default())),
            Some(text) => read(&text),
        };
        if let Some((record, answers)) = plan {
            context.dispatch(Event::Replaced { record, answers, save: false });
            context.elsewhere.update(|times| *times += 1);
        }
    });
    log::note("hear of other tabs", elsewhere.map_err(|_| JsValue::from_str("no window")));
}
