//! The texts in which these commands tell of a pack: its own, and the interface's.

use crate::project::Project;
use crate::{Failure, Result, files};
use fairway::content::Wording;
use fairway::content::authoring::Bundle;

/// A pack's texts, English ones or those of the first language there is, and the interface's.
pub struct Texts<'a> {
    /// The pack's.
    pub content: &'a Wording,
    /// The interface's.
    pub interface: Wording,
}

impl<'a> Texts<'a> {
    /// Those of a pack.
    ///
    /// # Errors
    /// When the pack has none, or the interface's cannot be read.
    pub fn of(project: &Project, bundle: &'a Bundle) -> Result<Self> {
        let failure = |what: String| Failure::new(what, "nothing was told.", "mend the file named above.");
        let (_, content) = bundle.told().ok_or_else(|| failure("The pack has no wording.".into()))?;
        // The words of drawings and proofs are among those that only the annex says, those of states and
        // amounts are the app's.
        let read = |name: &str| {
            let path = project.root().join("src/ui/text").join(name);
            Wording::from_json(files::read_text(&path)?)
                .map_err(|error| failure(format!("{}: {error}.", path.display())))
        };
        Ok(Self { content, interface: read("en.json")?.with(read("annex.en.json")?) })
    }
}
