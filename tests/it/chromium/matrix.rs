//! An announcement that is approved in the browser and read on Matrix, in an encrypted room and in a plain one.

use std::time::Duration;

use bildungslotse::{app, resource::Settings};

use crate::{
    announcing::{Office, draft},
    chromium::{office::now, stage::Stage, window::Browser},
    matrix_login::log_in,
    synapse::{
        citizens::{Citizen, Citizens},
        server::Synapse,
    },
};

/// What was approved waits a minute before it leaves.
const GRACE_AND_MORE: Duration = Duration::from_mins(3);

/// Somebody subscribes, for any hour: nobody knows at what time tests are run. Returns how much the bot has said by then.
async fn subscribe(citizen: &Citizen, room: &str, bot: &str) -> usize {
    let words = ["Abo", "Ja, 16 oder älter", "Mein Abo", "Zeiten ändern", "Jederzeit"];
    for (index, word) in words.iter().enumerate() {
        citizen.say(room, word).await;
        citizen.wait_for(room, bot, index + 1).await;
    }
    words.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_person_lets_it_leave_and_people_read_it_on_matrix() {
    let Some(synapse) = Synapse::shared() else { return };
    let mut stage = Stage::new();
    let Some(publisher) = Browser::start(&stage.origin).await else { return };
    let account = synapse.register("bot").await;
    log_in(&stage.program, &synapse, &account);
    stage.environment.push(("BILDUNGSLOTSE_MATRIX__USER", account.user_id.clone()));
    stage.environment.push(("BILDUNGSLOTSE_MATRIX__HOMESERVER", synapse.url.to_string()));
    stage.serve().await;
    let citizens = Citizens::new(&synapse).await;
    let mut readers = Vec::new();
    for is_encrypted in [true, false] {
        let citizen = citizens.sign_in(&synapse.register("anna").await).await;
        let room = citizen.open_room(&account.user_id, is_encrypted).await;
        let said = subscribe(&citizen, &room, &account.user_id).await;
        readers.push((citizen, room, said));
    }

    let guide = app::knowledge::guide(&Settings::default()).unwrap();
    let store = stage.store().await;
    let office = Office { store: &store, linter: &guide.linter, now: now() };
    let id = office.submitted(draft(7)).await;
    stage.join(&publisher, "bert", "publisher").await;
    publisher.open(&format!("/verwaltung/mitteilungen/{id}")).await;
    publisher.click("Genau das freigeben").await;
    publisher.wait_long_for("Fertig: Niemand steht mehr aus.", GRACE_AND_MORE).await;
    publisher.wait_for("2 von 2 erledigt").await;

    for (citizen, room, said) in readers {
        let seen = citizen.wait_for(&room, &account.user_id, said + 1).await;
        let last = seen.iter().rfind(|seen| seen.sender == account.user_id && seen.kind == "m.room.message");
        let content = &last.unwrap().content;
        assert!(content["body"].as_str().unwrap().contains("ax7x"), "{content}");
        assert!(
            content["formatted_body"].as_str().unwrap().contains("<strong>Ferien-Programm</strong>"),
            "{content}"
        );
    }
    publisher.end().await;
}
