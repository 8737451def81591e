//! What a first visit transfers: each built file, and the limits that hold for all of them together. The
//! annex, which comes when it is asked for or when nothing else is waited for, has a limit of its own.

use crate::dist::{compress, embed, worker};
use crate::project::Project;
use crate::{Failure, Result, files};
use std::collections::BTreeMap;
use std::path::Path;

/// All files together, in bytes after brotli.
const TOTAL_LIMIT: usize = 200_000;
/// The wasm, in bytes after brotli. Languages cost it 0.5 kB: a term is called and found as its language has it, and
/// three pages have their links at the foot of every page and on the first one.
const WASM_LIMIT: usize = 130_500;

/// The annex, in bytes after brotli. It reads packs as their authors write them, with every check (90 kB),
/// proves them (35 kB), and has every page but those of a first visit: since the plan is worked on, its board,
/// dependencies and dates (40 kB) and twelve pages of it with chart, matrix and documents (170 kB, wording and
/// style among them); what rarely happens to what is kept, repairing, joining, room (10 kB); files, merging and
/// backups with their pages (40 kB); what only an embedded app needs, its scripts and its bar (13 kB); and language,
/// colours, accessibility and the example, with their texts (8 kB). It is fetched behind the first visit and kept;
/// nothing there waits for it.
const ANNEX_LIMIT: usize = 612_000;

/// All texts of one language besides English, in bytes after brotli: the edition's (about 30 kB) and the interface's.
/// They are fetched when that language is shown, and behind the first visit for use without network.
const LANGUAGE_LIMIT: usize = 55_000;

/// What another page includes to show the app, in bytes after brotli.
const ELEMENT_LIMIT: usize = 4_000;

/// A file with its two sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// The name, relative to the folder.
    pub name: String,
    /// As it lies there.
    pub raw: usize,
    /// As it is sent to a browser that accepts brotli.
    pub sent: usize,
}

/// Prints the sizes of dist/ and holds them against the limits.
///
/// # Errors
/// When dist/ is not there or a limit is exceeded.
pub fn run(project: &Project) -> Result<()> {
    let sizes = measure(&project.dist())?;
    print!("{}", table(&sizes));
    judge(&sizes, TOTAL_LIMIT, WASM_LIMIT)?;
    judge_annex(&sizes)?;
    judge_languages(&sizes)?;
    judge_element(&sizes)
}

/// The sizes of the files in a built app's folder, largest first. Compressed copies are not counted on
/// their own, nor the file that only hosts read; all else is, because the service worker fetches all.
///
/// # Errors
/// When a file cannot be read.
pub fn measure(folder: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for name in files::walk(folder, &|_| true)? {
        let is_counted = name == embed::ELEMENT || !worker::is_for_hosts(&name);
        if name.ends_with(".br") || name.ends_with(".gz") || !is_counted {
            continue;
        }
        let bytes = files::read(&folder.join(&name))?;
        let copy = folder.join(format!("{name}.br"));
        let sent = match std::fs::metadata(&copy) {
            Ok(about) => usize::try_from(about.len()).unwrap_or(usize::MAX),
            Err(_) if compress::is_compressible(&name) => {
                compress::brotli(&bytes).map_or(bytes.len(), |packed| packed.len().min(bytes.len()))
            }
            Err(_) => bytes.len(),
        };
        sizes.push(Size { name, raw: bytes.len(), sent });
    }
    sizes.sort_by(|a, b| b.sent.cmp(&a.sent).then_with(|| a.name.cmp(&b.name)));
    Ok(sizes)
}

fn table(sizes: &[Size]) -> String {
    let mut text = format!("{:>9} {:>9}  file (bytes: as built, as sent with brotli)\n", "built", "sent");
    for size in sizes {
        text.push_str(&format!("{:>9} {:>9}  {}\n", size.raw, size.sent, size.name));
    }
    let (total, annex) = (sent(sizes, ""), annex(sizes));
    text.push_str(&format!("{:>9} {total:>9}  a first visit (limit {TOTAL_LIMIT})\n", ""));
    text.push_str(&format!("{:>9} {:>9}  of it wasm (limit {WASM_LIMIT})\n", "", sent(sizes, ".wasm")));
    text.push_str(&format!("{:>9} {annex:>9}  the annex, later (limit {ANNEX_LIMIT})\n", ""));
    for (language, sent) in languages(sizes) {
        text.push_str(&format!("{:>9} {sent:>9}  texts of {language}, later (limit {LANGUAGE_LIMIT})\n", ""));
    }
    text.push_str(&format!("{:>9} {:>9}  limit of {}, for other pages\n", "", ELEMENT_LIMIT, embed::ELEMENT));
    text
}

/// What a first visit is sent of the files with this ending.
fn sent(sizes: &[Size], ending: &str) -> usize {
    let is_first = |name: &str| !worker::is_of_annex(name) && name != embed::ELEMENT;
    let counted = |size: &&Size| size.name.ends_with(ending) && is_first(&size.name);
    sizes.iter().filter(counted).map(|size| size.sent).sum()
}

fn annex(sizes: &[Size]) -> usize {
    let is_counted = |name: &str| worker::is_of_annex(name) && worker::language_of(name).is_none();
    sizes.iter().filter(|size| is_counted(&size.name)).map(|size| size.sent).sum()
}

/// What the texts of each language besides English take.
fn languages(sizes: &[Size]) -> BTreeMap<&str, usize> {
    let mut languages = BTreeMap::new();
    for size in sizes {
        if let Some(language) = worker::language_of(&size.name) {
            *languages.entry(language).or_default() += size.sent;
        }
    }
    languages
}

fn judge_languages(sizes: &[Size]) -> Result<()> {
    match languages(sizes).into_iter().find(|(_, sent)| *sent > LANGUAGE_LIMIT) {
        None => Ok(()),
        Some((language, sent)) => Err(Failure::new(
            format!("The texts of {language} transfer {sent} bytes; allowed are {LANGUAGE_LIMIT}."),
            "everybody fetches them for use without network.",
            "look at what grew, or raise the limit and say why.",
        )),
    }
}

fn judge_annex(sizes: &[Size]) -> Result<()> {
    let annex = annex(sizes);
    if annex <= ANNEX_LIMIT {
        return Ok(());
    }
    let happened = format!("The annex transfers {annex} bytes; allowed are {ANNEX_LIMIT}.");
    Err(Failure::new(
        happened,
        "its pages would open late.",
        "look at what grew, or raise the limit and say why.",
    ))
}

fn judge_element(sizes: &[Size]) -> Result<()> {
    let element = sizes.iter().find(|size| size.name == embed::ELEMENT).map_or(0, |size| size.sent);
    if element <= ELEMENT_LIMIT {
        return Ok(());
    }
    Err(Failure::new(
        format!("{} transfers {element} bytes; allowed are {ELEMENT_LIMIT}.", embed::ELEMENT),
        "every page that shows the app carries it.",
        "look at what grew in src/embed/element.js and messages.js.",
    ))
}

fn judge(sizes: &[Size], total_limit: usize, wasm_limit: usize) -> Result<()> {
    let (total, wasm) = (sent(sizes, ""), sent(sizes, ".wasm"));
    let way_out = "look at the table above for what grew; `twiggy top` tells what is in the wasm.";
    if wasm == 0 {
        let happened = "dist/ holds no wasm.";
        return Err(Failure::new(happened, "it is not a built app.", "run `cargo xtask build`."));
    }
    if total > total_limit || wasm > wasm_limit {
        let happened = format!(
            "A first visit transfers {total} bytes, of which wasm {wasm}; allowed are {total_limit} and {wasm_limit}."
        );
        return Err(Failure::new(happened, "people on slow networks would wait too long.", way_out));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_give_the_sent_size_and_are_not_counted() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        for (name, length) in [
            ("a.wasm", 100),
            ("a.wasm.br", 40),
            ("a.wasm.gz", 50),
            ("i.png", 30),
            ("annex.js", 7),
            ("_headers", 9),
        ] {
            files::write(&folder.path().join(name), vec![b'x'; length])?;
        }
        let sizes = measure(folder.path())?;
        let expected = [("a.wasm", 100, 40), ("i.png", 30, 30), ("annex.js", 7, 7)]
            .map(|(name, raw, sent)| Size { name: name.into(), raw, sent });
        assert_eq!(sizes, expected);
        assert!(table(&sizes).contains("       70  a first visit"), "{}", table(&sizes));
        assert!(judge(&sizes, 70, 40).is_ok());
        assert!(judge(&sizes, 69, 40).is_err());
        assert!(judge(&sizes, 70, 39).is_err());
        assert!(judge(&sizes[1..], 70, 40).is_err());
        Ok(())
    }
}
