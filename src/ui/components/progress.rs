//! Progress as words and as a native bar.

use crate::plan::Tally;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// How much of a part is settled; follows `tally`.
pub fn progress(texts: Texts, tally: Memo<Tally>) -> AnyView {
    let words = move || {
        let tally = tally.get();
        let (settled, total) = (tally.settled.to_string(), tally.total.to_string());
        let mut words = texts.fill("plan.progress", &[("settled", &settled), ("total", &total)]);
        if tally.possible > 0 {
            words.push_str(", ");
            words.push_str(&texts.interface.count("plan.possible", tally.possible as u32, &[]));
        }
        words
    };
    view! {
        <div class="progress">
            <span class="progress__text">{words}</span>
            <progress
                class="progress__bar"
                aria-label=words
                max=move || tally.get().total.max(1).to_string()
                prop:value=move || tally.get().settled as f64
            ></progress>
        </div>
    }
    .into_any()
}
