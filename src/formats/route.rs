//! The address of every page, as the part behind `#`. It travels in no request, works under any
//! sub-path and offline. Reading never fails: an address that fits nothing is [`Route::NotFound`].

/// A section of the "About this edition" page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What it is, and how all rows are accounted for.
    Overview,
    /// How the programme works.
    Process,
    /// What people get wrong.
    Gotchas,
    /// Where the sources are unclear.
    Unclear,
    /// Glossary.
    Glossary,
    /// Pages, diagrams and links.
    Sources,
    /// Every row of the digest and its treatment.
    Coverage,
    /// The proof of the pack, made here and now.
    Proof,
    /// Not of the edition but of the page: its language and how it looks.
    Display,
    /// For whom the page works, how that was tested, and what does not work yet.
    Accessibility,
    /// Opens the example organisation.
    Example,
}

impl About {
    /// All sections in the order of the page.
    pub const ALL: [About; 11] = [
        Self::Overview,
        Self::Process,
        Self::Gotchas,
        Self::Unclear,
        Self::Glossary,
        Self::Sources,
        Self::Coverage,
        Self::Proof,
        Self::Display,
        Self::Accessibility,
        Self::Example,
    ];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Process => "process",
            Self::Gotchas => "gotchas",
            Self::Unclear => "unclear",
            Self::Glossary => "glossary",
            Self::Sources => "sources",
            Self::Coverage => "coverage",
            Self::Proof => "proof",
            Self::Display => "display",
            Self::Accessibility => "accessibility",
            Self::Example => "example",
        }
    }
}

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Start.
    Home,
    /// One question; `change` when opened from the check-your-answers page.
    Question {
        /// Question id, not yet checked against the pack.
        id: String,
        /// Whether to land back on the answers.
        change: bool,
    },
    /// Check your answers.
    Answers,
    /// The outcome.
    Outcome,
    /// The decision tree: the drawing, or the outline.
    Tree {
        /// Whether it is the outline.
        outline: bool,
    },
    /// Why one verdict, expectation, task or other row came out as it did.
    Why(
        /// Its id, not yet checked against the pack.
        String,
    ),
    /// Other answers tried out: both results, or the form of one question (its id, not yet checked
    /// against the pack).
    WhatIf(Option<String>),
    /// The identity options side by side.
    Compare,
    /// A page of the plan: what stands behind `#/plan/`, as `plan_page` reads it.
    Plan(String),
    /// What exists at the end.
    Completion,
    /// About this edition.
    About(About),
    /// Where the plan is kept: download, start over.
    Keeping,
    /// Packs that the person has loaded.
    Packs,
    /// No such page.
    NotFound,
}

impl Route {
    /// Reads the fragment of an address, with or without the leading `#`.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let known = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        match parts.as_slice() {
            [""] => Self::Home,
            ["question", id] if known(id) => Self::Question { id: (*id).to_string(), change: false },
            ["question", id, "change"] if known(id) => Self::Question { id: (*id).to_string(), change: true },
            ["answers"] => Self::Answers,
            ["outcome"] => Self::Outcome,
            ["tree"] => Self::Tree { outline: false },
            ["tree", "outline"] => Self::Tree { outline: true },
            ["why", id] if known(id) => Self::Why((*id).to_string()),
            ["what-if"] => Self::WhatIf(None),
            ["what-if", id] if known(id) => Self::WhatIf(Some((*id).to_string())),
            ["compare"] => Self::Compare,
            ["plan"] => Self::plan(),
            ["plan", page] => Self::Plan((*page).to_string()),
            ["completion"] => Self::Completion,
            ["about"] => Self::About(About::Overview),
            ["about", section] => About::ALL
                .into_iter()
                .find(|about| about.word() == *section)
                .map_or(Self::NotFound, Self::About),
            ["keeping"] => Self::Keeping,
            ["packs"] => Self::Packs,
            _ => Self::NotFound,
        }
    }

    /// The plan as it opens.
    pub fn plan() -> Self {
        Self::Plan(String::new())
    }

    /// The address, with the leading `#`; the inverse of [`Route::parse`].
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::NotFound => "#/".to_string(),
            Self::Question { id, change: false } => format!("#/question/{id}"),
            Self::Question { id, change: true } => format!("#/question/{id}/change"),
            Self::Answers => "#/answers".to_string(),
            Self::Outcome => "#/outcome".to_string(),
            Self::Tree { outline: false } => "#/tree".to_string(),
            Self::Tree { outline: true } => "#/tree/outline".to_string(),
            Self::Why(id) => format!("#/why/{id}"),
            Self::WhatIf(None) => "#/what-if".to_string(),
            Self::WhatIf(Some(id)) => format!("#/what-if/{id}"),
            Self::Compare => "#/compare".to_string(),
            Self::Plan(page) if page.is_empty() => "#/plan".to_string(),
            Self::Plan(page) => format!("#/plan/{page}"),
            Self::Completion => "#/completion".to_string(),
            Self::About(About::Overview) => "#/about".to_string(),
            Self::About(section) => format!("#/about/{}", section.word()),
            Self::Keeping => "#/keeping".to_string(),
            Self::Packs => "#/packs".to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_one_address_and_reads_back() {
        let id = || "forest-count".to_string();
        let mut routes = vec![
            Route::Home,
            Route::Question { id: id(), change: false },
            Route::Question { id: id(), change: true },
            Route::Answers,
            Route::Outcome,
            Route::Tree { outline: false },
            Route::Tree { outline: true },
            Route::Why(id()),
            Route::WhatIf(None),
            Route::WhatIf(Some(id())),
            Route::Compare,
            Route::plan(),
            Route::Plan("timeline?zoom=week".into()),
            Route::Completion,
            Route::Keeping,
            Route::Packs,
        ];
        routes.extend(About::ALL.map(Route::About));
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
        }
    }

    #[test]
    fn what_fits_nothing_is_not_found() {
        for (fragment, expected) in [("", Route::Home), ("#", Route::Home), ("#/", Route::Home)] {
            assert_eq!(Route::parse(fragment), expected);
        }
        for fragment in [
            "#/nowhere",
            "#/plan/never/ever",
            "#/question/",
            "#/question/a b",
            "#/why/<b>",
            "#/what-if/a/b",
            "#/about/x/y",
        ] {
            assert_eq!(Route::parse(fragment), Route::NotFound, "{fragment}");
        }
    }
}
