//! A browser of the Chromium family and its driver, for the tests. Installed only on Debian as root;
//! elsewhere the missing part is named with the command that brings it.

use super::{debian, version};
use crate::process::{Call, find};
use crate::{Failure, Result};
use std::path::PathBuf;

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_BROWSER: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const WINDOWS_BROWSER: &str = "C:/Program Files/Google/Chrome/Application/chrome.exe";

/// Looks for both and brings what is missing.
///
/// # Errors
/// When one is missing and cannot be brought, or the two do not fit each other.
pub fn ensure() -> Result<()> {
    if browser().is_none() || driver().is_none() {
        if debian::is_possible() {
            debian::install(
                "chromium chromium-driver",
                "a browser and its driver for the tests",
                "a minute",
            )?;
        } else {
            return Err(missing());
        }
    }
    match (browser(), driver()) {
        (Some(browser), Some(driver)) => compare(browser, driver),
        _ => Err(missing()),
    }
}

/// The browser's program.
pub fn browser() -> Option<PathBuf> {
    let named = BROWSERS.iter().find_map(|name| find(name, &[]));
    named.or_else(|| [MAC_BROWSER, WINDOWS_BROWSER].iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// The driver's program.
pub fn driver() -> Option<PathBuf> {
    std::env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| find("chromedriver", &[]))
}

fn compare(browser: PathBuf, driver: PathBuf) -> Result<()> {
    // Chrome on Windows prints no version; then there is nothing to compare.
    let of = |path: PathBuf| {
        Call::new(path).args("--version").output().ok().and_then(|text| version::in_output(&text))
    };
    match (of(browser), of(driver)) {
        (Some(browser), Some(driver)) if version::major(&browser) != version::major(&driver) => {
            Err(Failure::new(
                format!("The browser is version {browser}, its driver {driver}."),
                "a driver works only with the browser of its own major version.",
                "update the older of the two; CHROMEDRIVER may name a driver that is not on PATH.",
            ))
        }
        _ => Ok(()),
    }
}

fn missing() -> Failure {
    let way_out = if cfg!(target_os = "macos") {
        "run `brew install --cask google-chrome chromedriver`, then this command again."
    } else if cfg!(windows) {
        "install Chrome, and the chromedriver of its version into a folder of PATH, then run this again."
    } else {
        "install chromium and chromedriver with this system's package manager, then run this again."
    };
    Failure::new(
        "Chromium (or Chrome) and its driver are not both on PATH.",
        "tests that need a browser cannot run; everything else can.",
        way_out,
    )
}
