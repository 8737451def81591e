//! The plans that are kept in this browser: the way on with the one that is open, and all of them with their
//! progress and dates.

use super::plans_deleted::{deleted_plans, undo_of_last};
use super::plans_form::plan_form;
use super::plans_row::{broken_row, plan_row};
use crate::browser::{clock, log, page, storage};
use crate::formats::route::Route;
use crate::record::{Order, Shelved};
use crate::ui::cabinet::{Asked, List, name_of};
use crate::ui::components::{button, button_link, fold};
use crate::ui::context::app_context;
use crate::ui::markup::{El, el, group, live, live_text, nothing, p};
use crate::ui::texts::join;
use crate::ui::work::tally_of;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// From so many plans on there is a field to look for one.
const SEARCH_FROM: usize = 9;
/// How many plans are shown before somebody asks for all.
const SHOWN: usize = 100;

/// The page, under the title that the app has set.
pub fn plans_page() -> AnyView {
    let context = app_context();
    let list = List::new(context);
    let all = RwSignal::new(false);
    group(vec![
        live(move || go_on(list)),
        live(move || undo_of_last(list)),
        tools(list).view(),
        live(move || plan_form(list, list.asked.get())),
        el("div").attr("id", "plans").attr("tabindex", "-1").with(live(move || plans(list, all))).view(),
        live(move || deleted_plans(list)),
    ])
}

/// The one way on with the plan that is open here.
fn go_on(list: List) -> AnyView {
    let (context, texts) = (list.context, list.context.texts);
    let Some(open) = list.open() else { return nothing() };
    let sum = tally_of(context, None);
    let (key, route) = match context.now().next() {
        Some(question) => ("home.continue-question", question),
        None if sum.settled + sum.in_progress > 0 => ("home.continue-plan", Route::plan()),
        None => ("home.continue-outcome", Route::Outcome),
    };
    let title = name_of(texts, &open.summary);
    el("section")
        .class("plans__open")
        .attr("data-colour", open.summary.colour)
        .with(p(texts.t("plans.open-now")).class("quiet"))
        .with(el("h2").with(title))
        .with(p(button_link(&route, texts.t(key), true)))
        .view()
}

/// New plan, order, search.
fn tools(list: List) -> El {
    let texts = list.context.texts;
    if !storage::is_available() {
        return p(texts.t("plans.memory")).class("prose");
    }
    let ask = move || {
        list.asked.set(Asked::New);
        page::next_frame(|| page::focus("#plan-form-name"));
    };
    let now = list.order.get_untracked();
    let option = |order: Order| {
        let text = texts.t(&join(&["plans.sort.", order.word()]));
        el("option").attr("value", order.word()).flag("selected", order == now).with(text)
    };
    let choose = move |event: web_sys::Event| {
        let order = Order::from_word(&event_target_value(&event)).unwrap_or_default();
        list.order.set(order);
        let kept = storage::set_order(order.word());
        log::note("keep the order", kept.map_err(|_| JsValue::from_str("storage is full")));
    };
    let select = el("select").attr("id", "plans-sort").on("change", choose);
    let many = Memo::new(move |_| list.all().len() >= SEARCH_FROM);
    let search = live(move || {
        if !many.get() {
            return nothing();
        }
        let input = el("input")
            .class("text-input")
            .attr("type", "search")
            .attr("id", "plans-search")
            .attr("autocomplete", "off")
            .on("input", move |event| list.query.set(event_target_value(&event)));
        el("label").attr("for", "plans-search").with(texts.t("plans.search")).with(" ").with(input).view()
    });
    el("div")
        .class("filters plans__tools")
        .with(button("button", texts.t("plans.new"), ask).attr("id", "new-plan"))
        .with(
            el("label")
                .attr("for", "plans-sort")
                .with(texts.t("plans.sort"))
                .with(" ")
                .with(select.with(Order::ALL.map(option).into_iter().collect::<Vec<_>>())),
        )
        .with(search)
}

/// All plans: those in use, archived ones folded away, those that cannot be read.
fn plans(list: List, all: RwSignal<bool>) -> AnyView {
    let texts = list.context.texts;
    let (query, mut plans) = (list.query.get(), list.all());
    let total = plans.len();
    plans.retain(|plan| plan.fits(&query));
    list.order.get().sort(&mut plans, texts.interface.speech());
    let (archived, used): (Vec<_>, Vec<_>) =
        plans.into_iter().partition(|plan| plan.summary.archived.is_some());
    let found = used.len() + archived.len();
    let said = move || {
        let words = texts.interface.count("plans.found", found as u32, &[("total", &total.to_string())]);
        if found == total { String::new() } else { words }
    };
    let unread = list.cabinet.with(|cabinet| cabinet.unread.len()) as u32;
    let more = (!all.get() && used.len() > SHOWN).then(|| {
        let words = texts.fill("plans.show-all", &[("count", &used.len().to_string())]);
        p(button("button", words, move || all.set(true)))
    });
    let most = if all.get() { used.len() } else { SHOWN };
    let broken = list.cabinet.with(|cabinet| cabinet.broken.clone());
    let rows: Vec<El> = used.into_iter().take(most).map(|plan| row(list, plan)).collect();
    let broken = broken.into_iter().map(|plan| broken_row(list, plan)).collect::<Vec<_>>();
    let none = total == 0 && unread == 0 && broken.is_empty();
    let title = el("h2").class("plans__title").with(texts.t("plans.all"));
    let is_any = !rows.is_empty() || !broken.is_empty();
    let count = archived.len() as u32;
    let archived = (!archived.is_empty()).then(|| {
        let rows = archived.into_iter().map(|plan| row(list, plan)).collect::<Vec<_>>();
        fold(texts.interface.count("plans.archived", count, &[]), el("ul").class("plans").with(rows))
    });
    el("section")
        .with(title)
        .with(p(live_text(said)).class("quiet").attr("role", "status"))
        .with(none.then(|| p(texts.t("plans.none"))))
        .with(is_any.then(|| el("ul").class("plans").with(rows).with(broken)))
        .with(more)
        .with((unread > 0).then(|| p(texts.interface.count("plans.unread", unread, &[])).class("quiet")))
        .with(archived)
        .view()
}

fn row(list: List, plan: Shelved) -> El {
    plan_row(list, plan, clock::today())
}
