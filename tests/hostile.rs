//! Packs made to do harm by what is in them: whatever the text, `read_untrusted` refuses it whole or takes it
//! as text, and never panics. Those that do harm by their size are in `hostile_sizes`.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::authoring::read_untrusted;
use serde_json::json;
use support::generate::Dice;
use support::outside::{bundle, damaged, read, refused, use_it};

#[test]
fn the_shipped_edition_is_taken() {
    let read = read("ems/2018-03", &bundle().to_string()).unwrap();
    assert_eq!(read.pack.name(), "ems/2018-03");
}

#[test]
fn ids_that_are_no_plain_words_are_refused() {
    let expected = "expected 1 to 60 letters a to z, digits and hyphens, no hyphen first";
    for id in ["__proto__", "", " ", "a b", "A", "-a", "<script>", "a/../b", "a\u{202e}b", &"x".repeat(61)] {
        for at in [
            "/pack/tasks/0/id",
            "/pack/questions/21/id",
            "/pack/verdicts/10/subject",
            "/pack/questions/21/options/0",
        ] {
            refused(at, &damaged(at, json!(id)).to_string(), expected);
        }
    }
    refused("a name", &damaged("/pack/conditions/__proto__", json!({"all": []})).to_string(), expected);
    refused("a table", &damaged("/pack/rows/a b", json!([])).to_string(), expected);
    refused("the pack", &damaged("/pack/pack", json!("../ems")).to_string(), expected);
    refused("a language", &damaged("/wording/e n", json!({})).to_string(), "expected the tag of a language");
    refused("a text", &damaged("/wording/en/__proto__", json!("x")).to_string(), "belongs to nothing");
    refused(
        "not sure",
        &damaged("/pack/questions/3/options/0", json!("unknown")).to_string(),
        "it stands for \"not sure\"",
    );
    refused(
        "a control character",
        &damaged("/wording/en/intune", json!("a\u{7}b")).to_string(),
        "found the control character '\\u{7}'",
    );
}

#[test]
fn ids_that_stand_twice_are_refused() {
    let copy = |from: &str, to: &str| damaged(to, bundle().pointer(from).unwrap().clone()).to_string();
    for (list, id) in [
        ("questions", "service"),
        ("verdicts", "azure-ad-premium"),
        ("tasks", "ms-general-remote-support"),
        ("steps", "step-init-1"),
        ("expectations", "env-core-forest-level"),
        ("sources", "LAND"),
        ("diagrams", "D-PROCESS"),
        ("unclear", "amb-fed-multi"),
        ("services", "azure-ad-premium"),
    ] {
        let text = copy(&format!("/pack/{list}/0"), &format!("/pack/{list}/-"));
        refused(list, &text, &format!("found the id \"{id}\" a second time; expected an id of its own"));
    }
    refused(
        "a step as a task",
        &copy("/pack/steps/0", "/pack/tasks/-"),
        "found the id \"step-init-1\" that `steps` has too",
    );
    refused(
        "an option",
        &damaged("/pack/questions/3/options/-", json!("single")).to_string(),
        "\"single\" stands twice",
    );
    refused(
        "a rule",
        &copy("/pack/verdicts/0/rules/0", "/pack/verdicts/0/rules/-"),
        "this rule stands twice",
    );
    // What a reader of JSON would drop without a word.
    let twice =
        bundle().to_string().replacen("\"conditions\":{", "\"conditions\":{\"onboards\":{\"all\":[]},", 1);
    refused("a key", &twice, "pack:1: pack.conditions.onboards: found this key twice in one object");
}

#[test]
fn script_in_every_string_is_text_or_refused() {
    let script = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    let mut bundle = bundle();
    for text in bundle["wording"]["en"].as_object_mut().unwrap().values_mut() {
        *text = script.into();
    }
    for (list, keys) in [
        ("services", vec!["name", "short"]),
        ("plans", vec!["name"]),
        ("links", vec!["title"]),
        ("glossary", vec!["term"]),
        ("sources", vec!["title", "heading", "file"]),
    ] {
        for item in bundle["pack"][list].as_array_mut().unwrap() {
            keys.iter().for_each(|key| item[key] = script.into());
        }
    }
    let taken = read("script in every text", &bundle.to_string()).unwrap();
    assert_eq!(taken.wording.get("en").unwrap().get("intune"), Some(script), "a text stays what it is");
    for address in
        ["javascript:alert(1)", "data:text/html,x", "//x.org", "https://x.org/\"onclick", " https://x.org"]
    {
        let expected = "expected an address that begins with http:// or https://";
        refused(address, &damaged("/pack/links/0/address", json!(address)).to_string(), expected);
    }
    // Everywhere else a text is an id or one of some words.
    let mut all = bundle["pack"].clone();
    all["tasks"][0] = json!({"id": script, "phase": script, "track": script, "party": script, "when": {"named": script}, "sources": [script]});
    refused(
        "script in a task",
        &damaged("/pack/tasks/0", all["tasks"][0].clone()).to_string(),
        "expected one of general, initiate",
    );
}

/// Single bytes changed, cut and doubled: refused, or taken and then usable.
#[test]
fn damage_at_random_never_panics() {
    let text = bundle().to_string();
    let (mut taken, mut refused) = (0, 0);
    let mut dice = Dice::new(7);
    for _ in 0..60 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=dice.below(3) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes[at] = *dice.pick(b"0\"[]{},:x\\- "),
                1 => bytes.truncate(at),
                2 => drop(bytes.remove(at)),
                _ => bytes.insert(at, bytes[at]),
            }
            if bytes.is_empty() {
                break;
            }
        }
        let Ok(text) = String::from_utf8(bytes) else { continue };
        match read_untrusted(&text) {
            Ok(bundle) => {
                taken += 1;
                use_it(&bundle, 1);
            }
            Err(problems) => {
                refused += 1;
                assert!(!problems.is_empty());
            }
        }
    }
    println!("{taken} taken, {refused} refused");
    assert!(refused > 20 && taken > 0, "{taken} taken, {refused} refused: the damage is of one sort");
}
