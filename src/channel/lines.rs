//! Lines of text from outside, made harmless: of bounded length, readable, and without control characters.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt};

use crate::domain::{message::LONGEST_INPUT, spelling::harmless};

/// Bytes of one line that are kept: no character takes more than four.
const LONGEST_LINE_BYTES: usize = 4 * (LONGEST_INPUT + 1);

/// The next line of `input`, empty or not; none when the input has ended. What is longer than
/// [`LONGEST_INPUT`] characters is cut off behind one more, which tells that something is missing, and never
/// lies in memory as a whole.
pub async fn next_line(input: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<String>> {
    let Some(bytes) = next_bytes(input).await? else {
        return Ok(None);
    };
    Ok(Some(heard(&String::from_utf8_lossy(&bytes))))
}

/// What somebody wrote, made harmless. What is longer than [`LONGEST_INPUT`] characters is cut off behind one more.
pub fn heard(text: &str) -> String {
    let text: String = harmless(text).take(LONGEST_INPUT + 1).collect();
    text.trim().to_owned()
}

/// The bytes of the next line without its end, as many as are kept.
async fn next_bytes(input: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut is_begun = false;
    loop {
        let chunk = input.fill_buf().await?;
        if chunk.is_empty() {
            return Ok(is_begun.then_some(line));
        }
        is_begun = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        line.extend_from_slice(&part[..part.len().min(LONGEST_LINE_BYTES - line.len())]);
        let used = end.map_or(chunk.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tokio::io::BufReader;

    async fn lines(bytes: &[u8]) -> Vec<String> {
        // A small buffer, so that lines come in pieces.
        let mut input = BufReader::with_capacity(7, bytes);
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut input).await.unwrap() {
            lines.push(line);
        }
        lines
    }

    #[tokio::test]
    async fn lines_come_one_by_one_and_an_empty_one_is_a_line_too() {
        let input = "Schwimmkurs für Kinder\r\n\n   \nMerzig\nohne Ende".as_bytes();
        assert_eq!(lines(input).await, ["Schwimmkurs für Kinder", "", "", "Merzig", "ohne Ende"]);
        assert!(lines(b"").await.is_empty());
    }

    #[tokio::test]
    async fn a_line_without_end_is_cut_and_the_next_one_is_whole() {
        let long = "ä".repeat(3 * LONGEST_INPUT) + "\nkurz\n";
        let lines = lines(long.as_bytes()).await;
        assert_eq!(lines[0].chars().count(), LONGEST_INPUT + 1);
        assert_eq!(lines[1..], ["kurz"]);
    }

    #[tokio::test]
    async fn what_steers_a_terminal_does_not_come_through() {
        let input = b"a\x1b[31mb\x07\tc \xff \xe2\x80\xae d\n";
        assert_eq!(lines(input).await, ["ab c \u{fffd}  d"]);
    }

    proptest! {
        #[test]
        fn whatever_comes_in_what_goes_on_is_harmless(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            for line in runtime.block_on(lines(&bytes)) {
                prop_assert!(line.chars().all(|character| !character.is_control()));
            }
        }
    }
}
