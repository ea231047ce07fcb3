//! Parameters that come as a query, a form or a multipart form.

/// The pairs in `text`, which is a query or the body of a form.
pub fn parse_pairs(text: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text).into_owned().collect()
}

/// The parts of a multipart form, whose content type names the boundary; files count as their text.
pub fn parse_multipart(content_type: &str, body: &[u8]) -> Vec<(String, String)> {
    let Some((_, boundary)) = content_type.split_once("boundary=") else { return Vec::new() };
    let boundary = format!("--{}", boundary.split(';').next().unwrap_or_default().trim_matches('"'));
    let text = String::from_utf8_lossy(body);
    text.split(boundary.as_str()).filter_map(parse_part).collect()
}

fn parse_part(part: &str) -> Option<(String, String)> {
    let (head, value) = part.split_once("\r\n\r\n")?;
    let (_, name) = head.split_once("name=\"")?;
    let (name, _) = name.split_once('"')?;
    Some((name.to_owned(), value.strip_suffix("\r\n").unwrap_or(value).to_owned()))
}
