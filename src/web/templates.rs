//! The pages as they are written: templates with the words of the console in them.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use include_dir::{Dir, include_dir};
use jiff::{fmt::strtime, tz::TimeZone};
use minijinja::{
    Environment, Error, ErrorKind, UndefinedBehavior, Value,
    value::{Kwargs, ValueKind},
};

use crate::{
    domain::{dialog::guide::Guide, texts::Texts},
    web::assets::Assets,
};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/web/templates");

/// All templates, ready to be filled: `t("id", name=value)` says a text of the console and `p("id", name=value)` one for
/// providers, `asset("name")` is the address of a file, and moments are shown with the filters `moment`, `day` and `clock`.
pub fn environment(
    (texts, guide): (Arc<Texts>, Arc<Guide>),
    assets: Arc<Assets>,
) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let address = move |name: &str| {
        let address = assets.address(name);
        let address = address.map(|address| Value::from_safe_string(address.to_owned()));
        address.ok_or_else(|| fault(format!("there is no asset `{name}`")))
    };
    environment.add_function("asset", address);
    environment.add_function("t", move |id: &str, values: Kwargs| say(&texts, id, &values));
    environment.add_function("p", move |id: &str, values: Kwargs| say(&guide.letters, id, &values));
    environment.add_filter("moment", |ms: i64| shown(ms, MOMENT));
    environment.add_filter("day", |ms: i64| shown(ms, "%d.%m.%Y"));
    environment.add_filter("clock", |ms: i64| shown(ms, "%H:%M Uhr"));
    environment.add_filter("iso_day", |ms: i64| shown(ms, "%Y-%m-%d"));
    environment.add_filter("iso", |ms: i64| shown(ms, "%Y-%m-%dT%H:%M%:z"));
    environment.add_filter("utc", |ms: i64| utc(ms));
    for file in TEMPLATES.files() {
        let name = file.path().to_str().unwrap_or_default();
        environment.add_template_owned(name, file.contents_utf8().unwrap_or_default())?;
    }
    Ok(environment)
}

fn say(texts: &Texts, id: &str, values: &Kwargs) -> Result<String, Error> {
    let mut arguments = FluentArgs::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        arguments.set(name.to_owned(), argument(&value));
    }
    texts.say(id, &arguments).map_err(|unsaid| fault(unsaid.to_string()))
}

fn argument(value: &Value) -> FluentValue<'static> {
    if value.kind() == ValueKind::Number
        && let Ok(number) = f64::try_from(value.clone())
    {
        return FluentValue::from(number);
    }
    FluentValue::from(value.to_string())
}

/// A moment in words, as the filter `moment` says it: `10.03.2026, 09:30 Uhr`.
pub fn moment(ms: i64) -> String {
    shown(ms, MOMENT).unwrap_or_default()
}

/// How a moment is written.
const MOMENT: &str = "%d.%m.%Y, %H:%M Uhr";

/// A moment as people in the county read it.
fn shown(ms: i64, form: &str) -> Result<String, Error> {
    let moment = jiff::Timestamp::from_millisecond(ms).map_err(|fault_| fault(fault_.to_string()))?;
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    strtime::format(form, &moment.to_zoned_datetime(zone)).map_err(|fault_| fault(fault_.to_string()))
}

/// A moment as RFC 3339 writes it.
fn utc(ms: i64) -> Result<String, Error> {
    let moment = jiff::Timestamp::from_millisecond(ms).map_err(|fault_| fault(fault_.to_string()))?;
    Ok(moment.to_string())
}

fn fault(reason: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, reason)
}
