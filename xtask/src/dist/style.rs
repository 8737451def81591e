//! Joins the style sheets of the page into one file, in the order in which the page lists them: one
//! request instead of thirty. The joined file gets a name from its content and an integrity value.

use crate::{Failure, Result, files};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::Path;

/// Where `boot.js` finds the sheet of the annex.
const ANNEX: &str = "annex.css";
const LINK: &str = "<link rel=\"stylesheet\"";

/// The page with one style sheet; the single ones are removed from `staging`.
///
/// # Errors
/// When the page links no sheet, or a file cannot be read, written or removed.
pub fn joined(html: &str, staging: &Path) -> Result<String> {
    let mut page = String::with_capacity(html.len());
    let mut sheet = String::new();
    let mut place = None;
    let mut rest = html;
    while let Some(start) = rest.find(LINK) {
        let end = start + rest[start..].find('>').ok_or_else(no_sheet)? + 1;
        let name = attribute(&rest[start..end], "href").ok_or_else(no_sheet)?;
        let path = staging.join(name.trim_start_matches("./"));
        sheet.push_str(&without_comments(&files::read_text(&path)?));
        files::remove(&path)?;
        page.push_str(&rest[..start]);
        place.get_or_insert(page.len());
        rest = &rest[end..];
    }
    page.push_str(rest);
    let place = place.ok_or_else(no_sheet)?;
    let name = format!("style-{}.css", &files::digest(sheet.as_bytes())[..16]);
    let integrity = STANDARD.encode(Sha384::digest(sheet.as_bytes()));
    files::write(&staging.join(&name), sheet)?;
    page.insert_str(
        place,
        &format!("{LINK} href=\"./{name}\" crossorigin=\"anonymous\" integrity=\"sha384-{integrity}\">"),
    );
    Ok(page)
}

/// Writes the style sheet of the annex: every sheet of `folder`, in the order of their names. All stand in
/// the layer of components, which the page has declared.
///
/// # Errors
/// When a file cannot be read or written.
pub fn annex(folder: &Path, staging: &Path) -> Result<()> {
    let mut sheet = String::new();
    for path in files::entries(folder)? {
        sheet.push_str(&without_comments(&files::read_text(&path)?));
    }
    files::write(&staging.join(ANNEX), sheet)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!("{name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

/// Comments and indentation out; nothing else is touched.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, tail)) = rest.split_once("/*") {
        out.push_str(before);
        rest = tail.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

fn no_sheet() -> Failure {
    Failure::new(
        "index.html links no style sheet that can be joined.",
        "the app would have no style, so nothing is built.",
        "keep the `<link data-trunk rel=\"css\" …>` lines in index.html.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_the_annex_are_joined_by_name() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        let (sheets, staging) = (folder.path().join("annex"), folder.path().join("staging"));
        files::write(&sheets.join("b.css"), "/* b */ .b { top: 0; }")?;
        files::write(&sheets.join("a.css"), ".a { top: 0; }")?;
        annex(&sheets, &staging)?;
        assert_eq!(files::read_text(&staging.join(ANNEX))?, ".a { top: 0; }\n.b { top: 0; }\n");
        Ok(())
    }

    #[test]
    fn sheets_are_joined_in_order_and_removed() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        let staging = folder.path();
        files::write(&staging.join("a-1.css"), "/* a */\n@layer x {\n  .a { color: red; }\n}\n")?;
        files::write(&staging.join("b-2.css"), ".b { top: 0; }")?;
        let html = "<head><link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\n\
                    <link rel=\"stylesheet\" href=\"./b-2.css\"></head>";
        let page = joined(html, staging)?;
        let name = attribute(&page, "href").unwrap_or_default().trim_start_matches("./").to_string();
        assert_eq!(
            files::read_text(&staging.join(&name))?,
            "@layer x {\n.a { color: red; }\n}\n.b { top: 0; }\n"
        );
        assert_eq!(page.matches("<link").count(), 1);
        assert!(
            page.starts_with("<head><link rel=\"stylesheet\" href=\"./style-") && page.ends_with("\n</head>")
        );
        assert!(!staging.join("a-1.css").exists());
        assert!(joined("<head></head>", staging).is_err());
        Ok(())
    }
}
