//! The outline of the decision tree: nested lists with the nodes of the drawing, verdicts under a heading
//! for each kind, and the same way to where the answers have come.

use crate::browser::page;
use crate::content::{Level, SubjectKind};
use crate::formats::route::Route;
use crate::journey::tree::{Entry, Part, Tree, Words, outline};
use crate::ui::components::{MarkSign, button, sign};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::Texts;

/// All lists under their headings.
pub fn lists(texts: Texts, made: &Tree, words: &Words<'_>) -> El {
    let entries = outline(made, words);
    // As in the drawing: the next question, and where none is left the verdicts.
    let place = if made.here().is_some() { "[data-state=here]" } else { "[data-kind=outcome]" };
    let go = move || page::focus(&format!("#annex .outline {place} > .outline__line > a"));
    let rows = |wanted: &dyn Fn(&Part) -> bool| {
        let roots = made.nodes.iter().enumerate();
        let roots = roots.filter(|(_, node)| node.parent.is_none() && wanted(&node.part));
        let rows = roots.map(|(place, _)| branch(made, &entries, place)).collect::<Vec<_>>();
        el("ul").class("outline").with(rows)
    };
    let mut parts = vec![
        button("button", texts.t("tree.here-button"), go).attr("id", "tree-here-button"),
        el("h2").with(texts.t("tree.questions")),
        rows(&|part| matches!(part, Part::Question { .. })),
        el("h2").with(texts.t("tree.outcomes")),
    ];
    for kind in kinds(made) {
        parts.push(el("h3").with(words.kind(kind)));
        parts.push(rows(&|part| matches!(part, Part::Outcome { kind: own, .. } if *own == kind)));
    }
    el("div").with(parts)
}

/// The kinds of verdicts, in the order of the tree.
fn kinds(made: &Tree) -> Vec<SubjectKind> {
    let mut kinds = Vec::new();
    for node in &made.nodes {
        if let Part::Outcome { kind, .. } = &node.part
            && !kinds.contains(kind)
        {
            kinds.push(*kind);
        }
    }
    kinds
}

fn branch(made: &Tree, entries: &[Entry], place: usize) -> El {
    let Some(entry) = entries.get(place) else { return el("li") };
    let number = entry.number.map(|number| el("span").class("outline__number").with(format!("{number}. ")));
    let link = |route: Route| el("a").attr("href", route.href()).with(entry.text.as_str());
    let mut notes = entry.notes.as_slice();
    let said = match &made.nodes[place].part {
        Part::Question { question, .. } => {
            let here = (entry.state == Some("here")).then_some("step");
            let change = entry.state == Some("passed");
            link(Route::Question { id: question.clone(), change }).attr_if("aria-current", here)
        }
        Part::Outcome { subject, .. } => {
            // Its kind is the heading above.
            notes = &[];
            link(Route::Why(subject.clone()))
        }
        _ => el("span").with(entry.text.as_str()),
    };
    let standing = entry.standing.as_ref().map(|standing| el("span").class("tag").with(standing.as_str()));
    let level = entry
        .level
        .as_ref()
        .map(|(level, word): &(Level, String)| sign(MarkSign::Level(*level), word.clone()));
    let notes = notes.iter().map(|note| p(note.as_str()).class("quiet")).collect::<Vec<_>>();
    let children = made.children(place).map(|child| branch(made, entries, child)).collect::<Vec<_>>();
    let below = (!children.is_empty()).then(|| el("ul").class("outline").with(children));
    let line = el("div")
        .class("outline__line")
        .with(number)
        .with(said)
        .with(" ")
        .with(level)
        .with(" ")
        .with(standing);
    el("li")
        .class("outline__node")
        .attr("data-kind", entry.kind)
        .attr_if("data-state", entry.state)
        .attr("data-node", entry.id.as_str())
        .with(line.with(notes))
        .with(below)
}
