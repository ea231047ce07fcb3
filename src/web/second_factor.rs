//! How the secret of the second factor is shown: as a picture for an app, and as text to type.

use minijinja::{Value, context};
use qrcode::{QrCode, render::svg};

use crate::{domain::one_time_code::Secret, web::failure::Failure};

/// What a template shows of `secret`: `picture`, which is SVG, and `text` in groups.
pub fn shown(secret: &Secret, name: &str) -> Result<Value, Failure> {
    let address = secret.address(name);
    let code = QrCode::new(&address).map_err(|_| Failure::Broken("an address is too long for a picture"))?;
    let svg = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    let picture = svg.find("<svg").map_or("", |start| &svg[start..]);
    let text = secret.to_text();
    let groups: Vec<_> = text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    Ok(context! { picture => Value::from_safe_string(picture.to_owned()), text => groups.join(" "), address })
}
