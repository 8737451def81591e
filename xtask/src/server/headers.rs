//! The response headers of production: the one list of them. The page's meta element, the `_headers` file
//! and this server all take them from here; the README's hosting section quotes the `_headers` file.

use crate::{Failure, Result};

/// The content security policy, without what only a header can say.
const POLICY: [&str; 12] = [
    "default-src 'none'",
    // wasm-unsafe-eval allows compiling wasm and nothing else.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
];

/// Who may show the app in a frame, besides those that [`all_with`] is given. There is no X-Frame-Options: it
/// cannot name other sites, and old browsers prefer it.
const FRAME_ANCESTORS: &str = "frame-ancestors 'self'";

/// Headers that every answer carries besides the policy.
const FIXED: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // The files are public and asked for without credentials. A frame that is sandboxed without an origin
    // counts as foreign, and may read its own app only with this.
    ("Access-Control-Allow-Origin", "*"),
    // Ask each time, and get 304 as a rule. Not `immutable`, although names carry hashes: Trunk 0.21 may
    // use a name again for other bytes.
    ("Cache-Control", "no-cache"),
];

/// Content types that hosts are known to get wrong, by file ending.
pub const TYPES_TO_SET: [(&str, &str); 2] =
    [("wasm", "application/wasm"), ("webmanifest", "application/manifest+json")];

/// The policy for the page's meta element, where `frame-ancestors` has no effect and is left out.
pub fn policy_for_page() -> String {
    POLICY.join("; ")
}

/// The policy for the header.
pub fn policy_for_header() -> String {
    format!("{}; {FRAME_ANCESTORS}", POLICY.join("; "))
}

/// Every header that belongs on every answer.
pub fn all() -> Vec<(&'static str, String)> {
    let fixed = FIXED.iter().map(|(name, value)| (*name, (*value).to_string()));
    std::iter::once(("Content-Security-Policy", policy_for_header())).chain(fixed).collect()
}

/// The same, with further sites that may show the app in a frame: origins (`https://intra.example`), also
/// with a star for the first part of the name (`https://*.example.org`).
///
/// # Errors
/// When one of them is no such origin.
pub fn all_with(embed_in: &[String]) -> Result<Vec<(&'static str, String)>> {
    let mut policy = policy_for_header();
    for origin in embed_in {
        if !is_origin(origin) {
            return Err(Failure::new(
                format!("{origin:?} is not the origin of a site."),
                "the browser would ignore the whole policy, or allow what was not meant; nothing was written.",
                "give scheme, name and perhaps port and nothing else: https://intra.example or https://*.example.org.",
            ));
        }
        policy.push(' ');
        policy.push_str(origin);
    }
    let mut headers = all();
    for (_, value) in headers.iter_mut().filter(|(name, _)| *name == "Content-Security-Policy") {
        value.clone_from(&policy);
    }
    Ok(headers)
}

/// Whether this is an origin that a policy can name. Without https only on this computer.
fn is_origin(text: &str) -> bool {
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let (name, port) = rest.split_once(':').map_or((rest, None), |(name, port)| (name, Some(port)));
    let labels = name.strip_prefix("*.").unwrap_or(name);
    let fits = |label: &str| {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        !label.is_empty() && label.chars().all(plain)
    };
    let is_local = matches!(name, "localhost" | "127.0.0.1");
    (scheme == "https" || scheme == "http" && is_local)
        && labels.split('.').all(fits)
        && (is_local || labels.contains('.'))
        && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

/// The same as a `_headers` file, which several static hosts read.
pub fn for_static_hosts(headers: &[(&'static str, String)]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in headers {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for (ending, media_type) in TYPES_TO_SET {
        text.push_str(&format!("/*.{ending}\n  Content-Type: {media_type}\n"));
    }
    text
}

/// The content type of a file, by its ending.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_one_that_was_decided() {
        let expected = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
            img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
            worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
            trusted-types default";
        assert_eq!(policy_for_page(), expected);
        assert_eq!(policy_for_header(), format!("{expected}; frame-ancestors 'self'"));
    }

    #[test]
    fn sites_that_embed_are_origins_and_nothing_else() {
        let check = |origin: &str, expected: bool| {
            assert_eq!(all_with(&[origin.to_string()]).is_ok(), expected, "{origin}");
        };
        for good in ["https://intra.example", "https://*.sharepoint.example:8443", "http://localhost:8081"] {
            check(good, true);
        }
        for bad in [
            "",
            "*",
            "https://*",
            "https:",
            "http://intra.example",
            "https://intra.example/wiki",
            "https://a.example; script-src *",
            "https://a.example https://b.example",
            "https://a..example",
            "https://a.example:0",
            "data:",
            "'none'",
            "https://intranet",
        ] {
            check(bad, false);
        }
    }

    #[test]
    fn the_file_for_static_hosts_holds_every_header() {
        let text = for_static_hosts(&all());
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src 'none'; "), "{text}");
        for (name, value) in all() {
            assert!(text.contains(&format!("\n  {name}: {value}\n")), "{name}");
            assert!(!value.contains('\n') && !value.contains("  "), "{name}: {value}");
        }
        assert!(text.ends_with("/*.webmanifest\n  Content-Type: application/manifest+json\n"), "{text}");
        for (ending, expected) in TYPES_TO_SET {
            assert_eq!(media_type(&format!("x.{ending}")), expected);
        }
    }
}
