//! One node as a block of measured lines, before it has a place: questions, branches, outcomes, rules.

use super::measure::{width, wrap};
use super::{Lettering, Line, Part, Piece, Tree, Words};

/// From the edge of a box to its text.
pub const INNER: i32 = 16;
/// From the edge of a rule to its text: room for its number.
const NUMBER: i32 = 30;
/// From the left edge of a sign to its word.
const SIGN: i32 = 24;

/// Text that grows downwards.
struct Column {
    room: i32,
    x: i32,
    y: i32,
    lines: Vec<Line>,
}

impl Column {
    fn new(x: i32, y: i32, room: i32) -> Self {
        Self { room, x, y, lines: Vec::new() }
    }

    fn write(&mut self, lettering: Lettering, text: &str) {
        for text in wrap(text, lettering, self.room) {
            // The base line leaves four fifths of the letter above it.
            let y = self.y + (lettering.leading() - lettering.size()) / 2 + lettering.size() * 4 / 5;
            self.lines.push(Line { x: self.x, y, lettering, text });
            self.y += lettering.leading();
        }
    }
}

/// The node at `place` as a piece of this width at the origin. Only what the node says itself; branches
/// and rules are pieces of their own.
pub fn block(tree: &Tree, words: &Words<'_>, place: usize, width: i32) -> Piece {
    let part = &tree.nodes[place].part;
    match part {
        Part::Question { .. } => question(words, part, place, width),
        Part::Branch { .. } => branch(words, part, place, width),
        Part::Outcome { .. } => outcome(words, part, place, width),
        Part::Rule { .. } => rule(words, part, place, width),
    }
}

impl Piece {
    /// Moves the piece with all that is in it.
    pub fn moved(mut self, x: i32, y: i32) -> Self {
        self.x += x;
        self.y += y;
        for line in &mut self.lines {
            line.x += x;
            line.y += y;
        }
        self.mark = self.mark.map(|(left, top)| (left + x, top + y));
        self.sign = self.sign.map(|(level, left, top)| (level, left + x, top + y));
        self
    }
}

fn piece(node: usize, width: i32, height: i32, lines: Vec<Line>) -> Piece {
    Piece { node, x: 0, y: 0, width, height, lines, mark: None, sign: None }
}

fn question(words: &Words<'_>, part: &Part, node: usize, width: i32) -> Piece {
    let Part::Question { question, number, also, said, .. } = part else {
        return piece(node, width, 0, Vec::new());
    };
    let (name, standing) = words.node(part);
    let mut text = Column::new(INNER, 11, width - 2 * INNER);
    text.write(Lettering::Small, &words.numbered(*number, standing.as_deref()));
    text.write(Lettering::Name, &name);
    text.y += 2;
    text.write(Lettering::Body, &words.question(question));
    if let Some(also) = words.also(also) {
        text.y += 5;
        text.write(Lettering::Small, &also);
    }
    if let Some(said) = said.as_ref().and_then(|said| words.said(question, said)) {
        text.y += 5;
        text.write(Lettering::Level, &said);
    }
    piece(node, width, text.y + 13, text.lines)
}

/// The mark is at the right edge; a stacked drawing puts it to the left.
fn branch(words: &Words<'_>, part: &Part, node: usize, width: i32) -> Piece {
    let mut text = Column::new(INNER, 8, width - 2 * INNER);
    if let Part::Branch { question, way, .. } = part {
        words.ways(question, way).iter().for_each(|line| text.write(Lettering::Body, line));
    }
    let height = (text.y + 8).max(36);
    let mut piece = piece(node, width, height, text.lines);
    piece.mark = Some((width, height / 2));
    piece
}

fn outcome(words: &Words<'_>, part: &Part, node: usize, width: i32) -> Piece {
    let (name, standing) = words.node(part);
    let mut text = Column::new(INNER, 14, width - 2 * INNER);
    text.write(Lettering::Name, &name);
    let mut sign = None;
    if let (Some(standing), Part::Outcome { possible, .. }) = (standing, part) {
        text.y += 3;
        if let [level] = possible.as_slice() {
            sign = Some((*level, INNER, text.y + Lettering::Level.leading() / 2));
            text.x += SIGN;
            text.room -= SIGN;
            text.write(Lettering::Level, &standing);
        } else {
            text.write(Lettering::Small, &standing);
        }
    }
    let mut piece = piece(node, width, text.y + 12, text.lines);
    piece.sign = sign;
    piece
}

fn rule(words: &Words<'_>, part: &Part, node: usize, width: i32) -> Piece {
    let Part::Rule { rule, level, .. } = part else { return piece(node, width, 0, Vec::new()) };
    let (condition, standing) = words.node(part);
    let mut number = Column::new(INNER, 10, NUMBER);
    number.write(Lettering::Small, &(rule + 1).to_string());
    let mut text = Column::new(INNER + NUMBER, 9, width - 2 * INNER - NUMBER);
    text.write(Lettering::Body, &condition);
    text.y += 3;
    let sign = (*level, text.x, text.y + Lettering::Level.leading() / 2);
    text.x += SIGN;
    text.room -= SIGN;
    let word = words.level(*level);
    text.write(Lettering::Level, &word);
    if let Some(state) = standing {
        beside(&mut text, &word, &state);
    }
    let mut piece = piece(node, width, text.y + 11, [number.lines, text.lines].concat());
    piece.sign = Some(sign);
    piece
}

/// A state behind the word of a level where there is room, otherwise below it.
fn beside(text: &mut Column, word: &str, state: &str) {
    let used = width(word, Lettering::Level) + 14;
    let before = text.lines.last().map(|line| line.y);
    match before {
        Some(y) if used + width(state, Lettering::Small) <= text.room => {
            let x = text.x + used;
            text.lines.push(Line { x, y, lettering: Lettering::Small, text: state.to_string() });
        }
        _ => text.write(Lettering::Small, state),
    }
}
