//! For whom the page works: what it aims at, how that was tested, what was not, and what does not work yet.

use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// What axe-core is called with its version; the same as the tests take.
const AXE: &str = "axe-core 4.14.1";
/// The lists of the page: the text of the heading, how those of the entries begin, and the number of these.
const LISTS: [(&str, &str, u32); 3] = [
    ("access.tested", "access.tested.", 6),
    ("access.untested", "access.untested.", 3),
    ("access.limits", "access.limits.", 2),
];

/// The section.
pub fn accessibility(texts: Texts) -> Vec<El> {
    let lists = LISTS.into_iter().flat_map(|(title, entries, count)| {
        let entry = |number| {
            let key = join(&[entries, &format!("{number}")]);
            el("li").class("limit").with(p(texts.fill(&key, &[("axe", AXE)])))
        };
        let heading = el("h2").with(texts.t(title));
        [heading, el("ul").class("limits").with((1..=count).map(entry).collect::<Vec<_>>())]
    });
    let mut parts = vec![p(texts.t("access.aim")).class("prose")];
    parts.extend(lists);
    parts.push(el("h2").with(texts.t("access.tell")));
    parts.push(p(texts.t("access.tell.how")).class("prose"));
    parts
}
