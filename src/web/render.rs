//! Makes pages of templates, and sends people on to other pages.

use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_TYPE, LOCATION, SET_COOKIE},
    },
    response::{IntoResponse, Response},
};
use minijinja::{Value, context, value::Serde};

use crate::web::{console::Console, cookie, failure::Failure, flash::Flash, navigation, visit::Visit};

impl Console {
    /// The page that `template` makes of `values`.
    pub fn page(&self, visit: &Visit, template: &str, values: Value) -> Result<Response, Failure> {
        self.page_with(StatusCode::OK, visit, (template, values))
    }

    /// The same with another status: a form that was not right is shown again with 422.
    pub fn page_with(
        &self,
        status: StatusCode,
        visit: &Visit,
        (template, values): (&str, Value),
    ) -> Result<Response, Failure> {
        let staff = visit.session.as_ref().map(|session| &session.staff);
        let flash = visit.flash.as_ref().and_then(|flash| flash.shown(&self.texts));
        let values = context! {
            staff => Serde(staff),
            links => Serde(staff.map(|staff| navigation::links(staff, &visit.path))),
            csrf => visit.csrf.as_str(),
            nonce => visit.nonce.as_str(),
            path => visit.path.as_str(),
            flash => Serde(flash),
            is_partial => visit.is_partial,
            now => self.now().0,
            ..values
        };
        let text = self.templates.get_template(template)?.render(values)?;
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        let mut response = (status, [(CONTENT_TYPE, html)], text).into_response();
        if visit.flash.is_some() {
            response.headers_mut().append(SET_COOKIE, cookie::clear(cookie::FLASH));
        }
        Ok(response)
    }
}

/// Sends on to `path` of this site; what was sent is not sent again.
pub fn see(path: &str) -> Response {
    let path = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/verwaltung"));
    (StatusCode::SEE_OTHER, [(LOCATION, path)]).into_response()
}

/// Sends on to `path`, where `flash` is said first.
pub fn see_with(path: &str, flash: &Flash) -> Response {
    let mut response = see(path);
    response.headers_mut().append(SET_COOKIE, cookie::set(cookie::FLASH, &flash.to_cookie()));
    response
}

/// `response` to whoever renews a part of the page at `path` by themselves, when all of the page says something else by now. It is
/// asked for anew: what was loaded may have been the answer to a form, which is not sent again.
pub fn renewing_all(mut response: Response, path: &str) -> Response {
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert("hx-redirect", path);
    }
    response
}
