//! The console: who gets in, how, and for how long. On SQLite and on PostgreSQL.

use bildungslotse::domain::{one_time_code::step, staff::Role};

use crate::{
    browser::{PASSWORD, TestConsole},
    database::TestDatabase,
};

#[tokio::test]
async fn whoever_knows_name_password_and_code_gets_in_and_out_again() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let anna = console.person("anna@kreis.example", Role::Editor).await;
        let mut browser = console.browser();
        let turned_away = browser.get("/verwaltung").await;
        assert_eq!((turned_away.status, turned_away.location()), (303, "/verwaltung/anmelden"));
        let refused = browser.sign_in(&anna, "000000").await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("passen nicht zusammen"), "{}", refused.body);

        let code = anna.secret.code(step(console.now()));
        let fields = [
            ("name", " Anna@Kreis.example "),
            ("password", PASSWORD),
            ("code", code.as_str()),
            ("weiter", "/verwaltung?x=1"),
        ];
        let welcome = browser.post("/verwaltung/anmelden", &fields).await;
        assert_eq!((welcome.status, welcome.location()), (303, "/verwaltung?x=1"));
        let overview = browser.page("/verwaltung").await;
        assert!(overview.contains("Guten Tag, anna@kreis.example."), "{overview}");

        let gone = browser.submit(("/verwaltung", "/verwaltung/abmelden"), &[]).await;
        assert_eq!((gone.status, gone.location()), (303, "/verwaltung/anmelden"));
        assert!(browser.page("/verwaltung/anmelden").await.contains("Sie sind abgemeldet."));
        assert_eq!(browser.get("/verwaltung").await.status, 303);
        console.database.remove().await;
    }
}
