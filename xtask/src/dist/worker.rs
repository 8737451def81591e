//! The service worker's text: the template with the list of this build's files. Lists and digests only;
//! what the worker does is in templates/sw.js.

use super::content::START;
use super::embed;
use crate::{Result, files};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::Path;

const CACHING: &str = include_str!("../../templates/sw.js");
const RETIRING: &str = include_str!("../../templates/sw-retire.js");

/// The worker that keeps the app in `folder` for use without network.
///
/// # Errors
/// When a file cannot be read.
pub fn caching(folder: &Path) -> Result<String> {
    let (mut list, mut annex) = (Vec::new(), Vec::new());
    for name in files::walk(folder, &|_| true)?.iter().filter(|name| is_kept(name)) {
        let digest = Sha384::digest(files::read(&folder.join(name))?);
        let address = if name == "index.html" { "./".to_string() } else { format!("./{name}") };
        let group = if is_of_annex(name) { &mut annex } else { &mut list };
        group.push((address, format!("sha384-{}", STANDARD.encode(digest))));
    }
    Ok(fill(CACHING, &list, &annex))
}

/// The worker that removes itself and what an earlier one kept: in development builds, and to be put in
/// place of sw.js by a host that wants every visitor back on the network.
pub fn retiring() -> &'static str {
    RETIRING
}

/// The worker itself and what only hosts read are not kept; compressed copies are the same files again.
fn is_kept(name: &str) -> bool {
    let is_copy = name.ends_with(".br") || name.ends_with(".gz");
    !is_copy && name != "sw.js" && !is_for_hosts(name)
}

/// Whether a built file is for those who host or embed the app, which itself never asks for it, or only anew.
pub fn is_for_hosts(name: &str) -> bool {
    ["_headers", embed::ELEMENT, embed::TYPES, embed::ORIGINS].contains(&name)
}

/// Whether a built file belongs to the annex, which a first visit does not wait for.
pub fn is_of_annex(name: &str) -> bool {
    name.starts_with("annex") || language_of(name).is_some() || is_of_other_edition(name)
}

/// Whether a built file is content of the pack that the app starts with, but not of that edition: another
/// one, or what stands beside them. Only the annex's pages ask for these.
fn is_of_other_edition(name: &str) -> bool {
    let start = START.replace('/', "-");
    let pack = START.split('/').next().unwrap_or_default();
    name.starts_with(&format!("content/{pack}-")) && !name.starts_with(&format!("content/{start}."))
}

/// The language of a file with texts, where that is not English: a first visit in English does without.
pub fn language_of(name: &str) -> Option<&str> {
    let is_of_texts = name.starts_with("content/") || name.starts_with("annex.");
    let (_, language) = name.strip_suffix(".json").filter(|_| is_of_texts)?.rsplit_once('.')?;
    Some(language).filter(|language| *language != "en")
}

fn fill(template: &str, list: &[(String, String)], annex: &[(String, String)]) -> String {
    let lines = |list: &[(String, String)]| -> String {
        list.iter().map(|pair| format!("  {},\n", serde_json::json!([pair.0, pair.1]))).collect()
    };
    let (lines, annex) = (lines(list), lines(annex));
    // Comments are for those who read the template.
    let template: String = template
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    // The worker's own text counts, so that a changed worker does not share a cache with the old one.
    let version = files::digest(format!("{template}{lines}{annex}").as_bytes());
    template
        .replace("{{version}}", &version[..16])
        .replace("  /* {{files}} */\n", &lines)
        .replace("  /* {{annex}} */\n", &annex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_the_apps_files_with_digests_of_their_bytes() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| crate::Failure::new(error.to_string(), "", ""))?;
        let names = ["index.html", "a.js", "a.js.br", "a.js.gz", "_headers", "sw.js", "content/x.json"];
        for name in names {
            files::write(&folder.path().join(name), "alert(1)")?;
        }
        let text = caching(folder.path())?;
        let listed: Vec<&str> = text.lines().filter(|line| line.contains("sha384-")).collect();
        let digest = "sha384-HT2E9NfWiuQ/w1PRai+hTyqW16NIoCGA/m8VQDUopfAtcz6YQjtsMmQd5uRbVDpW";
        let expected =
            ["./a.js", "./content/x.json", "./"].map(|address| format!("  [\"{address}\",\"{digest}\"],"));
        assert_eq!(listed, expected);
        assert!(!text.contains("{{") && !text.contains("// "), "{text}");
        Ok(())
    }

    #[test]
    fn a_first_visit_does_without_the_other_editions() {
        let first = ["content/ems-2018-03.bin", "content/ems-2018-03.en.json", "content/interface.en.json"];
        assert!(first.iter().all(|name| !is_of_annex(name)));
        let later = [
            "content/ems-2016-04.bin",
            "content/ems-2021-06.en.json",
            "content/ems-history.en.json",
            "content/ems-moves.json",
            "content/ems-2018-03.es.json",
        ];
        assert!(later.iter().all(|name| is_of_annex(name)));
    }

    #[test]
    fn the_version_follows_the_list() {
        let version = |text: &str| text.lines().find(|line| line.contains("VERSION =")).map(str::to_string);
        let one = fill(CACHING, &[("./".into(), "sha384-a".into())], &[]);
        let two = fill(CACHING, &[("./".into(), "sha384-b".into())], &[]);
        let three =
            fill(CACHING, &[("./".into(), "sha384-a".into())], &[("./annex.js".into(), "sha384-c".into())]);
        assert!(version(&one) != version(&three));
        assert!(version(&one).is_some() && version(&one) != version(&two));
        assert_eq!(one, fill(CACHING, &[("./".into(), "sha384-a".into())], &[]));
    }
}
