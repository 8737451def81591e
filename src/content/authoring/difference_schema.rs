//! The JSON Schema of files that say what differs from a base, made from the schema of packs: what an entry
//! may hold stays the word of the types, here it only becomes optional.

use super::schema::schema;
use serde_json::{Map, Value, json};

/// The schema as text, for files of an edition that names a `base`.
pub fn difference_schema() -> String {
    let whole: Value = serde_json::from_str(&schema()).unwrap_or_default();
    let mut maker = Maker { whole: &whole["$defs"], made: Map::new() };
    let words = maker.words();
    maker.made.insert("Words".into(), words);
    let mut keys = Map::new();
    keys.insert("$schema".into(), json!({"type": "string", "description": "Where this schema stands."}));
    keys.insert(
        "base".into(),
        json!({"type": "string", "description": "The edition of the same pack from which this one differs, for example `2018-03`."}),
    );
    for (key, form) in whole["$defs"]["Pack"]["properties"].as_object().into_iter().flatten() {
        // A pack stays the same pack, and its shape that of its base.
        if !["pack", "format"].contains(&key.as_str()) {
            keys.insert(key.clone(), maker.key(form));
        }
    }
    maker.close(&keys);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "File of an edition that says what differs from another one",
        "description": "Written by `cargo xtask pack schema` from the types in src/content.",
        "type": "object",
        "properties": keys,
        "additionalProperties": false,
        "$defs": maker.made,
    });
    format!("{schema:#}\n")
}

struct Maker<'a> {
    whole: &'a Value,
    made: Map<String, Value>,
}

impl Maker<'_> {
    /// What a file may say of one key of a pack.
    fn key(&mut self, form: &Value) -> Value {
        let told = &form["description"];
        if let Some(name) = name_of(&form["items"]) {
            return json!({"$ref": self.list(name), "description": told});
        }
        if form["additionalProperties"].is_object() {
            let entry = &form["additionalProperties"];
            let change =
                if entry["type"] == "array" { json!({"$ref": "#/$defs/Words"}) } else { entry.clone() };
            return object(
                json!({
                    "remove": strings("Names that go."),
                    "change": {"type": "object", "additionalProperties": change, "description": "What stands under a name instead."},
                    "add": {"type": "object", "additionalProperties": entry, "description": "What comes, by name."},
                }),
                &[],
                told,
            );
        }
        match form["anyOf"].get(0).and_then(name_of) {
            Some(name) => self.change(name, &[], told),
            None => form.clone(),
        }
    }

    /// The difference of a list of entries.
    fn list(&mut self, name: &str) -> String {
        let own = format!("{name}Difference");
        if !self.made.contains_key(&own) {
            self.made.insert(own.clone(), Value::Null);
            let id = if self.whole[name]["properties"]["subject"].is_object() { "subject" } else { "id" };
            let change = self.change(name, &[id], &self.whole[name]["description"]);
            let mut add = self.whole[name].clone();
            add["properties"]["before"] = before();
            if name == "SourcePage" {
                let told = "The page of the base whose place this one takes, wherever that one is named.";
                add["properties"]["replaces"] = json!({"type": "string", "description": told});
            }
            let made = object(
                json!({
                    "remove": strings("Ids of entries that go."),
                    "change": {"type": "array", "items": change, "description": "Entries that differ, each by its id with what differs."},
                    "add": {"type": "array", "items": add, "description": "Entries that come."},
                }),
                &[],
                &json!("What differs in a list of the base."),
            );
            self.made.insert(own.clone(), made);
        }
        format!("#/$defs/{own}")
    }

    /// An entry of which only `needed` has to be said, and of the rest what differs.
    fn change(&mut self, name: &str, needed: &[&str], told: &Value) -> Value {
        let form = self.whole[name].clone();
        let required: Vec<&str> =
            form["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut properties = Map::new();
        for (key, form) in form["properties"].as_object().into_iter().flatten() {
            let may_go = !required.contains(&key.as_str()) && !needed.is_empty();
            let value = if needed.contains(&key.as_str()) { form.clone() } else { self.field(form, may_go) };
            properties.insert(key.clone(), value);
        }
        if !needed.is_empty() {
            properties.insert("before".into(), before());
        }
        if name == "Rule" {
            let told = "Which of several rules with this id is meant, counted from 1.";
            properties.insert("nth".into(), json!({"type": "integer", "minimum": 1, "description": told}));
        }
        object(Value::Object(properties), needed, told)
    }

    fn field(&mut self, form: &Value, may_go: bool) -> Value {
        let told = &form["description"];
        let mut forms = match form["anyOf"].as_array() {
            Some(forms) => forms.clone(),
            None => vec![form.clone()],
        };
        if form["items"]["type"] == "string" {
            forms.push(json!({"$ref": "#/$defs/Words"}));
        } else if let Some(name) = name_of(&form["items"])
            && self.whole[name]["properties"]["id"].is_object()
        {
            let list = self.list(name);
            forms.push(json!({"$ref": list}));
        }
        let has_null = |form: &Value| {
            form["type"] == "null" || form["type"].as_array().is_some_and(|all| all.contains(&json!("null")))
        };
        if may_go && !forms.iter().any(has_null) {
            forms.push(json!({"type": "null"}));
        }
        if forms.len() == 1 { form.clone() } else { json!({"anyOf": forms, "description": told}) }
    }

    fn words(&self) -> Value {
        let parts = json!({"remove": strings("Words that go."), "add": strings("Words that come.")});
        object(parts, &[], &json!("What differs in a list of words of the base."))
    }

    /// Takes over every definition of packs to which `keys` and what was made refer.
    fn close(&mut self, keys: &Map<String, Value>) {
        loop {
            let text = json!([keys, self.made]).to_string();
            let missing: Vec<String> = self
                .whole
                .as_object()
                .into_iter()
                .flat_map(Map::keys)
                .filter(|name| {
                    !self.made.contains_key(*name) && text.contains(&format!("\"#/$defs/{name}\""))
                })
                .cloned()
                .collect();
            if missing.is_empty() {
                return;
            }
            for name in missing {
                self.made.insert(name.clone(), self.whole[name.as_str()].clone());
            }
        }
    }
}

fn name_of(form: &Value) -> Option<&str> {
    form["$ref"].as_str()?.strip_prefix("#/$defs/")
}

fn object(properties: Value, required: &[&str], told: &Value) -> Value {
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false, "description": told})
}

fn strings(told: &str) -> Value {
    json!({"type": "array", "items": {"type": "string"}, "description": told})
}

fn before() -> Value {
    json!({"type": "string", "description": "The entry before which this one stands; else it keeps its place, or comes last."})
}
