//! Who takes part: name, role and side, and how much is open with each.

use crate::browser::{annex, clock, page};
use crate::record::Standing;
use crate::state::Edit;
use crate::ui::components::{Field, button, choice_field, text_field};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, live_text, p};
use crate::ui::texts::join;
use crate::ui::work::{board, change, set, typed};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The words of the sides, in the order in which they are offered.
const SIDES: [&str; 4] = ["", "customer", "microsoft", "partner"];

/// The page, under the title that the app has set.
pub fn people_page(context: AppContext) -> AnyView {
    let texts = context.texts;
    // Who is listed; what is entered about them changes the rows, not the list.
    let listed = Memo::new(move |_| {
        let people = context.state.with(|state| state.record.people());
        people.into_iter().map(|person| person.id).collect::<Vec<_>>()
    });
    let list = live(move || {
        let rows = listed.get().into_iter().map(|id| row(context, id)).collect::<Vec<_>>();
        let none = rows.is_empty().then(|| p(texts.t("people.none")));
        el("div").with(none).with(el("ul").class("limits").with(rows)).view()
    });
    group(vec![
        p(texts.t("people.intro")).class("prose").view(),
        el("div").attr("id", "people").attr("tabindex", "-1").with(list).view(),
        add(context).view(),
    ])
}

fn sides(context: AppContext) -> Vec<(String, String)> {
    let text = |side: &str| match side {
        "" => context.texts.t("people.side.none"),
        side => context.texts.t(&join(&["people.side.", side])),
    };
    SIDES.map(|side| (side.to_string(), text(side))).into()
}

fn row(context: AppContext, id: String) -> El {
    let texts = context.texts;
    let path = |field: &str| format!("person/{id}/{field}");
    let field = |name: &str, (value, on_change)| Field {
        id: format!("{name}-{id}"),
        label: texts.t(&join(&["people.", name])),
        hint: String::new(),
        value,
        on_change,
    };
    let fields = el("div")
        .class("form-fields")
        .with(text_field("text", 300, field("name", typed(context, path("name")))))
        .with(text_field("text", 300, field("role", typed(context, path("role")))))
        .with(choice_field(sides(context), field("side", set(context, path("side")))));
    let name_path = path("name");
    let load = live_text(move || {
        let name = context.state.with(|state| state.record.text(&name_path).to_string());
        let board = board(context);
        let theirs =
            board.rows.iter().filter(|row| row.work.owner == name && row.standing != Standing::Settled);
        let (open, late) = theirs.fold((0, 0), |(open, late), row| (open + 1, late + u32::from(row.overdue)));
        let words = texts.interface.count("people.open", open, &[]);
        if late == 0 { words } else { [words, texts.interface.count("people.late", late, &[])].join(", ") }
    });
    let gone = path("gone");
    let remove = button("button button--quiet", texts.t("people.remove"), move || {
        change(context, Edit::Fields(vec![(gone.clone(), Some(Value::Bool(true)))]));
        annex::say(&texts.t("people.removed"));
        page::next_frame(|| page::focus("#people"));
    });
    let (label_path, words) = (path("name"), texts.t("people.remove"));
    let label = move || {
        let name = context.state.with(|state| state.record.text(&label_path).to_string());
        Some(format!("{words}: {name}"))
    };
    let foot =
        el("div").class("cluster").with(p(load).class("quiet")).with(remove.live_attr("aria-label", label));
    el("li").class("limit").with(fields).with(foot)
}

fn add(context: AppContext) -> El {
    let texts = context.texts;
    let name = RwSignal::new(String::new());
    let add = move || {
        let text = name.get_untracked().trim().to_string();
        if text.is_empty() {
            annex::say(&texts.t("people.add.empty"));
            return page::focus("#new-person");
        }
        let path = format!("person/{}/name", clock::fresh_id());
        change(context, Edit::Fields(vec![(path, Some(Value::from(text.as_str())))]));
        name.set(String::new());
        annex::say(&texts.fill("task.added", &[("task", &text)]));
        page::next_frame(|| page::focus("#new-person"));
    };
    let field = Field {
        id: "new-person".into(),
        label: texts.t("people.add.name"),
        hint: String::new(),
        value: Arc::new(move || name.get()),
        on_change: Arc::new(move |text| name.set(text)),
    };
    el("section")
        .class("phase")
        .with(el("h2").with(texts.t("people.add")))
        .with(el("div").class("form-fields").with(text_field("text", 300, field)))
        .with(button("button", texts.t("people.add.do"), add))
}
