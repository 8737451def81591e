//! Tells every place where JSON has not the shape of a pack. It follows the schema that is generated from
//! the types and kept beside the packs, so it knows no key and no word itself; of JSON Schema it
//! understands what that file uses. Reading the types afterwards stays the judge: this only tells more.

use super::faults::{Faults, join, shown};
use crate::content::Problem;
use serde_json::{Map, Value};

/// The schema as kept in the project. Editors use the same file.
const SCHEMA: &str = include_str!("../packs/pack.schema.json");
/// The same for files that say what differs from a base. Apart, so that the app, which reads whole packs
/// only, does not carry it.
const DIFFERENCE: &str = include_str!("../packs/difference.schema.json");

/// What a JSON value ought to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file of an edition: some of a pack's keys.
    Part,
    /// A whole pack.
    Pack,
    /// A pack with its wording.
    Bundle,
}

/// Tells every place of `value`, of the file `file`, that has not this form.
pub fn shape(form: Form, file: &str, value: &Value, faults: &mut Faults) {
    let place = match form {
        Form::Part => "",
        Form::Pack => "/$defs/Pack",
        Form::Bundle => "/$defs/Bundle",
    };
    follow(SCHEMA, place, file, value, faults);
}

/// The same of a file that says what differs from a base.
pub fn shape_of_difference(file: &str, value: &Value, faults: &mut Faults) {
    follow(DIFFERENCE, "", file, value, faults);
}

fn follow(schema: &str, place: &str, file: &str, value: &Value, faults: &mut Faults) {
    let schema: Value = match serde_json::from_str(schema) {
        Ok(schema) => schema,
        Err(error) => return faults.push(Problem::new("schema", "(whole file)", error.to_string())),
    };
    let mut walk = Walk { root: &schema, file, faults };
    walk.value(walk.at(place), value, "");
}

struct Walk<'a> {
    root: &'a Value,
    file: &'a str,
    faults: &'a mut Faults,
}

impl<'a> Walk<'a> {
    fn at(&self, pointer: &str) -> &'a Value {
        self.root.pointer(pointer).unwrap_or(&Value::Null)
    }

    fn resolved(&self, form: &'a Value) -> &'a Value {
        form["$ref"].as_str().map_or(form, |place| self.at(place.trim_start_matches('#')))
    }

    /// Recursion is bounded by the reader of JSON, which refuses more than 128 levels.
    fn value(&mut self, schema: &'a Value, value: &Value, path: &str) {
        if let Some(place) = schema["$ref"].as_str() {
            return self.value(self.at(place.trim_start_matches('#')), value, path);
        }
        if let Some(forms) = schema["anyOf"].as_array() {
            // The forms are of different types, one of them null where it may be absent.
            let fits = |form: &&Value| types(self.resolved(form)).iter().any(|name| is_type(name, value));
            let form = forms.iter().find(fits).or(forms.first());
            return form.map_or((), |form| self.value(form, value, path));
        }
        if let Some(forms) = schema["oneOf"].as_array() {
            return self.one_of(forms, value, path);
        }
        if let Some(words) = schema["enum"].as_array() {
            return self.words(&words.iter().collect::<Vec<_>>(), value, path);
        }
        let known = types(schema);
        if !known.iter().any(|name| is_type(name, value)) && !known.is_empty() {
            let expected: Vec<&str> = known.iter().map(|name| in_words(name)).collect();
            return self.tell(path, &shown(value), &expected.join(" or "));
        }
        match value {
            Value::Object(map) => self.object(schema, map, path),
            Value::Array(list) => self.list(schema, list, path),
            Value::Number(number) => {
                let at_most = schema["maximum"].as_u64().unwrap_or(u64::MAX);
                if number.as_u64().is_some_and(|number| number > at_most) {
                    self.tell(path, &number.to_string(), &format!("at most {at_most}"));
                }
            }
            _ => {}
        }
    }

    /// One of some words, or an object with one key that says what it is.
    fn one_of(&mut self, forms: &'a [Value], value: &Value, path: &str) {
        let words: Vec<&Value> = forms.iter().filter_map(|form| form.get("const")).collect();
        if !words.is_empty() {
            return self.words(&words, value, path);
        }
        let key_of = |form: &'a Value| form["required"][0].as_str().unwrap_or_default();
        let keys = forms.iter().map(key_of).collect::<Vec<_>>().join(", ");
        let Value::Object(map) = value else {
            return self.tell(path, &shown(value), &format!("an object with one of the keys {keys}"));
        };
        for key in map.keys() {
            match forms.iter().find(|form| key_of(form) == key) {
                Some(form) => self.value(&form["properties"][key], &map[key], &join(path, key)),
                None => self.tell(path, &format!("the key {key:?}"), &format!("one of {keys}")),
            }
        }
        if map.len() != 1 {
            let found: Vec<&str> = map.keys().map(String::as_str).collect();
            let found =
                if found.is_empty() { "no key".into() } else { format!("the keys {}", found.join(", ")) };
            self.tell(path, &found, &format!("exactly one of {keys}"));
        }
    }

    fn words(&mut self, words: &[&Value], value: &Value, path: &str) {
        if !words.contains(&value) {
            let words: Vec<&str> = words.iter().filter_map(|word| word.as_str()).collect();
            self.tell(path, &shown(value), &format!("one of {}", words.join(", ")));
        }
    }

    fn object(&mut self, schema: &'a Value, map: &Map<String, Value>, path: &str) {
        let known = schema["properties"].as_object();
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !map.contains_key(key) {
                let form = &schema["properties"][key];
                let meaning = form["description"].as_str().unwrap_or_default();
                self.tell(
                    path,
                    &format!("no key {key:?}"),
                    &format!("one: {}", meaning.trim_end_matches('.')),
                );
            }
        }
        for (key, value) in map {
            match (known.and_then(|known| known.get(key)), &schema["additionalProperties"]) {
                (Some(form), _) => self.value(form, value, &join(path, key)),
                (None, Value::Bool(false)) => {
                    let keys = known.into_iter().flatten().map(|(key, _)| key.as_str()).collect::<Vec<_>>();
                    self.tell(&join(path, key), "an unknown key", &format!("one of {}", keys.join(", ")));
                }
                (None, form) => self.value(form, value, &join(path, key)),
            }
        }
    }

    fn list(&mut self, schema: &'a Value, list: &[Value], path: &str) {
        let first = schema["prefixItems"].as_array();
        if let Some(first) = first
            && first.len() != list.len()
        {
            let found = format!("{} entries", list.len());
            return self.tell(path, &found, &format!("{}", first.len()));
        }
        for (index, value) in list.iter().enumerate() {
            let form = first.map_or(&schema["items"], |first| &first[index]);
            self.value(form, value, &format!("{path}[{index}]"));
        }
    }

    fn tell(&mut self, path: &str, found: &str, expected: &str) {
        let path = if path.is_empty() { "(whole file)" } else { path };
        self.faults.push(Problem::new(self.file, path, format!("found {found}; expected {expected}")));
    }
}

fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_type(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        // All whole numbers of a pack count something, and the types read none that is written as 150.0.
        "integer" => value.is_u64(),
        _ => false,
    }
}

fn in_words(name: &str) -> &str {
    match name {
        "string" => "a text",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        "null" => "null",
        "integer" => "a whole number",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A keyword that the walk does not follow would be a check that editors make and this one does not.
    #[test]
    fn the_walk_follows_every_keyword_of_the_schema() {
        let followed = [
            "$ref",
            "anyOf",
            "oneOf",
            "enum",
            "const",
            "type",
            "maximum",
            "required",
            "properties",
            "additionalProperties",
            "prefixItems",
            "items",
        ];
        // The lengths are those of `prefixItems`, 0 is the least of what counts, and the rest only tells.
        let told = [
            "$schema",
            "$defs",
            "title",
            "description",
            "default",
            "format",
            "minItems",
            "maxItems",
            "minimum",
        ];
        let schemas =
            [SCHEMA, DIFFERENCE].map(|text| serde_json::from_str::<Value>(text).unwrap_or_default());
        let mut ahead: Vec<&Value> = schemas.iter().collect();
        let mut seen = 0;
        while let Some(form) = ahead.pop() {
            for (key, value) in form.as_object().into_iter().flatten() {
                assert!(followed.contains(&key.as_str()) || told.contains(&key.as_str()), "{key}");
                seen += 1;
                match value {
                    Value::Object(map) if key == "properties" || key == "$defs" => ahead.extend(map.values()),
                    Value::Object(_) if key != "default" => ahead.push(value),
                    Value::Array(list) => ahead.extend(list.iter().filter(|entry| entry.is_object())),
                    _ => {}
                }
            }
        }
        assert!(seen > 1500, "only {seen} keywords seen; the search has gone blind");
    }

    #[test]
    fn faults_of_shape_are_told_all_at_once() {
        let part = json!({
            "questions": [
                {"id": "a", "kind": "several", "sources": "LAND", "colour": 1},
                {"id": "b", "kind": "one", "none": 1, "when": {"all": [{"iz": []}, {"is": ["a"]}, {"not": []}]}, "sources": []}
            ],
            "format": 4_294_967_296_u64,
            "rows": {"x": {}},
        });
        let mut faults = Faults::default();
        shape(Form::Part, "a.json", &part, &mut faults);
        let told: Vec<String> = faults.list().iter().map(ToString::to_string).collect();
        let condition = "all, any, not, is, has, at-least, verdict, named";
        let expected = [
            "a.json: format: found 4294967296; expected at most 4294967295".to_string(),
            "a.json: questions[0].colour: found an unknown key; expected one of commands, fixed, id, items, kind, none, options, related, sources, unclear, unreachable, when, when-unsure".into(),
            "a.json: questions[0].kind: found \"several\"; expected one of one, many, amounts".into(),
            "a.json: questions[0].sources: found \"LAND\"; expected a list".into(),
            "a.json: questions[1].none: found 1; expected true or false".into(),
            format!("a.json: questions[1].when.all[0]: found the key \"iz\"; expected one of {condition}"),
            "a.json: questions[1].when.all[1].is: found 1 entries; expected 2".into(),
            format!("a.json: questions[1].when.all[2].not: found a list; expected an object with one of the keys {condition}"),
            "a.json: rows.x: found an object; expected a list".into(),
        ];
        assert_eq!(told, expected);
    }

    /// A value in some place, replaced or taken away: either both see a fault, or neither does.
    #[test]
    fn the_walk_and_the_types_agree() {
        let pack = json!({
            "pack": "a", "edition": "b", "format": 1, "authority": "A",
            "sources": [{"id": "A", "title": "", "heading": "", "file": "", "published-as": null, "date": ""}],
            "plans": [{"id": "p", "kind": "bundle", "name": "", "covers": ["s"], "sources": []}],
            "conditions": {"n": {"not": {"any": [{"has": ["q", "o"]}, {"named": "n"}]}}},
            "questions": [{"id": "q", "kind": "one", "when": {"all": []}, "when-unsure": "skip", "options": ["o"], "none": false, "sources": []}],
            "verdicts": [{"subject": "s", "kind": "service", "answer": ["q", "o"], "rules": [
                {"id": "r", "when": {"verdict": ["s", ["full"]]}, "level": "full", "reason": "x", "sources": [], "inferred": true}]}],
            "steps": [{"id": "t", "phase": "general", "track": "all", "party": "joint", "order": 1, "qualifier": "optional",
                "party-when": [{"when": {"at-least": ["q", "o", 1]}, "party": "customer"}], "when": {"is": ["q", ["o"]]}, "sources": []}],
            "rows": {"1": ["r"]},
        });
        let mut places = vec![String::new()];
        let mut next = 0;
        while let Some(place) = places.get(next).cloned() {
            match pack.pointer(&place) {
                Some(Value::Object(map)) => places.extend(map.keys().map(|key| format!("{place}/{key}"))),
                Some(Value::Array(list)) => {
                    places.extend((0..list.len()).map(|index| format!("{place}/{index}")))
                }
                _ => {}
            }
            next += 1;
        }
        let others = [
            json!(null),
            json!(true),
            json!(0),
            json!(-1),
            json!(1.5),
            json!(5_000_000_000_u64),
            json!("x"),
            json!([]),
            json!({}),
            json!(["x"]),
            json!({"x": 1}),
            json!({"all": []}),
            json!([["x"]]),
        ];
        let (mut sound, mut faulty) = (0, 0);
        let mut agree = |value: Value, place: &str| {
            let mut faults = Faults::default();
            shape(Form::Pack, "a.json", &value, &mut faults);
            let typed = super::super::load::typed(value);
            assert_eq!(faults.is_empty(), typed.is_ok(), "{place}: {:?} {:?}", faults.list(), typed.err());
            if typed.is_ok() { sound += 1 } else { faulty += 1 }
        };
        for place in &places {
            // Words that the types take for any text; see `schemars(extend("enum" …))`.
            let words = place == "/plans/0/kind";
            for other in others.iter().filter(|other| !(words && other.is_string())) {
                let mut value = pack.clone();
                value.pointer_mut(place).into_iter().for_each(|inside| *inside = other.clone());
                agree(value, place);
            }
            let Some((above, key)) = place.rsplit_once('/') else { continue };
            let mut value = pack.clone();
            if let Some(Value::Object(map)) = value.pointer_mut(above) {
                map.remove(key);
                agree(value, place);
            }
        }
        assert!(sound > 50 && faulty > 500, "{sound} sound, {faulty} faulty");
    }
}
