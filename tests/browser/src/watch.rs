//! Listens to the browser itself for breaches of the policy and for errors of scripts: in every page of every
//! window and in their frames, in workers, and in pages that have been left or closed since. A page's own
//! listeners see none but the page they are in.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How long those that are asked may take to say that they have told everything. One that crashed never does.
const PATIENCE: Duration = Duration::from_secs(2);

/// Somebody listening. Ends with the browser, or when it is dropped.
pub struct Watch(mpsc::Sender<oneshot::Sender<Told>>);

/// What was told.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What no page should cause.
    pub faults: Vec<String>,
    /// The kinds of the dialogs that the browser has opened (`beforeunload`), one for each.
    pub dialogs: Vec<String>,
}

impl Watch {
    /// Listens to the browser at this address, of the form `ws://…/devtools/browser/…`.
    pub async fn over(address: &str) -> Self {
        let (socket, _) = tokio_tungstenite::connect_async(address).await.unwrap();
        let (ask, asked) = mpsc::channel(1);
        tokio::spawn(Listener::new(socket).run(asked));
        Self(ask)
    }

    /// All that was told so far, from everywhere; nothing where the browser is gone.
    pub async fn told(&self) -> Told {
        let (answer, answered) = oneshot::channel();
        match self.0.send(answer).await {
            Ok(()) => answered.await.unwrap_or_default(),
            Err(_) => Told::default(),
        }
    }
}

struct Listener {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last: u64,
    /// The sessions there are, with the kind of what each is of.
    sessions: BTreeMap<String, String>,
    /// Calls that have not been answered: their numbers, with the session each is for.
    open: BTreeMap<u64, String>,
    found: Told,
}

impl Listener {
    fn new(socket: WebSocketStream<MaybeTlsStream<TcpStream>>) -> Self {
        Self { socket, last: 0, sessions: BTreeMap::new(), open: BTreeMap::new(), found: Told::default() }
    }

    async fn run(mut self, mut asked: mpsc::Receiver<oneshot::Sender<Told>>) {
        // To be attached to windows by the browser itself would hold up those that a page opens.
        self.call(None, "Target.setDiscoverTargets", json!({"discover": true})).await;
        loop {
            tokio::select! {
                message = self.socket.next() => match message {
                    Some(Ok(message)) => self.hear(&message).await,
                    _ => return,
                },
                answer = asked.recv() => {
                    let Some(answer) = answer else { return };
                    self.catch_up().await;
                    // Who has asked may have been ended by the test's own time limit.
                    answer.send(self.found.clone()).unwrap_or_default();
                }
            }
        }
    }

    /// Hears everything that has happened until now: what is told comes before the answer to a call.
    async fn catch_up(&mut self) {
        let all = async {
            // First the browser, which tells of what was opened; then each that it told of.
            self.call(None, "Target.getTargets", json!({})).await;
            self.all_answered().await;
            for session in self.sessions.keys().cloned().collect::<Vec<_>>() {
                self.call(Some(&session), "Runtime.getIsolateId", json!({})).await;
            }
            self.all_answered().await;
        };
        tokio::time::timeout(PATIENCE, all).await.unwrap_or_default();
        self.open.clear();
    }

    async fn all_answered(&mut self) {
        while !self.open.is_empty() {
            match self.socket.next().await {
                Some(Ok(message)) => self.hear(&message).await,
                _ => return,
            }
        }
    }

    async fn call(&mut self, session: Option<&str>, method: &str, params: Value) {
        self.last += 1;
        let mut call = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = session {
            call["sessionId"] = json!(session);
        }
        // A browser that has gone tells nothing more; the next read says so.
        if self.socket.send(Message::text(call.to_string())).await.is_ok() {
            self.open.insert(self.last, session.unwrap_or_default().to_string());
        }
    }

    /// Listens to what has a session now, and to the frames and workers below it: these begin when they are
    /// listened to, so that nothing they do is missed.
    async fn listen(&mut self, session: &str) {
        let below = json!([{"type": "iframe"}, {"type": "worker"}]);
        let below =
            json!({"autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true, "filter": below});
        for (method, params) in [
            ("Target.setAutoAttach", below),
            ("Runtime.enable", json!({})),
            ("Audits.enable", json!({})),
            ("Page.enable", json!({})),
            ("Runtime.runIfWaitingForDebugger", json!({})),
        ] {
            self.call(Some(session), method, params).await;
        }
    }

    async fn hear(&mut self, message: &Message) {
        let Message::Text(text) = message else { return };
        let message: Value = serde_json::from_str(text).unwrap();
        if let Some(id) = message["id"].as_u64() {
            self.open.remove(&id);
        }
        let params = &message["params"];
        let session = params["sessionId"].as_str().unwrap_or_default().to_string();
        match message["method"].as_str().unwrap_or_default() {
            "Target.targetCreated" => {
                let target = &params["targetInfo"];
                if ["page", "service_worker", "shared_worker"]
                    .contains(&target["type"].as_str().unwrap_or_default())
                {
                    let wanted = json!({"targetId": target["targetId"], "flatten": true});
                    self.call(None, "Target.attachToTarget", wanted).await;
                }
            }
            "Target.attachedToTarget" => {
                let kind = params["targetInfo"]["type"].as_str().unwrap_or_default().to_string();
                self.sessions.insert(session.clone(), kind);
                self.listen(&session).await;
            }
            "Target.detachedFromTarget" => {
                self.sessions.remove(&session);
                self.open.retain(|_, asked| *asked != session);
            }
            "Page.javascriptDialogOpening" => {
                self.found.dialogs.push(params["type"].as_str().unwrap_or_default().to_string());
            }
            method => {
                let kind = self.sessions.get(message["sessionId"].as_str().unwrap_or_default());
                let found = kind.and_then(|kind| fault(kind, method, params));
                // The browser looks twice at an address, and tells it twice.
                let known = &mut self.found.faults;
                known.extend(found.filter(|found| !known.contains(found)));
            }
        }
    }
}

/// What an event tells that no page should cause.
fn fault(kind: &str, method: &str, params: &Value) -> Option<String> {
    match method {
        "Audits.issueAdded" if params["issue"]["code"] == "ContentSecurityPolicyIssue" => {
            let issue = &params["issue"]["details"]["contentSecurityPolicyIssueDetails"];
            let place = &issue["sourceCodeLocation"];
            let (directive, blocked) = (&issue["violatedDirective"], &issue["blockedURL"]);
            Some(format!("{kind}: policy: {directive} {blocked} {}:{}", place["url"], place["lineNumber"]))
        }
        "Runtime.exceptionThrown" => {
            let details = &params["exceptionDetails"];
            let said = [&details["exception"]["description"], &details["text"]];
            let said = said.into_iter().find_map(Value::as_str).unwrap_or_default();
            Some(format!("{kind}: error: {said}"))
        }
        _ => None,
    }
}
