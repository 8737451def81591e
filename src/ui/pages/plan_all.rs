//! All tasks of the plan in one list.

use crate::content::PhaseName;
use crate::formats::plan_page::PlanPage;
use crate::plan::OURS;
use crate::ui::components::no_work;
use crate::ui::context::AppContext;
use crate::ui::filter::Filter;
use crate::ui::markup::{el, group, p};
use crate::ui::parked::parked;
use crate::ui::task_list::{Part, task_list};
use crate::ui::texts::join;
use crate::ui::work::board;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn all_page(context: AppContext, filter: &[(String, String)]) -> AnyView {
    let texts = context.texts;
    if untrack(|| board(context).rows.is_empty()) {
        return group(vec![no_work(context.texts), parked(context)]);
    }
    let parts = PhaseName::ALL.map(|phase| Part {
        heading: texts.c(&join(&["phase.", phase.word()])),
        word: phase.word(),
        belongs: Box::new(move |row| row.phase == phase),
    });
    let mut views = task_list(context, Filter::new(PlanPage::All, filter.to_vec()), true, parts.into());
    views.push(parked(context));
    views.push(p(el("small").with(texts.t(OURS))).class("quiet").view());
    group(views)
}
