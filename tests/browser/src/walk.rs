//! Walks through the questions with given answers, by the page's own controls.

use crate::Visit;
use fairway::formats::plan_page::PlanPage;
use serde_json::{Value, json};

/// Answers by question id, in the answers format.
pub fn full_answers() -> Value {
    json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 500}, "onboarded": [],
        "forest-count": "single", "identity": "synchronized", "forest-level": "2008-or-later",
        "directory-ready": "yes", "sign-in": "phs", "seamless-sso": "yes", "sso-deployed": "no", "k12": "no",
        "intune-use": ["app-protection", "mdm"], "configmgr": "none", "profiles": ["wifi"],
        "certificate-authority": "existing", "wifi-infrastructure": "missing"
    })
}

/// The id of plans that tests put into storage.
pub const SEEDED: &str = "seeded";

/// Fields of a plan on which people have worked: 300 EMS licences, three forests, a wish for AD FS, Intune with
/// Wi-Fi profiles and Configuration Manager.
pub fn worked_on() -> Value {
    let answers = json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
        "forest-count": "multiple", "identity": "synchronized", "forest-level": "older",
        "directory-ready": "no", "sign-in": "phs", "forest-trusts": "yes", "name-suffix-routing": "unknown",
        "seamless-sso": "yes", "sso-deployed": "no", "k12": "no", "intune-use": ["app-protection", "mdm"],
        "configmgr": "existing", "configmgr-version": "2012-r2-or-later", "profiles": ["wifi"],
        "certificate-authority": "existing", "wifi-infrastructure": "existing"
    });
    json!({
        "answer": answers,
        "plan": {"name": "Northwind Freight", "customer": "Northwind Freight AG", "colour": "moss", "target": "2027-03-31"},
        "person": {
            "a": {"name": "Ann Karlsson", "role": "Project lead", "side": "customer"},
            "b": {"name": "Bo Adeyemi", "role": "Directory", "side": "customer"},
            "c": {"name": "Chen Wei", "role": "FastTrack specialist", "side": "microsoft"}
        },
        "task": {
            "step-init-1": {"status": "done", "owner": "Ann Karlsson"},
            "step-init-2": {"status": "done"},
            "step-init-3": {"status": "in-progress", "owner": "Chen Wei", "due": "2026-11-16"},
            "cust-assess-stakeholders": {
                "owner": "Ann Karlsson", "due": "2026-11-27",
                "notes": "Works council asks to see the list first.
    Call on Tuesday."
            },
            "cust-initiate-associate-licenses": {"status": "in-progress", "owner": "Bo Adeyemi", "due": "2020-01-31"},
            "ms-enable-core-adfs-single": {"owner": "Bo Adeyemi", "notes": "Farm in Hamburg"},
            "own-wires1": {
                "title": "Order certificates for the Wi-Fi controllers", "phase": "remediate", "party": "customer",
                "owner": "Bo Adeyemi", "due": "2027-01-15"
            }
        },
        "holiday": {"2026-12-25": "Christmas Day"}
    })
}

/// A saved plan with these answers, as the app writes it.
pub fn plan_with(answers: &Value) -> String {
    record_with(&json!({"answer": answers}))
}

/// A saved plan with these fields.
pub fn record_with(fields: &Value) -> String {
    let head = json!({"format": "fairway-plan", "version": 2, "id": SEEDED, "pack": "ems/2018-03"});
    let mut record = head;
    record["fields"] = fields.clone();
    record["history"] = json!([]);
    record.to_string()
}

/// These pages, and all pages of a plan, as the app itself lists them.
pub fn with_plan_pages(pages: &[&str]) -> Vec<String> {
    let plan = PlanPage::ALL.iter().map(|page| page.href(&[]));
    pages.iter().map(ToString::to_string).chain(plan).collect()
}

impl Visit {
    /// Puts a record into local storage and loads the app at a fragment.
    pub async fn open_with(&self, record: &str, fragment: &str) {
        let put = "__forget(arguments[0]);
            localStorage.setItem('fairway:plan:' + arguments[0], arguments[1]);
            localStorage.setItem('fairway:last', arguments[0])";
        self.run(put, json!([SEEDED, record])).await;
        self.open(fragment).await;
    }

    /// The question on the page.
    pub async fn question(&self) -> Option<String> {
        let hash = self.run("return location.hash", json!([])).await;
        let parts: Vec<&str> = hash.as_str()?.trim_start_matches("#/").split('/').collect();
        (parts.first() == Some(&"question")).then(|| parts.get(1).map(ToString::to_string)).flatten()
    }

    /// Waits until the page of a question is shown, which is a little later than its address.
    pub async fn arrived_at(&self, question: &str) {
        let here = json!(format!("#/question/{question}"));
        self.wait_until(&format!(
            "const mark = document.querySelector('.channel a[aria-current=step]'); \
             const title = document.querySelector('.question__title'); \
             return mark?.getAttribute('href') === {here} && document.title.includes(title?.innerText)"
        ))
        .await;
    }

    /// Waits until a new plan of this name is open at its first question.
    pub async fn arrived_at_new(&self, name: &str) {
        let name = json!(name);
        self.wait_until(&format!(
            "return document.querySelector('.plan-label a')?.innerText === {name} && !!document.querySelector('article.question form')"
        ))
        .await;
    }

    /// Chooses an entry of a select element.
    pub async fn choose(&self, selector: &str, value: &str) {
        self.click(&format!("{selector} option[value='{value}']")).await;
    }

    /// The whole text of the first element that `selector` finds, folded parts included.
    pub async fn whole_text(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        self.run(script, json!([selector])).await.as_str().unwrap_or_default().to_string()
    }

    /// Fills in the form on the page with one answer of the answers format.
    pub async fn fill_in(&self, answer: &Value) {
        match answer {
            Value::String(option) => self.tick(option).await,
            Value::Array(options) if options.is_empty() => self.tick("none-of-these").await,
            Value::Array(options) => {
                for option in options {
                    self.tick(option.as_str().unwrap()).await;
                }
            }
            Value::Object(amounts) => {
                for (plan, number) in amounts {
                    self.type_into(&format!("#amount-{plan}"), &number.to_string()).await;
                }
            }
            other => panic!("no such answer: {other}"),
        }
    }

    /// Ticks an option.
    pub async fn tick(&self, option: &str) {
        self.click(&format!("label[for='answer-{option}']")).await;
    }

    /// Types into a field, over what stands in it.
    pub async fn type_into(&self, selector: &str, text: &str) {
        use thirtyfour::prelude::*;
        let field = self.driver().find(By::Css(selector)).await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Sets a date field, as a picker does.
    pub async fn pick_day(&self, selector: &str, day: &str) {
        self.wait_for(selector).await;
        let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {bubbles: true}))";
        self.run(script, json!([selector, day])).await;
        self.settle().await;
    }

    /// Presses the form's button.
    pub async fn go_on(&self) {
        self.click(".question [type=submit]").await;
    }

    /// After an answer that changes an earlier one: goes on once the app has taken it. Where work was done,
    /// that is after it has shown what the change does to the plan, and been told to go on.
    pub async fn confirm_change(&self) {
        self.wait_until("return location.hash === '#/answers' || !!document.querySelector('#keep')").await;
        if self.run("return location.hash === '#/what-if'", json!([])).await == true {
            self.click("#keep").await;
            self.wait_until("return location.hash === '#/outcome'").await;
        }
    }

    /// Sends the form and waits until focus is on the list of what is wrong with it.
    pub async fn go_on_in_vain(&self) {
        self.go_on().await;
        self.focused(".error-summary[role=alert]").await;
    }

    /// Waits until focus is on an element that `selector` finds.
    pub async fn focused(&self, selector: &str) {
        self.wait_until(&format!("return document.activeElement?.matches({}) === true", json!(selector)))
            .await;
    }

    /// Ticks an option in the form of an answer to try, and waits until the result is told.
    pub async fn tried(&self, option: &str) {
        self.wait_for("#annex form").await;
        self.tick(option).await;
        self.go_on().await;
        self.trial_shown().await;
    }

    /// Waits until the page that shows both results has one to keep.
    pub async fn trial_shown(&self) {
        self.wait_until("return location.hash === '#/what-if' && document.querySelector('#keep') !== null")
            .await;
    }

    /// Answers question after question until none is left; returns the questions in order.
    pub async fn walk(&self, answers: &Value) -> Vec<String> {
        let mut asked = Vec::new();
        while let Some(question) = self.question().await {
            assert!(!asked.contains(&question), "asked twice: {question} in {asked:?}");
            let answer = answers.get(&question).unwrap_or_else(|| panic!("no answer for {question}"));
            self.wait_until(&format!(
                "return document.querySelector('#main h1') !== null && location.hash.includes('{question}')"
            ))
            .await;
            self.fill_in(answer).await;
            self.go_on().await;
            asked.push(question);
        }
        asked
    }
}
