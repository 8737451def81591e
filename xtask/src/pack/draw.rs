//! The decision tree of a pack as text. How it grows and is drawn is the knowledge of `journey::tree`.

use super::arguments::Drawing;
use crate::project::Project;
use crate::{Failure, Result, files};
use fairway::content::Wording;
use fairway::content::authoring::Bundle;
use fairway::journey::tree::{Width, Words, figure, layout, mermaid, outline_text, svg, tree};

/// The tree in words.
///
/// # Errors
/// When the interface's wording cannot be read.
pub fn outline(project: &Project, bundle: &Bundle) -> Result<String> {
    let told = Told::of(project, bundle)?;
    let text = outline_text(&tree(&bundle.pack, None), &told.words(bundle));
    Ok(text.trim_end().to_string())
}

/// The tree drawn.
///
/// # Errors
/// When the interface's wording cannot be read.
pub fn graph(project: &Project, bundle: &Bundle, drawing: Drawing) -> Result<String> {
    let told = Told::of(project, bundle)?;
    let (tree, words) = (tree(&bundle.pack, None), told.words(bundle));
    Ok(match drawing {
        Drawing::Mermaid => mermaid(&tree, &words),
        Drawing::Svg => svg(&figure(&tree, &layout(&tree, &words, Width::Free), &words)),
    })
}

/// The texts in which a tree is told: English ones, or those of the first language there is.
struct Told<'a> {
    content: &'a Wording,
    interface: Wording,
}

impl<'a> Told<'a> {
    fn of(project: &Project, bundle: &'a Bundle) -> Result<Self> {
        let failure = |what: String| Failure::new(what, "nothing was drawn.", "mend the file named above.");
        let content = bundle.wording.get("en").or_else(|| bundle.wording.values().next());
        let content = content.ok_or_else(|| failure("The pack has no wording.".into()))?;
        // The words of drawings are among those that only the annex says, those of states are the app's.
        let read = |name: &str| {
            let path = project.root().join("src/ui/text").join(name);
            Wording::from_json(files::read_text(&path)?)
                .map_err(|error| failure(format!("{}: {error}.", path.display())))
        };
        Ok(Self { content, interface: read("en.json")?.with(read("annex.en.json")?) })
    }

    fn words(&'a self, bundle: &'a Bundle) -> Words<'a> {
        Words { pack: &bundle.pack, content: self.content, interface: &self.interface }
    }
}
