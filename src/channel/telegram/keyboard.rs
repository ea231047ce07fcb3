//! The buttons under a message, and the keyboard that offers to send where one is.

use teloxide::types::{
    ButtonRequest, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, KeyboardMarkup,
    KeyboardRemove, ReplyMarkup,
};
use url::Url;

use crate::{
    channel::telegram::button::Buttons,
    domain::message::{Choice, Hint, Message},
};

/// Two labels of at most so many letters stand side by side.
const SHORT_LABEL: usize = 18;

/// For whom, and by which bot, buttons are made.
pub struct Keyboards<'a> {
    /// Signs what they hand back.
    pub buttons: &'a Buttons,
    /// The name of the bot, for a link to it.
    pub bot: &'a str,
    /// The chat.
    pub chat: i64,
}

impl Keyboards<'_> {
    /// What stands under `message`; none if nothing does.
    pub fn of(&self, message: &Message) -> Option<ReplyMarkup> {
        let ask = message.hints.iter().find_map(|hint| match hint {
            Hint::AskPin(label) => Some(label),
            Hint::Replace(_) | Hint::PinAsked | Hint::Privately(_) | Hint::Speak(_) => None,
        });
        if let Some(label) = ask {
            return Some(ReplyMarkup::Keyboard(pin_keyboard(label, &message.choices)));
        }
        match self.inline(message) {
            Some(keyboard) => Some(ReplyMarkup::InlineKeyboard(keyboard)),
            None if message.hints.contains(&Hint::PinAsked) => {
                Some(ReplyMarkup::KeyboardRemove(KeyboardRemove::new()))
            }
            None => None,
        }
    }

    /// The buttons of `message`; none if it has none. What does not fit a button can be typed.
    pub fn inline(&self, message: &Message) -> Option<InlineKeyboardMarkup> {
        let step = message.step;
        let button = |choice: &Choice| {
            let data = self.buttons.sign(self.chat, step, &choice.data)?;
            Some(InlineKeyboardButton::callback(choice.label.clone(), data))
        };
        let mut rows = Vec::new();
        for choices in [&message.openers, &message.choices] {
            rows.extend(in_rows(choices.iter().filter_map(button).collect(), |button| &button.text));
        }
        rows.extend(message.hints.iter().filter_map(|hint| self.private(hint)).map(|button| vec![button]));
        (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
    }

    fn private(&self, hint: &Hint) -> Option<InlineKeyboardButton> {
        let Hint::Privately(label) = hint else { return None };
        let link = Url::parse("https://t.me/").ok()?.join(self.bot).ok()?;
        Some(InlineKeyboardButton::url(label.clone(), link))
    }
}

/// Offers to send where one is, and the places as words.
fn pin_keyboard(label: &str, choices: &[Choice]) -> KeyboardMarkup {
    let ask = KeyboardButton::new(label).request(ButtonRequest::Location);
    let labels = choices.iter().map(|choice| KeyboardButton::new(choice.label.clone())).collect();
    let rows = in_rows(labels, |button| &button.text);
    KeyboardMarkup::new([vec![ask]].into_iter().chain(rows)).one_time_keyboard().resize_keyboard()
}

/// Two short buttons a row, or one long one.
fn in_rows<T>(buttons: Vec<T>, label: impl Fn(&T) -> &String) -> Vec<Vec<T>> {
    let mut rows: Vec<Vec<T>> = Vec::new();
    for button in buttons {
        let is_short = |button: &T| label(button).chars().count() <= SHORT_LABEL;
        match rows.last_mut() {
            Some(row) if row.len() == 1 && is_short(&row[0]) && is_short(&button) => row.push(button),
            Some(_) | None => rows.push(vec![button]),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(label: &str) -> Choice {
        Choice { label: label.to_owned(), data: format!("1:{label}"), number: None }
    }

    fn labels(message: &Message) -> Vec<Vec<String>> {
        let buttons = Buttons::new(&[1; 32]);
        let keyboard = Keyboards { buttons: &buttons, bot: "lotse_bot", chat: 1 }.inline(message).unwrap();
        keyboard
            .inline_keyboard
            .iter()
            .map(|row| row.iter().map(|button| button.text.clone()).collect())
            .collect()
    }

    #[test]
    fn short_buttons_stand_side_by_side_and_long_ones_alone() {
        let openers = ["Mehr zu 1", "Mehr zu 2", "Mehr zu 3"].map(choice).to_vec();
        let choices = ["➡️ Mehr", "📞 Mit Menschen sprechen", "🔍 Neue Suche"].map(choice).to_vec();
        let message = Message { choices, openers, ..Message::default() };
        let rows = labels(&message);
        assert_eq!(rows[..2], [vec!["Mehr zu 1", "Mehr zu 2"], vec!["Mehr zu 3"]]);
        assert_eq!(rows[2..], [vec!["➡️ Mehr"], vec!["📞 Mit Menschen sprechen"], vec!["🔍 Neue Suche"]]);
    }

    #[test]
    fn a_group_gets_a_link_to_the_bot() {
        let message = Message { hints: vec![Hint::Privately("Privat".to_owned())], ..Message::default() };
        assert_eq!(labels(&message), [["Privat"]]);
    }

    #[test]
    fn who_may_send_a_pin_is_offered_the_places_as_well() {
        let hints = vec![Hint::AskPin("📍 Standort senden".to_owned())];
        let message =
            Message { choices: vec![choice("Merzig"), choice("Perl")], hints, ..Message::default() };
        let buttons = Buttons::new(&[1; 32]);
        let keyboards = Keyboards { buttons: &buttons, bot: "lotse_bot", chat: 1 };
        let Some(ReplyMarkup::Keyboard(keyboard)) = keyboards.of(&message) else { panic!("no keyboard") };
        assert!(keyboard.one_time_keyboard && keyboard.resize_keyboard);
        assert_eq!(keyboard.keyboard.len(), 2);
    }
}
