//! What the list of plans shows of one plan, as a short text beside its record, so that the list does without
//! reading records. Follows from the record and can be made anew at any time; a text that is not exactly what
//! is written here is none.

use super::{Board, Record, Standing, is_known};
use crate::plan::Date;
use serde_json::{Value, json};

/// To be raised whenever a summary says something else or comes about otherwise.
const VERSION: u64 = 1;
/// A longer text is no summary, in bytes.
const LONGEST: usize = 100_000;

/// What is known of a plan without its record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Name of the content pack with its edition.
    pub pack: String,
    /// Name of the plan; empty where it has none.
    pub name: String,
    /// The customer.
    pub customer: String,
    /// Word of its colour.
    pub colour: String,
    /// Since when it is archived.
    pub archived: Option<String>,
    /// When it was changed last, in milliseconds since 1970; 0 where the history does not tell.
    pub changed: u64,
    /// How far it is; `None` where its pack was not at hand.
    pub progress: Option<Progress>,
}

/// How far a plan is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Names the content by which this was worked out; with other content it does not hold.
    pub mark: String,
    /// Questions that are still open.
    pub questions: u32,
    /// Tasks that certainly apply.
    pub total: u32,
    /// Of these, done or not needed.
    pub settled: u32,
    /// How many tasks that are not settled are due on which day, by day.
    pub due: Vec<(Date, u32)>,
}

impl Summary {
    /// What the record tells by itself.
    pub fn of(record: &Record) -> Self {
        let text = |path: &str| {
            let value = record.get(path).filter(|value| is_known(path, value));
            value.and_then(Value::as_str).unwrap_or_default().to_string()
        };
        Self {
            pack: record.pack.clone(),
            name: text("plan/name"),
            customer: text("plan/customer"),
            colour: text("plan/colour"),
            archived: Some(text("plan/archived")).filter(|day| !day.is_empty()),
            changed: record.history.iter().map(|step| step.stamp.at).max().unwrap_or_default(),
            progress: None,
        }
    }

    /// As text.
    pub fn write(&self) -> String {
        let due = |(day, count): &(Date, u32)| json!([day.to_string(), count]);
        let progress = self.progress.as_ref().map(|progress| {
            json!({
                "mark": progress.mark, "questions": progress.questions, "total": progress.total,
                "settled": progress.settled, "due": progress.due.iter().map(due).collect::<Vec<_>>(),
            })
        });
        let summary = json!({
            "version": VERSION, "pack": self.pack, "name": self.name, "customer": self.customer,
            "colour": self.colour, "archived": self.archived, "changed": self.changed, "progress": progress,
        });
        summary.to_string()
    }

    /// Reads what [`Summary::write`] has written; `None` for everything else.
    pub fn read(written: &str) -> Option<Self> {
        if written.len() > LONGEST {
            return None;
        }
        let value: Value = serde_json::from_slice(written.as_bytes()).ok()?;
        if value["version"].as_u64() != Some(VERSION) {
            return None;
        }
        let text = |key: &str| value[key].as_str().map(String::from);
        // What a record cannot hold, a summary cannot either.
        let field = |key: &str| {
            let path = ["plan/", key].concat();
            text(key).filter(|text| text.is_empty() || is_known(&path, &value[key]))
        };
        let read = Self {
            pack: text("pack")?,
            name: field("name")?,
            customer: field("customer")?,
            colour: field("colour")?,
            archived: if value["archived"].is_null() { None } else { Some(field("archived")?) },
            changed: value["changed"].as_u64()?,
            progress: if value["progress"].is_null() {
                None
            } else {
                Some(Progress::read(&value["progress"])?)
            },
        };
        (read.write() == written).then_some(read)
    }
}

impl Progress {
    /// How far the plan of this board is, with so many questions open.
    pub fn of(board: &Board, questions: usize, mark: &str) -> Self {
        let tally = board.tally(None);
        let open = board.rows.iter().filter(|row| row.standing != Standing::Settled);
        let mut days: Vec<Date> = open.filter_map(|row| row.due).collect();
        days.sort_unstable();
        let mut due: Vec<(Date, u32)> = Vec::new();
        for day in days {
            match due.last_mut() {
                Some((last, count)) if *last == day => *count += 1,
                _ => due.push((day, 1)),
            }
        }
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            mark: mark.to_string(),
            questions: number(questions),
            total: number(tally.total),
            settled: number(tally.settled),
            due,
        }
    }

    /// How many tasks were due before `today`.
    pub fn overdue(&self, today: Date) -> u32 {
        let late = self.due.iter().take_while(|(day, _)| *day < today);
        late.fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// The first day from `today` on, on which something is due.
    pub fn next_due(&self, today: Date) -> Option<Date> {
        self.due.iter().map(|(day, _)| *day).find(|day| *day >= today)
    }

    fn read(value: &Value) -> Option<Self> {
        let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
        let mut due: Vec<(Date, u32)> = Vec::new();
        for pair in value["due"].as_array()? {
            let [day, count] = pair.as_array()?.as_slice() else { return None };
            let day: Date = day.as_str()?.parse().ok()?;
            if due.last().is_some_and(|(last, _)| *last >= day) {
                return None;
            }
            due.push((day, number(count).filter(|count| *count > 0)?));
        }
        let progress = Self {
            mark: value["mark"].as_str()?.to_string(),
            questions: number(&value["questions"])?,
            total: number(&value["total"])?,
            settled: number(&value["settled"])?,
            due,
        };
        (progress.settled <= progress.total).then_some(progress)
    }
}
