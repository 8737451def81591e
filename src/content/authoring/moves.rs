//! Which ids of one edition mean in another one what has another id there, so that answers and a plan can
//! be taken over. What has the same id in both is not named: it moves as it is. Reading and checking; the
//! moving itself is not done here.

use super::faults::{Faults, quoted};
use super::tables::{found, place_of};
use crate::content::{Pack, Problem, QuestionKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What differs between some editions and some others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Move {
    /// The editions from which one moves.
    pub from: Vec<String>,
    /// The editions to which one moves.
    pub to: Vec<String>,
    /// Answers, each as question and option or item (`service/intune`), with the one that means the same.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Answers that are one choice among several in the other edition: to be proposed, not taken over, because
    /// what is not chosen there counts as absent.
    #[serde(default)]
    pub proposed: BTreeMap<String, String>,
    /// Tasks and steps.
    #[serde(default)]
    pub work: BTreeMap<String, String>,
}

/// All that differs between the editions of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Moves {
    /// The pack.
    pub pack: String,
    /// What differs, pair by pair of editions.
    pub moves: Vec<Move>,
}

/// Reads the moves between `editions`, from a file name and a text.
///
/// # Errors
/// All faults: editions that do not exist, ids that none of the editions left or not each of the others has,
/// ids that these have too, choices of another kind, and two pieces of work that become one.
pub fn read_moves(file: &(String, String), editions: &[&Pack]) -> Result<Moves, Vec<Problem>> {
    let (found, part): (Moves, _) = found(file)?;
    let mut faults = Faults::default();
    for (index, row) in found.moves.iter().enumerate() {
        let path = format!("moves[{index}]");
        let mut tell = |key: &str, message: String| {
            let path = format!("{path}.{key}");
            faults.push(Problem::new(&place_of(&part, &file.0, &path), path, message));
        };
        let mut known = |key: &str, names: &[String]| -> Vec<&Pack> {
            let of = |name: &String| editions.iter().find(|pack| pack.edition == *name).copied();
            for name in names.iter().filter(|name| of(name).is_none()) {
                tell(key, format!("unknown edition {}; expected one of this pack", quoted(name)));
            }
            names.iter().filter_map(of).collect()
        };
        let (from, to) = (known("from", &row.from), known("to", &row.to));
        if let Some(name) = row.from.iter().find(|name| row.to.contains(*name)) {
            tell("to", format!("found {}, from which one moves; expected another edition", quoted(name)));
        }
        for (key, pairs) in [("answers", &row.answers), ("proposed", &row.proposed)] {
            for (old, new) in pairs {
                let kinds = |packs: &[&Pack], choice: &str| -> Vec<Option<QuestionKind>> {
                    packs.iter().map(|pack| kind_of(pack, choice)).collect()
                };
                let (before, after) = (kinds(&from, old), kinds(&to, new));
                let wanted = |kind: QuestionKind| {
                    if key == "answers" { before.contains(&Some(kind)) } else { kind == QuestionKind::Many }
                };
                if !before.iter().any(Option::is_some) {
                    tell(key, format!("unknown answer {}; expected one of an edition left", quoted(old)));
                } else if kinds(&to, old).iter().any(Option::is_some) {
                    tell(
                        key,
                        format!(
                            "found {}, which the other edition has too; expected what differs",
                            quoted(old)
                        ),
                    );
                } else if after.iter().any(Option::is_none) {
                    tell(
                        key,
                        format!("unknown answer {}; expected one of each edition entered", quoted(new)),
                    );
                } else if !after.iter().flatten().all(|kind| wanted(*kind)) {
                    tell(
                        key,
                        format!(
                            "found {}, of another kind of question; expected the same kind, or several choices if it is proposed",
                            quoted(new)
                        ),
                    );
                }
            }
        }
        let mut taken = BTreeSet::new();
        for (old, new) in &row.work {
            let has = |packs: &[&Pack], id: &str| packs.iter().filter(|pack| pack.task(id).is_some()).count();
            if has(&from, old) == 0 {
                tell("work", format!("unknown task {}; expected one of an edition left", quoted(old)));
            } else if has(&to, old) > 0 {
                tell(
                    "work",
                    format!("found {}, which the other edition has too; expected what differs", quoted(old)),
                );
            } else if has(&to, new) < to.len() {
                tell("work", format!("unknown task {}; expected one of each edition entered", quoted(new)));
            } else if !taken.insert(new) {
                tell("work", format!("found {} a second time; expected work of its own", quoted(new)));
            }
        }
    }
    faults.or(found)
}

/// The kind of the question of a choice such as `service/intune`, where the edition has it.
fn kind_of(pack: &Pack, choice: &str) -> Option<QuestionKind> {
    let (question, option) = choice.split_once('/')?;
    let question = pack.question(question)?;
    let mut choices = question.options.iter().chain(&question.items);
    choices.any(|known| known == option).then_some(question.kind)
}
