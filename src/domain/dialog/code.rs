//! What a code on a poster or in a letter means: an offer, a topic, a place, or a campaign of the county.

use crate::domain::{
    dialog::{
        answer::Answer,
        effect::Input,
        turn::Partner,
        understand::{
            command::Command,
            read::{Understanding, read},
        },
    },
    topic::TopicId,
};

impl Partner<'_> {
    /// What `code` means: `o_ID`, `t_TOPIC`, `p_PLACE` or `c_CAMPAIGN`. Only letters, digits, `-` and `_` pass through
    /// a link, so the `/` of a topic and the spaces of a place are written `_`. What means nothing begins a conversation.
    pub(super) fn entered(&self, code: &str) -> Input {
        let (kind, value) = code.split_once('_').unwrap_or(("", code));
        let meant = match kind {
            "o" => Some(Input::Chosen(Answer::Offer(value.to_owned()))),
            "t" => self.topic(value).map(|topic| Input::Chosen(Answer::Topic(topic))),
            "p" => Some(self.said(&value.replace('_', " "))).filter(names_a_place),
            "c" => self.guide.campaigns.find(value).map(|(_, words)| self.said(words)),
            _ => None,
        };
        meant.unwrap_or_else(|| self.said(""))
    }

    /// The campaign that `code` belongs to.
    pub(super) fn campaign(&self, code: &str) -> Option<&str> {
        Some(self.guide.campaigns.find(code.strip_prefix("c_")?)?.0)
    }

    fn topic(&self, value: &str) -> Option<TopicId> {
        let whole = TopicId::new(value);
        let part = || TopicId::new(value.replacen('_', "/", 1));
        Some(whole)
            .filter(|id| self.guide.topics.knows(id))
            .or_else(|| Some(part()).filter(|id| self.guide.topics.knows(id)))
    }

    /// `words`, as if the person had said them; the beginning of a conversation if there are none.
    fn said(&self, words: &str) -> Input {
        let understood = match words {
            "" => Understanding { command: Some(Command::Start), ..Understanding::default() },
            words => read(words, &self.guide.lexicon, self.now.date()),
        };
        Input::Said(Box::new(understood))
    }
}

fn names_a_place(input: &Input) -> bool {
    matches!(input, Input::Said(understood) if understood.query.place.is_some())
}
