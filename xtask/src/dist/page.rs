//! index.html as it leaves the build: the policy and the preload links put into its head. Text in, text
//! out; everything else in it is Trunk's or the author's.

use crate::{Failure, Result};

/// The page with the content security policy as a meta element, for hosts that cannot send headers. It
/// stands right after the character set, because it binds only what follows it.
///
/// # Errors
/// When the page has no head.
pub fn with_policy(html: &str, policy: &str) -> Result<String> {
    if html.contains("http-equiv=\"Content-Security-Policy\"") {
        return Ok(html.to_string());
    }
    let element = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let place = after_tag(html, "<meta charset").or_else(|| after_tag(html, "<head")).ok_or_else(no_head)?;
    Ok(insert(html, place, &element))
}

/// The page with a preload link for each address that it does not mention yet.
///
/// # Errors
/// When the page has no head.
pub fn with_preloads(html: &str, addresses: &[String]) -> Result<String> {
    let mut links = String::new();
    for address in addresses.iter().filter(|address| !html.contains(&format!("\"./{address}\""))) {
        links.push_str(&format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"./{address}\">\n"));
    }
    // At the end of the head: the app's own code is asked for first.
    let place = html.to_ascii_lowercase().find("</head>").ok_or_else(no_head)?;
    Ok(insert(html, place, &links))
}

fn after_tag(html: &str, start: &str) -> Option<usize> {
    let from = html.to_ascii_lowercase().find(start)?;
    Some(from + html[from..].find('>')? + 1)
}

fn insert(html: &str, place: usize, text: &str) -> String {
    format!("{}{text}{}", &html[..place], &html[place..])
}

fn no_head() -> Failure {
    Failure::new(
        "index.html has no <head>…</head>.",
        "there is no place for the content security policy and the preload links.",
        "write both tags in index.html.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_follows_the_character_set_once() -> Result<()> {
        let html = "<html><HEAD lang=\"en\"><meta charset=\"utf-8\"><title>T</title></HEAD></html>";
        let once = with_policy(html, "default-src 'none'")?;
        let expected = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>";
        assert!(once.contains(expected), "{once}");
        assert_eq!(with_policy(&once, "default-src 'none'")?, once);
        assert!(with_policy("<head><title>T</title></head>", "x")?.starts_with("<head>\n<meta http-equiv"));
        assert!(with_policy("<p>", "x").is_err());
        Ok(())
    }

    #[test]
    fn each_preload_is_added_once_at_the_end_of_the_head() -> Result<()> {
        let once = with_preloads("<head><title>T</title></head>", &["content/a.json".to_string()])?;
        let link = "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"./content/a.json\">\n";
        assert_eq!(once, format!("<head><title>T</title>{link}</head>"));
        assert_eq!(with_preloads(&once, &["content/a.json".to_string()])?, once);
        Ok(())
    }
}
