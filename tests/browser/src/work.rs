//! A customer in the middle of the work, for tests of the pages of the plan.

use crate::customers::day;
use crate::walk::record_with;
use serde_json::{Value, json};

/// 300 EMS licences, three forests, wants AD FS, Intune with Wi-Fi profiles, Configuration Manager.
pub fn realistic_answers() -> Value {
    json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
        "forest-count": "multiple", "identity": "federated", "forest-level": "2008-or-later",
        "directory-ready": "yes", "seamless-sso": "no", "sso-deployed": "no", "k12": "no",
        "intune-use": ["app-protection", "mdm"], "configmgr": "existing", "configmgr-version": "older",
        "profiles": ["wifi"], "certificate-authority": "existing", "wifi-infrastructure": "missing"
    })
}

/// The same customer's record: the first phase nearly done, owners and dates, something overdue, tasks of
/// their own, and notes on a task that does not apply any more.
pub fn realistic() -> String {
    realistic_from(&day)
}

/// The same, where `day` says which day it is so many days from now.
pub fn realistic_from(day: &dyn Fn(i64) -> String) -> String {
    let task =
        |status: &str, owner: &str, due: i64| json!({"status": status, "owner": owner, "due": day(due)});
    let mut tasks = json!({
        "step-init-1": task("done", "Ann Okafor", -30),
        "cust-initiate-associate-licenses": task("done", "Ann Okafor", -28),
        "cust-initiate-request-assistance": task("done", "Ann Okafor", -25),
        "step-init-3": task("in-progress", "Jo Berg (FastTrack)", 4),
        "cust-initiate-begin": task("in-progress", "Ann Okafor", -3),
        "ms-initiate-verify-eligibility": task("done", "Jo Berg (FastTrack)", -20),
        "ms-initiate-contact-customer": task("done", "Jo Berg (FastTrack)", -18),
        "step-remed-2": {"owner": "Mirko Lind", "start": day(10), "due": day(40), "notes": "Three forests: ask the site in Graz first."},
        "step-id-online-sync-2": {"notes": "We had planned this with the old answers.", "owner": "Mirko Lind", "status": "in-progress"},
        "own-a1b2c3d4": {"title": "Tell the works council about device management", "phase": "initiate", "party": "customer",
            "owner": "Ann Okafor", "due": day(-6), "link": "https://intranet.example/council", "notes": "Meeting every second Tuesday."},
        "own-b2c3d4e5": {"title": "Order certificates for the Wi-Fi", "phase": "assess", "party": "customer", "due": day(9),
            "after": {"own-a1b2c3d4": true}}
    });
    tasks["step-init-2"] = json!({"status": "not-needed", "reason": "Our partner is in touch."});
    let person = |name: &str, role: &str, side: &str| json!({"name": name, "role": role, "side": side});
    record_with(&json!({
        "answer": realistic_answers(),
        "plan": {"name": "Fabrikam onboarding", "customer": "Fabrikam", "colour": "moss", "target": day(120)},
        "person": {"p1": person("Ann Okafor", "IT manager", "customer"), "p2": person("Jo Berg (FastTrack)", "Specialist", "microsoft"),
            "p3": person("Mirko Lind", "Directory", "customer")},
        "task": tasks
    }))
}

/// A plan with so many tasks of its own besides.
pub fn many_tasks(count: usize) -> String {
    let words = ["licence", "forest", "certificate", "profile", "group", "connector", "policy", "device"];
    let phases = ["initiate", "assess", "remediate", "enable"];
    let tasks: serde_json::Map<String, Value> = (0..count)
        .map(|place| {
            let title = format!("Task {place}: {} of site {}", words[place % words.len()], place % 37);
            let owner = format!("Owner {}", place % 9);
            let fields = json!({"title": title, "phase": phases[place % 4], "party": "customer", "owner": owner, "due": day(i64::try_from(place % 90).unwrap() - 20)});
            (format!("own-{place:08}"), fields)
        })
        .collect();
    record_with(&json!({"answer": realistic_answers(), "task": tasks}))
}
