//! Who does what, what the environment needs, and the scope of work, as derived from plan and record: for a
//! customer with three forests who wants AD FS, and for answers made at random.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, Party, PhaseName, QuestionKind, Track};
use fairway::journey::{Answer, Answers, Outcome, Truth, decide};
use fairway::plan::{Status, plan};
use fairway::record::{
    Board, Checked, Counts, Narrowing, Record, Row, Scope, Share, Shares, Stamp, environment, groups, role_of,
};
use serde_json::{Value, json};
use support::generate::{Dice, arbitrary, complete, enough_licences};
use support::items::day;
use support::{answers, pack};

const SETS: u64 = 120;

/// 300 EMS licences, three forests, AD FS wanted, Intune with Wi-Fi profiles, Configuration Manager.
fn customer() -> Value {
    json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
        "forest-count": "multiple", "identity": "federated", "forest-level": "older",
        "directory-ready": "yes", "adfs-version": "2012-r2-or-later", "seamless-sso": "no", "sso-deployed": "no",
        "intune-use": ["mdm"], "configmgr": "existing", "configmgr-version": "unknown", "profiles": ["wifi"],
        "certificate-authority": "existing", "wifi-infrastructure": "missing"
    })
}

fn record(fields: Value) -> Record {
    let mut record = Record::new("k3", "ems/2018-03");
    let fields = fields.as_object().unwrap();
    let fields = fields.iter().map(|(path, value)| (path.clone(), Some(value.clone())));
    assert!(record.edit(&Stamp::default(), fields.collect()));
    record
}

fn worked() -> Record {
    record(json!({
        "person/p1/name": "Ann", "person/p1/role": "Directory administrator", "person/p1/side": "customer",
        "task/cust-remediate-perform/owner": "Ann",
        "task/cust-general-configmgr/status": "in-progress",
        "task/ms-assess-remediation-checklist/owner": " Ben ",
        "task/cust-general-onprem-mfa/status": "not-needed",
        "task/cust-general-onprem-mfa/reason": "We use Azure MFA.",
        "task/own-a/title": "Order badges", "task/own-a/phase": "assess", "task/own-a/party": "customer",
        "task/own-b/title": "Tell the press", "task/own-b/phase": "enable", "task/own-b/party": "joint",
    }))
}

fn made(pack: &Pack, answers: &Answers, record: &Record) -> (Outcome, Board) {
    (decide(pack, answers), Board::of(pack, &plan(pack, answers), record, day("2026-12-16")))
}

fn ids(rows: &[&Row]) -> Vec<String> {
    rows.iter().map(|row| row.id.clone()).collect()
}

/// Outcome and board of the customer and of many others, with what was entered for the first.
fn many(pack: &Pack, check: impl Fn(&Answers, &Outcome, &Board)) {
    let given = answers(pack, &customer());
    let random = (0..SETS).map(|seed| {
        let mut first = Answers::default();
        first.set("licences", enough_licences());
        let any = || arbitrary(pack, seed);
        if seed % 2 == 0 { complete(pack, &first, &mut Dice::new(seed)) } else { any() }
    });
    let mut rows = 0;
    for answers in std::iter::once(given).chain(random) {
        let (outcome, board) = made(pack, &answers, &worked());
        rows += board.rows.len();
        check(&answers, &outcome, &board);
    }
    assert!(rows > 2_000, "only {rows} rows in all: the answers lead nowhere");
}

#[test]
fn whoever_does_a_task_is_responsible_and_nobody_is_made_responsible_besides() {
    many(&pack(), |_, _, board| {
        for row in &board.rows {
            let Shares { microsoft, customer } = Shares::of(row);
            let does = [microsoft, customer].map(|share| share == Share::Responsible);
            let expected = match row.party {
                Party::Microsoft => [true, false],
                Party::Customer => [false, true],
                Party::Joint => [true, true],
            };
            assert_eq!(does, expected, "{}", row.id);
            let hears = [microsoft, customer].contains(&Share::Informed);
            assert_eq!(hears, row.party != Party::Joint && !row.is_own(), "{}", row.id);
        }
    });
}

#[test]
fn the_sums_of_the_columns_count_every_task_once_and_joint_ones_for_both() {
    many(&pack(), |_, _, board| {
        let counts = Counts::of(&board.rows);
        let of = |party: Party, applies: Truth| {
            board.rows.iter().filter(|row| row.party == party && row.applies == applies).count()
        };
        for (party, count) in [(Party::Microsoft, counts.microsoft), (Party::Customer, counts.customer)] {
            let all = |applies| of(party, applies) + of(Party::Joint, applies);
            assert_eq!((count.certain, count.possible), (all(Truth::True), all(Truth::Unknown)));
        }
        assert_eq!(counts.joint.certain, of(Party::Joint, Truth::True));
        let named = board.rows.iter().filter(|row| !row.work.owner.trim().is_empty()).count();
        let without = counts.without_owner.certain + counts.without_owner.possible;
        assert_eq!(without + named, board.rows.len());
    });
}

#[test]
fn groups_hold_every_task_once_in_working_order() {
    many(&pack(), |_, _, board| {
        let parts = groups(&board.rows);
        let shown: Vec<&str> =
            parts.iter().flat_map(|part| part.rows.iter().map(|row| row.id.as_str())).collect();
        assert_eq!(shown, board.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>());
        for part in &parts {
            assert!(part.rows.iter().all(|row| row.phase == part.phase && row.track() == part.track));
        }
        let mut titles: Vec<_> = parts.iter().map(|part| (part.phase, part.track)).collect();
        let all = titles.len();
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), all, "a group is in two pieces");
    });
}

fn narrowed(board: &Board, pairs: &[(&str, &str)]) -> Vec<String> {
    let value = |key: &str| {
        let found = pairs.iter().find(|(known, _)| *known == key);
        found.map(|(_, value)| (*value).to_string()).unwrap_or_default()
    };
    ids(&Narrowing::of(value).rows(board))
}

#[test]
fn a_filter_from_an_address_takes_exactly_what_it_says() {
    let pack = pack();
    let (_, board) = made(&pack, &answers(&pack, &customer()), &worked());
    let where_ = |wanted: &dyn Fn(&Row) -> bool| -> Vec<String> {
        board.rows.iter().filter(|row| wanted(row)).map(|row| row.id.clone()).collect()
    };
    let check = |pairs: &[(&str, &str)], wanted: &dyn Fn(&Row) -> bool| {
        let expected = where_(wanted);
        assert!(!expected.is_empty(), "{pairs:?} finds nothing");
        assert_eq!(narrowed(&board, pairs), expected, "{pairs:?}");
    };
    check(&[], &|_| true);
    check(&[("phase", "never"), ("party", "?"), ("track", ""), ("owner", " "), ("unowned", "no")], &|_| true);
    check(&[("phase", "enable")], &|row| row.phase == PhaseName::Enable);
    check(&[("track", "intune")], &|row| row.track() == Some(Track::Intune));
    check(&[("party", "microsoft")], &|row| row.party != Party::Customer);
    check(&[("party", "customer")], &|row| row.party != Party::Microsoft);
    check(&[("party", "joint")], &|row| row.party == Party::Joint);
    check(&[("owner", "Ben")], &|row| row.id == "ms-assess-remediation-checklist");
    check(&[("unowned", "yes")], &|row| row.work.owner.is_empty());
    check(&[("phase", "assess"), ("party", "customer"), ("unowned", "yes")], &|row| {
        row.phase == PhaseName::Assess && row.party != Party::Microsoft && row.work.owner.is_empty()
    });
    assert_eq!(narrowed(&board, &[("owner", "Nobody of this name")]), Vec::<String>::new());
}

#[test]
fn the_people_list_says_what_an_owner_does() {
    let people = worked().people();
    assert_eq!(role_of(&people, " Ann"), Some("Directory administrator"));
    assert_eq!(role_of(&people, "Ben"), None);
}

fn checked<'a>(all: &'a [Checked<'a>], id: &str) -> &'a Checked<'a> {
    all.iter().find(|checked| checked.row.id == id).unwrap()
}

#[test]
fn each_expectation_has_its_answers_what_is_open_and_its_work() {
    let pack = pack();
    let given = answers(&pack, &customer());
    let (outcome, board) = made(&pack, &given, &worked());
    let all = environment(&pack, &given, &outcome, &board);
    assert_eq!(all.len(), outcome.expectations.len());

    let forest = checked(&all, "env-core-forest-level");
    assert_eq!((forest.met, &forest.against[..]), (Truth::False, &["forest-level".to_string()][..]));
    assert_eq!(ids(&forest.work), ["cust-remediate-perform"]);
    assert!(forest.given.contains(&"forest-level".to_string()) && forest.open.is_empty());

    let manager = checked(&all, "env-intune-configmgr");
    assert_eq!((manager.met, &manager.open[..]), (Truth::Unknown, &["configmgr-version".to_string()][..]));
    assert_eq!(ids(&manager.work), ["cust-general-configmgr"]);

    let profiles = checked(&all, "env-intune-wifi-vpn");
    assert_eq!(profiles.against, ["profiles", "wifi-infrastructure"], "what works is not to blame");
    assert!(!profiles.given.contains(&"vpn-infrastructure".to_string()), "it is not asked");

    let ready = checked(&all, "env-aadp-prepared");
    assert_eq!((ready.met, ready.work.len(), ready.against.len()), (Truth::True, 0, 0));
}

#[test]
fn when_all_its_work_is_settled_the_answer_is_behind_and_a_better_answer_ends_that() {
    let pack = pack();
    let given = answers(&pack, &customer());
    let behind = |answers: &Answers, status: Status| {
        let record = record(json!({"task/cust-remediate-perform/status": status.word()}));
        let (outcome, board) = made(&pack, answers, &record);
        let all = environment(&pack, answers, &outcome, &board);
        checked(&all, "env-core-forest-level").is_answer_behind()
    };
    assert!(!behind(&given, Status::InProgress));
    assert!(behind(&given, Status::Done));
    assert!(behind(&given, Status::NotNeeded));
    for better in [Answer::One("2008-or-later".into()), Answer::Unknown] {
        let mut answers = given.clone();
        answers.set("forest-level", better);
        assert!(!behind(&answers, Status::Done));
    }
}

/// Every way to answer `questions` otherwise, the rest as it is.
fn otherwise(pack: &Pack, answers: &Answers, questions: &[String]) -> Vec<Answers> {
    let mut all = vec![answers.clone()];
    for id in questions {
        let question = pack.question(id).unwrap();
        let choices: Vec<Answer> = match question.kind {
            QuestionKind::One => question.options.iter().cloned().map(Answer::One).collect(),
            QuestionKind::Many => (0..1usize << question.options.len())
                .map(|bits| {
                    let chosen = question.options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                    Answer::many(chosen.map(|(_, option)| option.clone()))
                })
                .collect(),
            QuestionKind::Amounts => Vec::new(),
        };
        let more = all.iter().flat_map(|before| {
            choices.iter().map(|choice| {
                let mut after = before.clone();
                after.set(id, choice.clone());
                after
            })
        });
        all = more.collect();
    }
    all
}

/// The questions named are enough: by them alone the expectation can come to be met, or not to fail.
#[test]
fn what_is_not_met_names_answers_of_the_path_that_can_mend_it() {
    let pack = pack();
    let seen = std::cell::Cell::new(0);
    many(&pack, |given, outcome, board| {
        for checked in environment(&pack, given, outcome, board) {
            assert_eq!(checked.against.is_empty(), checked.met != Truth::False, "{}", checked.row.id);
            assert!(checked.against.iter().all(|question| checked.given.contains(question)));
            if checked.met != Truth::False {
                continue;
            }
            seen.set(seen.get() + 1);
            let mends = otherwise(&pack, given, &checked.against).iter().any(|other| {
                let outcome = decide(&pack, other);
                let found = outcome.expectations.iter().find(|row| row.id == checked.row.id);
                found.is_none_or(|row| row.met != Truth::False)
            });
            assert!(mends, "{}: {:?} do not mend it", checked.row.id, checked.against);
        }
    });
    assert!(seen.get() > 50, "only {} expectations were not met", seen.get());
}

#[test]
fn the_scope_has_every_task_with_whoever_does_it_and_what_is_left_out() {
    let pack = pack();
    many(&pack, |_, outcome, board| {
        let scope = Scope::of(&pack, outcome, board);
        let listed = |party: Party| -> Vec<String> {
            scope.phases.iter().flat_map(|work| ids(work.of(party))).collect()
        };
        for party in [Party::Microsoft, Party::Customer] {
            let rows = board.rows.iter().filter(|row| row.work.status != Status::NotNeeded);
            let rows = rows.filter(|row| row.party == party || row.party == Party::Joint);
            assert_eq!(listed(party), rows.map(|row| row.id.clone()).collect::<Vec<_>>());
        }
        let not_needed = board.rows.iter().filter(|row| row.work.status == Status::NotNeeded);
        assert_eq!(ids(&scope.not_needed), not_needed.map(|row| row.id.clone()).collect::<Vec<_>>());
        let excluded: Vec<_> = scope.excluded.iter().map(|row| (row.row.id.clone(), row.applies)).collect();
        assert_eq!(excluded, outcome.out_of_scope);
        for row in &scope.excluded {
            assert!(!row.row.sources.is_empty(), "{} has no source", row.row.id);
            assert!(row.taken_up.iter().all(|task| task.party != Party::Microsoft), "{}", row.row.id);
        }
    });
}

#[test]
fn what_is_left_out_names_the_rules_that_hold_and_the_work_it_leaves_to_the_customer() {
    let pack = pack();
    let given = answers(&pack, &customer());
    let (outcome, board) = made(&pack, &given, &worked());
    let scope = Scope::of(&pack, &outcome, &board);
    let found = |id: &str| scope.excluded.iter().find(|row| row.row.id == id).unwrap();
    let farm = found("oos-adfs-multi");
    assert_eq!(farm.because, ["rule-fed-multi", "env-core-multi-forest"]);
    assert!(farm.taken_up.is_empty());
    assert_eq!(ids(&found("oos-configmgr-setup").taken_up), ["cust-general-configmgr"]);
    assert_eq!(ids(&found("oos-ca-wifi-vpn").taken_up), ["cust-general-ca-wifi-vpn"]);
    assert_eq!(found("oos-third-party-licenses").because, Vec::<&str>::new());
    assert_eq!(ids(&scope.not_needed), ["cust-general-onprem-mfa"]);
    let assess = scope.phases.iter().find(|work| work.phase == PhaseName::Assess).unwrap();
    assert!(ids(assess.of(Party::Customer)).contains(&"own-a".to_string()));
    // Of one forest nothing is left out that only several have.
    let mut single = given.clone();
    single.set("forest-count", Answer::One("single".into()));
    let (outcome, board) = made(&pack, &single, &worked());
    assert!(Scope::of(&pack, &outcome, &board).excluded.iter().all(|row| row.row.id != "oos-adfs-multi"));
}
