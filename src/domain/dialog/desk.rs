//! What a conversation has to know about questions to providers: what may be asked, and what was asked.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::Deserialize;

use crate::domain::{
    confirmation::YearDay,
    inquiry::{Entry, Inquiry, MOST_A_DAY, MOST_OPEN, Matter},
    inquiry_code::Code,
    message::ChannelKind,
    offer::Offer,
};

/// So many questions stand on a page of a list.
pub const MOST_LISTED: usize = 5;

/// What may be asked over a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// Nothing.
    #[default]
    Off,
    /// The questions that are ready: where somebody may read along, nobody confides anything.
    Templates,
    /// These, and whatever somebody writes.
    FreeText,
}

/// What may be asked over which channel, and over which channels providers are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policies {
    channels: BTreeMap<ChannelKind, Policy>,
    ways: BTreeSet<ChannelKind>,
}

/// What the operator decides about questions to providers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// What may be asked on the terminal.
    pub terminal: Policy,
    /// What may be asked on Telegram.
    pub telegram: Policy,
    /// What may be asked on Matrix.
    pub matrix: Policy,
    /// On which days of the year, `MM-DD`, providers are asked whether their offers are still right; if there are none, never.
    pub ask_on: Vec<YearDay>,
}

/// What is known of questions to providers at the beginning of a turn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// What may be asked here.
    pub policy: Policy,
    /// The providers that a way leads to.
    pub reachable: BTreeSet<String>,
    /// Whether mails are sent at all.
    pub has_mail: bool,
    /// Whether somebody in the office answers where no way leads to the provider.
    pub has_office: bool,
    /// What the person has asked and is still known, the latest first.
    pub receipts: Vec<Receipt>,
    /// How many questions they have sent today.
    pub sent_today: usize,
    /// Codes that nobody has yet, for what is asked next.
    pub codes: Vec<Code>,
}

/// A question that the person has asked.
#[derive(Clone, PartialEq)]
pub struct Receipt {
    /// What it is called.
    pub code: Code,
    /// The same for those that were put to several providers at once.
    pub joint: String,
    /// What it is about.
    pub matter: Matter,
    /// How far it is.
    pub inquiry: Inquiry,
    /// Whether it helped, if they have said.
    pub is_helpful: Option<bool>,
    /// What was written, in order.
    pub entries: Vec<Entry>,
}

/// Says nothing of what was written.
impl fmt::Debug for Receipt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Receipt({}, {:?}, …)", self.code, self.inquiry.state)
    }
}

/// Whom a question goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// The provider.
    Provider,
    /// The office, since no way leads to the provider.
    Office,
    /// Nobody.
    Nobody,
}

impl Desk {
    /// Whom a question about `offer` goes to. Nobody who stands in sample data is written to.
    pub fn recipient(&self, offer: &Offer) -> Recipient {
        if self.has_own_address(offer) || self.reachable.contains(&offer.provider) {
            Recipient::Provider
        } else if self.has_office {
            Recipient::Office
        } else {
            Recipient::Nobody
        }
    }

    /// Whether questions about `offer` go to an address of its own.
    pub fn has_own_address(&self, offer: &Offer) -> bool {
        self.has_mail && offer.inquiry_email.is_some() && !offer.source.sample
    }

    /// How many questions are open; those that were put to several providers at once count once.
    pub fn open(&self) -> usize {
        let open = self.receipts.iter().filter(|receipt| !receipt.inquiry.is_closed());
        open.map(|receipt| receipt.joint.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// Whether one more question, to `providers` of them, is too much.
    pub fn is_full(&self, providers: usize) -> bool {
        self.open() >= MOST_OPEN || self.sent_today + providers > MOST_A_DAY
    }

    /// What stands in a list from `offset` on: what is open first, then the latest.
    pub fn listed(&self, offset: usize) -> impl Iterator<Item = &Receipt> {
        let of = |is_closed: bool| {
            self.receipts.iter().filter(move |receipt| receipt.inquiry.is_closed() == is_closed)
        };
        of(false).chain(of(true)).skip(offset).take(MOST_LISTED)
    }

    /// The open questions that were put together with the one called `code`, and this one.
    pub fn joint(&self, code: &Code) -> impl Iterator<Item = &Receipt> {
        let joint = self.receipt(code).map(|receipt| receipt.joint.clone());
        let is_joint = move |receipt: &&Receipt| joint.as_ref() == Some(&receipt.joint);
        self.receipts.iter().filter(|receipt| !receipt.inquiry.is_closed()).filter(is_joint)
    }

    /// The question called `code`.
    pub fn receipt(&self, code: &Code) -> Option<&Receipt> {
        self.receipts.iter().find(|receipt| receipt.code == *code)
    }
}

impl Policies {
    /// What may be asked over `channel`.
    pub fn of(&self, channel: ChannelKind) -> Policy {
        self.channels.get(&channel).copied().unwrap_or_default()
    }

    /// The channels over which providers are told.
    pub fn ways(&self) -> &BTreeSet<ChannelKind> {
        &self.ways
    }
}

impl Default for Policies {
    /// The default settings, where every way is open.
    fn default() -> Self {
        Settings::default().policies(ChannelKind::ALL.into())
    }
}

impl Settings {
    /// The same by channel, where providers are told over these `ways`.
    pub fn policies(&self, ways: BTreeSet<ChannelKind>) -> Policies {
        let channels = BTreeMap::from([
            (ChannelKind::Terminal, self.terminal),
            (ChannelKind::Telegram, self.telegram),
            (ChannelKind::Matrix, self.matrix),
        ]);
        Policies { channels, ways }
    }
}

impl Default for Settings {
    /// Where somebody reads along, nobody writes freely, until the county's data protection officer has agreed. Providers are
    /// asked before the semesters begin and before the holidays of summer and autumn.
    fn default() -> Self {
        let days = [(1, 10), (5, 20), (8, 10), (9, 20)];
        Self {
            terminal: Policy::FreeText,
            telegram: Policy::Templates,
            matrix: Policy::FreeText,
            ask_on: days.into_iter().filter_map(|(month, day)| YearDay::new(month, day)).collect(),
        }
    }
}
