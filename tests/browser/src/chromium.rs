//! A headless Chromium with its driver, ended with the test. Each has a profile of its own.

use crate::watch::Watch;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use thirtyfour::common::capabilities::desiredcapabilities::PageLoadStrategy;
use thirtyfour::prelude::*;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Runs in every page before anything else: collects breaches of the policy and script errors, and knows how
/// the newest text of a plan is found, deleted or not.
const WATCH: &str = "
window.__breaches = [];
addEventListener('securitypolicyviolation', e =>
  __breaches.push(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
addEventListener('error', e => e instanceof CustomEvent || __breaches.push(`error: ${e.message || e.target?.src || e.target?.href}`), true);
addEventListener('unhandledrejection', e => __breaches.push(`rejection: ${e.reason}`));
window.__plan = id => {
  const slots = ['a', 'b'].map(place => localStorage.getItem(`fairway:plan:${id}:${place}`)).filter(text => text);
  slots.sort((one, other) => parseInt(other) - parseInt(one));
  return slots.length ? slots[0].slice(slots[0].indexOf('\\n') + 1) : localStorage.getItem('fairway:plan:' + id);
};
window.__forget = id => ['', ':a', ':b'].forEach(place => localStorage.removeItem('fairway:plan:' + id + place));
";

const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-GB",
];

/// What is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kill {
    /// The processes that run pages.
    Renderers,
    /// The browser, and with it everything.
    Browser,
}

/// All processes: parent and command line by id.
fn processes() -> BTreeMap<u32, (u32, String)> {
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    let of = |path: PathBuf| {
        let pid = path.file_name()?.to_str()?.parse().ok()?;
        let status = std::fs::read_to_string(path.join("status")).ok()?;
        let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()?;
        let line = std::fs::read(path.join("cmdline")).ok()?;
        Some((pid, (parent, String::from_utf8_lossy(&line).into_owned())))
    };
    entries.filter_map(|entry| of(entry.path())).collect()
}

/// A running browser.
pub struct Chromium {
    /// Its driver's session.
    pub driver: WebDriver,
    process: Child,
    watch: Watch,
}

impl Chromium {
    /// Starts one; `preferences` are Chromium preferences as name and value.
    pub async fn start(preferences: &[(&str, Value)]) -> Self {
        Self::start_with(preferences, &[]).await
    }

    /// Starts one whose profile is kept in a folder.
    pub async fn start_in(profile: &Path) -> Self {
        Self::start_with(&[], &[format!("--user-data-dir={}", profile.display())]).await
    }

    /// Starts one with further arguments.
    pub async fn start_with(preferences: &[(&str, Value)], more: &[String]) -> Self {
        let program =
            xtask::setup::browser::driver().expect("chromedriver is missing; run `cargo xtask test`");
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let port = port_of(&mut process).await;
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ARGUMENTS.into_iter().chain(more.iter().map(String::as_str)) {
            capabilities.add_arg(argument).unwrap();
        }
        // A page is there when it can be read; what the tests wait for after that they name themselves.
        capabilities.set_page_load_strategy(PageLoadStrategy::Eager).unwrap();
        if let Some(browser) = xtask::setup::browser::browser() {
            capabilities.set_binary(&browser.to_string_lossy()).unwrap();
        }
        let preferences: serde_json::Map<String, Value> =
            preferences.iter().map(|(name, value)| ((*name).to_string(), value.clone())).collect();
        capabilities.add_experimental_option("prefs", Value::Object(preferences)).unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await.unwrap();
        let of = |name: &str, key: &str| {
            let found = driver.handle().capabilities().get(name)?;
            Some(found[key].as_str()?.to_string())
        };
        let host = of("goog:chromeOptions", "debuggerAddress").unwrap();
        let profile = of("chrome", "userDataDir").unwrap();
        let watch = Watch::over(&address_of(&host, Path::new(&profile))).await;
        let browser = Self { driver, process, watch };
        browser.before_pages(WATCH).await;
        browser
    }

    /// Where other programs can steer this browser.
    pub fn debugging_port(&self) -> u16 {
        let options = self.driver.handle().capabilities().get("goog:chromeOptions").unwrap();
        options["debuggerAddress"].as_str().unwrap().rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Has a script run in every page of this tab before anything else.
    pub async fn before_pages(&self, script: &str) {
        let script = json!({"source": script});
        self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await.unwrap();
    }

    /// Opens a further window and goes on in it.
    pub async fn further(&self) -> WindowHandle {
        let window = self.driver.new_window().await.unwrap();
        self.driver.switch_to_window(window.clone()).await.unwrap();
        self.before_pages(WATCH).await;
        window
    }

    /// Breaches of the policy and errors of scripts, of every page, frame and worker there was in this browser.
    pub async fn breaches(&self) -> Vec<String> {
        self.watch.told().await.faults
    }

    /// The kinds of the dialogs that this browser has opened. The driver answers them by itself.
    pub async fn dialogs(&self) -> Vec<String> {
        self.watch.told().await.dialogs
    }

    /// Sets the size of the page in CSS pixels.
    pub async fn size(&self, width: u32, height: u32) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await.unwrap();
    }

    /// Sets the colour scheme that the system asks for.
    pub async fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await.unwrap();
    }

    /// Kills processes of this browser as a crash would: all renderers, or the browser itself with everything.
    pub fn kill(&self, which: Kill) {
        let driver = self.process.id().unwrap();
        let all = processes();
        let descends = |pid: u32| {
            std::iter::successors(Some(pid), |pid| all.get(pid).map(|(parent, _)| *parent))
                .any(|pid| pid == driver)
        };
        let wanted = all.iter().filter(|(pid, (parent, line))| match which {
            Kill::Renderers => line.contains("--type=renderer") && descends(**pid),
            Kill::Browser => *parent == driver,
        });
        let pids: Vec<String> = wanted.map(|(pid, _)| pid.to_string()).collect();
        assert!(!pids.is_empty(), "there is nothing to kill");
        let done = std::process::Command::new("kill").arg("-9").args(pids).status().unwrap();
        assert!(done.success());
    }

    /// Ends the driver of a browser that was killed.
    pub async fn bury(mut self) {
        self.process.kill().await.unwrap();
        // There is no session left to end.
        self.driver.leak().unwrap();
    }

    /// Ends the browser and its driver.
    pub async fn stop(mut self) {
        self.driver.quit().await.unwrap();
        self.process.kill().await.unwrap();
    }
}

/// Where the browser with this profile can be listened to.
fn address_of(host: &str, profile: &Path) -> String {
    let text = std::fs::read_to_string(profile.join("DevToolsActivePort")).unwrap();
    format!("ws://{host}{}", text.lines().nth(1).unwrap())
}

async fn port_of(process: &mut Child) -> u16 {
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            // Keep reading, so that the driver never waits for somebody to read what it prints.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return port.trim_end_matches('.').parse().unwrap();
        }
    }
    panic!("chromedriver ended without naming its port");
}
