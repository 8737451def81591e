//! The legend of a drawing: what its lines, its strong frame and its signs mean, each with a sample made of
//! the drawing's own shapes. Told is only what the tree has: without answers all lines are the same.

use super::measure::width;
use super::{Course, Drawn, Lettering, Part, Shape, Tree, Words, sign_path};
use crate::content::Level;
use crate::journey::Mark;

/// Height of a sample; signs are as wide.
pub const SAMPLE: i32 = 16;
/// Width of a sample of a line or a frame.
const LONG: i32 = 40;
/// From a sample to its text, from there to the next sample, and from row to row.
const TO_TEXT: i32 = 8;
const BETWEEN: i32 = 24;
const ROW: i32 = 28;

/// One sample and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// How the node would stand that the sample is of, where its look follows from that.
    pub state: Option<&'static str>,
    /// Width of the sample.
    pub width: i32,
    /// The sample, in a field of this width and of the height [`SAMPLE`].
    pub drawn: Drawn,
    /// What it means.
    pub text: String,
}

/// The legend of the drawings of this tree: lines, where one is, signs of verdicts.
pub fn legend(tree: &Tree, words: &Words<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    if tree.is_walked() {
        keys.extend([Course::Taken, Course::Remains, Course::Closed].map(|course| line(course, words)));
    }
    if tree.here().is_some() {
        let frame = Shape::Rect { x: 2, y: 1, width: LONG - 4, height: SAMPLE - 2, radius: 4 };
        let drawn = Drawn { class: "tree__box", set: None, state: None, shape: frame };
        let state = Some(Mark::Here.word());
        keys.push(Key { state, width: LONG, drawn, text: words.t("tree.legend.here") });
    }
    keys.extend(signs(tree, words));
    keys
}

fn line(course: Course, words: &Words<'_>) -> Key {
    let shape = Shape::Path(format!("M0 {}h{LONG}", SAMPLE / 2));
    let drawn = Drawn { class: "tree__edge", set: None, state: Some(course.word()), shape };
    Key { state: None, width: LONG, drawn, text: words.t(&format!("tree.branch.{}", course.word())) }
}

/// A sign once, with the words of all levels that it stands for.
fn signs(tree: &Tree, words: &Words<'_>) -> Vec<Key> {
    let order = [Level::Full, Level::InScope, Level::Limited, Level::None, Level::OutOfScope, Level::Depends];
    let used = |level: &Level| {
        tree.nodes.iter().any(|node| matches!(&node.part, Part::Rule { level: own, .. } if own == level))
    };
    let mut found: Vec<(&'static str, Vec<Level>)> = Vec::new();
    for level in order.into_iter().filter(used) {
        let path = sign_path(level);
        match found.iter_mut().find(|(known, _)| *known == path) {
            Some((_, levels)) => levels.push(level),
            None => found.push((path, vec![level])),
        }
    }
    let key = |(path, levels): (&'static str, Vec<Level>)| {
        let shape = Shape::Sign { x: 0, y: 0, path };
        let drawn =
            Drawn { class: "tree__sign", set: levels.first().map(|level| level.word()), state: None, shape };
        let text = words.joined("or", levels.iter().map(|level| words.level(*level)).collect());
        Key { state: None, width: SAMPLE, drawn, text }
    };
    found.into_iter().map(key).collect()
}

/// Where each key stands when they follow each other in rows of this width, and the height of all rows.
pub fn flow(keys: &[Key], room: i32) -> (Vec<(i32, i32)>, i32) {
    let (mut x, mut y) = (0, 0);
    let mut spots = Vec::new();
    for key in keys {
        let wide = key.width + TO_TEXT + width(&key.text, Lettering::Body);
        if x > 0 && x + wide > room {
            (x, y) = (0, y + ROW);
        }
        spots.push((x, y));
        x += wide + BETWEEN;
    }
    (spots, if keys.is_empty() { 0 } else { y + ROW })
}

impl Key {
    /// The text of the key beside its sample.
    pub fn beside(&self) -> Drawn {
        // The letters stand in the middle of the sample's height.
        let shape = Shape::Text { x: self.width + TO_TEXT, y: SAMPLE - 3, text: self.text.clone() };
        Drawn { class: "tree__text", set: Some(Lettering::Body.word()), state: None, shape }
    }
}
