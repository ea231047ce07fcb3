//! The audit log: what is written down, that nobody changes it unseen, and who looks after the team.

use bildungslotse::{
    domain::{
        audit::{Action, Chain, Entry},
        staff::{Role, StaffId},
        time::Timestamp,
    },
    store::{audit, open::Store},
    usecase::{
        forget::forget_expired,
        manage_staff::{ManageError, change_role, remove_staff},
    },
};
use sqlx::raw_sql;

use crate::{
    browser::TestConsole,
    database::{NOW, TestDatabase},
};

async fn write(store: &Store, count: usize, now: Timestamp) {
    for number in 0..count {
        let mut tx = store.begin().await.unwrap();
        let entry = Entry::new(&StaffId("anna".to_owned()), Action::SignedIn, format!("thing {number}"));
        audit::write(&mut tx, &entry, now).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn verify(store: &Store) -> Chain {
    audit::verify(&mut store.read().await.unwrap()).await.unwrap()
}

fn entries(chain: &Chain) -> Option<i64> {
    match chain {
        Chain::Whole { entries, .. } => Some(*entries),
        Chain::Broken { .. } => None,
    }
}

#[tokio::test]
async fn nothing_is_changed_or_taken_out_unseen() {
    for statement in [
        "update audit set staff = 'berta' where number = 3",
        "update audit set at = at + 1 where number = 1",
        "update audit set detail = '{}' where number = 5",
        "delete from audit where number = 1",
        "delete from audit where number = 3",
        "delete from audit where number = 5",
        "delete from audit",
        "insert into audit select 6, at, staff, action, object, detail, hash from audit where number = 5",
    ] {
        for database in TestDatabase::each().await {
            assert_eq!(entries(&verify(&database.store).await), Some(0));
            write(&database.store, 5, NOW).await;
            assert_eq!(entries(&verify(&database.store).await), Some(5));
            raw_sql(statement).execute(&mut database.connection().await).await.unwrap();
            assert_eq!(entries(&verify(&database.store).await), None, "{statement}");
            database.remove().await;
        }
    }
}

#[tokio::test]
async fn entries_are_kept_for_a_year_and_the_rest_can_still_be_verified() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        write(store, 3, NOW).await;
        write(store, 2, NOW.plus(audit::KEPT_SECONDS / 2)).await;
        let before = verify(store).await;
        assert_eq!(forget_expired(store, NOW.plus(audit::KEPT_SECONDS + 1)).await.unwrap(), 3);
        let Chain::Whole { entries: left, head } = verify(store).await else { panic!("it is whole") };
        assert_eq!(left, 2);
        assert!(matches!(before, Chain::Whole { head: old, .. } if old == head), "the last hash stays");
        write(store, 1, NOW.plus(audit::KEPT_SECONDS + 2)).await;
        assert_eq!(entries(&verify(store).await), Some(3));
        raw_sql("delete from audit where number = 4")
            .execute(&mut database.connection().await)
            .await
            .unwrap();
        assert_eq!(entries(&verify(store).await), None);
        database.remove().await;
    }
}

#[tokio::test]
async fn many_write_at_the_same_moment_and_the_log_stays_whole() {
    for database in TestDatabase::each().await {
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let store = database.store.clone();
                tokio::spawn(async move { write(&store, 5, NOW).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(entries(&verify(&database.store).await), Some(40));
        database.remove().await;
    }
}

#[tokio::test]
async fn the_last_admin_stays_and_nobody_is_removed_by_oneself() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let store = &console.database.store;
        let (anna, berta) =
            (console.person("anna", Role::Admin).await, console.person("berta", Role::Editor).await);
        let now = console.now();
        let by = StaffId::command_line();
        let removed = remove_staff(store, &anna.id, &anna.id, now).await;
        assert!(matches!(removed, Err(ManageError::Oneself)));
        let removed = remove_staff(store, &by, &anna.id, now).await;
        assert!(matches!(removed, Err(ManageError::LastAdmin)));
        let lowered = change_role(store, &by, (&anna.id, Role::Editor), now).await;
        assert!(matches!(lowered, Err(ManageError::LastAdmin)));
        change_role(store, &anna.id, (&berta.id, Role::Admin), now).await.unwrap();
        change_role(store, &berta.id, (&anna.id, Role::Editor), now).await.unwrap();
        let removed = remove_staff(store, &anna.id, &StaffId("nobody".to_owned()), now).await;
        assert!(matches!(removed, Err(ManageError::Unknown)));
        remove_staff(store, &berta.id, &anna.id, now).await.unwrap();
        console.person("anna", Role::Editor).await;
        console.database.remove().await;
    }
}

#[tokio::test]
async fn an_admin_invites_changes_roles_gives_new_links_removes_and_reads_it_all_in_the_log() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let anna = console.person("anna", Role::Admin).await;
        let berta = console.person("berta", Role::Editor).await;
        let mut browser = console.signed_in(&anna).await;
        let team = "/verwaltung/team";
        let link =
            browser.submit((team, team), &[("name", "Carla@kreis.example"), ("role", "publisher")]).await;
        assert!(link.body.contains("http://127.0.0.1:8080/verwaltung/einladung/"), "{}", link.body);
        for (name, fault) in [("carla@kreis.example", "hat schon jemand"), ("a b", "keine Leerzeichen")] {
            let again = browser.submit((team, team), &[("name", name), ("role", "editor")]).await;
            assert_eq!(again.status, 422);
            assert!(again.body.contains(fault), "{}", again.body);
        }
        assert!(browser.page("/verwaltung").await.contains("Eine Einladung ist noch offen"));
        let path = |what: &str| format!("{team}/{}/{what}", berta.id);
        let changed = browser.submit((team, &path("rolle")), &[("role", "publisher")]).await;
        assert_eq!((changed.status, changed.location()), (303, team));
        assert!(browser.page(team).await.contains("Die Rolle ist geändert."));
        let own = format!("{team}/{}/entfernen", anna.id);
        browser.submit((team, &own), &[]).await;
        assert!(browser.page(team).await.contains("nicht für sich selbst"));
        let link = browser.submit((team, &path("neu")), &[]).await;
        assert!(link.body.contains("/verwaltung/einladung/"), "{}", link.body);
        assert_eq!(browser.submit((team, &path("entfernen")), &[]).await.status, 303);
        assert!(!browser.page(team).await.contains("berta"));

        let log = browser.page("/verwaltung/protokoll").await;
        for text in
            ["Eingeladen", "Rolle geändert", "Aus dem Team entfernt", "berta", "Technik", "Angemeldet"]
        {
            assert!(log.contains(text), "{text}: {log}");
        }
        let own = browser.page(&format!("/verwaltung/protokoll?person={}", berta.id)).await;
        assert!(own.contains("Zugang eingerichtet") && !own.contains("Rolle geändert"), "{own}");
        let about = browser.page(&format!("/verwaltung/protokoll?objekt=staff+{}", berta.id)).await;
        assert!(about.contains("Rolle geändert") && !about.contains("Angemeldet"), "{about}");
        assert!(browser.page("/verwaltung/protokoll/pruefung").await.contains("ist vollständig"));
        write(&console.database.store, 120, console.now()).await;
        let first = browser.page("/verwaltung/protokoll").await;
        let older = first.split("href=\"/verwaltung/protokoll?").nth(1).unwrap().split('"').next().unwrap();
        let second = browser.page(&format!("/verwaltung/protokoll?{}", older.replace("&amp;", "&"))).await;
        assert!(second.contains("thing 69") && !second.contains("thing 70"), "{second}");
        raw_sql("delete from audit where number = 2")
            .execute(&mut console.database.connection().await)
            .await
            .unwrap();
        assert!(browser.page("/verwaltung/protokoll/pruefung").await.contains("wurde verändert"));
        console.database.remove().await;
    }
}
