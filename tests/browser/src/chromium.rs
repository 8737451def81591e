//! A headless Chromium with its driver, ended with the test. Each has a profile of its own.

use serde_json::{Value, json};
use std::process::Stdio;
use thirtyfour::common::capabilities::desiredcapabilities::PageLoadStrategy;
use thirtyfour::prelude::*;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// Runs in every page before anything else: collects breaches of the policy and script errors.
const WATCH: &str = "
window.__breaches = [];
addEventListener('securitypolicyviolation', e =>
  __breaches.push(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
addEventListener('error', e => __breaches.push(`error: ${e.message || e.target?.src || e.target?.href}`), true);
addEventListener('unhandledrejection', e => __breaches.push(`rejection: ${e.reason}`));
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

/// A running browser.
pub struct Chromium {
    /// Its driver's session.
    pub driver: WebDriver,
    process: Child,
}

impl Chromium {
    /// Starts one; `preferences` are Chromium preferences as name and value.
    pub async fn start(preferences: &[(&str, Value)]) -> Self {
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
        for argument in ARGUMENTS {
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
        let watch = json!({"source": WATCH});
        driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", watch).await.unwrap();
        Self { driver, process }
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

    /// Ends the browser and its driver.
    pub async fn stop(mut self) {
        self.driver.quit().await.unwrap();
        self.process.kill().await.unwrap();
    }
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
