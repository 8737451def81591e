//! What is late and what comes next, by dates set by hand: a proposed date binds nobody.

use super::item::Item;
use crate::plan::Date;

/// What is not settled and was due before `today`, the longest overdue first.
pub fn overdue(items: &[Item], today: Date) -> Vec<&Item> {
    due(items, |due| due < today)
}

/// What is not settled and due from `today` on within so many calendar days, the nearest first; 0 days is
/// today alone.
pub fn due_soon(items: &[Item], today: Date, days: u32) -> Vec<&Item> {
    let within = |due: Date| u32::try_from(today.days_until(due)).is_ok_and(|until| until <= days);
    due(items, within)
}

/// What is not settled and due next, from `today` on.
pub fn next_due(items: &[Item], today: Date) -> Option<&Item> {
    let open = items.iter().filter(|item| !item.settled);
    open.filter(|item| item.due >= Some(today)).min_by_key(|item| (item.due, item.order, &item.id))
}

/// What is not settled and has such a due date, in the order of these dates.
fn due(items: &[Item], fits: impl Fn(Date) -> bool) -> Vec<&Item> {
    let open = items.iter().filter(|item| !item.settled);
    let mut found: Vec<&Item> = open.filter(|item| item.due.is_some_and(&fits)).collect();
    found.sort_unstable_by(|a, b| (a.due, a.order, &a.id).cmp(&(b.due, b.order, &b.id)));
    found
}
