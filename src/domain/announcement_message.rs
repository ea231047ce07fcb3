//! An announcement as people read it in a chat.

use crate::domain::{
    announcement_draft::{Draft, Wording},
    language::Language,
    message::{Mark, Message, Style},
    phrasebook::{Phrasebook, Words},
    profile_phrase::Profile,
};

/// What `draft` says to whoever reads `language`: the title in bold, the text, the link, and how to hear nothing more.
pub fn message(phrasebook: &Phrasebook, language: Language, draft: &Draft) -> Message {
    let Wording { title, text } = draft.wording(language);
    let say = |text: Profile| phrasebook.say(language, &text.into());
    let mut words = Words::default();
    if draft.is_correction() {
        words.add_line(say(Profile::AnnouncementCorrects));
    }
    let title = title.trim().to_owned();
    let mark = Mark { start: 0, end: title.len(), style: Style::Bold };
    words.add_line(Words { text: title, marks: vec![mark] });
    words.add_line(Words::default());
    words.add_line(Words::foreign(text.trim()));
    if let Some(link) = &draft.link {
        words.add_line(Words::default());
        let more = phrasebook.plain(language, Profile::AnnouncementMore);
        let mark = Mark { start: 0, end: more.len(), style: Style::Link(link.clone()) };
        words.add_line(Words { text: more, marks: vec![mark] });
    }
    words.add_line(Words::default());
    words.add_line(say(Profile::AnnouncementEnd));
    Message { text: words.text, marks: words.marks, ..Message::default() }
}
