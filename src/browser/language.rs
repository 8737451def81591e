//! Marks the parts of the page that speak another language than the page: with a pack in German, its
//! questions get `lang="de"`, what the interface says between them stays English. Done where the page is,
//! not where its parts are built, so that both modules and all pages have it and a first visit does
//! without; works only while such a pack is in use. A sentence of the interface that names something of the
//! pack is the interface's.

use super::log;
use crate::content::Phrases;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Document, Element, MutationObserver, MutationObserverInit, Node};

/// On every element that is marked here, so that what others have marked stays.
const OURS: &str = "data-spoken";

/// Marks from now on, whenever the page changes, what `phrases` have with `language`.
///
/// # Errors
/// When there is no page to watch.
pub fn mark(language: String, phrases: Phrases) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    let page = document.document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default();
    let marker = Marker { document, page, language, phrases };
    let work = Closure::<dyn Fn()>::new(move || log::note("mark the language", marker.all()));
    let observer = MutationObserver::new(work.as_ref().unchecked_ref())?;
    work.forget();
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_character_data(true);
    observer.observe_with_options(&body, &options)
}

struct Marker {
    document: Document,
    page: String,
    language: String,
    phrases: Phrases,
}

impl Marker {
    fn all(&self) -> Result<(), JsValue> {
        let elements = self.document.query_selector_all("#app *")?;
        // Parents come before children, so that what is inherited is right when it is looked at.
        for place in 0..elements.length() {
            if let Some(element) = elements.item(place).and_then(|node| node.dyn_into::<Element>().ok()) {
                self.one(&element)?;
            }
        }
        Ok(())
    }

    /// Marks an element with words of its own, where it inherits another language than theirs.
    fn one(&self, element: &Element) -> Result<(), JsValue> {
        let Some(language) = self.spoken(element) else { return Ok(()) };
        let others = element.closest(&["[lang]:not(html):not([", OURS, "])"].concat())?;
        if others.is_some() {
            return Ok(());
        }
        let above = element.parent_element().map(|parent| parent.closest("[lang]")).transpose()?.flatten();
        let inherited = above.and_then(|above| above.get_attribute("lang")).unwrap_or_default();
        if inherited == language {
            element.remove_attribute("lang")?;
            return element.remove_attribute(OURS);
        }
        element.set_attribute("lang", language)?;
        element.set_attribute(OURS, "")
    }

    /// The language of the element's own words; none where it has no words.
    fn spoken(&self, element: &Element) -> Option<&str> {
        let nodes = element.child_nodes();
        let kids = (0..nodes.length()).filter_map(|place| nodes.item(place));
        let texts = kids.filter(|kid| kid.node_type() == Node::TEXT_NODE).filter_map(|kid| kid.node_value());
        let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
        let is_pack = texts.iter().all(|text| self.phrases.have(text));
        (!texts.is_empty()).then_some(if is_pack { &self.language } else { &self.page })
    }
}
