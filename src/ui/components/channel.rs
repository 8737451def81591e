//! The channel: one line that carries the whole journey. While deciding its marks are questions,
//! while onboarding they are the four phases. It is navigation, never decoration.

use crate::formats::route::Route;
use crate::journey::{Journey, Mark};
use crate::plan::Tally;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The questions of a journey as marks; `current` is the question shown.
pub fn channel(texts: Texts, journey: &Journey, current: Option<&str>) -> AnyView {
    let shown = journey.places.iter().filter(|place| place.mark != Mark::Off);
    let marks = shown.map(|place| {
        let here = current == Some(place.question.as_str());
        let state = texts.t(&format!("mark.{}", if here { "current" } else { place.mark.word() }));
        let text = view! {
            <span class="channel__dot" aria-hidden="true"></span>
            <span class="channel__text">
                {texts.short(&place.question)}<span class="visually-hidden">", "{state}</span>
            </span>
        };
        let reachable = place.mark.is_answered() || matches!(place.mark, Mark::Here | Mark::SetAside);
        let href = Route::Question { id: place.question.clone(), change: false }.href();
        let link = if reachable {
            view! { <a class="channel__link" href=href aria-current=here.then_some("step")>{text}</a> }.into_any()
        } else {
            view! { <span class="channel__link">{text}</span> }.into_any()
        };
        let mark = if here { "current" } else { place.mark.word() };
        view! { <li class="channel__item" data-mark=mark data-state=place.mark.word()>{link}</li> }
    });
    let ahead = journey.count(Mark::Here) + journey.count(Mark::Ahead);
    let passed = journey.count(Mark::Passed) + journey.count(Mark::Unsure);
    let summary = if ahead == 0 {
        texts.t("channel.complete")
    } else {
        texts.interface.count("channel.summary", ahead as u32, &[("passed", &passed.to_string())])
    };
    view! {
        <nav class="channel" data-kind="questions" aria-label=texts.t("channel.questions")>
            <ol class="channel__list">{marks.collect_view()}</ol>
            <p class="channel__summary">{summary}</p>
        </nav>
    }
    .into_any()
}

/// The phases as marks: name, address, progress and whether it is the one shown.
pub fn phase_channel(texts: Texts, phases: Vec<(String, Route, Tally, bool)>) -> AnyView {
    let marks = phases.into_iter().map(|(name, route, tally, here)| {
        let mark = match (here, tally.is_complete(), tally.settled + tally.in_progress > 0) {
            (true, _, _) => "current",
            (_, true, _) => "done",
            (_, _, true) => "here",
            _ => "ahead",
        };
        let (settled, total) = (tally.settled.to_string(), tally.total.to_string());
        let words = texts.fill("plan.progress", &[("settled", &settled), ("total", &total)]);
        view! {
            <li class="channel__item" data-mark=mark>
                <a class="channel__link" href=route.href() aria-current=here.then_some("page")>
                    <span class="channel__dot" aria-hidden="true"></span>
                    <span class="channel__text">{name}<small class="channel__count">" "{words}</small></span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="channel" data-kind="phases" aria-label=texts.t("channel.phases")>
            <ol class="channel__list">{marks.collect_view()}</ol>
        </nav>
    }
    .into_any()
}
