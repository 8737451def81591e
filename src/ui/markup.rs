//! Elements as values of one type. Builds Leptos views; decides and styles nothing.
//!
//! Why not `view!`: the macro gives every piece of markup a type of its own, and each type brings its
//! own code. Measured on this app (brotli, after wasm-opt -Oz): 257 kB of wasm with `view!`, 210 kB with
//! Leptos' `erase_components` on top; README's size table has the figure with this module. Reactivity,
//! building and removing stay Leptos'; only the types are erased, before the compiler multiplies them.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use std::sync::Arc;

/// A value that follows state: called again whenever what it read changes.
pub type Live<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// An element under construction. Behind one pointer, because it is handed on with every call.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag. SVG has its own namespace and is not for this.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// A paragraph with a text.
#[inline(never)]
pub fn p(text: impl Kid) -> El {
    el("p").with(text)
}

impl El {
    /// Sets the classes.
    pub fn class(self, classes: &'static str) -> Self {
        self.text("class", classes)
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.text(name, value.as_ref())
    }

    /// Sets an attribute where there is a value.
    #[inline(never)]
    pub fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// Sets an attribute without value where `on`.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        self.attr_if(name, on.then_some(""))
    }

    /// An attribute that follows state; absent while there is no value.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.follow(name, Arc::new(value))
    }

    /// The property `value`, which follows state also after the person changed it.
    pub fn live_value(mut self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let value: Live<String> = Arc::new(value);
        self.0.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// The property `checked`, which follows state also after the person changed it.
    pub fn live_checked(mut self, checked: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        let checked: Live<bool> = Arc::new(checked);
        self.0.attributes.push(prop("checked", checked).into_any_attr());
        self
    }

    /// Calls `then` on an event.
    pub fn on(self, event: &'static str, then: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.listen(event, Box::new(then))
    }

    /// Adds children.
    #[inline(never)]
    pub fn with(mut self, kid: impl Kid) -> Self {
        kid.join(&mut self);
        self
    }

    /// The finished view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let parts = *self.0;
        custom(parts.tag).add_any_attr(parts.attributes).child(parts.children).into_any()
    }

    #[inline(never)]
    fn text(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push(custom_attribute(name, value.to_string()).into_any_attr());
        self
    }

    #[inline(never)]
    fn follow(mut self, name: &'static str, value: Live<Option<String>>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, then: Box<dyn FnMut(web_sys::Event)>) -> Self {
        self.0.attributes.push(ev::on(ev::Custom::<web_sys::Event>::new(event), then).into_any_attr());
        self
    }

    #[inline(never)]
    fn adopt(&mut self, child: AnyView) {
        self.0.children.push(child);
    }

    #[inline(never)]
    fn adopt_text(&mut self, text: String) {
        self.adopt(text.into_any());
    }
}

/// What may stand inside an element.
pub trait Kid {
    /// Adds itself to the children of `parent`.
    fn join(self, parent: &mut El);
}

impl Kid for AnyView {
    fn join(self, parent: &mut El) {
        parent.adopt(self);
    }
}

impl Kid for El {
    fn join(self, parent: &mut El) {
        parent.adopt(self.view());
    }
}

impl Kid for String {
    fn join(self, parent: &mut El) {
        parent.adopt_text(self);
    }
}

impl Kid for &str {
    fn join(self, parent: &mut El) {
        parent.adopt_text(self.to_string());
    }
}

impl<T: Kid> Kid for Option<T> {
    fn join(self, parent: &mut El) {
        if let Some(kid) = self {
            kid.join(parent);
        }
    }
}

impl<T: Kid> Kid for Vec<T> {
    fn join(self, parent: &mut El) {
        self.into_iter().for_each(|kid| kid.join(parent));
    }
}

/// Several views next to each other.
pub fn group(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Nothing.
pub fn nothing() -> AnyView {
    group(Vec::new())
}

/// A part of the page that is built anew whenever what it read changes.
pub fn live(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    live_shared(Arc::new(build))
}

/// The same of what is shared already. One instance for all parts: the closure below has one type, whatever it calls.
pub fn live_shared(build: Live<AnyView>) -> AnyView {
    (move || build()).into_any()
}

/// A list that follows state, one part for each id. What stays in the list is not built anew, so that nothing
/// in it loses focus.
pub fn keyed(
    ids: impl Fn() -> Vec<String> + Send + Sync + 'static,
    build: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    keyed_shared(Arc::new(ids), Arc::new(build))
}

/// One instance for all lists.
fn keyed_shared(ids: Live<Vec<String>>, build: Arc<dyn Fn(String) -> AnyView + Send + Sync>) -> AnyView {
    let parts = ForProps::builder().each(move || ids()).key(String::clone).children(move |id| build(id));
    For(parts.build()).into_any()
}

/// A text that follows state.
pub fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    text_shared(Arc::new(text))
}

fn text_shared(text: Live<String>) -> AnyView {
    (move || text()).into_any()
}
