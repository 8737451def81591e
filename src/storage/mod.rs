//! What is kept, and how, so that nothing is lost whatever happens between two calls: the plans of a browser as
//! records in a store of texts by key. Knows no browser: it works over any [`Backend`].
//!
//! A plan is kept in two slots. A write goes to the one that is not the newest and is read back; so at any
//! moment the last good version can be read, also where a write was torn. The other one is a spare, which is
//! given up where somebody needs the room. Under the plan's bare key stands the text of a version before slots:
//! it counts as revision 0 and stays as a copy until somebody says that it may go. To delete a plan marks it
//! and moves nothing. Whatever could not be read goes aside first and is never written over before.
//!
//! What is shared with others on the same address is theirs: no key that does not begin with ours is read.

mod aside;
mod keys;
mod plans;
mod recover;
mod room;
mod slots;

pub use aside::{keep_aside, kept_aside, park, parked};
pub use keys::{KEPT, ME, Named, OURS, PACK, SUMMARY, TRASH, key, named, names_after};
pub use plans::{
    before, bring_back, carry_over, deleted, go_back, has_first, has_plans, is_deleted, keep_new, plans,
    remove_for_good, throw_away,
};
pub use recover::{Ready, Recovered, put_aside, recover};
pub use room::{LIMIT, Room, set};
pub use slots::{Kept, NotKept, Opened, Written, any_text, open, unseal, write};

/// A store of texts by key, as localStorage is one: each call is done or not done.
pub trait Backend {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text under a key; where that fails, the one before is still there.
    ///
    /// # Errors
    /// When there is no room, or the browser refuses for another reason.
    fn set(&self, key: &str, text: &str) -> Result<(), Full>;
    /// Removes a key and its text.
    fn remove(&self, key: &str);
    /// All keys that begin with [`OURS`].
    fn keys(&self) -> Vec<String>;
}

/// There was no room. Whatever the reason really is, the person is told that it is not kept, and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full;
