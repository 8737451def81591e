//! Work that waits for something, beside the page.

use std::pin::Pin;

/// Goes on with `work` whenever what it waits for is there. Boxed, because each kind of future would bring an
/// executor of its own into the wasm.
pub fn go_on(work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(work);
}
