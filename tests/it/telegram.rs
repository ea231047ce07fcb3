//! Citizens talk to the service on Telegram.

use crate::{database::TestDatabase, simulation::Simulation};

#[tokio::test]
async fn try_out() {
    let simulation = Simulation::on(TestDatabase::sqlite().await, 1).await;
    let people = &simulation.people;
    simulation.say("anna", "/start").await;
    people.press("anna", "🧒 Für mein Kind");
    simulation.pass(3_000).await;
    simulation.say("anna", "7").await;
    people.press("anna", "➡️ Mehr Themen");
    simulation.pass(3_000).await;
    simulation.say("anna", "Fußball").await;
    simulation.say("anna", "in der nähe").await;
    people.pin("anna", 49.5, 6.75);
    simulation.pass(3_000).await;
    people.press("anna", "Mehr zu 2");
    people.press("anna", "Mehr zu 2");
    simulation.pass(3_000).await;
    simulation.say("anna", "Einfache Sprache").await;
    people.photo("anna");
    people.album("anna", 3);
    simulation.pass(9_000).await;
    people.join_group("gruppe");
    people.say_in_group("gruppe", "anna", "@lotse_bot Hilfe");
    simulation.pass(3_000).await;
    println!("{}", people.transcript("anna"));
    println!("{}", people.transcript("gruppe"));
    simulation.end().await;
}
