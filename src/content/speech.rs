//! What a language does with numbers, dates, lists and order. The browser knows this (`Intl`) and is asked by
//! whoever shows texts; the core brings only a plain way that is right in no language but wrong in none, so that
//! it needs no tables of languages.

/// Answers one question about a value: see the methods of [`Speech`] for both.
type Say = fn(&str, &str) -> String;

/// Between the items of a list that is handed over as one text; stands in no text of people.
pub const BETWEEN: char = '\u{1f}';

/// How a language speaks.
#[derive(Debug, Clone, Copy)]
pub struct Speech(Say);

impl Default for Speech {
    fn default() -> Self {
        Self(plain)
    }
}

impl Speech {
    /// One that asks `say` with the kind of question (`form`, `number`, `date`, `month`, `list`, `either`,
    /// `order`) and the value.
    pub fn new(say: Say) -> Self {
        Self(say)
    }

    /// The plural form of a number (`one`, `few`, `other` …), as Unicode names them.
    #[inline(never)]
    pub fn form(self, number: u32) -> String {
        self.say("form", &number.to_string())
    }

    /// A whole number, given in digits, with its groups: `1,500`.
    #[inline(never)]
    pub fn number(self, digits: &str) -> String {
        self.say("number", digits)
    }

    /// A day (`2018-03-21`) in words: `21 March 2018`. What is no day stays as it is.
    #[inline(never)]
    pub fn date(self, day: &str) -> String {
        self.say("date", day)
    }

    /// The month of a day: `March`.
    pub fn month(self, day: &str) -> String {
        self.say("month", day)
    }

    /// "a, b and c".
    #[inline(never)]
    pub fn list(self, items: &[String]) -> String {
        self.listed("list", items)
    }

    /// "a, b or c".
    pub fn either(self, items: &[String]) -> String {
        self.listed("either", items)
    }

    fn listed(self, kind: &str, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            items => self.say(kind, &between(items)),
        }
    }

    /// The places of `items` in the order in which people look for them.
    pub fn order(self, items: &[String]) -> Vec<usize> {
        let places = self.say("order", &between(items));
        let mut places: Vec<usize> = places.split(BETWEEN).filter_map(|place| place.parse().ok()).collect();
        // Nothing is left out, whatever was answered.
        places.retain(|place| *place < items.len());
        places.extend(0..items.len());
        let mut seen = vec![false; items.len()];
        places.retain(|place| !std::mem::replace(&mut seen[*place], true));
        places
    }

    #[inline(never)]
    fn say(self, kind: &str, value: &str) -> String {
        (self.0)(kind, value)
    }
}

fn between(items: &[String]) -> String {
    items.join("\u{1f}")
}

/// Without a browser: one and more, digits, days as they are, commas, order of letters.
fn plain(kind: &str, value: &str) -> String {
    match kind {
        "form" if value == "1" => "one".to_string(),
        "form" => "other".to_string(),
        "list" | "either" => value.replace(BETWEEN, ", "),
        "order" => {
            let items: Vec<String> = value.split(BETWEEN).map(str::to_lowercase).collect();
            let mut places: Vec<usize> = (0..items.len()).collect();
            places.sort_by_key(|place| &items[*place]);
            places.iter().map(usize::to_string).collect::<Vec<_>>().join("\u{1f}")
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(items: &[&str]) -> Vec<String> {
        items.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn without_a_browser_it_is_plain() {
        let speech = Speech::default();
        assert_eq!([0, 1, 2].map(|number| speech.form(number)), ["other", "one", "other"]);
        assert_eq!((speech.number("1500"), speech.date("2018-03-21")), ("1500".into(), "2018-03-21".into()));
        assert_eq!(speech.list(&items(&[])), "");
        assert_eq!(speech.list(&items(&["a"])), "a");
        assert_eq!(speech.list(&items(&["a", "b", "c"])), "a, b, c");
        assert_eq!(speech.order(&items(&["b", "A", "c", ""])), [3, 1, 0, 2]);
    }

    #[test]
    fn whatever_order_is_answered_everything_is_there_once() {
        for answer in ["", "2", "9", "1\u{1f}1\u{1f}0", "x\u{1f}2\u{1f}1\u{1f}0"] {
            thread_local!(static ANSWER: std::cell::Cell<&'static str> = const { std::cell::Cell::new("") });
            ANSWER.set(answer);
            let mut places = Speech::new(|_, _| ANSWER.get().to_string()).order(&items(&["a", "b", "c"]));
            assert_eq!(places.len(), 3, "{answer:?}");
            places.sort_unstable();
            assert_eq!(places, [0, 1, 2], "{answer:?}");
        }
    }
}
