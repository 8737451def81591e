//! A drawing as elements of the page: SVG nodes made one by one, so that texts stay texts and no markup is
//! ever read; and the region it scrolls in. What is drawn, and how it looks, is the caller's.

use super::{log, page};
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

/// Puts the drawings into the element with this id, in place of what it holds. Nothing where there is none.
/// Focus that was inside is on the element then, rather than nowhere.
///
/// # Errors
/// When the browser refuses to make an element.
pub fn put(id: &str, drawings: &[Shape]) -> Result<(), JsValue> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Ok(()) };
    let Some(place) = document.get_element_by_id(id) else { return Ok(()) };
    let had_focus = document.active_element().is_some_and(|focused| place.contains(Some(&focused)));
    place.replace_children_with_node_0();
    for drawing in drawings {
        let made = make(&document, drawing)?;
        place.append_child(&made)?;
    }
    if had_focus {
        page::focus_element(&place);
    }
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

/// Shows the one drawing in the region with this width and height, in pixels. What was in the middle of the
/// region stays there, as far as the ends of the drawing let it.
///
/// # Errors
/// When the browser refuses the attributes.
pub fn resize(region: &str, width: i32, height: i32) -> Result<(), JsValue> {
    let Some(region) = find(region) else { return Ok(()) };
    let Some(drawing) = region.first_element_child() else { return Ok(()) };
    let before = |name: &str| {
        let length = drawing.get_attribute(name).and_then(|length| length.parse::<i32>().ok());
        i64::from(length.unwrap_or(1).max(1))
    };
    let moved = |scrolled: i32, room: i32, before: i64, now: i32| {
        let middle = i64::from(scrolled) * 2 + i64::from(room);
        let there = (middle * i64::from(now) / before - i64::from(room)) / 2;
        i32::try_from(there).unwrap_or_default()
    };
    let left = moved(region.scroll_left(), region.client_width(), before("width"), width);
    let top = moved(region.scroll_top(), region.client_height(), before("height"), height);
    drawing.set_attribute("width", &width.to_string())?;
    drawing.set_attribute("height", &height.to_string())?;
    region.set_scroll_left(left);
    region.set_scroll_top(top);
    Ok(())
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

/// Scrolls the region so that the field with this left, top, width and height is in its middle; what is
/// larger than the region shows its beginning.
pub fn look_at(region: &str, [left, top, width, height]: [i32; 4]) {
    let Some(region) = find(region) else { return };
    let start = |start: i32, length: i32, room: i32| start - ((room - length) / 2).max(room / 12);
    region.set_scroll_left(start(left, width, region.client_width()));
    region.set_scroll_top(start(top, height, region.client_height()));
}

/// Scrolls the region by so many halves of what it shows, to the right and down.
pub fn pan(region: &str, right: i32, down: i32) {
    let Some(region) = find(region) else { return };
    region.set_scroll_left(region.scroll_left() + right * region.client_width() / 2);
    region.set_scroll_top(region.scroll_top() + down * region.client_height() / 2);
}

/// Moves focus to the element of a drawing that `selector` finds.
pub fn focus(selector: &str) {
    if let Some(link) = find(selector).as_ref().and_then(|element| element.dyn_ref::<web_sys::SvgElement>()) {
        log::note("focus", link.focus());
    }
}
