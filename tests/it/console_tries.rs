//! Who tries out passwords waits, and keeps nobody out who works here. On SQLite and on PostgreSQL.

use bildungslotse::domain::{one_time_code::step, staff::Role};

use crate::{browser::TestConsole, console::each, database::TestDatabase};

#[tokio::test]
async fn whoever_tries_out_passwords_waits_longer_each_time_and_a_success_forgives() {
    each(async |console| {
        let anna = console.person("anna", Role::Editor).await;
        for _ in 0..5 {
            assert_eq!(console.browser().sign_in(&anna, "000000").await.status, 422);
        }
        let blocked = console.browser().sign_in(&anna, "000000").await;
        assert_eq!((blocked.status, blocked.header("retry-after")), (429, "3"));
        console.pass(3);
        assert_eq!(console.browser().sign_in(&anna, "000000").await.status, 422);
        console.pass(3);
        assert_eq!(console.browser().sign_in(&anna, "000000").await.status, 429, "four seconds now");
        console.pass(2);
        let code = anna.secret.code(step(console.now()));
        assert_eq!(console.browser().sign_in(&anna, &code).await.status, 303);
        for _ in 0..4 {
            assert_eq!(console.browser().sign_in(&anna, "000000").await.status, 422);
        }
    })
    .await;
}

#[tokio::test]
async fn strangers_who_try_out_passwords_keep_nobody_out_who_has_signed_in_here_before() {
    each(async |console| {
        let anna = console.person("anna", Role::Publisher).await;
        let mut own = console.signed_in(&anna).await;
        own.submit(("/verwaltung", "/verwaltung/abmelden"), &[]).await;
        console.pass(61);
        for number in 0..66 {
            let name = if number < 6 { "anna".to_owned() } else { format!("name{number}") };
            let fields = [("name", name.as_str()), ("password", "x"), ("code", "1")];
            console.browser().post("/verwaltung/anmelden", &fields).await;
        }
        let code = anna.secret.code(step(console.now()));
        assert_eq!(console.browser().sign_in(&anna, &code).await.status, 429, "elsewhere nobody gets in");
        for _ in 0..4 {
            assert_eq!(own.sign_in(&anna, "000000").await.status, 422);
        }
        assert_eq!(own.sign_in(&anna, &code).await.status, 303);
        // One's own tries count as ever, and the browser is known for one name only.
        own.submit(("/verwaltung", "/verwaltung/abmelden"), &[]).await;
        for expected in [422, 422, 422, 422, 422, 429] {
            assert_eq!(own.sign_in(&anna, "000000").await.status, expected);
        }
        let other = [("name", "bert"), ("password", "x"), ("code", "1")];
        assert_eq!(own.post("/verwaltung/anmelden", &other).await.status, 429);
        // Two people of one office share a machine.
        console.pass(3_600);
        let bert = console.person("bert", Role::Editor).await;
        assert_eq!(own.sign_in(&bert, &bert.secret.code(step(console.now()))).await.status, 303);
        own.submit(("/verwaltung", "/verwaltung/abmelden"), &[]).await;
        for name in ["anna"; 6] {
            let fields = [("name", name), ("password", "x"), ("code", "1")];
            console.browser().post("/verwaltung/anmelden", &fields).await;
        }
        let code = anna.secret.code(step(console.now()));
        assert_eq!(own.sign_in(&anna, &code).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn tries_under_many_names_are_slowed_down_together() {
    let console = TestConsole::on(TestDatabase::hasty().await).await;
    let mut statuses = vec![];
    for number in 0..61 {
        let name = format!("name{number}");
        let fields = [("name", name.as_str()), ("password", "x"), ("code", "1")];
        statuses.push(console.browser().post("/verwaltung/anmelden", &fields).await.status);
    }
    assert!(statuses[..60].iter().all(|status| *status == 422), "{statuses:?}");
    assert_eq!(statuses[60], 429);
    console.pass(61);
    let fields = [("name", "anna"), ("password", "x"), ("code", "1")];
    assert_eq!(console.browser().post("/verwaltung/anmelden", &fields).await.status, 422);
}
