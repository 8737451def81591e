//! Pictures of what is shown, for people to look at. They compare nothing.

use crate::Visit;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Where pictures go: target/screens, made where it is missing.
pub fn screens() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screens");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

impl Visit {
    /// A picture of the page, so wide and as tall as it is: from 900 up to `most` pixels. The window is 900 tall
    /// again afterwards.
    pub async fn photograph(&self, name: &str, width: u32, most: u64) {
        self.browser.size(width, 900).await;
        self.settle().await;
        let height = self.run("return document.documentElement.scrollHeight", json!([])).await;
        let height = u32::try_from(height.as_u64().unwrap().clamp(900, most)).unwrap();
        self.browser.size(width, height).await;
        self.settle().await;
        self.driver().screenshot(&screens().join(format!("{name}.png"))).await.unwrap();
        self.browser.size(width, 900).await;
    }

    /// Whether the page is wider than its window.
    pub async fn is_too_wide(&self) -> bool {
        self.run("return document.documentElement.scrollWidth > innerWidth", json!([])).await == true
    }
}
