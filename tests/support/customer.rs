//! A customer as they come: 300 EMS licences, three forests, wants AD FS, Intune with Wi-Fi profiles beside
//! Configuration Manager; some way into the work.

use super::answers;
use fairway::content::Pack;
use fairway::formats::saved::{self, answer_fields};
use fairway::journey::{Answers, Outcome, decide};
use fairway::plan::{Date, plan};
use fairway::record::{Board, Record, Stamp};
use serde_json::{Value, json};

/// The day of these tests.
pub fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// The day so many days after it, as text.
pub fn day(after: i32) -> String {
    today().add_days(after).unwrap().to_string()
}

/// A stamp of this time.
pub fn stamp(at: u64) -> Stamp {
    Stamp { at, tab: "k3f9x2ab".into(), by: "Ann Miller".into() }
}

/// The answers in the answers format.
pub fn words() -> Value {
    json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
        "forest-count": "multiple", "identity": "federated", "forest-level": "2008-or-later",
        "directory-ready": "yes", "seamless-sso": "no", "sso-deployed": "no", "intune-use": ["mdm"],
        "configmgr": "existing", "configmgr-version": "2012-r2-or-later", "profiles": ["wifi"],
        "certificate-authority": "existing", "wifi-infrastructure": "existing"
    })
}

/// The same as answers.
pub fn given(pack: &Pack) -> Answers {
    answers(pack, &words())
}

/// A record with the answers and these fields.
pub fn record(pack: &Pack, fields: &[(&str, Value)]) -> Record {
    let mut record = Record::new("contoso1", &pack.name());
    record.edit(&stamp(1_000), answer_fields(&record, &given(pack)));
    let named = [("plan/name", json!("Contoso rollout")), ("plan/customer", json!("Contoso"))];
    let fields = named.iter().chain(fields).map(|(path, value)| ((*path).to_string(), Some(value.clone())));
    record.edit(&stamp(2_000), fields.collect());
    record
}

/// The board of a record as of that day, and its verdicts.
pub fn board(pack: &Pack, record: &Record) -> (Board, Outcome) {
    let answers = saved::answers_of(pack, record).unwrap();
    (Board::of(pack, &plan(pack, &answers), record, today()), decide(pack, &answers))
}
