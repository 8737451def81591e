//! The content packs hold together: ids resolve, everything can apply, nothing is unaccounted.

mod support;

use fairway::content::{Treatment, check_wording, coverage};
use fairway::journey::prove;
use support::{pack, wording};

#[test]
fn the_pack_loads_without_problems() {
    assert_eq!(pack().name(), "ems/2018-03");
}

#[test]
fn every_question_rule_and_task_can_apply_and_no_table_has_a_gap() {
    let problems: Vec<String> = prove(&pack()).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_key_has_its_text() {
    let problems: Vec<String> =
        check_wording(&pack(), &wording(), &[]).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_row_of_the_digest_is_accounted_for() {
    let pack = pack();
    let coverage = coverage(&pack);
    let missing: Vec<_> = coverage.rows.iter().filter(|(_, _, treatment)| *treatment == Treatment::Missing).collect();
    assert!(missing.is_empty(), "{missing:?}");
    println!(
        "coverage of {}: {} modelled / {} information / {} left out, of {} rows",
        pack.name(), coverage.modelled, coverage.information, coverage.left_out, coverage.rows.len()
    );
    assert_eq!(coverage.modelled + coverage.information + coverage.left_out, coverage.rows.len());
}
