//! What was done, by whom and when, newest first; and the way to take it back.

use crate::browser::clock;
use crate::record::{Step, Turn};
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::step_words::{change_in_words, step_in_words};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// How many steps are shown at once.
const SHOWN: usize = 50;
/// How many changes of one step are listed; the rest is counted.
const LISTED: usize = 20;

/// The page, under the title that the app has set.
pub fn history_page(context: AppContext) -> AnyView {
    let texts = context.texts;
    let most = RwSignal::new(SHOWN);
    group(vec![
        p(texts.t("history.intro")).class("prose").view(),
        live(move || {
            let most = most.get();
            context.state.with(|state| {
                let history = &state.record.history;
                let rows = history.iter().rev().take(most).map(|step| row(texts, history, step));
                let rows = rows.collect::<Vec<_>>();
                let none = rows.is_empty().then(|| p(texts.t("history.none")));
                el("div").with(none).with(el("ol").class("limits").with(rows)).view()
            })
        }),
        live(move || {
            let length = context.state.with(|state| state.record.history.len());
            let more = (length > most.get()).then(|| {
                button("button", texts.t("history.older"), move || most.update(|most| *most += SHOWN))
            });
            el("p").with(more).view()
        }),
    ])
}

fn row(texts: Texts, history: &[Step], step: &Step) -> El {
    let when = clock::moment(step.stamp.at);
    let who = match step.stamp.by.as_str() {
        "" if step.stamp.tab == clock::tab() => texts.t("history.here"),
        "" => texts.t("history.elsewhere"),
        name => name.to_string(),
    };
    let what = match step.turn {
        None => None,
        Some(Turn::Undo(at)) => Some(("history.undone", at)),
        Some(Turn::Redo(at)) => Some(("history.redone", at)),
    };
    let turned = what.map(|(key, at)| {
        let tab = &step.stamp.tab;
        let of = history
            .iter()
            .find(|known| known.turn.is_none() && known.stamp.at == at && known.stamp.tab == *tab);
        let words = of.map_or_else(String::new, |of| step_in_words(texts, of));
        p(texts.fill(key, &[("step", &words)]))
    });
    let plain = turned.is_none();
    let changes = step.changes.iter().take(LISTED).filter(|_| plain);
    let changes = changes.map(|change| el("li").with(change_in_words(texts, change))).collect::<Vec<_>>();
    let rest = step.changes.len().saturating_sub(LISTED) as u32;
    let more = (plain && rest > 0).then(|| p(texts.interface.count("history.more", rest, &[])));
    el("li")
        .class("limit history__step")
        .with(p(el("span").class("history__when").with(when)).with(" · ").with(who).class("quiet"))
        .with(turned)
        .with(plain.then(|| el("ul").class("history__changes").with(changes)))
        .with(more)
}
