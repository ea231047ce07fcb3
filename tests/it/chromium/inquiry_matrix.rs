//! A question to a provider from an encrypted room on Matrix, in one's own words, and the answer that comes back into it.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::{
    chromium::{
        inquiry::{ANSWER, ASKER, TITLE, answer, closed, code_in, enter_way, letter, mail_server},
        stage::Stage,
        window::Browser,
    },
    matrix_login::log_in,
    synapse::{
        citizens::{Citizen, Citizens, PATIENCE, Seen},
        server::Synapse,
    },
};

/// Somebody in a room with the bot.
struct Chat {
    citizen: Citizen,
    room: String,
    bot: String,
}

impl Chat {
    /// The last message of the bot, once it contains `words`.
    async fn reads(&self, words: &str) -> (String, Seen) {
        let end = Instant::now() + PATIENCE;
        loop {
            let seen = self.citizen.seen(&self.room).await;
            let is_said = |seen: &Seen| seen.sender == self.bot && seen.kind == "m.room.message";
            let last = seen.into_iter().rfind(is_said);
            let body = last.as_ref().and_then(|last| last.content["body"].as_str()).unwrap_or_default();
            if let Some(last) = last.clone().filter(|_| body.contains(words)) {
                return (body.to_owned(), last);
            }
            assert!(Instant::now() < end, "{words:?} is never said, but:\n{body}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Says `words`, and returns the answer, which contains `expected`.
    async fn says(&self, words: &str, expected: &str) -> String {
        self.citizen.say(&self.room, words).await;
        self.reads(expected).await.0
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_in_an_encrypted_room_leaves_the_telephone_number_out_and_its_answer_comes_back() {
    let Some(synapse) = Synapse::shared() else { return };
    let mut stage = Stage::new();
    let Some(server) = mail_server(&mut stage) else { return };
    let Some(club) = Browser::start(&stage.origin).await else { return };
    let account = synapse.register("bot").await;
    log_in(&stage.program, &synapse, &account);
    stage.environment.push(("BILDUNGSLOTSE_MATRIX__USER", account.user_id.clone()));
    stage.environment.push(("BILDUNGSLOTSE_MATRIX__HOMESERVER", synapse.url.to_string()));
    stage.serve().await;
    let address = enter_way(&stage).await;

    let citizens = Citizens::new(&synapse).await;
    let citizen = citizens.sign_in(&synapse.register(ASKER).await).await;
    let room = citizen.open_room(&account.user_id, true).await;
    let chat = Chat { citizen, room, bot: account.user_id.clone() };
    chat.says("Schwimmkurs Merzig", TITLE).await;
    chat.says("1", "Adresse: DLRG Merzig").await;
    chat.says("Frage stellen", "Sie können Ihre Frage auch gleich selbst schreiben.").await;
    chat.says("Eigene Frage", "Schreiben Sie jetzt Ihre Frage").await;
    let words = "Darf mein Sohn Kasimir mitmachen? Meine Nummer ist 0171 1234567.";
    let passed = "Darf mein Sohn Kasimir mitmachen? Meine Nummer ist [Telefonnummer].";
    let preview = chat.says(words, "Genau diese Worte sende ich:").await;
    assert!(preview.contains(passed) && !preview.contains("1234567"), "{preview}");
    assert!(preview.contains("Eine Telefonnummer oder E-Mail-Adresse habe ich weggelassen."), "{preview}");
    let code = code_in(&chat.says("Senden", "Ihre Frage ist unterwegs.").await);

    let mail = letter(&server, &address, (&code, &[ASKER, "Kasimir", "1234567"])).await;
    assert!(mail.text.contains("Worum es geht, lesen Sie auf der Seite."), "{}", mail.text);
    chat.says("wo ist meine Frage?", "beim Anbieter, noch ohne Antwort").await;
    let path = answer(&club, &stage, (&mail, passed)).await;
    let (told, seen) = chat.reads(ANSWER).await;
    assert!(told.contains(&format!("„{TITLE}“ ({code})")), "{told}");
    assert!(seen.is_encrypted && seen.is_decrypted);
    chat.says("Erledigt", "die Frage ist beendet").await;
    chat.says(&code.to_string(), "von Ihnen beendet").await;
    closed(&club, &stage, (&code, &path)).await;
    assert_eq!(server.taken_for(&address).len(), 1, "there was nothing more to tell");
    club.end().await;
}
