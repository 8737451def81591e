//! The decision tree to look at: as a drawing, and equal in rank as an outline with the same nodes.

use super::tree_drawing::drawing;
use crate::content::Level;
use crate::formats::route::Route;
use crate::journey::tree::{Entry, Part, Tree, Words, outline, tree};
use crate::ui::components::{MarkSign, sign};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, p};
use leptos::prelude::AnyView;

/// The page: the drawing, or the outline.
pub fn tree_page(as_outline: bool) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let made = tree(texts.pack(), Some(&context.at_present().answers));
    let words = Words { pack: texts.pack(), content: &texts.content, interface: &texts.interface };
    let tab = |route: Route, key: &str, here: bool| {
        let link = el("a").attr("href", route.href()).attr_if("aria-current", here.then_some("page"));
        el("li").with(link.with(texts.t(key)))
    };
    let tabs = vec![
        tab(Route::Tree { outline: false }, "tree.drawing", !as_outline),
        tab(Route::Tree { outline: true }, "tree.outline", as_outline),
    ];
    let mut parts = vec![
        p(words.summary(&made)).class("prose"),
        el("nav").class("tabs").attr("aria-label", texts.t("tree.forms")).with(el("ul").with(tabs)),
    ];
    if as_outline {
        parts.extend(lists(context, &made, &words));
    } else {
        parts.extend(drawing(context, &made, &words));
    }
    group(parts.into_iter().map(El::view).collect())
}

/// The outline: questions first, then the verdicts by their groups.
fn lists(context: AppContext, made: &Tree, words: &Words<'_>) -> Vec<El> {
    let texts = context.texts;
    let entries = outline(made, words);
    let roots = |questions: bool| {
        let wanted = made.nodes.iter().enumerate().filter(move |(_, node)| {
            node.parent.is_none() && matches!(node.part, Part::Question { .. }) == questions
        });
        wanted.map(|(place, _)| place).collect::<Vec<_>>()
    };
    let list = |places: Vec<usize>| {
        let rows = places.into_iter().map(|place| branch(made, &entries, place)).collect::<Vec<_>>();
        el("ul").class("outline").with(rows)
    };
    vec![
        el("h2").with(texts.t("tree.questions")),
        list(roots(true)),
        el("h2").with(texts.t("tree.outcomes")),
        list(roots(false)),
    ]
}

fn branch(made: &Tree, entries: &[Entry], place: usize) -> El {
    let Some(entry) = entries.get(place) else { return el("li") };
    let number = entry.number.map(|number| format!("{number}. "));
    let said = match &made.nodes[place].part {
        Part::Question { question, .. } => {
            let route = Route::Question { id: question.clone(), change: entry.state == Some("passed") };
            let here = (entry.state == Some("here")).then_some("step");
            el("a").attr("href", route.href()).attr_if("aria-current", here).with(entry.text.as_str())
        }
        Part::Outcome { subject, .. } => {
            el("a").attr("href", Route::Why(subject.clone()).href()).with(entry.text.as_str())
        }
        _ => el("span").with(entry.text.as_str()),
    };
    let standing = entry.standing.as_ref().map(|standing| el("span").class("tag").with(standing.as_str()));
    let level = entry
        .level
        .as_ref()
        .map(|(level, word): &(Level, String)| sign(MarkSign::Level(*level), word.clone()));
    let notes = entry.notes.iter().map(|note| p(note.as_str()).class("quiet")).collect::<Vec<_>>();
    let children = made.children(place).map(|child| branch(made, entries, child)).collect::<Vec<_>>();
    let below = (!children.is_empty()).then(|| el("ul").class("outline").with(children));
    el("li")
        .class("outline__node")
        .attr("data-kind", entry.kind)
        .attr_if("data-state", entry.state)
        .attr("data-node", entry.id.as_str())
        .with(number)
        .with(said)
        .with(" ")
        .with(level)
        .with(" ")
        .with(standing)
        .with(notes)
        .with(below)
}
