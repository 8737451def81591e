//! Where everything stands in the drawing: positions in abstract units (pixels at natural size), texts
//! measured and wrapped. The same tree and words always give the same layout.
//!
//! The layout is our own, for measured reasons. As wasm, optimised for size and compressed with brotli,
//! over an empty module of 5.0 kB: `rust-sugiyama` 0.4.0 adds 30.8 kB, `layout-rs` 0.1.3 31.5 kB, `taffy`
//! 0.15.1 (flexbox only) 22.7 kB, where a first visit has 5 kB left; `tidy-tree` 0.1.0 does not build for
//! the web. None of them does what makes this drawing readable: questions without followers move up into
//! the free room below, edges leave from the row of their answer in lanes that do not cross, and the
//! whole becomes one column where the page is narrow.

use super::{Course, Tree, Words, spread, stack};
use crate::content::Level;
use crate::journey::Mark;

/// How wide the drawing may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// As wide as the tree is deep: followers stand to the right of their question.
    Free,
    /// At most so many units: followers stand below their question, indented.
    Within(i32),
}

/// Columns of questions beyond which a free drawing would be wider than anyone follows, and is stacked.
const MOST_COLUMNS: usize = 8;
/// The width of a stacked drawing that has no other bound.
const SHEET: i32 = 960;

/// A size and weight of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lettering {
    /// Over a group of outcomes.
    Heading,
    /// What a box is about.
    Name,
    /// What stands in it.
    Body,
    /// Numbers and states.
    Small,
    /// What came out: the word of a level, an answer.
    Level,
}

impl Lettering {
    /// Size in units.
    pub fn size(self) -> i32 {
        match self {
            Self::Heading => 21,
            Self::Name => 17,
            Self::Body => 15,
            Self::Small | Self::Level => 14,
        }
    }

    /// Whether it is set strong.
    pub fn is_strong(self) -> bool {
        matches!(self, Self::Heading | Self::Name | Self::Level)
    }

    /// The word used in class names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Name => "name",
            Self::Body => "body",
            Self::Small => "small",
            Self::Level => "level",
        }
    }

    /// From one line to the next.
    pub fn leading(self) -> i32 {
        self.size() * 4 / 3 + 1
    }
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Left end.
    pub x: i32,
    /// Base line.
    pub y: i32,
    /// How it is set.
    pub lettering: Lettering,
    /// What it says.
    pub text: String,
}

/// A node in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Place of the node in the tree.
    pub node: usize,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Its text.
    pub lines: Vec<Line>,
    /// Where a branch or a question of the trunk has its mark.
    pub mark: Option<(i32, i32)>,
    /// A rule's or a settled outcome's sign of level, with the middle of its left edge.
    pub sign: Option<(Level, i32, i32)>,
}

/// A line from one node to another, through corners that are right angles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Node it comes from; for the trunk, the question before.
    pub from: usize,
    /// Node it leads to; nothing where the trunk leads to the outcomes.
    pub to: Option<usize>,
    /// Whether it belongs to the trunk.
    pub trunk: bool,
    /// How it stands.
    pub course: Option<Course>,
    /// Ends and corners.
    pub points: Vec<(i32, i32)>,
}

/// Everything in its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Width of the whole.
    pub width: i32,
    /// Height of the whole.
    pub height: i32,
    /// A piece for each node, in the order of the tree.
    pub pieces: Vec<Piece>,
    /// Lines between them.
    pub edges: Vec<Edge>,
    /// Headings over groups of outcomes, each with the first node of its group.
    pub headings: Vec<(usize, Line)>,
}

impl Layout {
    /// Left, top, width and height of where the answers have come: the next question, and where none is
    /// left the first outcome. Nothing of it for a tree that was made without answers.
    pub fn here(&self, tree: &Tree) -> Option<[i32; 4]> {
        let next = tree.nodes.iter().position(|node| node.state() == Some(Mark::Here.word()));
        let outcome = || tree.nodes.iter().position(|node| node.kind() == "outcome");
        let place = next.or_else(outcome).filter(|_| tree.is_walked())?;
        let piece = self.pieces.iter().find(|piece| piece.node == place)?;
        Some([piece.x, piece.y, piece.width, piece.height])
    }
}

/// Puts the tree in its place.
pub fn layout(tree: &Tree, words: &Words<'_>, width: Width) -> Layout {
    let questions = tree.nodes.iter().filter(|node| node.kind() == "question");
    let columns = questions.map(|node| node.depth / 2 + 1).max().unwrap_or(0);
    match width {
        Width::Free if columns <= MOST_COLUMNS => spread::spread(tree, words),
        Width::Free => stack::stack(tree, words, SHEET),
        Width::Within(most) => stack::stack(tree, words, most),
    }
}
