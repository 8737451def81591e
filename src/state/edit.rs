//! What the pages of the plan do to the record. Apart from [`update`](super::update), because only the annex
//! has these pages; it hands the record back to the app, which writes it.

use super::AppState;
use crate::content::Pack;
use crate::formats::saved;
use crate::journey::Answers;
use crate::record::{Record, Stamp, Turned, by_hand, is_known};
use serde_json::Value;

/// A change that a person makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Fields are set or emptied, as one step. A date of a task counts as set by hand, unless the step also says
    /// that it was proposed.
    Fields(Vec<(String, Option<Value>)>),
    /// A text is being typed.
    Typed {
        /// Path of its field.
        path: String,
        /// All of the text.
        text: String,
    },
    /// Answers take the place of the present ones.
    Answers(Answers),
    /// A record of the same plan is brought in, as one step.
    Merge {
        /// The record.
        theirs: Box<Record>,
        /// What stands in place of the later side of a conflict, by path.
        decided: Vec<(String, Option<Value>)>,
    },
    /// The last step of this tab is taken back.
    Undo,
    /// What was taken back is made again.
    Redo,
}

/// What an edit came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// Nothing changed.
    Nothing,
    /// The record has changed.
    Changed,
    /// A step was taken back or made again.
    Turned(Turned),
}

/// Applies `edit` to `state`. What would not be read afterwards changes nothing: values that do not fit their
/// fields (a text that is too long), and an undo that would leave answers the pack does not take.
pub fn edit(pack: &Pack, state: &mut AppState, edit: Edit, stamp: &Stamp) -> Edited {
    let mut record = state.record.clone();
    let done = match edit {
        Edit::Fields(fields) => {
            let fields = by_hand(&record, fields);
            let fit = fields.iter().all(|(path, value)| value.as_ref().is_none_or(|value| fits(path, value)));
            told(fit && record.edit(stamp, fields))
        }
        Edit::Typed { path, text } => {
            let fit = fits(&path, &Value::from(text.as_str()));
            told(fit && record.type_in(stamp, &path, &text))
        }
        Edit::Answers(answers) => {
            let fields = saved::answer_fields(&record, &answers);
            told(record.edit(stamp, fields))
        }
        Edit::Merge { theirs, decided } => {
            let merged = record.merge(&theirs).record;
            record.take_in(stamp, merged, decided);
            // What the other knows counts also where no field changes by it.
            told(record != state.record)
        }
        Edit::Undo => record.undo(stamp).map_or(Edited::Nothing, Edited::Turned),
        Edit::Redo => record.redo(stamp).map_or(Edited::Nothing, Edited::Turned),
    };
    if done == Edited::Nothing {
        return done;
    }
    let Ok(answers) = saved::answers_of(pack, &record) else { return Edited::Nothing };
    state.record = record;
    state.answers = answers;
    done
}

/// Whether the field is read with this value; an empty text empties it.
fn fits(path: &str, value: &Value) -> bool {
    value == "" || is_known(path, value)
}

fn told(changed: bool) -> Edited {
    if changed { Edited::Changed } else { Edited::Nothing }
}
