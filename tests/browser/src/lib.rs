//! What the end-to-end tests share: the built app on a server with the production headers, and a
//! headless Chromium. The tests themselves are in `tests/`.
