//! Opens the example organisation to look around in: a plan of its own beside the others, made once. The page only
//! says so for the moment that it takes, or what is in the way.

use crate::browser::{address, clock, fetch, later, log, storage};
use crate::formats::example;
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::record::Record;
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, live_text, p};
use crate::ui::opened::add;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The section: begins at once, because the link that leads here has said what it does.
pub fn example(texts: Texts) -> Vec<El> {
    let context = app_context();
    let said = RwSignal::new(texts.t("example.opening"));
    later::go_on(Box::pin(async move {
        match made(context).await {
            Ok(record) => {
                if let Err(key) = open(context, &record) {
                    said.set(texts.t(key));
                }
            }
            Err(reason) => {
                log::note("read the example", Err::<(), _>(reason.into()));
                said.set(texts.t("example.missing"));
            }
        }
    }));
    vec![p(live_text(move || said.get())).class("prose").attr("role", "status").attr("id", "example")]
}

/// The example of the pack in use, as it is today, under a name that says what it is.
async fn made(context: AppContext) -> Result<Record, String> {
    let address = format!("content/example-{}.json", context.texts.pack().name().replace('/', "-"));
    let bytes = fetch::bytes(&address, fetch::ask(&address)?).await?;
    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    let name = |name: &str| context.texts.fill("example.name", &[("name", name)]);
    example::read(&text, clock::today(), name).map_err(|error| format!("{error:?}"))
}

/// Opens it in the place of this page, so that the way back leads to where one was.
fn open(context: AppContext, record: &Record) -> Result<(), &'static str> {
    let page = Route::Plan(PlanPage::Today.word().into());
    if !storage::is_available() {
        add(context, record).map_err(|_| "example.full")?;
        log::note("open the example", address::show_instead(&page));
        return Ok(());
    }
    let id = match storage::plans().contains(&record.id) {
        true => record.id.clone(),
        false => add(context, record).map_err(|_| "example.full")?,
    };
    log::note("open the example", address::open_plan_instead(&id, &page));
    Ok(())
}
