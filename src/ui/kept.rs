//! Which plan this visit opens: the one that the address names, or the last one of the pack in use. What is
//! not simply whole, the annex makes ready first: damaged, of an old version, or waiting to be joined.

use crate::browser::{address, annex, clock, log, storage};
use crate::content::Pack;
use crate::formats::saved;
use crate::record::Record;
use crate::state::{AppState, Keeping};
use crate::storage::Kept;
use wasm_bindgen::JsCast;

/// The name of our pack.
pub const OWN: &str = "ems/2018-03";

/// What was found in storage.
#[derive(Default)]
pub struct Found {
    /// How it is kept.
    pub keeping: Keeping,
    /// The id of the plan; empty where nothing was found.
    pub id: String,
    /// The plan, where it can be read.
    pub record: Option<Record>,
    /// Number of its version.
    pub revision: u64,
}

impl Found {
    fn of(keeping: Keeping, id: String, text: &str, revision: u64) -> Self {
        let record = saved::read_recent(text).ok().map(|record| Record { id: id.clone(), ..record });
        Self { keeping, id, record, revision }
    }
}

/// The plan to open, and the name of its pack where that is not ours.
pub async fn find() -> (Found, Option<String>) {
    let chosen = storage::chosen();
    let named = address::plan();
    let mut found = read(named.clone(), chosen.as_deref()).await;
    if !storage::is_available() {
        // What is there all the same has been carried over from the page before, in another language.
        found.keeping = Keeping::Denied;
    }
    let pack = match found.record.as_ref().filter(|_| named.is_some()) {
        Some(record) => Some(record.pack.clone()).filter(|pack| pack != OWN),
        None => chosen,
    };
    (found, pack)
}

/// The plan with this id, or with none the last one of a loaded pack or of ours. One that is named and not here is
/// a new one: to open another would mistake one customer for another.
pub async fn read(named: Option<String>, pack: Option<&str>) -> Found {
    let (is_named, pack) = (named.is_some(), pack.unwrap_or(OWN));
    let id = named.or_else(|| storage::last().filter(|_| !storage::has_first())).unwrap_or_default();
    let opened = storage::open(&id);
    let is_there = opened.kept.is_some() || !opened.is_sound;
    let Kept { revision, text } = opened.kept.unwrap_or_default();
    let keeping = if opened.has_copy { Keeping::Migrated } else { Keeping::Saved };
    let found = Found::of(keeping, id, &text, revision);
    if opened.is_sound && found.record.as_ref().is_some_and(|record| is_named || record.pack == pack) {
        return found;
    }
    if !(is_there || !is_named && storage::has_plans()) {
        return Found::default();
    }
    // By its id only where it is named: the last one may be of another pack.
    let ready = annex::make_ready(if is_named { &found.id } else { "" }, pack).await;
    let ready = ready.and_then(|ready| ready.dyn_into::<js_sys::Array>()).unwrap_or_default();
    let text = |place| ready.get(place).as_string().unwrap_or_default();
    let ready = Found::of(
        Keeping::from_word(&text(0)),
        text(1),
        &text(2),
        ready.get(3).as_f64().unwrap_or_default() as u64,
    );
    // What cannot be opened after all is not written over.
    let is_lost = ready.record.is_none() && ready.keeping.writes() && ready.keeping != Keeping::Damaged;
    match is_lost && !ready.id.is_empty() {
        true => Found { keeping: Keeping::Unread, ..ready },
        false => ready,
    }
}

/// The state to begin with, and the number of its version.
pub async fn state(pack: &Pack, found: Found) -> (AppState, u64) {
    let Found { mut keeping, id, record, revision } = found;
    if let Some(record) = record {
        match saved::answers_of(pack, &record) {
            Ok(answers) => return (AppState { answers, record, keeping }, revision),
            Err(problem) => {
                log::note("use the plan", Err::<(), _>(problem.into()));
                let told = annex::put_aside(&id).await.ok().and_then(|word| word.as_string());
                keeping = Keeping::from_word(&told.unwrap_or_default());
            }
        }
    }
    let id = if id.is_empty() { clock::fresh_id() } else { id };
    (AppState { record: Record::new(&id, &pack.name()), keeping, ..AppState::default() }, revision)
}
