//! Applies what a file says against the base of its edition: which entries go, which change and in what,
//! which come. Works on JSON, before anything reads it as a pack, so that every check sees the composed
//! edition. Knows no key of a pack but those of tables, and no rule.

use super::compose::Part;
use super::faults::{Faults, join, quoted};
use crate::content::Problem;
use serde_json::{Map, Value};

/// The key that makes a file's edition a difference.
pub const BASE: &str = "base";
/// Keys that hold values by name rather than entries with an id.
const TABLES: [&str; 4] = ["conditions", "rows", "marks", "read"];
/// In an entry that changes or comes: the entry before which it stands. No part of the entry.
const BEFORE: &str = "before";
/// In a change: which of several entries with the same id is meant, counted from 1. No part of the entry.
const NTH: &str = "nth";
/// In a page that comes: the page whose place it takes, wherever that one is named. No part of the entry.
const REPLACES: &str = "replaces";

/// Changes `base` as one file says.
pub fn apply(base: &mut Map<String, Value>, part: &Part, faults: &mut Faults) {
    let mut walk = Walk { part, faults };
    if let Some(Value::Object(said)) = part.content.get("sources") {
        walk.replaced(base, said);
    }
    for (key, said) in part.content.iter().filter(|(key, _)| *key != BASE) {
        match (base.get_mut(key), said) {
            (Some(Value::Object(table)), Value::Object(said)) if TABLES.contains(&key.as_str()) => {
                walk.table(table, said, key);
            }
            (Some(Value::Object(fields)), Value::Object(said)) => walk.fields(fields, said, key),
            (Some(Value::Array(list)), Value::Object(said)) => walk.list(list, said, key),
            (Some(Value::Array(_)), _) => walk.tell(
                key,
                "a whole list, which would hide what the base corrects; expected what differs: remove, change, add",
            ),
            (Some(known), said) => walk.replace(known, said, key),
            (None, Value::Object(said)) if !TABLES.contains(&key.as_str()) && is_difference(said) => {
                let mut list = Vec::new();
                walk.list(&mut list, said, key);
                base.insert(key.clone(), list.into());
            }
            (None, Value::Object(said)) if TABLES.contains(&key.as_str()) => {
                let mut table = Map::new();
                walk.table(&mut table, said, key);
                base.insert(key.clone(), table.into());
            }
            (None, said) => {
                base.insert(key.clone(), said.clone());
            }
        }
    }
}

/// Replaces texts of `base` by those of a file; `null` takes one away.
pub fn apply_texts(base: &mut Map<String, Value>, part: &Part, faults: &mut Faults) {
    let mut walk = Walk { part, faults };
    walk.fields(base, &part.content, "");
}

fn is_difference(said: &Map<String, Value>) -> bool {
    said.keys().all(|key| ["remove", "change", "add"].contains(&key.as_str()))
}

/// What an entry goes by. Words go by themselves.
fn id_of(entry: &Value) -> Option<&str> {
    entry.as_str().or_else(|| entry["id"].as_str()).or_else(|| entry["subject"].as_str())
}

/// The entries of a key that a difference may lack.
fn entries<'a>(said: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = &'a Value> {
    said.get(key).and_then(Value::as_array).into_iter().flatten()
}

struct Walk<'a> {
    part: &'a Part,
    faults: &'a mut Faults,
}

impl Walk<'_> {
    fn list(&mut self, list: &mut Vec<Value>, said: &Map<String, Value>, path: &str) {
        for (index, id) in entries(said, "remove").enumerate() {
            let length = list.len();
            list.retain(|entry| id_of(entry) != id.as_str());
            if list.len() == length {
                let found = format!("{}; expected something that the base has", shown(id));
                self.tell(&format!("{path}.remove[{index}]"), &found);
            }
        }
        for change in entries(said, "change") {
            self.change(list, change, &format!("{path}.change"));
        }
        for (index, entry) in entries(said, "add").enumerate() {
            let Some(id) = id_of(entry) else { continue };
            let path = format!("{path}.add[{index}]");
            // Rules of a verdict may bear the id of the statement on which several of them rest.
            if !path.contains(".rules.") && list.iter().any(|known| id_of(known) == Some(id)) {
                self.tell(
                    &path,
                    &format!("{}, which the base has; expected a new id, or a change", quoted(id)),
                );
            } else {
                let place = self.place(list, entry, &path).unwrap_or(list.len());
                list.insert(place, plain(entry));
            }
        }
    }

    fn change(&mut self, list: &mut Vec<Value>, change: &Value, path: &str) {
        let (Some(id), Some(said)) = (id_of(change), change.as_object()) else { return };
        let path = join(path, id);
        let places: Vec<usize> = (0..list.len()).filter(|place| id_of(&list[*place]) == Some(id)).collect();
        let nth = change[NTH].as_u64().and_then(|nth| usize::try_from(nth).ok());
        let place = match (places.as_slice(), nth) {
            ([], _) => {
                return self.tell(&path, &format!("{}; expected something that the base has", quoted(id)));
            }
            ([place], None) => *place,
            (places, Some(nth)) if (1..=places.len()).contains(&nth) => places[nth - 1],
            (places, _) => {
                let message = format!("{} of this id; expected `nth`, from 1 to {0}", places.len());
                return self.tell(&path, &message);
            }
        };
        let keys = ["id", "subject", BEFORE, NTH];
        let fields: Map<String, Value> = said
            .iter()
            .filter(|(key, _)| !keys.contains(&key.as_str()))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        if fields.is_empty() && !said.contains_key(BEFORE) {
            return self.tell(&path, "a change that changes nothing; expected what differs");
        }
        if let Some(known) = list[place].as_object_mut() {
            self.fields(known, &fields, &path);
        }
        if said.contains_key(BEFORE) {
            let entry = list.remove(place);
            let to = self.place(list, change, &path).unwrap_or(place);
            if to == place {
                self.tell(&join(&path, BEFORE), "the place that it has in the base; expected another");
            }
            list.insert(to, entry);
        }
    }

    /// What an entry says anew, key by key; `null` takes one away.
    fn fields(&mut self, known: &mut Map<String, Value>, said: &Map<String, Value>, path: &str) {
        for (key, new) in said {
            let path = join(path, key);
            match (known.get_mut(key), new) {
                (Some(Value::Array(list)), Value::Object(said)) => self.list(list, said, &path),
                (Some(_), Value::Null) => {
                    known.remove(key);
                }
                (Some(old), new) => self.replace(old, new, &path),
                (None, Value::Null) => {
                    self.tell(&path, "nothing to take away; expected a key that the base has")
                }
                (None, Value::Object(said)) if said.contains_key("add") || said.contains_key("remove") => {
                    let mut list = Vec::new();
                    self.list(&mut list, said, &path);
                    known.insert(key.clone(), list.into());
                }
                (None, new) => {
                    known.insert(key.clone(), new.clone());
                }
            }
        }
    }

    fn table(&mut self, table: &mut Map<String, Value>, said: &Map<String, Value>, path: &str) {
        for (index, name) in entries(said, "remove").enumerate() {
            if name.as_str().and_then(|name| table.remove(name)).is_none() {
                let found = format!("{}; expected a name that the base has", shown(name));
                self.tell(&format!("{path}.remove[{index}]"), &found);
            }
        }
        let of = |key: &str| said.get(key).and_then(Value::as_object).into_iter().flatten();
        for (name, new) in of("change") {
            let path = format!("{path}.change.{name}");
            match (table.get_mut(name), new) {
                (None, _) => {
                    self.tell(&path, &format!("{}; expected a name that the base has", quoted(name)))
                }
                (Some(Value::Array(list)), Value::Object(said)) => self.list(list, said, &path),
                (Some(known), new) => self.replace(known, new, &path),
            }
        }
        for (name, new) in of("add") {
            if table.contains_key(name) {
                let found = format!("{}, which the base has; expected a new name, or a change", quoted(name));
                self.tell(&format!("{path}.add.{name}"), &found);
            } else {
                table.insert(name.clone(), new.clone());
            }
        }
    }

    fn replace(&mut self, known: &mut Value, new: &Value, path: &str) {
        if known == new {
            self.tell(path, "what the base says too; expected something else, or nothing about it");
        }
        *known = new.clone();
    }

    /// Lets pages that come take the places of those that they replace. The page itself goes with them.
    fn replaced(&mut self, base: &mut Map<String, Value>, said: &Map<String, Value>) {
        for (index, entry) in entries(said, "add").enumerate() {
            let (Some(id), Some(old)) = (id_of(entry), entry[REPLACES].as_str()) else { continue };
            let pages = base.get_mut("sources").and_then(Value::as_array_mut);
            let length = pages.as_ref().map_or(0, |pages| pages.len());
            if let Some(pages) = pages {
                pages.retain(|page| id_of(page) != Some(old));
                if pages.len() < length {
                    rename(base, old, id);
                    continue;
                }
            }
            let path = format!("sources.add[{index}].{REPLACES}");
            self.tell(&path, &format!("{}; expected a page that the base has", quoted(old)));
        }
    }

    /// Where an entry wants to stand, if it says so.
    fn place(&mut self, list: &[Value], entry: &Value, path: &str) -> Option<usize> {
        let before = entry.get(BEFORE)?.as_str()?;
        let place = list.iter().position(|known| id_of(known) == Some(before));
        if place.is_none() {
            let found = format!("{}; expected an id of this list", quoted(before));
            self.tell(&join(path, BEFORE), &found);
        }
        place
    }

    fn tell(&mut self, path: &str, found: &str) {
        self.faults.push(Problem::new(&self.part.place(path), path, format!("found {found}")));
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quoted)
}

/// The entry without what only says where it stands.
fn plain(entry: &Value) -> Value {
    let mut entry = entry.clone();
    if let Some(fields) = entry.as_object_mut() {
        fields.remove(BEFORE);
        fields.remove(REPLACES);
    }
    entry
}

/// Names the page `new` wherever the page `old` was named.
fn rename(fields: &mut Map<String, Value>, old: &str, new: &str) {
    for (key, value) in fields {
        match value {
            Value::String(word) if (key == "authority" || key == "page") && word == old => *word = new.into(),
            Value::Array(list) if key == "sources" => {
                list.iter_mut().filter(|word| *word == old).for_each(|word| *word = new.into());
            }
            Value::Array(list) => {
                let inside = list.iter_mut().filter_map(Value::as_object_mut);
                inside.for_each(|fields| rename(fields, old, new));
            }
            _ => {}
        }
    }
}
