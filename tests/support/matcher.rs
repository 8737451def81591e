//! Compares a decision report with what a journey expects of it. The expectation names only what it is
//! about:
//!
//! - an object expects each of its keys, and leaves others alone; `null` expects that the key is absent;
//! - a list, a text, a number or a truth value expects exactly that;
//! - an object of these keys, where the report has a list, expects of the list:
//!   `contains` these entries, `lacks` them all, has `only` these ids (in any order), has so many (`count`).
//!
//! An entry is an id, or an object with the `id` of an item and more of its fields.

use serde_json::Value;

/// Everything in `actual` that is not as `expected` says; empty where all is.
pub fn faults(expected: &Value, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(expected, actual, "", &mut found);
    found
}

fn compare(expected: &Value, actual: &Value, path: &str, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(wanted), Value::Array(items)) => {
            wanted.iter().for_each(|(test, value)| list(test, value, items, path, found));
        }
        (Value::Object(wanted), Value::Object(_)) => {
            for (key, value) in wanted {
                compare(value, &actual[key], &format!("{path}/{key}"), found);
            }
        }
        _ if expected == actual => {}
        _ => found.push(format!("{path}: expected {expected}, found {actual}")),
    }
}

fn list(test: &str, value: &Value, items: &[Value], path: &str, found: &mut Vec<String>) {
    let entries = || value.as_array().unwrap_or_else(|| panic!("{path}/{test}: expected a list"));
    match test {
        "contains" => {
            for entry in entries() {
                match (items.iter().find(|item| id(item) == id(entry)), entry) {
                    (None, _) => found.push(format!("{path}: {} is missing", id(entry))),
                    (Some(item), Value::Object(_)) => {
                        compare(entry, item, &format!("{path}/{}", id(entry)), found)
                    }
                    (Some(_), _) => {}
                }
            }
        }
        "lacks" => {
            let present = entries().iter().filter(|entry| items.iter().any(|item| id(item) == id(entry)));
            found.extend(present.map(|entry| format!("{path}: {} should not be there", id(entry))));
        }
        "only" => {
            let sorted = |values: &[Value]| {
                let mut ids: Vec<String> = values.iter().map(id).collect();
                ids.sort();
                ids
            };
            let (wanted, actual) = (sorted(entries()), sorted(items));
            if wanted != actual {
                found.push(format!("{path}: expected only {wanted:?}, found {actual:?}"));
            }
        }
        "count" => {
            if value.as_u64() != Some(items.len() as u64) {
                found.push(format!("{path}: expected {value} entries, found {}", items.len()));
            }
        }
        other => panic!("{path}: a list has no test called {other:?}"),
    }
}

fn id(entry: &Value) -> String {
    entry.as_str().or_else(|| entry["id"].as_str()).unwrap_or_else(|| panic!("{entry} has no id")).to_string()
}
