//! Which texts a pack needs, which it may have, and what a wording lacks or holds in vain. What the texts
//! say is the author's.

use super::faults::{Faults, quoted};
use super::items::{Item, items};
use crate::content::{Level, Pack, Party, PhaseName, Problem, Qualifier, Track, Wording};
use std::collections::BTreeSet;

/// The levels of verdicts.
const LEVELS: [Level; 6] =
    [Level::Full, Level::Limited, Level::None, Level::InScope, Level::OutOfScope, Level::Depends];
/// The three parties; pages let people choose among all of them.
const PARTIES: [Party; 3] = [Party::Microsoft, Party::Customer, Party::Joint];
/// How expectations are met.
const MET: [&str; 3] = ["met", "not-met", "unknown"];

/// Faults of a wording against its pack: texts that are missing, and texts that belong to nothing.
pub fn check_wording(pack: &Pack, wording: &Wording) -> Vec<Problem> {
    let mut faults = Faults::default();
    let needed: BTreeSet<String> = needed(pack, wording).into_iter().collect();
    for key in needed.iter().filter(|key| wording.get(key).is_none()) {
        faults.push(Problem::new("wording", key.as_str(), "found no text; expected one for this key"));
    }
    for key in unused_texts(pack, wording) {
        let message = "found a text that belongs to nothing in the pack; expected the key of something in it";
        faults.push(Problem::new("wording", key, message));
    }
    for key in wording.keys().filter(|key| wording.text(key).trim().is_empty()) {
        faults.push(Problem::new(
            "wording",
            key,
            format!("found {}; expected words", quoted(&wording.text(key))),
        ));
    }
    faults.list()
}

/// The keys without which a page would show a key instead of a text.
fn needed(pack: &Pack, wording: &Wording) -> Vec<String> {
    let mut keys = Vec::new();
    for question in &pack.questions {
        let base = format!("question.{}", question.id);
        keys.extend(["short", "help", "why", "ask-whom"].map(|part| format!("{base}.{part}")));
        keys.extend(question.options.iter().chain(&question.items).map(|option| format!("{base}.{option}")));
        keys.extend(question.none.then(|| format!("{base}.none")));
        // A verdict names the entry on whose amount it rests.
        keys.extend(question.items.iter().cloned());
        keys.push(base);
        keys.extend(question.commands.iter().map(|command| format!("command.{}", command.id)));
    }
    keys.extend(pack.conditions.keys().map(|name| format!("condition.{name}")));
    for table in &pack.verdicts {
        keys.push(table.subject.clone());
        for rule in &table.rules {
            keys.push(rule.id.clone());
            keys.extend(rule.cites.iter().cloned());
            let reason = rule.reason_key();
            let plural = wording.get(&format!("{reason}.other")).is_some();
            keys.push(if plural { format!("{reason}.other") } else { reason });
            keys.push(format!("level.{}", rule.level.word()));
        }
        keys.push(format!("level.{}", Level::Depends.word()));
    }
    let with_parts = |id: &String, parts: &[&str]| -> Vec<String> {
        parts.iter().map(|part| format!("{id}{part}")).collect()
    };
    keys.extend(pack.services.iter().flat_map(|row| with_parts(&row.id, &["", ".level"])));
    keys.extend(
        pack.unclear.iter().flat_map(|row| with_parts(&row.id, &["", ".pages", ".handling", ".reason"])),
    );
    keys.extend(pack.phases.iter().flat_map(|row| with_parts(&row.id, &["", ".purpose", ".entry", ".exit"])));
    keys.extend(pack.deadlines.iter().flat_map(|row| with_parts(&row.id, &["", ".do", ".past"])));
    keys.extend(pack.glossary.iter().map(|term| format!("term.{}", term.id)));
    keys.extend(codes(pack).map(|code| format!("source.{code}")));
    let plain = pack.work().map(|row| &row.id).chain(pack.consequences.iter().map(|row| &row.id));
    let plain = plain.chain(pack.expectations.iter().map(|row| &row.id));
    let plain = plain.chain(pack.out_of_scope.iter().map(|row| &row.id));
    let plain = plain.chain(pack.completion.iter().map(|row| &row.id));
    let plain = plain.chain(pack.information.iter().map(|row| &row.id));
    keys.extend(plain.chain(pack.bundle_services.iter().map(|row| &row.id)).cloned());
    if !pack.expectations.is_empty() {
        keys.extend(MET.map(|word| format!("level.{word}")));
    }
    keys.extend(needed_by_work(pack, wording));
    keys
}

/// Words for phases, tracks, parties and soft conditions, as far as the work has them.
fn needed_by_work(pack: &Pack, wording: &Wording) -> Vec<String> {
    if pack.work().next().is_none() {
        return Vec::new();
    }
    let mut keys: Vec<String> = PhaseName::ALL.map(|phase| format!("phase.{}", phase.word())).to_vec();
    keys.extend(PARTIES.map(|party| format!("party.{}", party.word())));
    keys.extend(pack.work().map(|task| format!("track.{}", task.track.word())));
    let has_own = |id: &str| wording.get(&format!("{id}.condition")).is_some();
    let soft = pack.work().filter(|task| !has_own(&task.id)).filter_map(|task| task.qualifier);
    let soft = soft.chain(pack.consequences.iter().filter_map(|row| row.qualifier));
    keys.extend(soft.map(|qualifier: Qualifier| format!("qualifier.{}", qualifier.word())));
    keys
}

/// Codes of pages and diagrams.
fn codes(pack: &Pack) -> impl Iterator<Item = &String> {
    pack.sources.iter().map(|page| &page.id).chain(pack.diagrams.iter().map(|diagram| &diagram.id))
}

/// Keys that belong to nothing: leftovers of an id that was renamed, or slips of the hand. A text may be a
/// variant of what it belongs to (`a.b.c` of `a.b` or of `a`); questions name their parts.
pub fn unused_texts(pack: &Pack, wording: &Wording) -> Vec<String> {
    let all = items(pack);
    let mut known: BTreeSet<String> = pack.rows.values().flatten().cloned().collect();
    let has_text = |item: &&Item<'_>| !matches!(item.list.as_str(), "conditions" | "questions" | "glossary");
    known.extend(all.iter().filter(has_text).map(|item| item.id.to_string()));
    known.extend(pack.questions.iter().flat_map(|question| &question.items).cloned());
    known.extend(pack.verdicts.iter().flat_map(|table| &table.rules).map(|rule| rule.reason_key()));
    known.extend(pack.glossary.iter().map(|term| format!("term.{}", term.id)));
    known.extend(pack.conditions.keys().map(|name| format!("condition.{name}")));
    let commands = pack.questions.iter().flat_map(|question| &question.commands);
    known.extend(commands.map(|command| format!("command.{}", command.id)));
    known.extend(codes(pack).map(|code| format!("source.{code}")));
    known.extend(PhaseName::ALL.map(|phase| format!("phase.{}", phase.word())));
    known.extend(Track::ALL.map(|track| format!("track.{}", track.word())));
    known.extend(PARTIES.map(|party| format!("party.{}", party.word())));
    known.extend(LEVELS.map(|level| format!("level.{}", level.word())));
    known.extend(MET.map(|word| format!("level.{word}")));
    known.extend(["yes", "no", "unknown"].map(|word| format!("answer.{word}")));
    // What an edition that is held in part says about the part that is missing.
    known.extend(["qualifier", "partial"].map(ToString::to_string));
    let mut whole: BTreeSet<String> = BTreeSet::new();
    for question in &pack.questions {
        let base = format!("question.{}", question.id);
        let parts = ["short", "help", "why", "ask-whom", "none", "unsure"].map(ToString::to_string);
        let entries = question.options.iter().chain(&question.items).cloned();
        known.extend(entries.chain(parts).map(|part| format!("{base}.{part}")));
        whole.insert(base);
    }
    let belongs = |key: &str| {
        let mut ends = key.match_indices('.').map(|(at, _)| at).chain([key.len()]);
        whole.contains(key) || ends.any(|end| known.contains(&key[..end]))
    };
    wording.keys().filter(|key| !belongs(key)).map(ToString::to_string).collect()
}
