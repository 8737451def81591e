//! Starts the app in the browser. Everything else is in the library.

fn main() {
    fairway::ui::start();
}
