//! tmp
mod support;
use fairway::plan::plan;
use fairway::record::{Board, Draft, Record, Stamp};
use serde_json::json;
#[test]
fn look() {
    let pack = support::pack();
    let answers = support::answers(
        &pack,
        &json!({
            "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
            "forest-count": "multiple", "identity": "federated", "forest-level": "2008-or-later", "forest-trusts":"yes","name-suffix-routing":"yes",
            "directory-ready": "yes", "adfs-version":"2012-r2-or-later","adfs-sites":"single", "seamless-sso": "yes", "sso-deployed": "no", "k12": "no",
            "intune-use": ["app-protection", "mdm"], "configmgr": "existing","configmgr-version":"2012-r2-or-later", "profiles": ["wifi"],
            "certificate-authority": "existing", "wifi-infrastructure": "missing"
        }),
    );
    let plan = plan(&pack, &answers);
    let mut record = Record::new("x", "ems/2018-03");
    record.edit(&Stamp::default(), vec![("plan/target".into(), Some(json!("2027-04-30")))]);
    let board = Board::of(&pack, &plan, &record, "2026-11-23".parse().unwrap());
    for row in &board.rows {
        let own: Vec<_> = row.waits.iter().filter(|w| w.exit_of.is_none()).map(|w| &w.id).collect();
        println!("{:?} {} {} {:?} gates {}", row.phase, row.id, row.effort, own, row.waits.len() - own.len());
    }
    let draft = Draft::of(&board, &record);
    println!(
        "{:?} {:?} {:?} {}",
        draft.schedule.earliest_end,
        draft.schedule.conflicts,
        draft.days(),
        draft.schedule.critical.len()
    );
}
