//! The keys under which things are kept, and what a key names.

use super::Backend;

/// How all keys begin that are ours; an address may be shared with others.
pub const OURS: &str = "fairway:";
/// The one record of Fairway's first versions; with a colon and a name behind it that of a loaded pack.
pub(super) const FIRST: &str = "fairway:plan";
/// How the keys of plans begin; the id follows, and for a slot `:a` or `:b`.
pub(super) const PLAN: &str = "fairway:plan:";
/// How summaries of plans begin, which can be made anew from the records; the id follows.
pub const SUMMARY: &str = "fairway:summary:";
/// How texts begin that could not be read; the id follows, and where there are several a colon and a number.
pub const KEPT: &str = "fairway:kept:";
/// How the marks of deleted plans begin; the id follows.
pub const TRASH: &str = "fairway:trash:";
/// How records begin that are still to be joined with their plan; id and tab follow.
pub(super) const APART: &str = "fairway:apart:";
/// How loaded packs begin; the name follows.
pub const PACK: &str = "fairway:pack:";
/// The name of whoever works here, for the history.
pub const ME: &str = "fairway:me";

/// What the key of a plan names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    /// A plan of the first versions, which had no id.
    First,
    /// The text of a plan from before slots.
    Before(&'a str),
    /// A slot of a plan.
    Slot(&'a str),
}

/// Puts a key together.
pub fn key(kind: &str, id: &str) -> String {
    [kind, id].concat()
}

/// The two slots of a plan.
pub(super) fn slots(id: &str) -> [String; 2] {
    [":a", ":b"].map(|place| [PLAN, id, place].concat())
}

/// What a key names, where it is one of a plan.
pub fn named(key: &str) -> Option<Named<'_>> {
    let Some(rest) = key.strip_prefix(PLAN) else { return (key == FIRST).then_some(Named::First) };
    // Names of loaded packs have a stroke, ids have none.
    Some(match rest.strip_suffix(":a").or(rest.strip_suffix(":b")) {
        Some(id) => Named::Slot(id),
        None if rest.contains('/') => Named::First,
        None => Named::Before(rest),
    })
}

/// What follows `prefix` in the keys that begin with it, sorted, each once.
pub fn names_after(backend: &impl Backend, prefix: &str) -> Vec<String> {
    sorted(backend.keys().iter().filter_map(|key| key.strip_prefix(prefix)))
}

/// These, sorted, each once.
pub(super) fn sorted<'a>(found: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in found {
        // Put in its place: a sort costs 1.3 kB of the app's wasm.
        if let Err(place) = names.binary_search_by(|known| known.as_str().cmp(name)) {
            names.insert(place, name.to_string());
        }
    }
    names
}
