//! The tree as Mermaid text (`flowchart TD`), for wikis and repositories that draw it. Nodes and order
//! are those of the outline.

use super::{Tree, Words, outline};

/// A flow chart: questions as boxes, branches as rounded ones, outcomes as boxes with double sides,
/// rules as six-sided ones.
pub fn mermaid(tree: &Tree, words: &Words<'_>) -> String {
    let mut out = String::from("flowchart TD\n");
    out.push_str(&format!("  %% {}\n", escaped(&words.title(tree))));
    for (place, entry) in outline(tree, words).iter().enumerate() {
        let (open, close) = match entry.kind {
            "branch" => ("([", "])"),
            "outcome" => ("[[", "]]"),
            "rule" => ("{{", "}}"),
            _ => ("[", "]"),
        };
        let mut label = entry.number.map(|number| format!("{number}. ")).unwrap_or_default();
        label.push_str(&entry.text);
        let notes = entry.notes.iter().map(String::as_str);
        let level = entry.level.iter().map(|(_, level)| level.as_str());
        let lines: Vec<String> =
            std::iter::once(label.as_str()).chain(notes).chain(level).map(escaped).collect();
        out.push_str(&format!("  n{place}{open}\"{}\"{close}\n", lines.join("<br/>")));
        if let Some(parent) = tree.nodes.get(place).and_then(|node| node.parent) {
            out.push_str(&format!("  n{parent} --> n{place}\n"));
        }
    }
    // Outcomes follow the trunk: without an edge they would stand beside it in no order.
    let trunk: Vec<usize> = tree
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.parent.is_none())
        .map(|(place, _)| place)
        .collect();
    for pair in trunk.windows(2) {
        out.push_str(&format!("  n{} ~~~ n{}\n", pair[0], pair[1]));
    }
    let styles = [
        ("taken", "stroke-width:3px"),
        ("here", "stroke-width:3px"),
        ("closed", "stroke-dasharray:4 3,opacity:0.6"),
    ];
    for (class, style) in styles {
        let wanted = |state: &str| match class {
            "taken" => matches!(state, "taken" | "passed" | "unsure"),
            "here" => state == "here",
            _ => matches!(state, "closed" | "off" | "set-aside"),
        };
        let of = tree.nodes.iter().enumerate().filter(|(_, node)| node.state().is_some_and(wanted));
        let names: Vec<String> = of.map(|(place, _)| format!("n{place}")).collect();
        if !names.is_empty() {
            out.push_str(&format!("  classDef {class} {style}\n  class {} {class}\n", names.join(",")));
        }
    }
    out
}

/// A text within quotes or a comment: what Mermaid or a browser could read as more than text becomes a code.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => out.push(' '),
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' | '%' | '{' | '}' | '*' | '_' | '$' => {
                out.push_str(&format!("#{};", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}
