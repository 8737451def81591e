//! What exists at the end: tenants, sign-in, services, and what is not delivered.

use crate::content::{Completion, Level, SubjectKind};
use crate::formats::route::Route;
use crate::journey::{Outcome, Truth};
use crate::ui::components::{button_link, source_fold, unclear};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::tally_of;
use leptos::prelude::*;

/// Parts of the page, by the groups of the pack.
const GROUPS: [&str; 4] = ["tenants", "sign-in", "services", "not"];

/// The page, under the title that the app has set.
pub fn completion_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let back = el("a").class("back-link").attr("href", Route::plan().href()).with(texts.t("plan.title"));
    group(vec![back.view(), live(move || group(body(context).into_iter().map(El::view).collect()))])
}

fn body(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    let now = context.now();
    let rows = &now.outcome().completion;
    if rows.is_empty() {
        let way = button_link(&Route::Outcome, texts.t("answers.to-outcome"), true);
        return vec![p(texts.t("completion.none")).class("prose"), p(way)];
    }
    let sum = tally_of(context, None);
    let (settled, total) = (sum.settled.to_string(), sum.total.to_string());
    let mut parts = vec![p(texts.t("completion.intro")).class("lead")];
    if sum.is_complete() {
        parts.push(p(texts.t("completion.done")));
    } else if sum.total > 0 {
        parts.push(p(texts.fill("completion.open", &[("settled", &settled), ("total", &total)])));
    }
    for group in GROUPS {
        let known = texts.pack().completion.iter().filter(|known| known.group == group);
        let shown = known.filter_map(|known| {
            let (_, truth) = rows.iter().find(|(id, _)| *id == known.id)?;
            Some(row(texts, known, *truth))
        });
        let shown = shown.collect::<Vec<_>>();
        if !shown.is_empty() {
            let title = el("h2").with(texts.t(&join(&["completion.", group])));
            let more = match group {
                "tenants" => services(texts, now.outcome()),
                "sign-in" => wish(texts, now.outcome()),
                _ => None,
            };
            let list = el("ul").class("limits").with(shown);
            parts.push(el("section").class("outcome__part").with(title).with(more.map(p)).with(list));
        }
    }
    parts
}

/// The services that the tenants are for: wanted, and not refused.
fn services(texts: Texts, outcome: &Outcome) -> Option<String> {
    let wanted = outcome.of_kind(SubjectKind::Service).filter(|verdict| verdict.wanted == Truth::True);
    let names =
        wanted.filter(|verdict| verdict.level != Level::None).map(|verdict| texts.c(&verdict.subject));
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| texts.fill("completion.tenants.list", &[("list", &texts.list(&names))]))
}

/// A wish that the benefit does not cover, so that its absence from the list is explained.
fn wish(texts: Texts, outcome: &Outcome) -> Option<String> {
    let mut wishes = outcome.of_kind(SubjectKind::Identity).filter(|verdict| verdict.wanted == Truth::True);
    let refused = wishes.find(|verdict| verdict.level == Level::OutOfScope)?;
    let (option, instead) = (texts.c(&refused.subject), texts.instead(refused));
    Some(texts.fill("lead.wish.out-of-scope", &[("option", &option), ("instead", &instead)]))
}

fn row(texts: Texts, known: &Completion, truth: Truth) -> El {
    let may = (truth == Truth::Unknown).then(|| el("span").class("tag").with(texts.t("verdict.may-apply")));
    el("li")
        .class("limit")
        .with(p(texts.c(&known.id)).with(" ").with(may))
        .with(texts.maybe(&join(&[&known.id, ".note"])).map(|note| p(note).class("quiet")))
        .with(known.inferred.then(|| p(texts.t("verdict.inferred")).class("quiet")))
        .with(source_fold(texts, &known.sources))
        .with(unclear(texts, &known.unclear))
}
