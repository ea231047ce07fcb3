//! Letters to providers: they leave only while somebody waits for an answer, and go where the provider is reached now. On
//! SQLite and on PostgreSQL.

use bildungslotse::{
    domain::{
        inquiry::{Author, Closing, Holder, State, Takeover},
        inquiry_wish::InquiryWish,
        message::{Address, ChannelKind},
        outbox::{Priority, SendError},
        statistics::Event,
        time::Timestamp,
    },
    store::{
        inquiry,
        outbox::{self, Lane},
        provider_way, statistics,
    },
    usecase::{
        answer_inquiry::{Said, answer_inquiry},
        deliver::conclude,
        forget::{erase, forget_expired},
    },
};

use sqlx::{AnyConnection, Connection};

use crate::{
    database::NOW,
    inquiring::{County, PROVIDER, anna, by_mail},
};

fn hours(number: i64) -> Timestamp {
    NOW.plus(number * 3_600)
}

fn room() -> Address {
    Address { channel: ChannelKind::Matrix, name: "!verein:example.org".to_owned() }
}

/// The next delivery over `channel` fails in this way.
async fn fails(county: &County, channel: ChannelKind, fault: SendError, now: Timestamp) {
    let mut tx = county.store().begin().await.unwrap();
    let lane = Lane { channel, priority: Priority::Inquiry };
    let claimed = outbox::claim(&mut tx, lane, 1, now).await.unwrap();
    tx.commit().await.unwrap();
    conclude(county.store(), &claimed[0], Some(Err(fault)), now).await.unwrap();
}

fn for_a_while() -> SendError {
    SendError::Retry { seconds: 0, reason: "greylisted".to_owned() }
}

#[tokio::test]
async fn a_question_that_is_taken_back_is_told_to_nobody_any_more() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        for how in ["withdrawn", "erased", "answered"] {
            let asked = county.ask(&anna(), "Ist noch Platz?").await;
            county.mediate(NOW).await;
            fails(&county, ChannelKind::Mail, for_a_while(), NOW).await;
            match how {
                "withdrawn" => {
                    assert!(county.wish(&anna(), InquiryWish::Withdraw(asked.code.clone()), NOW).await);
                }
                "erased" => {
                    let mut tx = county.store().begin().await.unwrap();
                    erase(&mut tx, &anna(), NOW).await.unwrap();
                    tx.commit().await.unwrap();
                }
                _ => {
                    county.says(&asked, Said::Answer("Ja."), NOW).await;
                    assert_eq!(county.delivered(NOW).await.len(), 1, "the answer");
                }
            }
            assert!(county.delivered(hours(30)).await.is_empty(), "{how}");
        }
    }
}

#[tokio::test]
async fn a_letter_goes_where_the_provider_is_reached_when_it_leaves() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.mediate(NOW).await;
        fails(&county, ChannelKind::Mail, for_a_while(), NOW).await;
        county.reach(&Address { channel: ChannelKind::Mail, name: "neu@example.org".to_owned() }).await;
        // At the old address it does not leave; then it is written anew.
        assert!(county.delivered(hours(1)).await.is_empty());
        county.mediate(hours(1)).await;
        assert_eq!(county.delivered(hours(1)).await.len(), 1);
        let mut tx = county.store().read().await.unwrap();
        let ways = provider_way::of(&mut tx, PROVIDER).await.unwrap();
        assert_eq!((ways[0].address.name.as_str(), ways[0].arrived_at), ("neu@example.org", Some(hours(1))));
        assert_eq!(inquiry::find(&mut tx, &asked.id).await.unwrap().unwrap().inquiry.state, State::Delivered);
    }
}

#[tokio::test]
async fn what_still_goes_to_a_chat_that_is_gone_looks_for_another_way() {
    for county in County::each().await {
        county.reach(&room()).await;
        county.reach(&by_mail()).await;
        let bert = Address { channel: ChannelKind::Terminal, name: "bert".to_owned() };
        let asked = [county.ask(&anna(), "Ist noch Platz?").await, county.ask(&bert, "Was kostet es?").await];
        county.mediate(NOW).await;
        fails(&county, ChannelKind::Matrix, SendError::Gone("left".to_owned()), NOW).await;
        county.mediate(NOW).await;
        let told = county.delivered(NOW).await;
        assert_eq!(told.iter().map(|(channel, _)| *channel).collect::<Vec<_>>(), [ChannelKind::Mail; 2]);
        for asked in &asked {
            assert_eq!(county.look(asked).await.unwrap().inquiry.state, State::Delivered);
        }
    }
}

#[tokio::test]
async fn nobody_is_late_with_an_answer_to_what_never_arrived() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.mediate(NOW).await;
        fails(&county, ChannelKind::Mail, for_a_while(), NOW).await;
        // For days nothing can be sent at all.
        county.mediate(hours(4 * 24)).await;
        county.mediate(hours(8 * 24)).await;
        let told = county.delivered(hours(8 * 24)).await;
        let [(ChannelKind::Terminal, text)] = &told[..] else { panic!("{} letters", told.len()) };
        assert!(text.contains("nicht zugestellt"), "{text}");
        let held = county.look(&asked).await.unwrap().inquiry.holder;
        assert_eq!(held, Holder::Office(Takeover::Undeliverable));
        let mut tx = county.store().read().await.unwrap();
        assert_eq!(statistics::total(&mut tx, &Event::InquiryOverdue, hours(8 * 24)).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_question_that_cannot_be_read_holds_up_no_other() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let broken = county.ask(&anna(), "Ist noch Platz?").await;
        let sound = county.ask(&anna(), "Was kostet es?").await;
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(&county.database.url).await.unwrap();
        let broke = sqlx::query("update inquiry set record = '{' where id = $1").bind(&broken.id);
        broke.execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        county.mediate(NOW).await;
        assert_eq!(county.delivered(NOW).await.len(), 1);
        assert_eq!(county.look(&sound).await.unwrap().inquiry.state, State::Delivered);
        assert!(county.look(&broken).await.is_none());
        assert!(county.wish(&anna(), InquiryWish::Withdraw(sound.code.clone()), NOW).await);
    }
}

#[tokio::test]
async fn a_question_that_nobody_answers_ends_before_it_is_forgotten() {
    for county in County::each().await {
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.mediate(NOW).await;
        county.delivered(NOW).await;
        let end = hours(180 * 24);
        forget_expired(county.store(), end).await.unwrap();
        assert!(county.look(&asked).await.is_some(), "whoever asked is told first");
        county.mediate(end).await;
        assert_eq!(county.look(&asked).await.unwrap().inquiry.state, State::Closed(Closing::Expired));
        assert_eq!(county.delivered(end).await.len(), 1);
        forget_expired(county.store(), end).await.unwrap();
        assert!(county.look(&asked).await.is_none());
    }
}

#[tokio::test]
async fn an_answer_is_counted_once_however_often_somebody_writes() {
    for county in County::each().await {
        county.reach(&by_mail()).await;
        let asked = county.ask(&anna(), "Ist noch Platz?").await;
        county.says(&asked, Said::Answer("Ja."), NOW).await;
        assert!(county.wish(&anna(), InquiryWish::Reply(asked.code.clone(), "Wann?".to_owned()), NOW).await);
        let said = (asked.id.as_str(), Author::Provider, Said::Answer("Montags."));
        answer_inquiry(county.store(), &county.guide, said, NOW).await.unwrap();
        let mut tx = county.store().read().await.unwrap();
        assert_eq!(statistics::total(&mut tx, &Event::InquiryAnswered, NOW).await.unwrap(), 1);
    }
}
