//! The stacked layout, for narrow pages and for trees too deep to spread: one column, everything below
//! what it hangs on and a step to the right.

use super::block::block;
use super::spread::{MARGIN, cards, channel, course};
use super::{Course, Edge, Layout, Part, Tree, Words};

/// Between pieces, one below the other.
const GAP: i32 = 12;
/// From the channel to the questions of the trunk.
const CHANNEL: i32 = 24;
/// A step to the right, at most.
const STEP: i32 = 18;
/// From the left edge of a question to the line that goes down from it.
const RAIL: i32 = 10;
/// From the top of a question to where its line comes in.
const ENTRY: i32 = 21;
/// The narrowest drawing: less has no room for a word. A page 320 pixels wide leaves 286.
const LEAST: i32 = 240;

/// Lays the tree out in one column, at most `width` units wide.
pub fn stack(tree: &Tree, words: &Words<'_>, width: i32) -> Layout {
    let width = width.max(LEAST);
    // On a narrow page the margin is the page's own.
    let edge = if width < 600 { 4 } else { MARGIN };
    let deepest = tree.nodes.iter().map(|node| node.depth).max().unwrap_or(0) as i32;
    // However deep, two thirds of the width are left for text; very deep trees take small steps.
    let step = STEP.min((width - 2 * edge) / 3 / deepest.max(1));
    let widest = if width < 600 { width } else { 520 };
    let mut layout = Layout::default();
    let mut top = edge;
    let mut rails: Vec<(i32, i32)> = Vec::new();
    for (place, node) in tree.nodes.iter().enumerate() {
        if !matches!(node.part, Part::Question { .. } | Part::Branch { .. }) {
            continue;
        }
        let left = edge + CHANNEL + step * node.depth as i32;
        let is_question = node.kind() == "question";
        let mut piece = block(tree, words, place, (width - edge - left).min(widest)).moved(left, top);
        let entry = top + if is_question { ENTRY } else { piece.height / 2 };
        let rail = if is_question { left + RAIL } else { left + 3 };
        piece.mark = match (is_question, node.parent) {
            (true, None) => Some((edge + 8, entry)),
            (true, Some(_)) => None,
            (false, _) => Some((left + 3, entry)),
        };
        rails.truncate(node.depth);
        if let (Some(parent), Some((x, from))) = (node.parent, rails.last().copied()) {
            let course = if is_question { course(tree, parent, place) } else { standing(tree, place) };
            let points = if x < left {
                vec![(x, from), (x, entry), (left, entry)]
            } else {
                vec![(x, from), (x, entry)]
            };
            layout.edges.push(Edge { from: parent, to: Some(place), trunk: false, course, points });
        }
        top += piece.height;
        rails.push((rail, if is_question { top } else { entry }));
        top += if is_question { GAP / 2 } else { 0 };
        if tree.nodes.get(place + 1).is_some_and(|next| next.kind() == "question") {
            top += GAP / 2;
        }
        layout.pieces.push(piece);
    }
    channel(tree, &mut layout, top);
    cards(tree, words, &mut layout, (edge, top + 5 * GAP), width - 2 * edge);
    layout
}

fn standing(tree: &Tree, branch: usize) -> Option<Course> {
    match &tree.nodes[branch].part {
        Part::Branch { course, .. } => *course,
        _ => None,
    }
}
