//! A message as Matrix takes it: plain words, the same words marked, and numbered choices.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use url::Url;

use crate::{
    channel::plain_text::{harmless_lines, lines},
    domain::message::{Choice, Message, Style},
};

/// Where an event of ours says which choices it offers, so that a reaction to it can be understood.
pub const CHOICES: &str = "de.bildungslotse.choices";

/// The content of the event for `message`: a notice, so that no other program answers it, which mentions nobody.
pub fn content(message: &Message) -> Value {
    let mut content = plain(message);
    content["format"] = json!("org.matrix.custom.html");
    content["formatted_body"] = json!(formatted(message));
    let data: BTreeMap<_, _> =
        numbered(message).map(|(number, choice)| (number.to_string(), &choice.data)).collect();
    if !data.is_empty() {
        content[CHOICES] = json!({"step": message.step, "data": data});
    }
    content
}

/// `content` in the thread that begins with the event `root`; for clients that know no threads it answers that event.
pub fn in_thread(mut content: Value, root: Option<&str>) -> Value {
    let Some(root) = root else { return content };
    content["m.relates_to"] = json!({
        "rel_type": "m.thread",
        "event_id": root,
        "is_falling_back": true,
        "m.in_reply_to": {"event_id": root},
    });
    content
}

/// What can be chosen by a number: the offers of a list, and the answers under it.
pub fn numbered(message: &Message) -> impl Iterator<Item = (usize, &Choice)> {
    let all = message.openers.iter().chain(&message.choices);
    all.filter_map(|choice| Some((choice.number?, choice)))
}

/// The words alone: what is left if the homeserver does not take the rest.
pub fn plain(message: &Message) -> Value {
    json!({"msgtype": "m.notice", "body": lines(message, |words| words).join("\n"), "m.mentions": {}})
}

/// `message` in HTML, of which it takes only `p`, `br`, `strong`, `a`, `ol` and `li`. Text comes out as it went in.
pub fn formatted(message: &Message) -> String {
    let mut html = paragraphs(&marked(message));
    let mut choices = message.choices.as_slice();
    while let Some(first) = choices.first() {
        let (list, rest) = choices.split_at(run(choices));
        choices = rest;
        let labels = list.iter().map(|choice| escaped(&choice.label));
        match first.number {
            Some(start) => {
                let items: Vec<_> = labels.map(|label| format!("<li>{label}</li>")).collect();
                html.extend([&format!("<ol start=\"{start}\">"), items.concat().as_str(), "</ol>"]);
            }
            None => html.extend(labels.map(|label| format!("<p>[{label}]</p>"))),
        }
    }
    html
}

/// How many of `choices` bear numbers one after the other, or none at all.
fn run(choices: &[Choice]) -> usize {
    let numbers = choices.first().and_then(|first| first.number);
    let expected = |index: usize| numbers.map(|start| start + index);
    choices.iter().enumerate().take_while(|(index, choice)| choice.number == expected(*index)).count()
}

/// The text with its marks as tags. A mark that lies across a character or overlaps the one before, and a link that leads
/// neither to a page nor to a mailbox, is passed over: the words stay.
fn marked(message: &Message) -> String {
    let (mut html, mut at) = (String::new(), 0);
    for mark in &message.marks {
        let (before, inner) = (message.text.get(at..mark.start), message.text.get(mark.start..mark.end));
        let (Some(before), Some(inner)) = (before, inner.map(escaped)) else { continue };
        html.push_str(&escaped(before));
        let (open, close) = tags(&mark.style);
        // Each line by itself: a tag must not reach into the next paragraph.
        let lines = inner.split('\n').map(|line| match line {
            "" => String::new(),
            line => format!("{open}{line}{close}"),
        });
        html.push_str(&lines.collect::<Vec<_>>().join("\n"));
        at = mark.end;
    }
    html.push_str(&escaped(message.text.get(at..).unwrap_or_default()));
    html
}

/// What stands before and behind words that are marked so.
fn tags(style: &Style) -> (String, &'static str) {
    match style {
        Style::Bold => ("<strong>".to_owned(), "</strong>"),
        Style::Link(address) => match safe(address) {
            Some(address) => (format!("<a href=\"{}\">", escaped(address.as_str())), "</a>"),
            None => (String::new(), ""),
        },
    }
}

fn safe(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https" | "mailto").then_some(url)
}

/// Empty lines part paragraphs, others are line breaks.
fn paragraphs(html: &str) -> String {
    let paragraphs = html.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    let paragraphs =
        paragraphs.map(|paragraph| format!("<p>{}</p>", paragraph.trim_matches('\n').replace('\n', "<br>")));
    paragraphs.collect::<Vec<_>>().concat()
}

fn escaped(text: &str) -> String {
    let text = harmless_lines(text);
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::Mark;
    use proptest::prelude::*;

    fn choice(label: &str, number: Option<usize>) -> Choice {
        Choice { label: label.to_owned(), data: format!("1:{label}"), number }
    }

    fn marked_message(text: &str, marks: &[(&str, Style)]) -> Message {
        let marks = marks.iter().map(|(part, style)| {
            let start = text.find(part).unwrap();
            Mark { start, end: start + part.len(), style: style.clone() }
        });
        Message { text: text.to_owned(), marks: marks.collect(), ..Message::default() }
    }

    #[test]
    fn a_message_is_a_notice_in_words_and_in_html_that_mentions_nobody() {
        let link = Style::Link("https://a.example/?a=1&b=2".to_owned());
        let message = Message {
            choices: vec![choice("Mehr", Some(4)), choice("Neu", Some(5)), choice("Egal", None)],
            openers: vec![choice("Yoga", Some(1))],
            step: 7,
            ..marked_message(
                "Yoga & Tanz\n📍 Perl\n\nZur Seite",
                &[("Yoga", Style::Bold), ("Zur Seite", link)],
            )
        };
        let content = content(&message);
        assert_eq!(content["msgtype"], "m.notice");
        assert_eq!(content["m.mentions"], json!({}));
        let words =
            "Yoga & Tanz\n📍 Perl\n\nZur Seite: https://a.example/?a=1&b=2\n[4] Mehr\n[5] Neu\n[Egal]";
        assert_eq!(content["body"], words);
        let html = "<p><strong>Yoga</strong> &amp; Tanz<br>📍 Perl</p>\
            <p><a href=\"https://a.example/?a=1&amp;b=2\">Zur Seite</a></p>\
            <ol start=\"4\"><li>Mehr</li><li>Neu</li></ol><p>[Egal]</p>";
        assert_eq!(content["formatted_body"], html);
        assert_eq!(
            content[CHOICES],
            json!({"step": 7, "data": {"1": "1:Yoga", "4": "1:Mehr", "5": "1:Neu"}})
        );
    }

    #[test]
    fn a_link_to_something_else_is_only_words_and_a_mark_over_lines_stays_whole() {
        let evil = marked_message("Hier", &[("Hier", Style::Link("javascript:alert(1)".to_owned()))]);
        assert_eq!(formatted(&evil), "<p>Hier</p>");
        let long = marked_message("eins\n\nzwei", &[("eins\n\nzwei", Style::Bold)]);
        assert_eq!(formatted(&long), "<p><strong>eins</strong></p><p><strong>zwei</strong></p>");
    }

    /// The words that a reader of `html` sees; none if it holds anything but our tags, each closed where it should be.
    fn read(html: &str) -> Option<String> {
        let (mut words, mut open, mut rest) = (String::new(), Vec::new(), html);
        while let Some(start) = rest.find('<') {
            words += &rest[..start];
            let end = rest.find('>')?;
            let tag = &rest[start + 1..end];
            rest = &rest[end + 1..];
            match tag {
                "br" => words.push(' '),
                "p" | "strong" | "li" => open.push(tag),
                _ if tag.starts_with("ol start=\"") => open.push("ol"),
                _ if tag.starts_with("a href=\"http") || tag.starts_with("a href=\"mailto:") => {
                    open.push("a");
                }
                _ if open.pop() == tag.strip_prefix('/') => words.push(' '),
                _ => return None,
            }
        }
        words += rest;
        let words =
            words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        open.is_empty().then_some(words)
    }

    proptest! {
        #[test]
        fn whatever_is_said_html_holds_only_our_tags_and_all_the_words(
            text in "[a-zä<>&\"' \n👍]{0,60}", label in "[a-z<>&]{1,10}", address in "(https://a[a-z<>\"&./]{0,20}|[a-z:<>\"]{0,20})",
            marks in proptest::collection::vec((0..70_usize, 0..30_usize, any::<bool>()), 0..4)
        ) {
            let marks = marks.into_iter().map(|(start, long, is_bold)| {
                let style = if is_bold { Style::Bold } else { Style::Link(address.clone()) };
                Mark { start, end: start + long, style }
            });
            let choices = vec![choice(&label, Some(1))];
            let message = Message { text: text.clone(), marks: marks.collect(), choices, ..Message::default() };
            let words = |text: &str| text.split_whitespace().collect::<String>();
            let read = read(&formatted(&message)).map(|read| words(&read));
            prop_assert_eq!(read, Some(words(&format!("{text} {label}"))));
        }
    }
}
