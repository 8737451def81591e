//! Packs made to do harm by their size: too long, too deep, too many, going in circles. All are answered in
//! a moment; what is as large as the limits allow can be decided, explained and planned with a browser's stack.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::authoring::MAX_BYTES;
use fairway::content::{decode, encode};
use serde_json::{Value, json};
use std::time::Instant;
use support::outside::{MOMENT, bundle, damaged, read, refused, use_it};

#[test]
fn what_is_too_long_is_not_even_read() {
    let limit = &format!("expected at most {MAX_BYTES}");
    refused("10 MB of brackets", &"[".repeat(10_000_000), limit);
    let long = damaged("/wording/en/intune", Value::from("x".repeat(10_000_000)));
    refused("a text of 10 MB", &long.to_string(), limit);
}

#[test]
fn what_is_no_json_or_nested_without_end_is_refused() {
    for text in ["", "\u{feff}{}", "nul", "{\"pack\": ", "\"\u{0}\"", "{}}", "[]", "3"] {
        assert!(read("no pack", text).is_err(), "{text:?}");
    }
    let deep = "recursion limit exceeded";
    refused("lists", &"[".repeat(1_900_000), deep);
    refused("objects", &"{\"a\":".repeat(300_000), deep);
    let nots = |depth: usize| format!("{}{{\"all\":[]}}{}", "{\"not\":".repeat(depth), "}".repeat(depth));
    let text = damaged("/pack/conditions/onboards", json!("HERE")).to_string();
    refused("10,000 levels of not", &text.replace("\"HERE\"", &nots(10_000)), deep);
    refused(
        "100 levels of not",
        &text.replace("\"HERE\"", &nots(100)),
        "found 101 levels of conditions; expected at most 32",
    );
    assert!(read("31 levels of not", &text.replace("\"HERE\"", &nots(31))).is_ok_and(|read| {
        let bytes = encode(&read.pack).unwrap();
        format!("{:?}", decode(&bytes).unwrap()) == format!("{:?}", read.pack)
    }));
}

/// A chain of names: each condition is all of the next one.
fn chain(length: usize, last: Value) -> Value {
    let mut bundle = bundle();
    for index in 0..length {
        bundle["pack"]["conditions"][format!("chain-{index}")] =
            json!({"all": [{"named": format!("chain-{}", index + 1)}]});
    }
    bundle["pack"]["conditions"][format!("chain-{length}")] = last;
    bundle["pack"]["tasks"][0]["when"] = json!({"named": "chain-0"});
    bundle
}

#[test]
fn chains_without_end_are_refused_and_long_ones_fit_a_browsers_stack() {
    let circle = "refers to itself; expected it to come down to questions";
    refused("a circle of 900 names", &chain(900, json!({"named": "chain-0"})).to_string(), circle);
    refused(
        "a circle through verdicts",
        &chain(20, json!({"verdict": ["intune", ["full"]]}))
            .to_string()
            .replace(r#"{"has":["onboarded","intune"]}"#, r#"{"named":"chain-0"}"#),
        circle,
    );
    let question = json!({"is": ["k12", ["yes"]]});
    refused(
        "900 names",
        &chain(900, question.clone()).to_string(),
        "levels of conditions, all names followed; expected at most 600",
    );
    let ahead = damaged("/pack/questions/3/when", json!({"named": "onboards"}));
    refused(
        "a question that looks ahead",
        &ahead.to_string().replace(r#""onboards":{"any""#, r#""onboards":{"is":["k12",["yes"]]},"x":{"any""#),
        "refers to \"k12\"; expected an earlier question",
    );
    // As long as the limits allow, once through questions, once through verdicts, with names between them.
    let mut questions = chain(60, question.clone());
    for index in 0..470 {
        let before = if index == 0 { "k12".to_string() } else { format!("late-{}", index - 1) };
        let asked = json!({"id": format!("late-{index}"), "kind": "one", "options": ["yes", "no"], "sources": ["LAND"],
            "when": {"is": [before, ["yes"]]}});
        questions["pack"]["questions"].as_array_mut().unwrap().push(asked);
    }
    questions["pack"]["tasks"][1]["when"] = json!({"is": ["late-469", ["yes"]]});
    let mut verdicts = chain(50, question);
    for index in 0..480 {
        let when = match index {
            0 => json!({"named": "chain-0"}),
            _ => json!({"verdict": [format!("late-{}", index - 1), ["full"]]}),
        };
        let rules = json!([
            {"id": "elig-once-per-service", "when": when, "level": "full", "sources": ["LAND"]},
            {"id": "elig-plan-must-be-listed", "when": {"all": []}, "level": "none", "sources": ["LAND"]},
        ]);
        let table = json!({"subject": format!("late-{index}"), "kind": "method", "rules": rules});
        verdicts["pack"]["verdicts"].as_array_mut().unwrap().push(table);
    }
    verdicts["pack"]["tasks"][1]["when"] = json!({"verdict": ["late-479", ["full"]]});
    for (name, mut long) in [("questions", questions), ("verdicts", verdicts)] {
        add_texts(&mut long);
        let read = read(&format!("a long chain of {name}"), &long.to_string()).unwrap();
        // Not optimised, this needs several times the stack that it needs in the browser, which gives 1 MiB.
        let small = std::thread::Builder::new().stack_size(1 << 20);
        small.spawn(move || use_it(&read, 2)).unwrap().join().unwrap();
    }
}

/// Texts for questions, verdicts and conditions that a test has added.
fn add_texts(bundle: &mut Value) {
    for name in bundle["pack"]["conditions"].as_object().unwrap().clone().keys() {
        bundle["wording"]["en"][format!("condition.{name}")] = json!("x");
    }
    for table in bundle["pack"]["verdicts"].as_array().unwrap().clone() {
        bundle["wording"]["en"][table["subject"].as_str().unwrap()] = json!("x");
    }
    let questions = bundle["pack"]["questions"].clone();
    for question in questions.as_array().unwrap() {
        let base = format!("question.{}", question["id"].as_str().unwrap());
        let parts = ["", ".short", ".help", ".why", ".ask-whom", ".yes", ".no"]
            .iter()
            .map(|part| format!("{base}{part}"));
        if bundle["wording"]["en"][&base].is_null() {
            parts.for_each(|key| bundle["wording"]["en"][key] = json!("x"));
        }
    }
}

/// Each name names the next twice: followed one by one that would be 2^200 parts.
#[test]
fn names_that_double_at_each_level_take_no_time() {
    let mut bundle = bundle();
    for index in 0..200 {
        let next = json!({"named": format!("double-{}", index + 1)});
        bundle["pack"]["conditions"][format!("double-{index}")] = json!({"any": [next, next]});
    }
    bundle["pack"]["conditions"]["double-200"] = json!({"is": ["identity", ["cloud"]]});
    bundle["pack"]["verdicts"][0]["rules"][0]["when"] = json!({"named": "double-0"});
    add_texts(&mut bundle);
    let read = read("doubling names", &bundle.to_string()).unwrap();
    let start = Instant::now();
    use_it(&read, 3);
    assert!(start.elapsed() < MOMENT);
}

#[test]
fn floods_are_refused_or_taken_in_a_moment() {
    let many = |count: usize, item: &dyn Fn(usize) -> Value| -> Value { (0..count).map(item).collect() };
    let object = |count: usize, value: &dyn Fn(usize) -> Value| -> Value {
        // Falling keys: the worst order for a sorted list.
        (0..count).rev().map(|index| (format!("k{index:06}"), value(index))).collect()
    };
    let flood = |name: &str, at: &str, value: Value, expected: &str| {
        refused(name, &damaged(at, value).to_string(), expected)
    };
    flood("unknown keys", "/pack/tasks/0", object(100_000, &|_| json!(1)), "more faults are not listed");
    flood("wrong kinds", "/pack/questions", many(300_000, &|_| json!(7)), "more faults are not listed");
    let question = |index: usize| json!({"id": format!("q{index}"), "kind": "one", "options": ["a"], "sources": ["LAND"]});
    flood("questions", "/pack/questions", many(20_000, &question), "items; expected at most 500");
    flood(
        "options",
        "/pack/questions/3/options",
        many(150_000, &|index| json!(format!("o{index}"))),
        "entries; expected at most 200",
    );
    flood(
        "conditions",
        "/pack/conditions",
        object(60_000, &|_| json!({"all": []})),
        "items; expected at most 1000",
    );
    flood(
        "parts",
        "/pack/conditions/onboards",
        json!({"any": many(150_000, &|_| json!({"any": []}))}),
        "parts in all conditions; expected at most 50000",
    );
    flood(
        "rows",
        "/pack/rows",
        object(100, &|table| many(1_000, &|index| json!(format!("r{table}-{index}")))),
        "rows; expected at most 5000",
    );
    flood(
        "sources of one task",
        "/pack/tasks/0/sources",
        many(200_000, &|_| json!("LAND")),
        "entries; expected at most 200",
    );
    // Each waits for the next ones of all.
    let waiting = |all: usize, each: usize| {
        many(all, &|index| {
            let after = many(each, &|other| json!(format!("t{}", (index + other + 1) % all)));
            json!({"id": format!("t{index}"), "phase": "assess", "track": "all", "party": "joint",
                "when": {"all": []}, "sources": ["LAND"], "after": after})
        })
    };
    let limit = "ids in all `after`; expected at most 20000";
    flood("work that waits", "/pack/tasks", waiting(110, 190), limit);
    flood("work that waits in circles", "/pack/tasks", waiting(200, 95), "waits for itself: t0, t1,");
    flood("texts", "/wording/en", object(100_000, &|_| json!("x")), "texts; expected at most 20000");
    flood("languages", "/wording", object(100_000, &|_| json!({})), "languages; expected 1 to 20");
    flood(
        "a long key",
        &format!("/pack/conditions/{}", "x".repeat(1_000_000)),
        json!({"all": []}),
        "found a key of 1000000 characters",
    );
    flood(
        "a long id",
        "/pack/tasks/0/id",
        json!("x".repeat(1_000_000)),
        "found 1000000 characters; expected at most 2000",
    );
    // As much as the limits allow, all of it unknown.
    let refers = json!({"any": many(40_000, &|index| json!({"is": [format!("q{index}"), ["a"]]}))});
    flood("unknown questions", "/pack/conditions/onboards", refers, "more faults are not listed");
    let mut wide = bundle();
    wide["pack"]["conditions"] = object(
        900,
        &|index| json!({"any": many(40, &|next| json!({"named": format!("k{:06}", (index + next * 7) % 900)}))}),
    );
    refused("a net of names", &wide.to_string(), "refers to itself");
    let mut known = bundle();
    known["pack"]["rows"] = object(5, &|table| many(1_000, &|index| json!(format!("r{table}-{index}"))));
    known["pack"]["questions"] = many(450, &|index| {
        json!({"id": format!("q{index}"), "kind": "one", "options": ["a"], "sources": ["LAND"],
        "related": many(190, &|other| json!(format!("r{}-{}", other % 5, (index * 3 + other) % 1_000)))})
    });
    refused("related rows", &known.to_string(), "unknown question \"service\"");
}
