//! The pages of a plan, as the rest of an address behind `#/plan/`, with what is filtered there. The app
//! hands it on unread; the annex has these pages.

use crate::content::PhaseName;
use form_urlencoded::Serializer;

/// A page of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanPage {
    /// What can be done now, what is overdue, what waits for whom.
    Today,
    /// The phases with their ways in and out.
    Phases,
    /// One phase with its tasks.
    Phase(PhaseName),
    /// All tasks in one list.
    All,
    /// Who does what, as a matrix.
    Responsibilities,
    /// What the environment has to be like.
    Environment,
    /// Phases and tasks over time.
    Timeline,
    /// Who does what, and what nobody does.
    Scope,
    /// Meetings.
    Meetings,
    /// Who takes part.
    People,
    /// One page for a steering meeting.
    Summary,
    /// What was done, and undo.
    History,
    /// Name, colour, dates and holidays of the plan.
    Settings,
}

impl PlanPage {
    /// The pages in the order of their tabs; phases are reached from theirs.
    pub const ALL: [PlanPage; 12] = [
        Self::Today,
        Self::Phases,
        Self::All,
        Self::Responsibilities,
        Self::Environment,
        Self::Timeline,
        Self::Scope,
        Self::Meetings,
        Self::People,
        Self::Summary,
        Self::History,
        Self::Settings,
    ];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Phases => "phases",
            Self::Phase(phase) => phase.word(),
            Self::All => "all",
            Self::Responsibilities => "responsibilities",
            Self::Environment => "environment",
            Self::Timeline => "timeline",
            Self::Scope => "scope",
            Self::Meetings => "meetings",
            Self::People => "people",
            Self::Summary => "summary",
            Self::History => "history",
            Self::Settings => "settings",
        }
    }

    /// The page of a word; that of no word is [`PlanPage::Today`].
    pub fn from_word(word: &str) -> Option<Self> {
        if word.is_empty() {
            return Some(Self::Today);
        }
        let phase = || PhaseName::from_word(word).map(Self::Phase);
        Self::ALL.into_iter().find(|page| page.word() == word).or_else(phase)
    }

    /// The address with what is filtered, `#/plan/timeline?zoom=week`. Empty values are left out.
    pub fn href(self, filter: &[(&str, &str)]) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(filter.iter().filter(|(_, value)| !value.is_empty()));
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("#/plan/{}{mark}{query}", self.word())
    }

    /// Reads what stands behind `#/plan/`: the page, and what is filtered.
    pub fn parse(rest: &str) -> Option<(Self, Vec<(String, String)>)> {
        let (word, query) = rest.split_once('?').unwrap_or((rest, ""));
        Some((Self::from_word(word)?, form_urlencoded::parse(query.as_bytes()).into_owned().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_plan_reads_back_with_its_filter() {
        let pages = PlanPage::ALL.into_iter().chain(PhaseName::ALL.map(PlanPage::Phase));
        for page in pages {
            for value in ["", "Ann", "Ö & <b>=1/2?#%", "日本"] {
                let href = page.href(&[("owner", value), ("zoom", "week")]);
                let rest = href.strip_prefix("#/plan/").unwrap_or_default().to_string();
                let (read, filter) = PlanPage::parse(&rest).unwrap_or((PlanPage::Scope, Vec::new()));
                assert_eq!(read, page, "{href}");
                let owner = filter.iter().find(|(key, _)| key == "owner").map(|(_, value)| value.as_str());
                assert_eq!(owner.unwrap_or_default(), value, "{href}");
                assert!(href.bytes().all(|byte| byte.is_ascii_graphic()), "{href}");
            }
        }
        assert_eq!(PlanPage::parse(""), Some((PlanPage::Today, Vec::new())));
        assert_eq!(PlanPage::parse("never"), None);
    }
}
