//! What staff see of offers at a glance: what is incomplete, unconfirmed, hard to read; and who changed what.

use bildungslotse::{
    domain::{
        import::correction::Correction,
        offer::{Contact, Cost, Offer, Status, Venue},
        provider::Provider,
        staff::StaffId,
        topic::TopicId,
    },
    store::{
        history, offer,
        offer_list::{self, Filter, Slice, ToDo},
        open::Store,
        provider,
    },
    usecase::{
        create_offer::{NewOffer, create_offer, remove_offer},
        edit_offer::{Edit, EditError, edit_offer},
        edit_provider::{ProviderError, ProviderFields, add_provider, edit_provider},
        weigh_offers::weigh_offers,
    },
};
use jiff::civil::date;
use serde_json::{Value, json};
use sqlx::Connection as _;

use crate::{
    catalogue::school,
    database::{NOW, TestDatabase},
    import_file::KNOWN,
};

const ALL: Slice = Slice { offset: 0, limit: 50 };

fn anna() -> StaffId {
    StaffId("anna".to_owned())
}

/// An offer that says all that is needed, and in simple language, and was confirmed the day before.
fn whole(id: &str, title: &str) -> Offer {
    Offer {
        id: id.to_owned(),
        title: title.to_owned(),
        description: format!("{title}: Hier steht, was es ist."),
        description_simple: Some("Hier steht etwas.".to_owned()),
        provider: "vhs".to_owned(),
        topics: vec![TopicId::new("sport/schwimmen")],
        audience: Some("alle".to_owned()),
        schedule: Some("montags um 18 Uhr".to_owned()),
        cost: Cost::Free,
        place: Venue { municipality: Some("Wadern".to_owned()), ..Venue::default() },
        verified_on: Some(NOW.date().yesterday().unwrap()),
        ..Offer::default()
    }
}

async fn import(store: &Store, offers: &[Offer]) {
    let mut tx = store.begin().await.unwrap();
    for offer in offers {
        offer::import(&mut tx, offer, NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn ids(store: &Store, filter: Filter<'_>, slice: Slice) -> Vec<String> {
    let mut tx = store.read().await.unwrap();
    let offers = offer_list::list(&mut tx, filter, slice, NOW).await.unwrap();
    if slice == ALL {
        assert_eq!(offer_list::count(&mut tx, filter, NOW).await.unwrap(), offers.len() as u64);
    }
    offers.into_iter().map(|(offer, _)| offer.id).collect()
}

fn set(fields: &[(&str, &str)]) -> Correction {
    let mut correction = Correction::default();
    for (field, text) in fields {
        correction.set(field, text).unwrap();
    }
    correction
}

async fn edit(
    store: &Store,
    id: &str,
    correction: &Correction,
    seen: Option<i64>,
) -> Result<Offer, EditError> {
    let edit = Edit { id, correction, staff: &anna(), seen };
    Ok(edit_offer(store, &edit, &KNOWN, NOW).await?.after)
}

async fn history(store: &Store, object: &str) -> Vec<(String, String, Value)> {
    let entries = history::of(&mut store.read().await.unwrap(), object, 10).await.unwrap();
    let told = |entry: bildungslotse::domain::audit::Written| {
        (entry.staff, entry.action, serde_json::from_str(&entry.detail).unwrap())
    };
    entries.into_iter().map(told).collect()
}

#[tokio::test]
async fn lists_say_what_there_is_to_do() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let offers = [
            whole("good", "Zumba"),
            Offer { cost: Cost::Unknown, ..whole("no-price", "Ölmalerei") },
            Offer { cost: Cost::Unknown, audience: None, ..whole("vague", "Chor") },
            Offer { verified_on: None, ..whole("never", "Ballett") },
            Offer { verified_on: Some(date(2020, 1, 1)), ..whole("old", "Angeln") },
            Offer { description_simple: None, ..whole("hard", "Yoga") },
            Offer {
                status: Status::Ended,
                description_simple: None,
                verified_on: None,
                ..whole("over", "Aus")
            },
        ];
        import(store, &offers).await;
        assert_eq!(ids(store, Filter::Incomplete, ALL).await, ["vague", "no-price"]);
        assert_eq!(ids(store, Filter::Unconfirmed, ALL).await, ["never", "old"]);
        assert_eq!(ids(store, Filter::Hard, ALL).await, ["hard"]);
        assert_eq!(ids(store, Filter::Ended, ALL).await, ["over"]);
        let by_title = ["old", "over", "never", "vague", "no-price", "hard", "good"];
        assert_eq!(ids(store, Filter::All, ALL).await, by_title);
        assert_eq!(ids(store, Filter::All, Slice { offset: 2, limit: 2 }).await, by_title[2..4]);
        assert_eq!(ids(store, Filter::Provider("vhs"), ALL).await, by_title);
        assert!(ids(store, Filter::Provider("other"), ALL).await.is_empty());
        let mut tx = store.read().await.unwrap();
        let to_do = ToDo { offers: 6, incomplete: 2, unconfirmed: 2, hard: 1 };
        assert_eq!(offer_list::to_do(&mut tx, NOW).await.unwrap(), to_do);
        let found = offer_list::titled(&mut tx, " ÖL", 5).await.unwrap();
        assert_eq!(found.iter().map(|(offer, _)| offer.id.as_str()).collect::<Vec<_>>(), ["no-price"]);
        drop(tx);
        database.remove().await;
    }
}

#[tokio::test]
async fn what_is_listed_follows_every_change_and_every_import() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let poor = Offer { cost: Cost::Unknown, description_simple: None, ..whole("a", "Alt") };
        import(store, std::slice::from_ref(&poor)).await;
        edit(store, "a", &set(&[("cost", "free"), ("title", "Neu")]), None).await.unwrap();
        assert!(ids(store, Filter::Incomplete, ALL).await.is_empty());
        // What was changed by hand stays, whatever is imported.
        import(store, &[Offer { level: Some("B1".to_owned()), ..poor.clone() }]).await;
        assert!(ids(store, Filter::Incomplete, ALL).await.is_empty());
        assert_eq!(ids(store, Filter::Hard, ALL).await, ["a"]);
        let mut reset = Correction::default();
        reset.reset("cost").unwrap();
        edit(store, "a", &reset, None).await.unwrap();
        assert_eq!(ids(store, Filter::Incomplete, ALL).await, ["a"]);
        database.remove().await;
    }
}

#[tokio::test]
async fn what_an_earlier_version_wrote_is_weighed_at_start() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        import(store, &[whole("a", "Chor"), Offer { cost: Cost::Unknown, ..whole("b", "Bad") }]).await;
        provider::save(&mut store.begin().await.unwrap(), &school()).await.unwrap();
        let mut connection = database.connection().await;
        let forget =
            "update offer set title = '', completeness = 0, is_simple = 0, confirmed = '', weights = 0";
        sqlx::query(forget).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        assert_eq!(ids(store, Filter::Incomplete, ALL).await, ["a", "b"]);
        assert_eq!(weigh_offers(store).await.unwrap(), 2);
        assert_eq!(weigh_offers(store).await.unwrap(), 0);
        assert_eq!(ids(store, Filter::Incomplete, ALL).await, ["b"]);
        assert_eq!(ids(store, Filter::All, ALL).await, ["b", "a"]);
        database.remove().await;
    }
}

#[tokio::test]
async fn who_changed_what_is_written_down_and_nobody_overwrites_what_they_did_not_see() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        import(store, &[whole("a", "Chor")]).await;
        let seen = offer::stored(&mut store.read().await.unwrap(), "a").await.unwrap().unwrap();
        let rename = set(&[("title", "Frauenchor")]);
        edit(store, "a", &rename, Some(seen.revision)).await.unwrap();
        let late = edit(store, "a", &set(&[("title", "Männerchor")]), Some(seen.revision)).await;
        assert!(matches!(late, Err(EditError::Outdated)));
        // What changes nothing is not written down.
        edit(store, "a", &rename, None).await.unwrap();
        let faulty = edit(store, "a", &set(&[("provider", "")]), None).await;
        assert!(matches!(faulty, Err(EditError::Refused(_))));
        let expected = json!({ "title": ["Chor", "Frauenchor"] });
        let entry = ("anna".to_owned(), "offer-changed".to_owned(), expected);
        assert_eq!(history(store, "offer a").await, [entry]);
        assert!(history(store, "offer").await.is_empty());
        let now = offer::stored(&mut store.read().await.unwrap(), "a").await.unwrap().unwrap();
        assert_eq!((now.offer.title.as_str(), now.imported.title.as_str()), ("Frauenchor", "Chor"));
        database.remove().await;
    }
}

#[tokio::test]
async fn an_offer_is_written_by_hand_and_removed_again() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let fields = set(&[("title", "Lesekreis"), ("provider", "vhs"), ("place.municipality", "Wadern")]);
        let staff = anna();
        let new = NewOffer { id: "hand-1", fields: &fields, staff: &staff };
        // Nobody knows the provider yet.
        let early = create_offer(store, &new, &KNOWN, NOW).await;
        assert!(matches!(early, Err(EditError::Refused(faults)) if faults[0].key == "provider"));
        let mut tx = store.begin().await.unwrap();
        provider::save(&mut tx, &school()).await.unwrap();
        tx.commit().await.unwrap();
        let offer = create_offer(store, &new, &KNOWN, NOW).await.unwrap();
        assert_eq!(offer.source.name.as_deref(), Some("Redaktion"));
        assert!(matches!(create_offer(store, &new, &KNOWN, NOW).await, Err(EditError::Outdated)));
        assert!(remove_offer(store, "hand-1", &staff, NOW).await.unwrap());
        assert!(!remove_offer(store, "hand-1", &staff, NOW).await.unwrap());
        let actions: Vec<_> =
            history(store, "offer hand-1").await.into_iter().map(|(_, action, _)| action).collect();
        assert_eq!(actions, ["offer-removed", "offer-created"]);
        database.remove().await;
    }
}

#[tokio::test]
async fn what_was_corrected_of_a_provider_outlasts_the_next_import() {
    for database in TestDatabase::each().await {
        let store = &database.store;
        let mut tx = store.begin().await.unwrap();
        provider::save(&mut tx, &school()).await.unwrap();
        tx.commit().await.unwrap();
        let mut fields = ProviderFields {
            name: "Volkshochschule".to_owned(),
            kind: "vhs".to_owned(),
            phone: "06861 80-0".to_owned(),
            ..ProviderFields::default()
        };
        let staff = anna();
        edit_provider(store, ("vhs", &fields, &staff), &KNOWN, NOW).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        let renamed = Provider { name: "VHS Merzig".to_owned(), ..school() };
        assert!(provider::save(&mut tx, &renamed).await.unwrap());
        let found = provider::find(&mut tx, "vhs").await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.contact.phone.as_deref()), ("VHS Merzig", Some("06861 80-0")));
        let listed = provider::list(&mut tx, (provider::Shelf::All, "vhs m"), (0, 10)).await.unwrap();
        assert_eq!((listed.len(), listed[0].offers), (1, 0));
        assert_eq!(provider::count(&mut tx, (provider::Shelf::All, "%")).await.unwrap(), 0);
        tx.commit().await.unwrap();
        fields.email = "keine Adresse".to_owned();
        let refused = edit_provider(store, ("vhs", &fields, &staff), &KNOWN, NOW).await;
        assert!(matches!(refused, Err(ProviderError::Refused(faults)) if faults[0].key == "contact.email"));
        fields.email.clear();
        fields.name = "Turnverein Ä".to_owned();
        let added = add_provider(store, (&fields, &staff), &KNOWN, NOW).await.unwrap();
        assert_eq!(added.id, "turnverein-ae");
        let again = add_provider(store, (&fields, &staff), &KNOWN, NOW).await;
        assert!(matches!(again, Err(ProviderError::Known(id)) if id == "turnverein-ae"));
        assert_eq!(history(store, "provider vhs").await.len(), 1);
        let contact = Contact { phone: Some("06861 80-0".to_owned()), ..Contact::default() };
        assert_eq!(added.contact, contact);
        database.remove().await;
    }
}
