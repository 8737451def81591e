//! Several customers with plans some way into the work, as records to put into storage.

use crate::Visit;
use fairway::plan::Date;
use serde_json::{Map, Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Now, in milliseconds since 1970.
pub fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

/// The day so many days from now as the app writes days. The browser of the tests keeps the time zone of the
/// machine, so a test must not hang on a day more or less.
pub fn day(after: i64) -> String {
    let days = i32::try_from((now() + after * DAY).div_euclid(DAY)).unwrap();
    Date::new(1970, 1, 1).and_then(|first| first.add_days(days)).unwrap().to_string()
}

/// 300 EMS licences, three forests, wants AD FS, Intune with Wi-Fi profiles beside Configuration Manager.
pub fn answers() -> Value {
    json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
        "forest-count": "multiple", "identity": "federated", "forest-level": "2008-or-later",
        "directory-ready": "yes", "seamless-sso": "no", "sso-deployed": "no", "intune-use": ["mdm"],
        "configmgr": "existing", "configmgr-version": "unknown", "profiles": ["wifi"],
        "certificate-authority": "existing", "wifi-infrastructure": "missing"
    })
}

/// Tasks of that plan with owners and dates: some done, one begun, two overdue.
pub fn work() -> Value {
    json!({
        "step-init-1": {"status": "done", "owner": "Maria Lindqvist"},
        "cust-initiate-associate-licenses": {"status": "done", "owner": "Maria Lindqvist"},
        "cust-assess-stakeholders": {"status": "in-progress", "owner": "Jonas Weber", "due": day(4)},
        "step-init-2": {"owner": "FastTrack", "due": day(-6)},
        "step-init-3": {"owner": "Jonas Weber", "due": day(-2), "notes": "Waits for the data centre."},
        "step-init-4": {"owner": "Maria Lindqvist", "due": day(9)},
        "own-8k2m4x7q": {
            "title": "Inform the works council", "phase": "initiate", "party": "customer",
            "owner": "Maria Lindqvist", "due": day(3)
        }
    })
}

/// A record as the app writes it.
pub fn record(id: &str, plan: &Value, answers: &Value, tasks: &Value, changed: i64) -> Value {
    let mut fields = Map::new();
    for (kind, part) in [("plan", plan), ("answer", answers), ("task", tasks)] {
        if part.as_object().is_some_and(|part| !part.is_empty()) {
            fields.insert(kind.to_string(), part.clone());
        }
    }
    let name = &plan["name"];
    let step = json!({"at": changed, "tab": "seed", "set": {"plan/name": [null, name]}});
    json!({
        "format": "fairway-plan", "version": 2, "id": id, "pack": "ems/2018-03", "fields": fields,
        "history": [step]
    })
}

/// The plan of a customer like that.
pub fn contoso() -> Value {
    let plan = json!({
        "name": "Contoso rollout", "customer": "Contoso AG", "colour": "sea", "target": day(90)
    });
    record("contoso1", &plan, &answers(), &work(), now() - DAY)
}

/// A handful of plans beside it, each in another state.
pub fn others() -> Vec<Value> {
    let plan = |name: &str, customer: &str, colour: &str| json!({"name": name, "customer": customer, "colour": colour});
    let cloud = json!({
        "service": ["intune"], "licences": {"plan-ems": 900}, "onboarded": [], "forest-count": "none",
        "identity": "cloud"
    });
    let done = ["step-init-1", "step-init-2", "cust-initiate-associate-licenses"];
    let done: Map<String, Value> =
        done.map(|id| (id.to_string(), json!({"status": "done"}))).into_iter().collect();
    let mut archived = plan("Pilot 2025", "Adatum", "slate");
    archived["archived"] = json!(day(-200));
    vec![
        record(
            "adatum22",
            &plan("Adatum tenants", "Adatum Corporation", "moss"),
            &answers(),
            &Value::Object(done),
            now() - 3 * DAY,
        ),
        record(
            "fabrikm3",
            &plan("Fabrikam devices", "Fabrikam", "plum"),
            &cloud,
            &json!({}),
            now() - 10 * DAY,
        ),
        record(
            "northwd4",
            &plan("Northwind onboarding", "Northwind Traders", "clay"),
            &answers(),
            &json!({"step-init-2": {"due": day(20), "owner": "Li Na"}}),
            now() - 30 * DAY,
        ),
        record("archive5", &archived, &answers(), &json!({}), now() - 200 * DAY),
    ]
}

impl Visit {
    /// Puts these records into storage, the first as the one opened last, and loads the app at a fragment.
    pub async fn open_plans(&self, records: &[Value], fragment: &str) {
        let put = "for (const [id, text] of arguments[0]) {
                __forget(id);
                localStorage.setItem('fairway:plan:' + id, text);
            }
            localStorage.setItem('fairway:last', arguments[0][0][0])";
        let texts: Vec<Value> =
            records.iter().map(|record| json!([record["id"], record.to_string()])).collect();
        self.run(put, json!([texts])).await;
        self.open(fragment).await;
    }

    /// The plans of all these customers, with the first one open, and the list of them shown.
    pub async fn open_customers(&self) {
        let records: Vec<Value> = [contoso()].into_iter().chain(others()).collect();
        self.open_plans(&records, "#/").await;
        self.wait_for("#plan-contoso1").await;
    }

    /// The newest text of a plan that is not deleted.
    pub async fn plan_text(&self, id: &str) -> Option<String> {
        let script =
            "return localStorage.getItem('fairway:trash:' + arguments[0]) ? null : __plan(arguments[0])";
        self.run(script, json!([id])).await.as_str().map(String::from)
    }

    /// What storage holds under a key.
    pub async fn kept(&self, key: &str) -> Option<String> {
        let value = self.run("return localStorage.getItem(arguments[0])", json!([key])).await;
        value.as_str().map(String::from)
    }

    /// The record of a plan, as storage holds it.
    pub async fn record_of(&self, id: &str) -> Value {
        serde_json::from_str(&self.plan_text(id).await.unwrap()).unwrap()
    }

    /// Names of the plans in the list that are not archived, in the order of the page.
    pub async fn plan_names(&self) -> Vec<String> {
        self.texts("#plans > section > .plans .plans__name").await
    }

    /// Opens what can be done with a plan of the list and presses a button of it.
    pub async fn press(&self, id: &str, verb: &str) {
        let more = format!("#plan-{id} .plans__more");
        self.wait_for(&more).await;
        if self.run("return document.querySelector(arguments[0]).open", json!([more])).await != true {
            self.click(&format!("{more} > summary")).await;
        }
        self.click(&format!("{more} button[aria-label^='{verb}']")).await;
    }

    /// The title of the window.
    pub async fn title(&self) -> String {
        self.run("return document.title", json!([])).await.as_str().unwrap_or_default().to_string()
    }

    /// Waits until this was said to the person.
    pub async fn said(&self, words: &str) {
        let words = json!(words);
        self.wait_until(&format!("return document.querySelector('.said').innerText.includes({words})")).await;
    }
}
