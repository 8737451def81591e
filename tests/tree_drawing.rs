//! The drawing of the decision tree: that nothing overlaps at any width, that large packs stay readable,
//! that the file is sound XML, and that hostile packs stay text.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Wording;
use fairway::journey::Answers;
use fairway::journey::tree::{COLOURS, Layout, Piece, Tree, Width, mermaid, outline_text, svg, tree};
use serde_json::{Value, json};
use std::time::Instant;
use support::generate::arbitrary;
use support::told::{Told, WIDTHS, generated};

/// What stands for itself: questions and cards, and branches that are not within a question.
fn apart(tree: &Tree, layout: &Layout) -> Vec<Piece> {
    let within = |piece: &&Piece| {
        tree.nodes[piece.node].parent.is_some_and(|parent| inside(piece, &layout.pieces[parent]))
    };
    layout.pieces.iter().filter(|piece| !within(piece)).cloned().collect()
}

fn inside(piece: &Piece, other: &Piece) -> bool {
    piece.x >= other.x
        && piece.y >= other.y
        && piece.x + piece.width <= other.x + other.width
        && piece.y + piece.height <= other.y + other.height
}

fn overlap(one: &Piece, other: &Piece) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

fn check_layout(told: &Told, answers: Option<&Answers>, width: Width) {
    let (tree, layout, _) = told.drawn(answers, width);
    let nodes: Vec<usize> = layout.pieces.iter().map(|piece| piece.node).collect();
    assert_eq!(
        nodes,
        (0..tree.nodes.len()).collect::<Vec<_>>(),
        "{width:?}: a piece for each node, in order"
    );
    let apart = apart(&tree, &layout);
    for (place, one) in apart.iter().enumerate() {
        for other in &apart[place + 1..] {
            assert!(!overlap(one, other), "{width:?}: {one:?} overlaps {other:?}");
        }
        assert!(one.x >= 0 && one.y >= 0 && one.x + one.width <= layout.width, "{width:?}: {one:?}");
        assert!(one.y + one.height <= layout.height, "{width:?}: {one:?}");
    }
    for parent in 0..tree.nodes.len() {
        let rows: Vec<usize> = tree.children(parent).collect();
        for pair in rows.windows(2) {
            let (one, other) = (&layout.pieces[pair[0]], &layout.pieces[pair[1]]);
            assert!(!overlap(one, other), "{width:?}: rows {one:?} and {other:?}");
        }
    }
    for piece in &layout.pieces {
        for line in &piece.lines {
            let room = piece.x..piece.x + piece.width;
            assert!(room.contains(&line.x), "{width:?}: {line:?} in {piece:?}");
            assert!(line.y > piece.y && line.y < piece.y + piece.height, "{width:?}: {line:?} in {piece:?}");
        }
    }
    // Lines touch boxes at their ends only. (A stacked line ends within the branch it leads to.)
    if apart.iter().all(|piece| tree.nodes[piece.node].kind() != "branch") {
        let boxes: Vec<&Piece> = apart.iter().collect();
        for edge in &layout.edges {
            for ends in edge.points.windows(2) {
                let crossed = boxes.iter().find(|piece| {
                    let (left, right) = (ends[0].0.min(ends[1].0), ends[0].0.max(ends[1].0));
                    let (top, bottom) = (ends[0].1.min(ends[1].1), ends[0].1.max(ends[1].1));
                    left < piece.x + piece.width
                        && right > piece.x
                        && top < piece.y + piece.height
                        && bottom > piece.y
                });
                assert!(crossed.is_none(), "{edge:?} runs through {crossed:?}");
            }
        }
    }
}

/// Places where lines of different branches cross. Where they only meet, they meet at a node.
fn crossings(layout: &Layout) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let legs =
        layout.edges.iter().flat_map(|edge| edge.points.windows(2).map(|ends| (edge.from, ends[0], ends[1])));
    let (upright, level): (Vec<_>, Vec<_>) = legs.partition(|(_, from, to)| from.0 == to.0);
    for (one, top, bottom) in &upright {
        for (other, left, right) in level.iter().filter(|(other, ..)| other != one) {
            let (x, y) = (top.0, left.1);
            if left.0 < x && x < right.0 && top.1 < y && y < bottom.1 {
                found.push((*one, *other));
            }
        }
    }
    found
}

#[test]
fn lines_do_not_cross() {
    let (_, layout, _) = Told::edition().drawn(None, Width::Free);
    assert!(layout.edges.iter().any(|edge| edge.points.len() == 4), "there are lines with corners");
    assert_eq!(crossings(&layout), []);
    for questions in [30, 90, 200] {
        let (_, layout, _) = generated(questions, 40).drawn(None, Width::Free);
        assert_eq!(crossings(&layout), [], "{questions}");
    }
}

#[test]
fn nothing_overlaps_and_no_line_runs_through_a_box() {
    let told = Told::edition();
    for width in WIDTHS {
        check_layout(&told, None, width);
        for seed in 0..10 {
            check_layout(&told, Some(&arbitrary(&told.pack, seed)), width);
        }
    }
    // Texts that are empty, that never break, and that are long.
    for text in ["", "m", &"M".repeat(4000), &"word ".repeat(1000), "日本語の長い質問です。"] {
        let content = format!(
            "{{\"question.identity.short\": {text:?}, \"question.identity\": {text:?}, \"question.identity.cloud\": {text:?}, \"level.full\": {text:?}, \"intune\": {text:?}}}"
        );
        let told = Told { content: Wording::from_json(content).unwrap(), ..Told::edition() };
        WIDTHS.iter().for_each(|width| check_layout(&told, None, *width));
    }
}

#[test]
fn the_drawing_is_xml_and_says_what_it_is() {
    let told = Told::edition();
    let answers = arbitrary(&told.pack, 3);
    for width in WIDTHS {
        let (tree, _, figure) = told.drawn(Some(&answers), width);
        let text = svg(&figure);
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")));
        let named: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
        for (id, tag) in named.iter().zip(["title", "desc"]) {
            let found = root.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
            assert_eq!(found.tag_name().name(), tag);
            assert!(!found.text().unwrap().is_empty());
        }
        let groups = root.children().filter(|node| node.has_attribute("data-kind")).count();
        assert_eq!(groups, tree.nodes.len());
        assert_eq!(svg(&told.drawn(Some(&answers), width).2), text, "the same drawing twice");
    }
}

/// Every text of the pack and every id that reaches the drawing is hostile.
#[test]
fn hostile_texts_stay_texts() {
    let hostile =
        "</text></style><script>alert(1)</script><a onload=\"x\">]]>&amp;\u{0}\u{1b}\u{ffff}\"]\nend";
    let told = Told::edition();
    let keys = told.content.keys().map(|key| (key.to_string(), json!(hostile)));
    let content = Value::Object(keys.collect()).to_string();
    let mut told = Told { content: Wording::from_json(content).unwrap(), ..told };
    told.pack.pack = hostile.to_string();
    told.pack.questions[0].id = hostile.to_string();
    told.pack.verdicts[0].subject = hostile.to_string();
    for width in WIDTHS {
        let (_, _, figure) = told.drawn(None, width);
        let text = svg(&figure);
        let document = roxmltree::Document::parse(&text).unwrap();
        let known = ["svg", "title", "desc", "style", "rect", "circle", "path", "text", "g"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "<{}>", node.tag_name().name());
            assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("style")).count(), 1);
        assert!(text.contains("&lt;script&gt;alert(1)"));
    }
    let tree = tree(&told.pack, None);
    let chart = mermaid(&tree, &told.words());
    assert!(!chart.contains("<script") && !chart.contains("onload=\"") && !chart.contains("\u{0}"));
    for line in chart.lines().skip(2) {
        let known = ["  n", "  classDef ", "  class "];
        assert!(known.iter().any(|start| line.starts_with(start)), "{line}");
        assert!(line.matches('"').count() <= 2, "{line}");
    }
    assert!(outline_text(&tree, &told.words()).lines().all(|line| !line.starts_with("end")));
}

#[test]
fn a_pack_of_two_hundred_questions_is_drawn_readably_and_at_once() {
    let told = generated(200, 1000);
    let answers = arbitrary(&told.pack, 1);
    for width in WIDTHS {
        check_layout(&told, Some(&answers), width);
        let start = Instant::now();
        let (tree, layout, figure) = told.drawn(Some(&answers), width);
        let text = svg(&figure);
        let took = start.elapsed();
        println!(
            "{width:?}: {} nodes, {}x{}, {} bytes, {took:?}",
            tree.nodes.len(),
            layout.width,
            layout.height,
            text.len()
        );
        assert!(layout.width <= 4000, "{}", layout.width);
        assert!(layout.height <= 200 * 300 + 1000 * 120, "{}", layout.height);
        assert!(took.as_millis() < 2000, "{took:?}");
    }
}

/// A chain as long as the pack: deeper than a drawing can be wide, or a stack of calls can be high.
#[test]
fn a_chain_of_questions_stays_within_its_width() {
    let mut told = generated(400, 4);
    for own in 1..400 {
        let above = format!("q{}", own - 1);
        told.pack.questions[own].when = serde_json::from_value(json!({"is": [above, ["a"]]})).unwrap();
    }
    for (width, most) in [(Width::Free, 960), (Width::Within(360), 360)] {
        check_layout(&told, None, width);
        let (tree, layout, _) = told.drawn(None, width);
        assert_eq!(tree.nodes.iter().map(|node| node.depth).max(), Some(799));
        assert!(layout.width <= most, "{}", layout.width);
    }
}

#[test]
fn the_colours_of_the_file_are_those_of_the_app() {
    let tokens = support::text_of("style/tokens.css");
    for (role, light, dark) in COLOURS {
        let line = format!("--color-{role}: light-dark({light}, {dark});");
        assert!(tokens.contains(&line), "{line}");
    }
}
