//! Runs a parser and notices when it panics, without a word on the screen: making an input smaller takes
//! thousands of runs that fail.

use super::{Parser, Seen};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

/// How a run ended.
pub enum Watched {
    /// Everything holds.
    Ended(Seen),
    /// Something does not.
    Failed {
        /// File and line of the panic.
        place: String,
        /// Its words.
        told: String,
    },
}

/// What is known of a panic while a run is watched.
enum Watch {
    Off,
    On,
    Told(String, String),
}

thread_local! {
    static WATCH: RefCell<Watch> = const { RefCell::new(Watch::Off) };
}

static HOOK: Once = Once::new();

/// Runs one input.
pub fn watched(parser: &Parser, input: &[u8]) -> Watched {
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            let is_watched = WATCH.with_borrow_mut(|watch| {
                let is_watched = !matches!(watch, Watch::Off);
                if is_watched {
                    let place = panic.location().map(ToString::to_string).unwrap_or_default();
                    let told = panic.payload_as_str().unwrap_or("a panic without words");
                    *watch = Watch::Told(place, told.chars().take(4_000).collect());
                }
                is_watched
            });
            if !is_watched {
                before(panic);
            }
        }));
    });
    WATCH.set(Watch::On);
    let ended = catch_unwind(AssertUnwindSafe(|| (parser.run)(input)));
    match (ended, WATCH.replace(Watch::Off)) {
        (Ok(seen), _) => Watched::Ended(seen),
        (Err(_), Watch::Told(place, told)) => Watched::Failed { place, told },
        (Err(_), _) => Watched::Failed { place: String::new(), told: "a panic without a place".into() },
    }
}
