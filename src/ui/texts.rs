//! The texts that pages and components show: the pack's wording and the interface's own, with the
//! few phrases that are put together from both. No state.

use crate::content::{Level, Pack, SubjectKind, Wording};
use crate::journey::{Answer, Verdict, said};
use std::ops::Deref;

/// Pack and wordings, made once at start and kept for the life of the page; one pointer.
#[derive(Clone, Copy)]
pub struct Texts(&'static Shelf);

/// Whose pack is in use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// Ours.
    #[default]
    Own,
    /// One that the person has loaded, by its name (`harbour/2024-05`).
    Loaded(String),
    /// Ours, because the one chosen, of this name, could not be used.
    Fallback(String),
}

impl Origin {
    /// The name of a pack that is not ours.
    #[inline(never)]
    pub fn loaded(&self) -> Option<&str> {
        match self {
            Self::Loaded(name) => Some(name),
            Self::Own | Self::Fallback(_) => None,
        }
    }
}

/// What [`Texts`] points to.
pub struct Shelf {
    /// Whose pack it is.
    pub origin: Origin,
    /// The content pack.
    pub pack: Pack,
    /// Its wording.
    pub content: Wording,
    /// The interface's wording.
    pub interface: Wording,
}

impl Deref for Texts {
    type Target = Shelf;

    fn deref(&self) -> &Shelf {
        self.0
    }
}

impl Texts {
    /// Keeps the texts for the life of the page: every view refers to them.
    pub fn keep(shelf: Shelf) -> Self {
        Self(Box::leak(Box::new(shelf)))
    }

    /// A text of the interface.
    #[inline(never)]
    pub fn t(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A text of the interface with placeholders. Texts that speak of our own subject have another form,
    /// under the key with `.other-pack`, for use with a pack that is not ours.
    #[inline(never)]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let other = join(&[key, ".other-pack"]);
        let is_other = self.origin.loaded().is_some() && self.interface.get(&other).is_some();
        self.interface.fill(if is_other { &other } else { key }, values)
    }

    /// A text of the pack.
    #[inline(never)]
    pub fn c(&self, key: &str) -> String {
        self.content.text(key)
    }

    /// A text of the pack that may be absent.
    #[inline(never)]
    pub fn maybe(&self, key: &str) -> Option<String> {
        self.content.get(key).map(ToString::to_string)
    }

    /// The short name of a question, for lists.
    pub fn short(&self, question: &str) -> String {
        self.c(&join(&["question.", question, ".short"]))
    }

    /// Short names of questions as a list.
    pub fn shorts(&self, questions: &[String]) -> String {
        self.list(&questions.iter().map(|question| self.short(question)).collect::<Vec<_>>())
    }

    /// "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        self.interface.speech().list(items)
    }

    /// A whole number with its groups.
    pub fn number(&self, number: u32) -> String {
        self.interface.speech().number(&number.to_string())
    }

    /// The label of "not sure" for a question.
    pub fn unsure(&self, question: &str) -> String {
        self.maybe(&join(&["question.", question, ".unsure"])).unwrap_or_else(|| self.t("question.unsure"))
    }

    /// An answer in words, one line for each part.
    pub fn answer(&self, question: &str, answer: &Answer) -> Vec<String> {
        said(&self.content, &self.interface, question, answer)
    }

    /// The word of a verdict: its level, or what the deciding rule says more exactly
    /// ("One licence short").
    pub fn label(&self, verdict: &Verdict) -> String {
        let rule = self.single_rule(verdict);
        let short = verdict.licences.as_ref().map_or(0, |licences| licences.short());
        let own = rule.and_then(|rule| {
            let key = format!("{}.label", rule.id);
            let known = self.content.variant(&key, short).or_else(|| self.content.get(&key)).is_some();
            known.then(|| self.content.count(&key, short, &[("short", &self.number(short))]))
        });
        own.unwrap_or_else(|| self.level(verdict.level))
    }

    /// The word of a level.
    pub fn level(&self, level: Level) -> String {
        self.c(&join(&["level.", level.word()]))
    }

    /// The reason of a verdict in one or two sentences.
    pub fn reason(&self, verdict: &Verdict) -> String {
        let Some(rule) = self.single_rule(verdict) else {
            let levels: Vec<String> = verdict.possible.iter().map(|level| self.level(*level)).collect();
            let depends = self.fill("verdict.depends", &[("questions", &self.shorts(&verdict.depends_on))]);
            return sentences(&[depends, self.fill("verdict.possible", &[("levels", &self.list(&levels))])]);
        };
        let mut values = vec![("service", self.c(&verdict.subject))];
        let mut short = 0;
        if let Some(licences) = &verdict.licences {
            short = licences.short();
            values.push(("plan", self.c(&licences.plan)));
            values.push(("have", self.number(licences.have)));
            values.push(("need", self.number(licences.need)));
            values.push(("short", self.number(short)));
        }
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.content.count(&rule.reason_key(), short, &values)
    }

    /// A date of the pack (`2018-03-21`) in words (`21 March 2018`); unchanged where it is no date.
    pub fn date(&self, iso: &str) -> String {
        self.interface.speech().date(iso)
    }

    /// What is worth considering instead of a subject, as a list; empty where the rule names nothing.
    pub fn instead(&self, verdict: &Verdict) -> String {
        let rule = self.single_rule(verdict);
        let names: Vec<String> =
            rule.iter().flat_map(|rule| &rule.instead).map(|subject| self.c(subject)).collect();
        self.list(&names)
    }

    /// Name of a subject in running text.
    pub fn subject(&self, verdict: &Verdict) -> String {
        let name = self.c(&verdict.subject);
        if verdict.kind == SubjectKind::Service {
            self.maybe(&join(&[&verdict.subject, ".full-name"])).unwrap_or(name)
        } else {
            name
        }
    }

    /// The pack, for the life of the page.
    pub fn pack(self) -> &'static Pack {
        &self.0.pack
    }

    /// The one rule that decides a verdict; `None` while several levels are possible.
    pub fn single_rule(&self, verdict: &Verdict) -> Option<&'static crate::content::Rule> {
        let first = *verdict.rules.first()?;
        let settled = verdict.possible.len() <= 1;
        settled.then(|| self.pack().verdict_table(&verdict.subject)?.rules.get(first)).flatten()
    }
}

/// Sentences one after the other: with a blank between, but for scripts that have none after their full stop.
#[inline(never)]
pub fn sentences(parts: &[String]) -> String {
    let mut all = String::new();
    for part in parts {
        if !all.is_empty() && !all.ends_with('。') {
            all.push(' ');
        }
        all.push_str(part);
    }
    all
}

/// A key put together from its parts. One function for the many places that need one, because each
/// `format!` brings its own code.
#[inline(never)]
pub fn join(parts: &[&str]) -> String {
    parts.concat()
}
