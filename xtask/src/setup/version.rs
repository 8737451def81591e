//! Version numbers in the output of tools, in Cargo.lock and in package.json. Text only, runs nothing.

/// The first word that looks like a version, as in `trunk 0.21.14` or `wasm-opt version 132 (…)`.
pub fn in_output(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_string)
}

/// The version that `lock`, the text of a Cargo.lock, holds of a crate.
pub fn locked(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != wanted);
    lines.next()?;
    let version = lines.next()?.trim().strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_string)
}

/// The version that the text of a package.json declares.
pub fn of_package(json: &str) -> Option<String> {
    let package: serde_json::Value = serde_json::from_str(json).ok()?;
    package.get("version")?.as_str().map(str::to_string)
}

/// The number before the first dot.
pub fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

/// Whether `version`, as `1.96.0+dfsg1-1`, is `needed`, as `1.95`, or a later one.
pub fn is_at_least(version: &str, needed: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split(|sign: char| !sign.is_ascii_digit()).map_while(|part| part.parse().ok()).collect()
    };
    let needed = numbers(needed);
    numbers(version).into_iter().take(needed.len()).ge(needed.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_in_the_output_of_tools() {
        let check =
            |text: &str, expected: Option<&str>| assert_eq!(in_output(text).as_deref(), expected, "{text}");
        check("trunk 0.21.14\n", Some("0.21.14"));
        check("wasm-bindgen 0.2.130 (abc)", Some("0.2.130"));
        check("wasm-opt version 132 (version_132)", Some("132"));
        check("Chromium 156.0.8078.79 built on Debian", Some("156.0.8078.79"));
        check("v20.1.0", Some("20.1.0"));
        check("command not found", None);
    }

    #[test]
    fn a_version_is_new_enough_by_its_numbers() {
        for (version, needed, expected) in [
            ("1.96.0+dfsg1-1~deb12u2", "1.95", true),
            ("1.95.0", "1.95", true),
            ("1.85.0+dfsg3-1~deb12u3", "1.95", false),
            ("1.100.0", "1.95", true),
            ("2.0", "1.95", true),
            ("1", "1.95", false),
            ("", "1.95", false),
        ] {
            assert_eq!(is_at_least(version, needed), expected, "{version} {needed}");
        }
    }

    #[test]
    fn versions_in_files() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "leptos"), None);
        assert_eq!(of_package(r#"{"name":"binaryen","version":"132.0.0"}"#).as_deref(), Some("132.0.0"));
        assert_eq!(of_package("{}"), None);
        assert_eq!(major("132.0.0"), "132");
    }
}
