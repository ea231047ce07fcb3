//! The answers about questions to providers, and what can be open of them.

use serde::{Deserialize, Serialize};

use crate::domain::{inquiry::Category, inquiry_code::Code};

/// What is open of a question to a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InquiryPart {
    /// Which offer is meant?
    Which,
    /// What shall be asked?
    Choose,
    /// Shall others be asked as well?
    Several,
    /// The next message is the question, or the reply.
    Write,
    /// What will be sent: yes or no?
    Preview,
    /// Do the words that were written besides belong to it?
    Beside,
    /// All that was asked, from this one on, counted from zero.
    List(usize),
    /// The question with this code.
    Shown(Code),
    /// Shall the question with this code be withdrawn?
    Withdraw(Code),
    /// Shall all that are open be withdrawn?
    WithdrawAll,
}

/// An answer about a question to a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InquiryAnswer {
    /// A question about the offer that is shown.
    Open,
    /// The offer with this number is meant.
    Number(usize),
    /// This is to be asked.
    Ask(Category),
    /// Only the one provider.
    OnlyThis,
    /// All of so many.
    Everybody(usize),
    /// Send it.
    Send,
    /// Change it.
    Edit,
    /// Do not send it.
    Cancel,
    /// Leave the number or the address in it.
    PassOn,
    /// Leave it out after all.
    Mask,
    /// The words that were written besides are added.
    Add,
    /// They are sent instead.
    Replace,
    /// They do not belong to it.
    AsBefore,
    /// What I have asked.
    List,
    /// The same, from this one on, counted from zero.
    Page(usize),
    /// How far this one is.
    Show(Code),
    /// A reply.
    Reply(Code),
    /// That was all.
    Close(Code),
    /// It helped, or it did not.
    Rate(Code, bool),
    /// Take it back.
    Withdraw(Code),
    /// Yes, take it back.
    TakeBack(Code),
    /// No, it shall go on.
    Keep(Code),
    /// Yes, take back this one of several that were put at once.
    TakeBackOnly(Code),
    /// Yes, take back all of so many.
    TakeBackAll(usize),
    /// No, all shall go on.
    KeepAll,
}

impl InquiryAnswer {
    /// Those that carry nothing.
    const PLAIN: [Self; 12] = [
        Self::Open,
        Self::OnlyThis,
        Self::Send,
        Self::Edit,
        Self::Cancel,
        Self::PassOn,
        Self::Mask,
        Self::Add,
        Self::Replace,
        Self::AsBefore,
        Self::List,
        Self::KeepAll,
    ];

    /// What a button hands back for it.
    pub fn code(&self) -> String {
        match self {
            Self::Open => "neu".to_owned(),
            Self::Number(number) => format!("nr:{number}"),
            Self::Ask(category) => format!("was:{}", category.name()),
            Self::OnlyThis => "eine".to_owned(),
            Self::Everybody(count) => format!("alle:{count}"),
            Self::Send => "senden".to_owned(),
            Self::Edit => "anders".to_owned(),
            Self::Cancel => "nicht".to_owned(),
            Self::PassOn => "mit".to_owned(),
            Self::Mask => "ohne".to_owned(),
            Self::Add => "dazu".to_owned(),
            Self::Replace => "statt".to_owned(),
            Self::AsBefore => "bleibt".to_owned(),
            Self::List => "liste".to_owned(),
            Self::Page(offset) => format!("ab:{offset}"),
            Self::TakeBackOnly(code) => format!("weg-nur:{}", code.as_str()),
            Self::TakeBackAll(count) => format!("weg-alle:{count}"),
            Self::KeepAll => "weg-keine".to_owned(),
            Self::Show(code) => format!("zeig:{}", code.as_str()),
            Self::Reply(code) => format!("re:{}", code.as_str()),
            Self::Close(code) => format!("ok:{}", code.as_str()),
            Self::Rate(code, true) => format!("gut:{}", code.as_str()),
            Self::Rate(code, false) => format!("schlecht:{}", code.as_str()),
            Self::Withdraw(code) => format!("weg:{}", code.as_str()),
            Self::TakeBack(code) => format!("weg-ja:{}", code.as_str()),
            Self::Keep(code) => format!("weg-nein:{}", code.as_str()),
        }
    }

    /// The answer that `code` stands for.
    pub fn read(code: &str) -> Option<Self> {
        let Some((kind, value)) = code.split_once(':') else {
            return Self::PLAIN.into_iter().find(|answer| answer.code() == code);
        };
        let of = |make: fn(Code) -> Self| Code::read(value).map(make);
        match kind {
            "nr" => value.parse().ok().map(Self::Number),
            "was" => Category::ALL.into_iter().find(|category| category.name() == value).map(Self::Ask),
            "alle" => value.parse().ok().map(Self::Everybody),
            "ab" => value.parse().ok().map(Self::Page),
            "weg-alle" => value.parse().ok().map(Self::TakeBackAll),
            "zeig" => of(Self::Show),
            "re" => of(Self::Reply),
            "ok" => of(Self::Close),
            "gut" => Code::read(value).map(|code| Self::Rate(code, true)),
            "schlecht" => Code::read(value).map(|code| Self::Rate(code, false)),
            "weg" => of(Self::Withdraw),
            "weg-ja" => of(Self::TakeBack),
            "weg-nur" => of(Self::TakeBackOnly),
            "weg-nein" => of(Self::Keep),
            _ => None,
        }
    }

    /// Whether it means the same wherever a conversation stands.
    pub fn is_lasting(&self) -> bool {
        matches!(
            self,
            Self::List | Self::Show(_) | Self::Reply(_) | Self::Close(_) | Self::Rate(..) | Self::Withdraw(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_hands_back_is_the_same_answer_again() {
        let code = || Code::new([0, 1, 2, 3, 4, 5]);
        let others = [
            InquiryAnswer::Number(12),
            InquiryAnswer::Ask(Category::Care),
            InquiryAnswer::Everybody(5),
            InquiryAnswer::Page(5),
            InquiryAnswer::TakeBackAll(4),
            InquiryAnswer::TakeBackOnly(code()),
            InquiryAnswer::Show(code()),
            InquiryAnswer::Reply(code()),
            InquiryAnswer::Close(code()),
            InquiryAnswer::Rate(code(), true),
            InquiryAnswer::Rate(code(), false),
            InquiryAnswer::Withdraw(code()),
            InquiryAnswer::TakeBack(code()),
            InquiryAnswer::Keep(code()),
        ];
        for answer in InquiryAnswer::PLAIN.into_iter().chain(others) {
            assert_eq!(InquiryAnswer::read(&answer.code()), Some(answer));
        }
        for code in ["", "re:", "re:123", "was:alles", "nr:x", "weg-ja"] {
            assert_eq!(InquiryAnswer::read(code), None, "{code}");
        }
    }

    #[test]
    fn only_what_names_its_question_lasts_and_nothing_that_sends() {
        for answer in InquiryAnswer::PLAIN {
            assert_eq!(answer.is_lasting(), answer == InquiryAnswer::List, "{answer:?}");
        }
        assert!(!InquiryAnswer::TakeBack(Code::new([7; 6])).is_lasting());
    }
}
