//! Names of files that people download: which plan, what it holds, which kind. Letters of any
//! script, digits and hyphens only, so that every system takes them.

/// Letters of the plan's name that are kept.
const LONGEST: usize = 60;

/// `fairway-hafen-söhne-scope.md`, and without a plan's name `fairway-scope.md`.
pub fn file_name(plan: &str, what: &str, kind: &str) -> String {
    let mut parts = vec!["fairway".to_string()];
    let words = plan.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    let plan: String = words.chars().take(LONGEST).collect();
    parts.extend([plan.trim_matches('-').to_string(), what.to_string()]);
    parts.retain(|part| !part.is_empty());
    [parts.join("-").as_str(), ".", kind].concat()
}
