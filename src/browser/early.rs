//! What a person did on the first question before the app had started: ticks, focus, and whether
//! they already pressed Continue. Taken from the page, put back into the app's own form.

use super::log::note;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlFormElement, HtmlInputElement};

/// Work done before the start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Early {
    ticked: Vec<String>,
    focused: Option<String>,
    submitted: bool,
}

const FORM: &str = ".first-question form";

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn inputs(form: &Element) -> Vec<HtmlInputElement> {
    let Ok(found) = form.query_selector_all("input") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Reads the first question's form, as far as it was on the page.
pub fn take() -> Early {
    let Some(document) = document() else { return Early::default() };
    let Ok(Some(form)) = document.query_selector(FORM) else { return Early::default() };
    let focused = document.active_element().and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    Early {
        ticked: inputs(&form).iter().filter(|input| input.checked()).map(HtmlInputElement::value).collect(),
        focused: focused.filter(|input| form.contains(Some(input))).map(|input| input.value()),
        submitted: form.get_attribute("data-early").as_deref() == Some("submitted"),
    }
}

impl Early {
    /// Puts the work into the app's form of the same question.
    pub fn put_back(&self) {
        let form = document().and_then(|document| document.query_selector(".question form").ok().flatten());
        let Some(form) = form else { return };
        for input in inputs(&form) {
            if self.ticked.contains(&input.value()) {
                input.set_checked(true);
            }
            if self.focused.as_ref() == Some(&input.value()) {
                note("focus", input.focus());
            }
        }
        if self.submitted
            && let Ok(form) = form.dyn_into::<HtmlFormElement>()
        {
            note("continue", form.request_submit());
        }
    }

    /// Whether there is anything to put back.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
