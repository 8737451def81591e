//! The annex: the part of the app with the pages that need not be there at once, so that a first visit
//! stays small. A module of its own beside the app's; `boot.js` fetches it, the app says where to show
//! what. It gets the plan as text and keeps nothing but what is tried out over them during the visit; what
//! shall hold it hands back to the app, the one writer.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

/// Smaller than the standard allocator, as in the app.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Shows the page that `address` names (`#/about`) in `element`, in place of the one shown before.
/// `plan` is the plan as it is saved.
///
/// # Errors
/// When a content file cannot be had or the plan does not fit; the message is for the app's notice.
#[wasm_bindgen]
pub async fn open(element: HtmlElement, address: String, plan: String) -> Result<(), JsValue> {
    fairway::ui::open_annex(element, &address, &plan).await.map_err(|error| JsValue::from_str(&error))
}

fn main() {}
