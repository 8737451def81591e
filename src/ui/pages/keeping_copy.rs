//! The copy of a plan in the form of an earlier Fairway: let it go, or go back to it.

use crate::browser::storage::{self, Local};
use crate::browser::{address, annex, log};
use crate::storage as core;
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, nothing, p};
use leptos::prelude::*;

/// What can be done with it; nothing where there is none.
pub fn copy(context: AppContext) -> AnyView {
    let texts = context.texts;
    let id = context.state.with(|state| state.record.id.clone());
    let with_copy: Vec<String> = match storage::is_available() {
        true => storage::plans().into_iter().filter(|id| core::before(&Local, id).is_some()).collect(),
        false => Vec::new(),
    };
    if with_copy.is_empty() {
        return nothing();
    }
    let is_here = with_copy.contains(&id);
    let all = with_copy.len() as u32;
    let (to_keep, to_go) = (vec![id.clone()], id);
    let keep = button("button", texts.t("keeping.copy.keep"), move || let_go(&to_keep)).attr("id", "let-go");
    let back = move || match core::go_back(&Local, &to_go) {
        Ok(()) => log::note("start anew", address::reload()),
        Err(core::Full) => annex::say(&texts.t("plans.full")),
    };
    let back = button("button", texts.t("keeping.copy.back"), back).attr("id", "go-back");
    let every = move || let_go(&with_copy);
    let every =
        button("button", texts.interface.count("keeping.copy.all", all, &[]), every).attr("id", "let-all-go");
    let ways = el("div").class("cluster").with(is_here.then_some(vec![keep, back]));
    let parts = vec![
        el("h2").with(texts.t("keeping.copy")),
        p(texts.t("keeping.copy.why")).class("prose"),
        ways.with((all > 1 || !is_here).then_some(every)),
    ];
    group(parts.into_iter().map(El::view).collect())
}

/// Lets the copies of these plans go. The app is loaded anew, because it tells of the copy on every page.
fn let_go(ids: &[String]) {
    ids.iter().for_each(|id| core::keep_new(&Local, id));
    log::note("start anew", address::reload());
}
