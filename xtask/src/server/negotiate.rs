//! What a request asks for, read from its headers and path. Knows nothing of files.

use percent_encoding::percent_decode_str;

/// The encodings that a client accepts among those we have, best first, by its `Accept-Encoding`.
pub fn encodings(accepted: &str) -> Vec<(&'static str, &'static str)> {
    let accepts = |name: &str| {
        accepted.split(',').any(|part| {
            let mut words = part.split(';').map(str::trim);
            let is_named = words.next().is_some_and(|word| word.eq_ignore_ascii_case(name));
            let is_refused = words.any(|word| {
                word.strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok()) == Some(0.0)
            });
            is_named && !is_refused
        })
    };
    [("br", "br"), ("gzip", "gz")].into_iter().filter(|(name, _)| accepts(name)).collect()
}

/// Whether a client's `If-None-Match` holds this tag.
pub fn is_known(if_none_match: &str, tag: &str) -> bool {
    if_none_match.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

/// The names from the folder down to the file that a path means, the prefix taken off; none where the
/// path lies outside or no file of ours can have such a name.
pub fn segments(path: &str, prefix: &str) -> Option<Vec<String>> {
    let inside = path.strip_prefix(prefix)?;
    let inside = if inside.is_empty() { "index.html" } else { inside };
    inside
        .split('/')
        .map(|segment| {
            let name = percent_decode_str(segment).decode_utf8().ok()?.into_owned();
            let is_plain =
                !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']);
            is_plain.then_some(name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted_encodings() {
        let check = |text: &str, expected: &[&str]| {
            let names: Vec<&str> = encodings(text).into_iter().map(|(name, _)| name).collect();
            assert_eq!(names, expected, "{text}");
        };
        check("gzip, deflate, br, zstd", &["br", "gzip"]);
        check("GZIP;q=0.5", &["gzip"]);
        check("br;q=0, gzip", &["gzip"]);
        check("br; q=0.0", &[]);
        check("identity", &[]);
        check("", &[]);
    }

    #[test]
    fn known_tags() {
        assert!(is_known("\"a\", \"b\"", "\"b\""));
        assert!(is_known("W/\"b\"", "\"b\""));
        assert!(is_known("*", "\"b\""));
        assert!(!is_known("\"a\"", "\"b\""));
    }

    #[test]
    fn paths() {
        let check = |path: &str, prefix: &str, expected: Option<&str>| {
            assert_eq!(segments(path, prefix).map(|names| names.join("/")).as_deref(), expected, "{path}");
        };
        check("/", "/", Some("index.html"));
        check("/content/a%20b.json", "/", Some("content/a b.json"));
        check("/tools/fairway/", "/tools/fairway/", Some("index.html"));
        check("/tools/fairway/a.js", "/tools/fairway/", Some("a.js"));
        check("/a.js", "/tools/fairway/", None);
        check("/../secret", "/", None);
        check("/%2e%2e/secret", "/", None);
        check("/a%2f..%2fsecret", "/", None);
        check("/..%5csecret", "/", None);
        check("/c:/secret", "/", None);
        check("/.git/config", "/", None);
        check("//etc/passwd", "/", None);
        check("/%ff", "/", None);
    }
}
