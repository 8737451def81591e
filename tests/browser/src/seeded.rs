//! A plan that people have worked on for some weeks: 300 licences, three forests, AD FS wanted, Intune with
//! Wi-Fi profiles beside Configuration Manager.

use crate::walk::SEEDED;
use serde_json::{Value, json};

/// The answers of that plan.
pub fn worked_answers() -> Value {
    json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
        "forest-count": "multiple", "identity": "federated", "forest-level": "2008-or-later",
        "directory-ready": "no", "adfs-version": "2012-r2-or-later", "adfs-sites": "single", "k12": "no",
        "seamless-sso": "no", "sso-deployed": "no",
        "intune-use": ["app-protection", "mdm"], "configmgr": "existing", "configmgr-version": "2012-r2-or-later", "profiles": ["wifi"],
        "certificate-authority": "existing", "wifi-infrastructure": "existing"
    })
}

/// The plan as it is saved, with these answers, `tasks` on top of those that are always there, and a history
/// of two steps from another tab.
pub fn worked_plan(answers: &Value, tasks: &Value) -> String {
    let mut all = json!({
        "step-init-1": {"status": "done", "owner": "Ann Berg"},
        "step-init-2": {"status": "in-progress", "owner": "Ann Berg", "due": "2020-03-02", "notes": "Ask the licence desk."},
        "step-init-3": {"owner": "Tomás Ruiz", "due": "2020-03-05"},
        "own-badges1": {"title": "Order new badges", "phase": "initiate", "party": "customer", "owner": "Ann Berg"}
    });
    for (id, task) in tasks.as_object().into_iter().flatten() {
        all[id] = task.clone();
    }
    let first = json!({"at": 1_583_000_000_000_u64, "tab": "aaaaaaaa", "by": "Ann Berg",
        "set": {"task/step-init-1/status": [null, "done"]}});
    let second = json!({"at": 1_583_100_000_000_u64, "tab": "aaaaaaaa",
        "set": {"task/step-init-2/owner": [null, "Ann Berg"], "task/step-init-2/due": [null, "2020-03-02"]}});
    json!({
        "format": "fairway-plan", "version": 2, "id": SEEDED, "pack": "ems/2018-03",
        "fields": {
            "answer": answers,
            "task": all,
            "person": {
                "annberg1": {"name": "Ann Berg", "role": "Identity administrator", "side": "customer"},
                "tomasrui": {"name": "Tomás Ruiz", "role": "FastTrack engineer", "side": "microsoft"}
            },
            "meeting": {
                "kickoff1": {"title": "Kick-off call", "phase": "initiate", "day": "2020-02-24", "time": "10:00",
                    "zone": "Europe/Berlin", "attendees": ["Ann Berg", "Tomás Ruiz"], "minutes": "All agreed."},
                "remedia1": {"title": "Checkpoint: remediation complete", "phase": "remediate", "day": "2199-05-04",
                    "time": "22:30", "zone": "Asia/Kolkata", "place": "https://example.org/call"}
            }
        },
        "history": [first, second]
    })
    .to_string()
}
