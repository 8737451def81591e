//! Starts the app in the browser. Everything else is in the library.

/// Smaller than the standard allocator: 2 kB less wasm after brotli, and as fast for small pieces.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    fairway::ui::start();
}
