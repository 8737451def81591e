//! The drawing as shapes with class names: what both the page and the file of a drawing are made from.
//! It knows neither colours nor markup; style sheets give the classes their look.

use super::outline::entry;
use super::{Course, Edge, Key, Layout, Line, Part, Piece, Tree, Words, legend};
use crate::content::Level;

/// One shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A box.
    Rect {
        /// Left edge.
        x: i32,
        /// Top edge.
        y: i32,
        /// Width.
        width: i32,
        /// Height.
        height: i32,
        /// Of the corners.
        radius: i32,
    },
    /// A dot.
    Circle {
        /// Middle.
        x: i32,
        /// Middle.
        y: i32,
        /// Radius.
        radius: i32,
    },
    /// A line, in the language of SVG paths.
    Path(String),
    /// A path in a field of 16 by 16, moved to its place.
    Sign {
        /// Left edge of the field.
        x: i32,
        /// Top edge of the field.
        y: i32,
        /// The path.
        path: &'static str,
    },
    /// A line of text; never markup.
    Text {
        /// Left end.
        x: i32,
        /// Base line.
        y: i32,
        /// What it says.
        text: String,
    },
}

/// A shape with its class, and its variant of that class (`data-set`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Class name.
    pub class: &'static str,
    /// Lettering of a text, level of a sign, kind of a line.
    pub set: Option<&'static str>,
    /// How it stands, where that is not how its group stands.
    pub state: Option<&'static str>,
    /// What is drawn.
    pub shape: Shape,
}

/// Shapes that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Place of the node in the tree.
    pub node: usize,
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: &'static str,
    /// How it stands.
    pub state: Option<&'static str>,
    /// All that it says, as it is read out.
    pub name: String,
    /// Its shapes, the lowest first.
    pub drawn: Vec<Drawn>,
}

/// A whole drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Width in units.
    pub width: i32,
    /// Height in units.
    pub height: i32,
    /// Its name.
    pub title: String,
    /// What it shows, and how far the answers have come, in a few sentences.
    pub description: String,
    /// What its lines and signs mean.
    pub legend: Vec<Key>,
    /// Lines between nodes, and headings; below everything else.
    pub ground: Vec<Drawn>,
    /// The nodes, in the order of the tree.
    pub groups: Vec<Group>,
}

/// From a corner to where the line leaves the straight.
const ROUND: i32 = 10;
/// Half the length of the bar that ends the channel.
const QUAY: i32 = 12;

/// Draws a layout of the tree.
pub fn figure(tree: &Tree, layout: &Layout, words: &Words<'_>) -> Figure {
    // What was not taken lies below, so that where lines meet the way that was walked is whole.
    let order = |edge: &&Edge| match edge.course {
        Some(Course::Taken) => 2,
        Some(Course::Remains) | None => 1,
        Some(Course::Closed) => 0,
    };
    let mut edges: Vec<&Edge> = layout.edges.iter().collect();
    edges.sort_by_key(order);
    let mut ground: Vec<Drawn> = edges.iter().map(|edge| line(edge)).collect();
    for edge in edges.iter().filter(|edge| edge.to.is_none()) {
        if let Some((x, y)) = edge.points.last() {
            let bar = Shape::Path(format!("M{} {y}h{}", x - QUAY, 2 * QUAY));
            ground.push(drawn("tree__quay", bar));
        }
    }
    ground.extend(layout.headings.iter().map(|(_, line)| text(line)));
    Figure {
        width: layout.width,
        height: layout.height,
        title: words.title(tree),
        description: words.told(tree).join(" "),
        legend: legend(tree, words),
        ground,
        groups: layout.pieces.iter().map(|piece| group(tree, words, piece)).collect(),
    }
}

fn drawn(class: &'static str, shape: Shape) -> Drawn {
    Drawn { class, set: None, state: None, shape }
}

fn text(line: &Line) -> Drawn {
    let shape = Shape::Text { x: line.x, y: line.y, text: line.text.clone() };
    Drawn { set: Some(line.lettering.word()), ..drawn("tree__text", shape) }
}

fn line(edge: &Edge) -> Drawn {
    Drawn {
        class: "tree__edge",
        set: edge.trunk.then_some("trunk"),
        state: edge.course.map(Course::word),
        shape: Shape::Path(rounded(&edge.points)),
    }
}

/// A line through the points; corners are right angles and become round where there is room.
fn rounded(points: &[(i32, i32)]) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| points.get(before));
        let after = points.get(place + 1);
        match (before, after) {
            (None, _) => path.push_str(&format!("M{x} {y}")),
            (Some(_), None) => path.push_str(&format!("L{x} {y}")),
            (Some(before), Some(after)) => {
                let length = |other: &(i32, i32)| (other.0 - x).abs() + (other.1 - y).abs();
                let round = ROUND.min(length(before) / 2).min(length(after) / 2);
                let toward = |other: &(i32, i32)| {
                    (x + (other.0 - x).signum() * round, y + (other.1 - y).signum() * round)
                };
                let (from, to) = (toward(before), toward(after));
                path.push_str(&format!("L{} {}Q{x} {y} {} {}", from.0, from.1, to.0, to.1));
            }
        }
    }
    path
}

fn group(tree: &Tree, words: &Words<'_>, piece: &Piece) -> Group {
    let node = &tree.nodes[piece.node];
    let mut shapes = Vec::new();
    let Piece { x, y, width, height, .. } = *piece;
    match &node.part {
        Part::Question { .. } | Part::Outcome { .. } => {
            shapes.push(drawn("tree__box", Shape::Rect { x, y, width, height, radius: 8 }));
        }
        Part::Rule { course: Some(Course::Taken), last, .. } => {
            // Within the frame of its card; the last row has the card's corners below it.
            let (x, y, width, height) = (x + 1, y + 1, width - 2, height - 2);
            let radius = if *last { 7 } else { 0 };
            shapes.push(drawn("tree__row", Shape::Rect { x, y, width, height, radius }));
        }
        Part::Rule { .. } | Part::Branch { .. } => {}
    }
    // A row within a box is divided from what stands above it; a branch that stands alone is not.
    let alone =
        matches!((&node.part, piece.mark), (Part::Branch { .. }, Some((mark, _))) if mark < x + width / 2);
    if node.parent.is_some() && node.kind() != "question" && !alone {
        shapes.push(drawn("tree__rule", Shape::Path(format!("M{x} {y}h{width}"))));
    }
    let leads_on = tree.children(piece.node).next().is_some();
    let walked = matches!(&node.part, Part::Branch { course: Some(Course::Taken), .. });
    let strong =
        |drawn: Drawn| if leads_on && walked { Drawn { set: Some("strong"), ..drawn } } else { drawn };
    shapes.extend(piece.lines.iter().map(|line| strong(text(line))));
    if let Some((level, x, y)) = piece.sign {
        let shape = Shape::Sign { x, y: y - 8, path: sign_path(level) };
        shapes.push(Drawn { set: Some(level.word()), ..drawn("tree__sign", shape) });
    }
    if let Some((x, y)) = piece.mark
        && (leads_on || walked || alone || node.kind() == "question")
    {
        let radius = if node.kind() == "question" { 7 } else { 5 };
        shapes.push(drawn("tree__mark", Shape::Circle { x, y, radius }));
    }
    let (id, kind, state) = (node.id.clone(), node.kind(), node.state());
    Group { node: piece.node, id, kind, state, name: entry(node, words).read(words), drawn: shapes }
}

/// The sign of a level as a path in a field of 16 by 16: tick, half disc, bar or question mark.
pub fn sign_path(level: Level) -> &'static str {
    match level {
        Level::Full | Level::InScope => "M3 8.5l3.4 3.4L13 4.8",
        Level::Limited => "M8 2.5a5.5 5.5 0 0 1 0 11a5.5 5.5 0 0 1 0-11M4.9 5.8v4.4M6.6 4.4v7.2",
        Level::None | Level::OutOfScope => "M3 8h10",
        Level::Depends => "M5.3 6.2a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 1.9M8 13.2v.1",
    }
}
