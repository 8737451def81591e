//! Gives the person a file made from the plan, named after it, and says so.

use super::context::AppContext;
use crate::browser::{annex, download, log};
use crate::formats::file_name::file_name;
use leptos::prelude::WithUntracked;

/// What kind of file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table.
    Csv,
    /// A document.
    Markdown,
}

/// Whose plan it is: the customer, or the name of the plan; none where nobody has said.
pub fn whose(context: AppContext) -> Option<String> {
    context.state.with_untracked(|state| {
        let names = ["plan/customer", "plan/name"].map(|path| state.record.text(path).trim().to_string());
        names.into_iter().find(|name| !name.is_empty())
    })
}

/// Offers `text` as a file that holds `what`.
pub fn take_away(context: AppContext, what: &str, kind: Kind, text: &str) {
    let (ending, give): (_, fn(&str, &str) -> _) = match kind {
        Kind::Csv => ("csv", download::csv),
        Kind::Markdown => ("md", download::markdown),
    };
    let name = file_name(&whose(context).unwrap_or_default(), what, ending);
    let given = give(&name, text);
    let key = if given.is_ok() { "take-away.done" } else { "take-away.failed" };
    log::note("download", given);
    annex::say(&context.texts.fill(key, &[("file", &name)]));
}
