//! A long message in parts, cut at line ends where there are any.

use crate::domain::message::{Hint, Mark, Message};

/// `message` in parts of at most `longest` UTF-16 units, the first of which ends at `first_cut` if that is given and fits.
/// The choices stand under the last one.
pub fn split(message: Message, first_cut: Option<usize>, longest: usize) -> Vec<Message> {
    let mut starts = vec![0];
    starts.extend(first_cut.filter(|end| length(&message.text[..*end]) <= longest));
    let mut start = starts.last().copied().unwrap_or_default();
    while let Some(cut) = cut(&message.text[start..], longest) {
        start += cut;
        starts.push(start);
    }
    if starts.len() == 1 {
        let Message { text, marks, .. } = trimmed(&message, 0, message.text.len());
        return vec![Message { text, marks, ..message }];
    }
    let ends = starts.iter().skip(1).copied().chain([message.text.len()]);
    let mut parts: Vec<_> =
        starts.iter().zip(ends).map(|(start, end)| trimmed(&message, *start, end)).collect();
    parts.retain(|part| !part.text.is_empty());
    let (first, last): (Vec<_>, Vec<_>) = message.hints.iter().cloned().partition(|hint| match hint {
        Hint::Replace(_) | Hint::PinAsked => true,
        Hint::AskPin(_) | Hint::Privately(_) | Hint::Speak(_) => false,
    });
    if let Some(part) = parts.first_mut() {
        part.hints.extend(first);
    }
    if let Some(part) = parts.last_mut() {
        part.choices = message.choices;
        part.openers = message.openers;
        part.hints.extend(last);
    }
    parts
}

/// The length in UTF-16 units.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Where `text` is to be cut so that the first part fits: behind the last line end, or else space, or character that
/// does. None if it fits as a whole.
fn cut(text: &str, longest: usize) -> Option<usize> {
    let mut units = 0;
    let (limit, _) = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > longest
    })?;
    let head = &text[..limit];
    let behind = |at: Option<usize>| at.map(|at| at + 1).filter(|at| *at > limit / 2);
    Some(behind(head.rfind('\n')).or_else(|| behind(head.rfind(' '))).unwrap_or(limit))
}

/// The part of `message` from `start` to `end` without the spaces around it, which messengers would drop.
fn trimmed(message: &Message, start: usize, end: usize) -> Message {
    let part = &message.text[start..end];
    let text = part.trim();
    let start = start + (part.len() - part.trim_start().len());
    let end = start + text.len();
    let marks = message.marks.iter().filter(|mark| mark.start < end && mark.end > start);
    let marks = marks.map(|mark| Mark {
        start: mark.start.max(start) - start,
        end: mark.end.min(end) - start,
        style: mark.style.clone(),
    });
    Message {
        text: text.to_owned(),
        marks: marks.collect(),
        step: message.step,
        thread: message.thread.clone(),
        ..Message::default()
    }
}
