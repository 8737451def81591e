//! The drawing of the decision tree on its page: legend, zoom and moving by buttons and keys, a scrollable
//! region instead of dragging, and the same drawing as a file and on paper.

use super::tree_drawing_shapes::{sample, whole};
use crate::browser::{download, drawing as svg_page, log, page};
use crate::journey::tree::{Layout, Tree, Width, Words, figure, layout, legend, sheets, svg};
use crate::ui::components::{button, icon};
use crate::ui::markup::{El, el, live_text, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

const PLACE: &str = "tree-place";
const REGION: &str = "#tree-place";
/// Below this many pixels questions stand below each other.
const NARROW: i32 = 720;
/// Zoom in hundredths: steps, the least, and the natural size.
const ZOOM: [i32; 9] = [25, 35, 50, 70, 100, 140, 200, 280, 400];
const LEAST: i32 = 10;
const NATURAL: i32 = 100;
/// Sheets of paper: A4 and Letter both have 672 by 860 pixels between our margins. A fifth more is drawn on
/// them, a little smaller, so that verdicts stand in two columns. The first has the head of the page as well.
const PAPER: i32 = 800;
const FIRST_SHEET: i32 = 660;
const OTHER_SHEETS: i32 = 1020;
/// Milliseconds after which a page that was made wider or narrower is looked at.
const SETTLED: i32 = 150;

/// What is shown, for everything that steers it.
struct View {
    texts: Texts,
    tree: Tree,
    /// How the drawing is laid out; nothing before the first time.
    width: Cell<Option<Width>>,
    /// Whether sheets are shown, for paper, whose width is not the page's.
    on_paper: Cell<bool>,
    /// Its size, and where in it the answers have come.
    size: Cell<(i32, i32)>,
    here: Cell<Option<[i32; 4]>>,
    /// In hundredths; kept, so that a step goes on from what is shown, also after fitting.
    zoom: Cell<i32>,
    /// The same, to be said.
    said: RwSignal<i32>,
}

/// The drawing with what steers it.
pub fn drawing(texts: Texts, tree: Tree) -> El {
    let view = Rc::new(View {
        texts,
        tree,
        width: Cell::new(None),
        on_paper: Cell::new(false),
        size: Cell::new((0, 0)),
        here: Cell::new(None),
        zoom: Cell::new(NATURAL),
        said: RwSignal::new(NATURAL),
    });
    let first = view.clone();
    page::next_frame(move || {
        first.draw();
        for (place, key) in legend(&first.tree, &first.words()).iter().enumerate() {
            log::note("draw a sample", svg_page::put(&key_id(place), &[sample(key)]));
        }
    });
    follow_the_page(&view);
    el("div").class("tree").with(view.legend()).with(view.tools()).with(view.region())
}

fn key_id(place: usize) -> String {
    format!("tree-key-{place}")
}

/// Draws anew when the page becomes so wide or narrow that it is laid out otherwise, and for paper.
fn follow_the_page(view: &Rc<View>) {
    let listen = |event: &str, then: fn(&Rc<View>)| {
        let view = view.clone();
        let handle = window_event_listener_untyped(event, move |_| then(&view));
        on_cleanup(move || handle.remove());
    };
    listen("resize", |view| {
        let view = view.clone();
        page::after(SETTLED, move || {
            if !view.on_paper.get() && view.width.get() != Some(width_now()) {
                view.draw();
            }
        });
    });
    listen("beforeprint", |view| view.print());
    listen("afterprint", |view| view.draw());
}

fn width_now() -> Width {
    match svg_page::room(REGION) {
        room if room < NARROW => Width::Within(room),
        _ => Width::Free,
    }
}

impl View {
    fn words(&self) -> Words<'_> {
        let texts = &self.texts;
        Words { pack: texts.pack(), content: &texts.content, interface: &texts.interface }
    }

    fn layout(&self, width: Width) -> Layout {
        layout(&self.tree, &self.words(), width)
    }

    /// Draws for the room there is, at natural size, with where one is in view.
    fn draw(&self) {
        let width = width_now();
        if width == Width::Within(0) {
            // The page has gone on.
            return;
        }
        let laid = self.layout(width);
        self.width.set(Some(width));
        self.on_paper.set(false);
        self.here.set(laid.here(&self.tree));
        let drawn = figure(&self.tree, &laid, &self.words());
        self.size.set((drawn.width, drawn.height));
        log::note("draw", svg_page::put(PLACE, &[whole(&self.tree, &drawn, 0, drawn.height)]));
        self.show(NATURAL);
        self.look_here();
    }

    /// The drawing on sheets, so that no break of a page cuts a box.
    fn print(&self) {
        self.on_paper.set(true);
        let words = self.words();
        let laid = self.layout(Width::Within(PAPER));
        let sheets = sheets(&laid, FIRST_SHEET, OTHER_SHEETS).into_iter();
        let drawn = sheets.map(|sheet| {
            whole(&self.tree, &figure(&self.tree, &sheet.layout, &words), sheet.top, sheet.height)
        });
        log::note("draw for paper", svg_page::put(PLACE, &drawn.collect::<Vec<_>>()));
    }

    /// Shows the drawing at this zoom; what is in the middle stays there.
    fn show(&self, zoom: i32) {
        self.zoom.set(zoom);
        self.said.set(zoom);
        let (width, height) = self.size.get();
        log::note("zoom", svg_page::resize(REGION, width * zoom / 100, height * zoom / 100));
    }

    fn step(&self, up: bool) {
        let now = self.zoom.get();
        let next = if up {
            ZOOM.into_iter().find(|step| *step > now)
        } else {
            ZOOM.into_iter().rfind(|step| *step < now)
        };
        self.show(next.unwrap_or(now));
    }

    fn natural(&self) {
        self.show(NATURAL);
        self.look_here();
    }

    fn fit(&self) {
        let width = self.size.get().0.max(1);
        self.show((svg_page::room(REGION) * 100 / width).clamp(LEAST, NATURAL));
        self.look_here();
    }

    fn look_here(&self) {
        if let Some(field) = self.here.get() {
            svg_page::look_at(REGION, field.map(|length| length * self.zoom.get() / 100));
        }
    }

    /// Goes to the next question, or to the verdicts where none is left, and moves focus there.
    fn go_here(&self) {
        let kind = if self.tree.here().is_some() { "[data-state=here]" } else { "[data-kind=outcome]" };
        svg_page::focus(&join(&[REGION, " ", kind, " a"]));
        self.look_here();
    }

    fn save(&self) {
        // The file is for any sheet, so it does not follow the width of this page.
        let file = svg(&figure(&self.tree, &self.layout(Width::Free), &self.words()));
        let name = join(&["fairway-", &self.tree.name.replace('/', "-"), ".svg"]);
        log::note("save the drawing", download::svg(&name, &file));
    }

    fn legend(&self) -> El {
        let keys = legend(&self.tree, &self.words()).into_iter().enumerate().map(|(place, key)| {
            let sample = el("span").class("tree__sample").attr("id", key_id(place));
            el("li").class("tree__key").with(sample).with(key.text)
        });
        let keys = keys.collect::<Vec<_>>();
        el("ul").class("tree__legend").attr("aria-label", self.texts.t("tree.legend")).with(keys)
    }

    fn tools(self: &Rc<Self>) -> El {
        let texts = self.texts;
        let press = |id: &'static str, then: fn(&View)| {
            let view = self.clone();
            button("button", texts.t(&join(&["tree.", id])), move || then(&view))
                .attr("id", join(&["tree-", id]))
        };
        // A sign for the eye; its name is for everyone else, and shows where one points.
        let signed = |id: &'static str, path: &'static str, then: fn(&View)| {
            let (view, name) = (self.clone(), texts.t(&join(&["tree.", id])));
            button("button", String::new(), move || then(&view))
                .attr("id", join(&["tree-", &id.replace('.', "-")]))
                .attr("title", &name)
                .attr("aria-label", &name)
                .with(icon("tree__icon", "0 0 16 16", path))
        };
        let group = |key: &str, tools: Vec<El>| {
            el("div").class("tree__group").attr("role", "group").attr("aria-label", texts.t(key)).with(tools)
        };
        let said = self.said;
        let zoom = live_text(move || texts.fill("tree.zoom", &[("percent", &said.get().to_string())]));
        let zoom = vec![
            signed("zoom-out", "M3 8h10", |view| view.step(false)),
            el("span").class("tree__zoom").attr("role", "status").with(zoom),
            signed("zoom-in", "M3 8h10M8 3v10", |view| view.step(true)),
        ];
        let moves = vec![
            signed("move.left", "M13 8H3l4-4M3 8l4 4", |_| svg_page::pan(REGION, -1, 0)),
            signed("move.up", "M8 13V3L4 7M8 3l4 4", |_| svg_page::pan(REGION, 0, -1)),
            signed("move.down", "M8 3v10l4-4M8 13l-4-4", |_| svg_page::pan(REGION, 0, 1)),
            signed("move.right", "M3 8h10l-4-4M13 8l-4 4", |_| svg_page::pan(REGION, 1, 0)),
        ];
        el("div")
            .class("tree__tools")
            .with(group("tree.zoom-group", zoom))
            .with(group("tree.move-group", moves))
            .with(press("here-button", View::go_here))
            .with(press("fit", View::fit))
            .with(press("natural", View::natural))
            .with(press("save", View::save))
    }

    fn region(self: &Rc<Self>) -> Vec<El> {
        let view = self.clone();
        let keys = move |event: web_sys::Event| {
            let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            // With Ctrl or Cmd these keys are the browser's own zoom.
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match event.key().as_str() {
                "+" | "=" => view.step(true),
                "-" => view.step(false),
                "0" => view.natural(),
                _ => return,
            }
            event.prevent_default();
        };
        let region = el("div")
            .class("tree__room")
            .attr("id", PLACE)
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", self.words().title(&self.tree))
            .on("keydown", keys);
        vec![p(self.texts.t("tree.keys")).class("quiet tree__keys"), region]
    }
}
