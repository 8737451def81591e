//! The browser capabilities, one by one, in a real browser (headless Chromium). The app as a whole is
//! tested end to end in tests/browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway::browser::storage::Local;
use fairway::browser::{address, early, page, storage};
use fairway::formats::route::Route;
use fairway::storage::{NotKept, keep_aside};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlInputElement, Storage};

wasm_bindgen_test_configure!(run_in_browser);

/// The plan that these tests keep.
const PLAN: &str = "test-plan";

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn raw() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Builds elements without markup: (tag, attributes), each inside the one before it.
fn nest(parts: &[(&str, &[(&str, &str)])]) -> Element {
    let mut parent: Element = document().body().unwrap().into();
    for (tag, attributes) in parts {
        let element = document().create_element(tag).unwrap();
        for (name, value) in *attributes {
            element.set_attribute(name, value).unwrap();
        }
        parent.append_child(&element).unwrap();
        parent = element;
    }
    parent
}

#[wasm_bindgen_test]
fn a_plan_is_written_read_and_erased_and_foreign_records_stay() {
    raw().set_item("somebody-else", "not json").unwrap();
    assert!(storage::is_available());
    assert_eq!(storage::read(PLAN), None);
    storage::write(PLAN, "{}", 0).unwrap();
    assert_eq!(storage::read(PLAN).as_deref(), Some("{}"));
    keep_aside(&Local, PLAN, "{broken").unwrap();
    assert_eq!(storage::kept_aside(PLAN), ["{broken"]);
    storage::remove_for_good(PLAN);
    assert_eq!((storage::read(PLAN), storage::kept_aside(PLAN)), (None, Vec::new()));
    assert_eq!(raw().get_item("somebody-else").unwrap().as_deref(), Some("not json"));
    raw().remove_item("somebody-else").unwrap();
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_and_keeps_the_old_plan() {
    storage::write(PLAN, "old", 0).unwrap();
    let block = "x".repeat(1_000_000);
    let mut blocks = 0;
    while raw().set_item(&format!("block-{blocks}"), &block).is_ok() {
        blocks += 1;
    }
    let large = "y".repeat(1_000_000);
    assert_eq!(storage::write(PLAN, &large, 1), Err(NotKept::Full));
    assert_eq!(storage::read(PLAN).as_deref(), Some("old"));
    for block in 0..blocks {
        raw().remove_item(&format!("block-{block}")).unwrap();
    }
    storage::remove_for_good(PLAN);
}

#[wasm_bindgen_test]
fn the_address_names_the_page() {
    let route = Route::Question { id: "identity".into(), change: true };
    address::go(&route).unwrap();
    assert_eq!(address::current(), route);
    address::go(&Route::Home).unwrap();
    assert_eq!(address::current(), Route::Home);
}

#[wasm_bindgen_test]
fn what_was_ticked_before_the_start_is_put_back() {
    let input: &[(&str, &str)] = &[("type", "checkbox"), ("name", "answer"), ("value", "intune")];
    let first = nest(&[("section", &[("class", "first-question")]), ("form", &[]), ("input", input)]);
    first.unchecked_ref::<HtmlInputElement>().set_checked(true);
    let taken = early::take();
    assert!(!taken.is_empty());
    let second = nest(&[("article", &[("class", "question")]), ("form", &[]), ("input", input)]);
    taken.put_back();
    assert!(second.unchecked_ref::<HtmlInputElement>().checked());
}

#[wasm_bindgen_test]
fn focus_moves_to_what_is_not_focusable_by_tab() {
    let heading = nest(&[("main", &[("id", "test-main")]), ("h1", &[])]);
    page::focus("#test-main h1");
    assert_eq!(document().active_element(), Some(heading));
}
