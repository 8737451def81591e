//! Names the app's two files by what is in them. Trunk names them by what the compiler made: that differs
//! between computers where the finished files do not, and stays the same where a newer wasm-opt makes others.

use crate::{Failure, Result, files};
use std::path::Path;

const MODULE: &str = "<link rel=\"modulepreload\" href=\"./";

/// The page with the new names; the files in `staging` have them too.
///
/// # Errors
/// When the page names no module, or a file cannot be read, written or removed.
pub fn by_content(html: &str, staging: &Path) -> Result<String> {
    let old = html.split_once(MODULE).and_then(|(_, rest)| rest.split_once(".js\"")).ok_or_else(no_module)?.0;
    let (start, _) = old.rsplit_once('-').ok_or_else(no_module)?;
    let both = [".js", "_bg.wasm"];
    let mut bytes = Vec::new();
    for ending in both {
        bytes.extend(files::read(&staging.join(format!("{old}{ending}")))?);
    }
    let new = format!("{start}-{}", &files::digest(&bytes)[..16]);
    for ending in both {
        let (from, to) = (staging.join(format!("{old}{ending}")), staging.join(format!("{new}{ending}")));
        let content = files::read(&from)?;
        files::remove(&from)?;
        files::write(&to, content)?;
    }
    Ok(html.replace(old, &new))
}

fn no_module() -> Failure {
    Failure::new(
        "index.html names no module of the app.",
        "nothing could start the app, so nothing is built.",
        "keep the `<link data-trunk rel=\"rust\" …>` lines in index.html.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_content_and_not_the_name_before() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        let mut pages = Vec::new();
        for (before, wasm) in [("app-1", "one"), ("app-2", "one"), ("app-1", "two")] {
            files::write(&folder.path().join(format!("{before}.js")), "start()")?;
            files::write(&folder.path().join(format!("{before}_bg.wasm")), wasm)?;
            let html = format!("{MODULE}{before}.js\"><link href=\"./{before}_bg.wasm\">");
            let page = by_content(&html, folder.path())?;
            assert!(!page.contains(before), "{page}");
            let (_, named) = page.rsplit_once("./").ok_or_else(no_module)?;
            let name = named.trim_end_matches("\">");
            assert_eq!(files::read_text(&folder.path().join(name))?, wasm);
            assert!(!folder.path().join(format!("{before}.js")).exists());
            pages.push(page);
        }
        assert!(pages[0] == pages[1] && pages[1] != pages[2]);
        assert!(by_content("<html></html>", folder.path()).is_err());
        Ok(())
    }
}
