//! What is filtered on a page of the plan, as it stands in its address: a reload, a bookmark or the way back
//! brings it again.

use crate::browser::{address, log};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::record::Filter as TaskFilter;
use leptos::ev;
use leptos::prelude::*;

/// The filter of one page: keys and values.
#[derive(Clone, Copy)]
pub struct Filter {
    page: PlanPage,
    pairs: RwSignal<Vec<(String, String)>>,
}

impl Filter {
    /// The filter with which a page was opened. Follows the address for as long as the page is open, because a
    /// link to the same page may name another filter, and the app does not open that anew.
    pub fn new(page: PlanPage, pairs: Vec<(String, String)>) -> Self {
        let filter = Self { page, pairs: RwSignal::new(pairs) };
        let listener = window_event_listener(ev::hashchange, move |_| filter.follow());
        on_cleanup(move || listener.remove());
        filter
    }

    fn follow(self) {
        let Route::Plan(rest) = address::current() else { return };
        match PlanPage::parse(&rest) {
            Some((page, pairs)) if page == self.page && *self.pairs.read_untracked() != pairs => {
                self.pairs.set(pairs);
            }
            _ => {}
        }
    }

    /// The value of a key; empty where there is none.
    pub fn get(self, key: &str) -> String {
        self.pairs.with(|pairs| value(pairs, key))
    }

    /// What is wanted of a list of tasks.
    pub fn of_tasks(self) -> Memo<TaskFilter> {
        Memo::new(move |_| self.pairs.with(|pairs| TaskFilter::read(pairs)))
    }

    /// Sets values and puts them into the address; empty ones go.
    pub fn set(self, values: &[(&str, &str)]) {
        self.pairs.update(|pairs| {
            pairs.retain(|(known, _)| !values.iter().any(|(key, _)| known == key));
            let new = values.iter().filter(|(_, value)| !value.is_empty());
            pairs.extend(new.map(|(key, value)| ((*key).to_string(), (*value).to_string())));
        });
        let href = self.pairs.with_untracked(|pairs| {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (&key[..], &value[..])).collect();
            self.page.href(&pairs)
        });
        log::note("name the filter", address::replace(&href));
    }
}

fn value(pairs: &[(String, String)], key: &str) -> String {
    let found = pairs.iter().find(|(known, _)| known == key);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}
