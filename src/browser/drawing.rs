//! A drawing as elements of the page: SVG nodes made one by one, so that texts stay texts and no markup is
//! ever read. What is drawn, and how it looks, is the caller's.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Document, Element};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An SVG element to be made.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// Name of the element.
    pub tag: &'static str,
    /// Attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// Text inside, before the children.
    pub text: String,
    /// Elements inside.
    pub children: Vec<Shape>,
}

impl Shape {
    /// An element with these attributes.
    pub fn new(tag: &'static str, attributes: Vec<(&'static str, String)>) -> Self {
        Self { tag, attributes, ..Self::default() }
    }
}

/// Puts the drawing into the element with this id, in place of what it holds. Nothing where there is none.
///
/// # Errors
/// When the browser refuses to make an element.
pub fn put(id: &str, drawing: &Shape) -> Result<(), JsValue> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Ok(()) };
    let Some(place) = document.get_element_by_id(id) else { return Ok(()) };
    let made = make(&document, drawing)?;
    place.replace_children_with_node_1(&made);
    Ok(())
}

fn make(document: &Document, shape: &Shape) -> Result<Element, JsValue> {
    let element = document.create_element_ns(Some(SVG), shape.tag)?;
    for (name, value) in &shape.attributes {
        element.set_attribute(name, value)?;
    }
    if !shape.text.is_empty() {
        element.set_text_content(Some(&shape.text));
    }
    for child in &shape.children {
        let made = make(document, child)?;
        element.append_child(&made)?;
    }
    Ok(element)
}

fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok().flatten()
}

/// Width of what the element shows, in pixels; 0 where it is not there.
pub fn room(selector: &str) -> i32 {
    find(selector).map_or(0, |element| element.client_width())
}

/// Shows the drawing with this width and height, in pixels.
///
/// # Errors
/// When the browser refuses the attributes.
pub fn resize(selector: &str, width: i32, height: i32) -> Result<(), JsValue> {
    let Some(element) = find(selector) else { return Ok(()) };
    element.set_attribute("width", &width.to_string())?;
    element.set_attribute("height", &height.to_string())
}

/// Which place of what the element holds stands in its middle, from 0 at the beginning to 1 at the end.
pub fn middle(selector: &str) -> f64 {
    let share = |element: Element| {
        let (left, shown) = (f64::from(element.scroll_left()), f64::from(element.client_width()));
        (left + shown / 2.0) / f64::from(element.scroll_width()).max(1.0)
    };
    find(selector).map_or(0.0, share)
}

/// Scrolls across so that `place`, from 0 at the beginning to 1 at the end, stands at `share` of the room.
pub fn scroll_to(selector: &str, place: f64, share: f64) {
    if let Some(element) = find(selector) {
        let (whole, shown) = (f64::from(element.scroll_width()), f64::from(element.client_width()));
        element.set_scroll_left((whole * place - shown * share) as i32);
    }
}

/// Scrolls across by `share` of the room; back if negative.
pub fn scroll_by(selector: &str, share: f64) {
    if let Some(element) = find(selector) {
        let by = f64::from(element.client_width()) * share;
        element.set_scroll_left(element.scroll_left() + by as i32);
    }
}

/// Scrolls to what the first of these selectors finds that finds anything, and moves focus there.
pub fn show(selectors: [&str; 2]) {
    if let Some(element) = selectors.into_iter().find_map(find) {
        element.scroll_into_view();
        if let Some(link) = element.dyn_ref::<web_sys::SvgElement>() {
            super::log::note("focus", link.focus());
        }
    }
}
