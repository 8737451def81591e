//! The drawing of the decision tree: the core's figure as SVG elements of the page, with zoom by buttons
//! and keys, a scrollable region instead of dragging, and the same drawing as a file.

use crate::browser::{download, drawing as svg_page, log, page};
use crate::formats::route::Route;
use crate::journey::tree::{Drawn, Figure, Part, Shape, Tree, Width, Words, figure, layout, svg};
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, p};
use leptos::prelude::*;
use svg_page::Shape as Node;
use wasm_bindgen::JsCast;

const PLACE: &str = "tree-place";
const REGION: &str = "#tree-place";
const DRAWN: &str = "#tree-place > svg";
/// Below this many pixels questions stand below each other.
const NARROW: i32 = 720;
/// What the region's own edges take of the room.
const EDGES: i32 = 2;
/// Zoom in hundredths: steps, and the ends.
const ZOOM: [i32; 9] = [25, 35, 50, 70, 100, 140, 200, 280, 400];
/// The natural size.
const NATURAL: i32 = 100;

/// The drawing with what steers it.
pub fn drawing(context: AppContext, made: &Tree, words: &Words<'_>) -> Vec<El> {
    let texts = context.texts;
    let room = svg_page::room("#annex");
    let width = if room > 0 && room < NARROW { Width::Within(room - EDGES) } else { Width::Free };
    let drawn = figure(made, &layout(made, words, width), words);
    let node = whole(made, &drawn);
    page::next_frame(move || log::note("draw", svg_page::put(PLACE, &node)));
    let size = (drawn.width, drawn.height);
    // In hundredths; kept, so that a step goes on from what is shown, also after fitting.
    let zoom = RwSignal::new(NATURAL);
    let show = move |hundredths: i32| {
        zoom.set(hundredths);
        let scaled = |length: i32| length * hundredths / 100;
        log::note("zoom", svg_page::resize(DRAWN, scaled(size.0), scaled(size.1)));
    };
    let step = move |up: bool| {
        let now = zoom.get_untracked();
        let next = if up {
            ZOOM.into_iter().find(|step| *step > now)
        } else {
            ZOOM.into_iter().rfind(|step| *step < now)
        };
        show(next.unwrap_or(now));
    };
    let natural = move || show(NATURAL);
    let fit = move || show((svg_page::room(REGION) * 100 / size.0.max(1)).clamp(10, NATURAL));
    let keys = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        // With Ctrl or Cmd these keys are the browser's own zoom.
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => step(true),
            "-" => step(false),
            "0" => natural(),
            _ => return,
        }
        event.prevent_default();
    };
    // The file is for any sheet, so it does not follow the width of this page.
    let file = svg(&figure(made, &layout(made, words, Width::Free), words));
    let name = format!("fairway-{}.svg", made.name.replace('/', "-"));
    let save = move || log::note("save the drawing", download::svg(&name, &file));
    let tools = vec![
        button("button", texts.t("tree.zoom-in"), move || step(true)),
        button("button", texts.t("tree.zoom-out"), move || step(false)),
        button("button", texts.t("tree.fit"), fit),
        button("button", texts.t("tree.natural"), natural),
        button("button", texts.t("tree.here-button"), || {
            svg_page::show(["#tree-place [data-state=here] a", "#tree-place [data-kind=outcome] a"])
        }),
        button("button", texts.t("tree.save"), save),
    ];
    let region = el("div")
        .class("tree")
        .attr("id", PLACE)
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", drawn.title.as_str())
        .on("keydown", keys);
    vec![el("div").class("tree__tools cluster").with(tools), p(texts.t("tree.keys")).class("quiet"), region]
}

/// The whole drawing; questions and verdicts are links.
fn whole(made: &Tree, drawn: &Figure) -> Node {
    let mut svg = Node::new(
        "svg",
        vec![
            ("width", drawn.width.to_string()),
            ("height", drawn.height.to_string()),
            ("viewBox", format!("0 0 {} {}", drawn.width, drawn.height)),
            // Not a picture: it has links inside.
            ("role", "group".into()),
            ("aria-label", format!("{}. {}", drawn.title, drawn.description)),
        ],
    );
    svg.children.extend(drawn.ground.iter().map(one));
    for group in &drawn.groups {
        let mut node =
            Node::new("g", vec![("data-kind", group.kind.into()), ("data-node", group.id.clone())]);
        node.attributes.extend(group.state.map(|state| ("data-state", state.to_string())));
        let shapes = group.drawn.iter().map(one);
        let route = match &made.nodes[group.node].part {
            Part::Question { question, .. } => {
                Some(Route::Question { id: question.clone(), change: group.state == Some("passed") })
            }
            Part::Outcome { subject, .. } => Some(Route::Why(subject.clone())),
            _ => None,
        };
        match route {
            Some(route) => {
                let mut link = Node::new("a", vec![("href", route.href()), ("class", "tree__link".into())]);
                link.children.extend(shapes);
                node.children.push(link);
            }
            None => node.children.extend(shapes),
        }
        svg.children.push(node);
    }
    svg
}

fn one(drawn: &Drawn) -> Node {
    let mut attributes = vec![("class", drawn.class.to_string())];
    attributes.extend(drawn.set.map(|set| ("data-set", set.to_string())));
    attributes.extend(drawn.state.map(|state| ("data-state", state.to_string())));
    let number = |value: &i32| value.to_string();
    let (tag, place, said) = match &drawn.shape {
        Shape::Rect { x, y, width, height, radius } => {
            let place = vec![
                ("x", number(x)),
                ("y", number(y)),
                ("width", number(width)),
                ("height", number(height)),
            ];
            ("rect", place.into_iter().chain([("rx", number(radius))]).collect(), "")
        }
        Shape::Circle { x, y, radius } => {
            ("circle", vec![("cx", number(x)), ("cy", number(y)), ("r", number(radius))], "")
        }
        Shape::Path(path) => ("path", vec![("d", path.clone())], ""),
        Shape::Sign { x, y, path } => {
            let moved = format!("translate({x} {y})");
            ("path", vec![("transform", moved), ("d", (*path).into()), ("fill-rule", "evenodd".into())], "")
        }
        Shape::Text { x, y, text } => ("text", vec![("x", number(x)), ("y", number(y))], text.as_str()),
    };
    attributes.extend(place);
    Node { text: said.to_string(), ..Node::new(tag, attributes) }
}
