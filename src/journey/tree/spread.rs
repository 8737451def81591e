//! The free layout: the trunk goes down on the left, followers stand to the right of the answer that
//! opens them, outcomes in rows of cards behind the last question.

use super::block::block;
use super::{Course, Edge, Layout, Lettering, Line, Part, Piece, Tree, Words};
use crate::journey::Mark;

/// Around the whole.
pub const MARGIN: i32 = 24;
/// Width of a question.
const BOX: i32 = 312;
/// From the channel to the questions of the trunk.
const CHANNEL: i32 = 40;
/// Between questions, one below the other.
const GAP: i32 = 20;
/// From the top of a question to where its line comes in: the middle of its first line.
const ENTRY: i32 = 21;
/// Between columns, at least, and for each branch that opens something.
const GUTTER: i32 = 56;
const LANE: i32 = 12;
/// The widest gutter; more lanes than fit stand closer.
const WIDEST_GUTTER: i32 = 176;
/// Cards of outcomes: width to aim at, and between them.
const CARD: i32 = 360;
const BETWEEN: i32 = 24;

/// Lays the tree out as wide as it is deep.
pub fn spread(tree: &Tree, words: &Words<'_>) -> Layout {
    let mut spread = Spread::new(tree, words);
    for place in 0..tree.nodes.len() {
        if tree.nodes[place].kind() == "question" {
            spread.question(place);
        }
    }
    let mut layout = spread.layout;
    let right = layout.pieces.iter().map(|piece| piece.x + piece.width).max().unwrap_or(0);
    let bottom = layout.pieces.iter().map(|piece| piece.y + piece.height).max().unwrap_or(0);
    let width = (right - MARGIN).max(3 * CARD + 2 * BETWEEN);
    channel(tree, &mut layout, bottom);
    cards(tree, words, &mut layout, (MARGIN, bottom + 3 * BETWEEN), width);
    layout
}

struct Spread<'a> {
    tree: &'a Tree,
    words: &'a Words<'a>,
    layout: Layout,
    /// Left edge of each column, and where the next question in it may begin.
    lefts: Vec<i32>,
    free: Vec<i32>,
    /// Where the lanes to the right of each column end.
    lanes: Vec<i32>,
    /// Place of each branch's piece, and the lane of its line.
    ports: Vec<Option<(i32, i32, i32)>>,
}

impl<'a> Spread<'a> {
    fn new(tree: &'a Tree, words: &'a Words<'a>) -> Self {
        let mut most: Vec<i32> = Vec::new();
        for (place, node) in tree.nodes.iter().enumerate().filter(|(_, node)| node.kind() == "question") {
            let column = node.depth / 2;
            most.resize(most.len().max(column + 1), 0);
            most[column] = most[column].max(opening(tree, place).count() as i32);
        }
        let mut left = MARGIN + CHANNEL;
        let lefts = most.iter().map(|lanes| {
            let own = left;
            left += BOX + (GUTTER + lanes * LANE).min(WIDEST_GUTTER);
            own
        });
        let lefts = lefts.collect();
        let columns = most.len();
        Self {
            tree,
            words,
            layout: Layout::default(),
            lefts,
            free: vec![MARGIN; columns],
            lanes: vec![0; columns],
            ports: vec![None; tree.nodes.len()],
        }
    }

    fn question(&mut self, place: usize) {
        let node = &self.tree.nodes[place];
        let column = node.depth / 2;
        let lanes = opening(self.tree, place).count() as i32;
        let port = node.parent.and_then(|branch| self.ports[branch]);
        let mut top = self.free[column];
        if let Some((_, y, _)) = port {
            top = top.max(y - ENTRY);
        }
        if lanes > 0 {
            // Its lanes begin below those of the question before, so they never cross.
            top = top.max(self.lanes[column]);
        }
        let left = self.lefts[column];
        let mut piece = block(self.tree, self.words, place, BOX).moved(left, top);
        if node.parent.is_none() {
            piece.mark = Some((MARGIN + 8, top + ENTRY));
        }
        if let (Some((x, y, lane)), Some(branch)) = (port, node.parent) {
            let entry = top + ENTRY;
            let mut points = vec![(x, y), (left, entry)];
            if y != entry {
                points = vec![(x, y), (lane, y), (lane, entry), (left, entry)];
            }
            let course = course(self.tree, branch, place);
            self.layout.edges.push(Edge { from: branch, to: Some(place), trunk: false, course, points });
            self.lanes[column - 1] = self.lanes[column - 1].max(entry + GAP);
        }
        let box_at = self.layout.pieces.len();
        let mut bottom = top + piece.height;
        self.layout.pieces.push(piece);
        let gutter = self.lefts.get(column + 1).map_or(GUTTER, |next| next - left - BOX);
        let step = if lanes > 1 { LANE.min((gutter - GUTTER / 2) / lanes) } else { LANE };
        let mut lane = left + BOX + GUTTER / 2 + step * (lanes - 1).max(0);
        for branch in self.tree.children(place) {
            let row = block(self.tree, self.words, branch, BOX).moved(left, bottom);
            bottom += row.height;
            if let Some((x, y)) = row.mark
                && self.tree.children(branch).next().is_some()
            {
                self.ports[branch] = Some((x, y, lane));
                lane -= step;
            }
            self.layout.pieces.push(row);
        }
        self.layout.pieces[box_at].height = bottom - top;
        self.free[column] = bottom + GAP;
    }
}

/// The branches of a question that open others.
fn opening(tree: &Tree, question: usize) -> impl Iterator<Item = usize> + '_ {
    tree.children(question).filter(|branch| tree.children(*branch).next().is_some())
}

/// How the line from a branch to a question stands: taken where the question is asked because of it.
pub fn course(tree: &Tree, branch: usize, question: usize) -> Option<Course> {
    let Part::Question { mark, .. } = &tree.nodes[question].part else { return None };
    let Part::Branch { course, .. } = &tree.nodes[branch].part else { return None };
    match (course, (*mark)?) {
        (_, Mark::Off | Mark::SetAside) => Some(Course::Closed),
        (course, _) => *course,
    }
}

/// The line of the trunk, from its first question to the outcomes.
pub fn channel(tree: &Tree, layout: &mut Layout, bottom: i32) {
    let questions = layout.pieces.iter().filter(|piece| tree.nodes[piece.node].kind() == "question");
    let trunk: Vec<(usize, i32, i32)> =
        questions.filter_map(|piece| piece.mark.map(|(x, y)| (piece.node, x, y))).collect();
    for (place, (from, x, y)) in trunk.iter().enumerate() {
        let next = trunk.get(place + 1);
        let end = next.map_or(bottom + BETWEEN, |(_, _, y)| *y);
        let Part::Question { mark, .. } = &tree.nodes[*from].part else { continue };
        let passed = |mark: Mark| if mark.is_answered() { Course::Taken } else { Course::Remains };
        // Behind its last question the trunk leads through all the others.
        let course = match next {
            Some(_) => mark.map(passed),
            None if !tree.is_walked() => None,
            None if tree.here().is_none() => Some(Course::Taken),
            None => Some(Course::Remains),
        };
        let points = vec![(*x, *y), (*x, end)];
        let to = next.map(|(node, _, _)| *node);
        layout.edges.push(Edge { from: *from, to, trunk: true, course, points });
    }
}

/// Outcomes as cards, as many in a row as fit; a heading over each kind. Completes the layout.
pub fn cards(tree: &Tree, words: &Words<'_>, layout: &mut Layout, (edge, top): (i32, i32), width: i32) {
    let count = ((width + BETWEEN) / (CARD + BETWEEN)).max(1);
    let card = (width - BETWEEN * (count - 1)) / count;
    let (mut top, mut column, mut lowest, mut group) = (top, 0, top, None);
    for (place, node) in tree.nodes.iter().enumerate() {
        let Part::Outcome { kind, .. } = &node.part else { continue };
        if group != Some(*kind) {
            top = if group.is_some() { lowest + 2 * BETWEEN } else { top };
            let (lettering, text) = (Lettering::Heading, words.kind(*kind));
            let y = top + lettering.size();
            layout.headings.push((place, Line { x: edge, y, lettering, text }));
            top += lettering.leading() + BETWEEN / 2;
            (column, lowest, group) = (0, top, Some(*kind));
        } else if column == count {
            (column, top) = (0, lowest + BETWEEN);
        }
        let (left, at) = (edge + column * (card + BETWEEN), layout.pieces.len());
        let head = block(tree, words, place, card).moved(left, top);
        let mut bottom = top + head.height;
        layout.pieces.push(head);
        for rule in tree.children(place) {
            let row: Piece = block(tree, words, rule, card).moved(left, bottom);
            bottom += row.height;
            layout.pieces.push(row);
        }
        layout.pieces[at].height = bottom - top;
        (column, lowest) = (column + 1, lowest.max(bottom));
    }
    let lines = layout.edges.iter().flat_map(|edge| &edge.points).map(|(_, y)| *y);
    let bottom = layout.pieces.iter().map(|piece| piece.y + piece.height).chain(lines).max().unwrap_or(0);
    (layout.width, layout.height) = (width + 2 * edge, bottom + edge);
    layout.pieces.sort_by_key(|piece| piece.node);
}
