//! The decision tree of a pack as text. How it grows and is drawn is the knowledge of `journey::tree`.

use super::arguments::Drawing;
use super::texts::Texts;
use crate::Result;
use crate::project::Project;
use fairway::content::authoring::Bundle;
use fairway::journey::tree::{Width, Words, figure, layout, mermaid, outline_text, svg, tree};

/// The tree in words.
///
/// # Errors
/// When the interface's wording cannot be read.
pub fn outline(project: &Project, bundle: &Bundle) -> Result<String> {
    let texts = Texts::of(project, bundle)?;
    let text = outline_text(&tree(&bundle.pack, None), &words(&texts, bundle));
    Ok(text.trim_end().to_string())
}

/// The tree drawn.
///
/// # Errors
/// When the interface's wording cannot be read.
pub fn graph(project: &Project, bundle: &Bundle, drawing: Drawing) -> Result<String> {
    let texts = Texts::of(project, bundle)?;
    let (tree, words) = (tree(&bundle.pack, None), words(&texts, bundle));
    Ok(match drawing {
        Drawing::Mermaid => mermaid(&tree, &words),
        Drawing::Svg => svg(&figure(&tree, &layout(&tree, &words, Width::Free), &words)),
    })
}

fn words<'a>(texts: &'a Texts<'a>, bundle: &'a Bundle) -> Words<'a> {
    Words { pack: &bundle.pack, content: texts.content, interface: &texts.interface }
}
