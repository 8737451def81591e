//! Addresses, as links and people give them: pages, pages of a plan with what is filtered there; and days.

use super::{bytes, is_bounded, size, text};
use crate::fuzz::{Parser, Seen};
use fairway::content::PhaseName;
use fairway::formats::plan_page::PlanPage;
use fairway::formats::route::{About, Route};
use fairway::plan::Date;
use fairway::record::{Filter, Owner, State};

/// `Route::parse`.
pub const ROUTE: Parser = Parser::new(routes, ROUTE_WORDS, route);
/// `PlanPage::parse`, `Filter::read`.
pub const PLAN_PAGE: Parser = Parser::new(plan_pages, PAGE_WORDS, plan_page);
/// A calendar day.
pub const DAY: Parser = Parser::new(days, &["2024-02-29", "2023-02-29", "0000-", "9999-12-31", "-13-"], day);

const ROUTE_WORDS: &[&str] = &[
    "#/", "/", "question", "change", "answers", "outcome", "tree", "outline", "why", "what-if", "compare",
    "plan", "about", "keeping", "packs", "proof", "?", "#", "%2F",
];
const PAGE_WORDS: &[&str] = &[
    "?",
    "&",
    "=",
    "%",
    "%2",
    "%00",
    "%ff",
    "+",
    "q=",
    "state=",
    "open",
    "party=",
    "owner=",
    "unowned=",
    "phase=",
    "zoom=week",
    "today",
    "enable",
];

fn routes() -> Vec<Vec<u8>> {
    let id = || "forest-count".to_string();
    let mut all = vec![
        Route::Home,
        Route::Question { id: id(), change: false },
        Route::Question { id: id(), change: true },
        Route::Answers,
        Route::Tree { outline: true },
        Route::Why(id()),
        Route::WhatIf(None),
        Route::WhatIf(Some(id())),
        Route::plan(),
        Route::Plan("timeline?zoom=week".into()),
        Route::Keeping,
    ];
    all.extend(About::ALL.map(Route::About));
    bytes(all.iter().map(Route::href))
}

fn route(input: &[u8]) -> Seen {
    let text = text(input);
    let route = Route::parse(&text);
    if route == Route::NotFound {
        return Seen::refused("not found");
    }
    let href = route.href();
    assert!(href.starts_with("#/"), "{href}");
    is_bounded(href.len(), input, "the address");
    assert_eq!(Route::parse(&href), route, "{href}");
    let id = match &route {
        Route::Question { id, .. } | Route::Why(id) | Route::WhatIf(Some(id)) => {
            assert!(!id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{id:?}");
            size(id.len())
        }
        Route::Plan(page) => {
            assert!(!page.contains('/'));
            size(page.len())
        }
        _ => 0,
    };
    let shape = href.split('/').nth(1).unwrap_or_default().split('?').next().unwrap_or_default().to_string();
    Seen::Taken(format!("{shape} {} {id}", href.matches('/').count()))
}

fn plan_pages() -> Vec<Vec<u8>> {
    let pages = PlanPage::ALL.into_iter().chain(PhaseName::ALL.map(PlanPage::Phase));
    let mut all: Vec<String> = pages.map(|page| page.href(&[("zoom", "week"), ("by", "a & b")])).collect();
    for state in State::ALL {
        let owner = Some(Owner::Named("Ö & <b>=1/2?#%".into()));
        let filter = Filter { text: "日本".into(), state: Some(state), owner, ..Filter::default() };
        all.push(PlanPage::All.href(&filter.pairs()));
    }
    let nobody = Filter { owner: Some(Owner::Nobody), phase: Some(PhaseName::Enable), ..Filter::default() };
    all.push(PlanPage::Today.href(&nobody.pairs()));
    bytes(all.iter().map(|href| href.strip_prefix("#/plan/").unwrap()))
}

fn plan_page(input: &[u8]) -> Seen {
    let Some((page, pairs)) = PlanPage::parse(&text(input)) else { return Seen::refused("no page") };
    assert_eq!(PlanPage::from_word(page.word()), Some(page));
    let there: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let href = page.href(&there);
    // A letter is at most four bytes, of which each is told by three; what is no UTF-8 is one such letter.
    is_bounded(href.len(), input, "the address");
    assert!(href.bytes().all(|byte| byte.is_ascii_graphic()), "{href}");
    let told: Vec<(String, String)> = pairs.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
    let rest = href.strip_prefix("#/plan/").unwrap();
    assert_eq!(PlanPage::parse(rest), Some((page, told)), "{href}");
    let filter = Filter::read(&pairs);
    let own: Vec<(String, String)> =
        filter.pairs().iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let own: Vec<(String, String)> = own.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    assert_eq!(Filter::read(&own), filter, "a filter from its own pairs");
    let set =
        [filter.text.is_empty(), filter.state.is_none(), filter.party.is_none(), filter.owner.is_none()];
    Seen::Taken(format!("{} {} {set:?}", page.word(), size(pairs.len())))
}

fn days() -> Vec<Vec<u8>> {
    bytes(["2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31"])
}

fn day(input: &[u8]) -> Seen {
    let text = text(input);
    match text.parse::<Date>() {
        Ok(day) => {
            assert_eq!(day.to_string(), text);
            let next = day.add_days(1);
            assert!(next.is_none_or(|next| day.days_until(next) == 1 && next > day));
            assert!(next.is_some() || text == "9999-12-31");
            Seen::Taken(format!("{}", day.month()))
        }
        Err(error) => Seen::refused(&error.to_string()),
    }
}
