//! The operator's own terminal: the whole service without any messenger.

use std::{
    io::{self, IsTerminal},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::{
    io::{AsyncWriteExt, BufReader, Stdin, stdin, stdout},
    sync::Mutex,
};

use crate::{
    channel::{lines::next_line, plain_text::lines},
    domain::{message::Message, outbox::SendError},
};

/// Who sits at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A person, who reads.
    Interactive,
    /// A file or a program: each line is marked with who says it, `> ` for the person, `< ` for the service.
    Piped,
}

/// The standard input and output. Clones share them.
#[derive(Clone)]
pub struct Terminal {
    mode: Mode,
    input: Arc<Mutex<BufReader<Stdin>>>,
    is_closed: Arc<AtomicBool>,
}

impl Terminal {
    /// The terminal this program was started on; interactive if a person both writes and reads there.
    pub fn standard() -> Self {
        let is_person = io::stdin().is_terminal() && io::stdout().is_terminal();
        let mode = if is_person { Mode::Interactive } else { Mode::Piped };
        let input = Arc::new(Mutex::new(BufReader::new(stdin())));
        Self { mode, input, is_closed: Arc::default() }
    }

    /// Who sits there.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What is said next; none when the input has ended or nobody reads the output any more. A person is
    /// asked with `> `, and what a file says is written out, so that the output is the whole conversation.
    pub async fn hear(&self) -> Option<String> {
        if self.mode == Mode::Interactive {
            self.print("> ").await.ok()?;
        }
        // What cannot be read has ended: there is nobody to tell.
        let said = next_line(&mut *self.input.lock().await).await.ok()??;
        if self.mode == Mode::Piped {
            self.print(&format!("> {said}\n")).await.ok()?;
        }
        (!self.is_closed.load(Ordering::Relaxed)).then_some(said)
    }

    /// Prints `message`.
    pub async fn send(&self, message: &Message) -> Result<(), SendError> {
        let printed = self.print(&printed(message, self.mode)).await;
        printed.map_err(|fault| SendError::Permanent(format!("nobody reads the terminal: {}", fault.kind())))
    }

    async fn print(&self, text: &str) -> io::Result<()> {
        let mut output = stdout();
        let mut printed = output.write_all(text.as_bytes()).await;
        if printed.is_ok() {
            printed = output.flush().await;
        }
        if printed.is_err() {
            self.is_closed.store(true, Ordering::Relaxed);
        }
        printed
    }
}

/// `message` as it is printed: marks are bold letters for a person and nothing for a file, a link stands with
/// its address, choices are numbered lines. Nothing in it steers the terminal but our own marks.
pub fn printed(message: &Message, mode: Mode) -> String {
    let bold = |words| match mode {
        Mode::Interactive => format!("\u{1b}[1m{words}\u{1b}[0m"),
        Mode::Piped => words,
    };
    let lines = lines(message, bold).into_iter();
    match mode {
        Mode::Interactive => lines.map(|line| line + "\n").chain(["\n".to_owned()]).collect(),
        Mode::Piped => lines.map(|line| format!("< {line}").trim_end().to_owned() + "\n").collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::{Choice, Mark, Style};

    fn message() -> Message {
        let text = "Schwimmkurs für Kinder\n\nMehr dazu\nhttps://b.example".to_owned();
        let mark = |part: &str, style| {
            let start = text.find(part).unwrap();
            Mark { start, end: start + part.len(), style }
        };
        let marks = vec![
            mark("Schwimmkurs", Style::Bold),
            mark("Mehr dazu", Style::Link("https://a.example/ä".to_owned())),
            mark("https://b.example", Style::Link("https://b.example".to_owned())),
        ];
        let choice = |label: &str, number| Choice { label: label.to_owned(), data: String::new(), number };
        let choices = vec![choice("Weiter", Some(1)), choice("Neu", Some(2)), choice("Egal", None)];
        Message { text, marks, choices, ..Message::default() }
    }

    #[test]
    fn a_file_gets_marked_lines_without_letters_that_steer() {
        let expected = "< Schwimmkurs für Kinder\n<\n< Mehr dazu: https://a.example/ä\n\
            < https://b.example\n< [1] Weiter\n< [2] Neu\n< [Egal]\n";
        assert_eq!(printed(&message(), Mode::Piped), expected);
    }

    #[test]
    fn a_person_gets_plain_lines_bold_letters_and_an_empty_line() {
        let expected = "\u{1b}[1mSchwimmkurs\u{1b}[0m für Kinder\n\nMehr dazu: https://a.example/ä\n\
            https://b.example\n[1] Weiter\n[2] Neu\n[Egal]\n\n";
        assert_eq!(printed(&message(), Mode::Interactive), expected);
    }

    #[test]
    fn data_cannot_steer_the_terminal_or_break_out_of_its_line() {
        let mut message = message();
        message.text.push_str("\u{1b}]0;title\u{7}\r\u{202e}");
        message.choices[0].label = "Weiter\n< [9] Betrug\u{1b}[2J".to_owned();
        message.marks[1].style = Style::Link("https://a.example/\u{1b}[2J\nx".to_owned());
        let text = printed(&message, Mode::Piped);
        assert!(text.chars().all(|character| character == '\n' || !character.is_control()));
        assert!(text.contains("[1] Weiter < [9] Betrug\n"), "{text}");
    }
}
