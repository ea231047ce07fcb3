//! Offers and providers in the console: found, changed with a check and a history, given back, ended and removed.

use bildungslotse::{
    domain::{
        completeness::Part,
        import::{
            field::{self, Kind},
            form,
            form_group::GROUPS,
            word::PROVIDER_KINDS,
        },
        offer::Offer,
        staff::Role,
        texts::Texts,
    },
    resource,
    store::{
        offer,
        offer_list::{self, Filter, Slice},
        provider,
    },
    web::offer_words::label_id,
};

use crate::{
    browser::{Browser, TestConsole},
    database::{NOW, TestDatabase},
};

const LIST: &str = "/verwaltung/angebote";

async fn editor(console: &TestConsole) -> Browser {
    let anna = console.person("anna@kreis.example", Role::Editor).await;
    console.signed_in(&anna).await
}

/// Some offer of the sample region.
async fn some_offer(console: &TestConsole) -> Offer {
    let mut tx = console.database.store.read().await.unwrap();
    let slice = Slice { offset: 0, limit: 1 };
    offer_list::list(&mut tx, Filter::All, slice, NOW).await.unwrap().remove(0).0
}

async fn stored(console: &TestConsole, id: &str) -> Option<Offer> {
    offer::find(&mut console.database.store.read().await.unwrap(), id).await.unwrap()
}

/// The fields of the form on `page`, as a browser would send them.
fn filled(page: &str) -> Vec<(String, String)> {
    let (_, form) = page.split_once("data-unsaved").unwrap();
    let form = form.split("</form>").next().unwrap();
    let unescaped = |text: &str| {
        let signs = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#x27;", "'"),
            ("&#x2f;", "/"),
            ("&amp;", "&"),
        ];
        signs.iter().fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
    };
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(unescaped(rest.split('"').next()?))
    };
    let mut fields = Vec::new();
    for part in form.split('<').skip(1) {
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("textarea") {
            // A browser sends line breaks like this, and not the first one.
            let text = unescaped(rest.strip_prefix('\n').unwrap_or(rest));
            fields.push((name, text.replace('\n', "\r\n")));
        } else if tag.starts_with("input") {
            let is_box = tag.contains("type=\"checkbox\"");
            if !is_box || tag.contains(" checked") {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("select") {
            let (_, options) = form.split_once(&format!("<{tag}>")).unwrap();
            let options = options.split("</select>").next().unwrap();
            let chosen = options.split("<option").find(|option| option.contains(" selected"));
            fields.push((name, chosen.and_then(|option| attribute(option, "value")).unwrap_or_default()));
        }
    }
    fields
}

/// Sends the form of the page at `path` with these fields changed.
async fn save(browser: &mut Browser, path: &str, changes: &[(&str, &str)]) -> crate::browser::Answer {
    let mut fields = filled(&browser.page(path).await);
    for (name, value) in changes {
        fields.retain(|(other, _)| other != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

#[test]
fn everything_that_a_page_may_say_has_words() {
    let texts = Texts::read("console.ftl", &resource::Settings::default().console_text().unwrap()).unwrap();
    let says = |id: &str| assert!(texts.plain(id).is_ok(), "{id}");
    for path in field::paths().iter().filter(|path| !path.starts_with("further_runs")) {
        says(&label_id(path));
    }
    for (group, names) in GROUPS {
        says(&format!("offer-group-{group}"));
        for name in *names {
            let path = form::path(name);
            let (Kind::Choice(words) | Kind::Choices(words)) = field::find(path).unwrap().kind else {
                continue;
            };
            let kind = path.rsplit('.').next().unwrap().replace('_', "-");
            for (id, _) in words {
                says(&format!("choice-{kind}-{id}"));
            }
        }
    }
    for part in Part::ALL {
        says(&format!("hint-{}", part.name()));
    }
    for (id, _) in PROVIDER_KINDS {
        says(&format!("choice-provider-{id}"));
    }
}

#[tokio::test]
async fn offers_are_found_by_words_and_by_what_they_lack() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let mut browser = editor(&console).await;
        let all = browser.page(LIST).await;
        assert!(all.contains("Seite 18") && all.contains("aria-current=\"page\""), "{all}");
        let found = browser.page("/verwaltung/angebote?suche=Schwimmkurs+in+Merzig").await;
        assert!(found.contains("findet der Bot") && found.contains("chwimm"), "{found}");
        assert!(found.contains("filter=beendet&amp;suche=Schwimmkurs"), "a tab keeps the words: {found}");
        assert!(all.contains("rel=\"next\">Weiter</a>") && !all.contains("rel=\"prev\""), "{all}");
        let narrowed = browser.page(&format!("{LIST}?suche=Schwimmkurs&filter=beendet")).await;
        assert!(narrowed.contains("unter „Beendet“ nichts."), "{narrowed}");
        let nothing = browser.page("/verwaltung/angebote?suche=Qxyzzq").await;
        assert!(nothing.contains("Kein Angebot gefunden"), "{nothing}");
        let offer = some_offer(&console).await;
        let by_id = browser.page(&format!("{LIST}?suche={}", offer.id)).await;
        assert!(by_id.contains(&format!("href=\"{LIST}/{}\"", offer.id)), "{by_id}");
        for filter in ["unvollstaendig", "unbestaetigt", "ohne-einfach", "beendet", "unsinn"] {
            browser.page(&format!("{LIST}?filter={filter}&seite=2")).await;
        }
        let overview = browser.page("/verwaltung").await;
        assert!(overview.contains("filter=unvollstaendig"), "{overview}");
        console.database.remove().await;
    }
}

#[tokio::test]
async fn every_offer_of_the_county_has_a_page_and_sent_back_as_it_is_nothing_changes() {
    let console = TestConsole::on(TestDatabase::hasty().await).await;
    let mut browser = editor(&console).await;
    let mut tx = console.database.store.read().await.unwrap();
    let offers = offer::page(&mut tx, "", 1_000).await.unwrap();
    drop(tx);
    // Each seventh is enough to see all kinds.
    for offer in offers.iter().step_by(7) {
        let path = format!("{LIST}/{}", offer.id);
        let answer = save(&mut browser, &path, &[]).await;
        assert_eq!(answer.status, 303, "{path} {}", answer.body);
        assert_eq!(stored(&console, &offer.id).await.as_ref(), Some(offer));
        assert!(browser.page(&path).await.contains("Bisher hat niemand etwas von Hand geändert"));
    }
    console.database.remove().await;
}

#[tokio::test]
async fn what_is_changed_shows_in_the_history_and_can_be_given_back() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let mut browser = editor(&console).await;
        let offer = some_offer(&console).await;
        let path = format!("{LIST}/{}", offer.id);
        let changes =
            [("title", "<b>Neu</b> & gut"), ("alter_von", "7"), ("cost", "free"), ("cost_note", "")];
        let saved = save(&mut browser, &path, &changes).await;
        assert_eq!((saved.status, saved.location()), (303, path.as_str()));
        let page = browser.page(&path).await;
        assert!(page.contains("Das Angebot ist gespeichert."));
        assert!(page.contains("&lt;b&gt;Neu") && !page.contains("<b>Neu"), "{page}");
        assert!(page.contains("Angebot geändert · anna@kreis.example"), "{page}");
        assert!(page.contains("Importierten Wert wiederherstellen"));
        assert_eq!(stored(&console, &offer.id).await.unwrap().ages.min, Some(84));
        for field in ["title", "age_min_months"] {
            let reset = (path.as_str(), &*format!("{path}/zuruecksetzen"));
            assert_eq!(browser.submit(reset, &[("feld", field)]).await.status, 303);
        }
        let after = stored(&console, &offer.id).await.unwrap();
        assert_eq!((after.title, after.ages), (offer.title, offer.ages));
        let unknown = (path.as_str(), &*format!("{path}/zuruecksetzen"));
        assert_eq!(browser.submit(unknown, &[("feld", "nichts")]).await.status, 404);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_shown_with_its_reason_and_nothing_is_lost() {
    let console = TestConsole::on(TestDatabase::sqlite().await).await;
    let mut browser = editor(&console).await;
    let offer = some_offer(&console).await;
    let path = format!("{LIST}/{}", offer.id);
    let changes = [("alter_von", "sieben"), ("notice", "Bitte anrufen")];
    let answer = save(&mut browser, &path, &changes).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("ist kein Alter in Jahren"), "{}", answer.body);
    assert!(answer.body.contains("Bitte anrufen") && answer.body.contains("value=\"sieben\""));
    let answer = save(&mut browser, &path, &[("alter_von", "9"), ("alter_bis", "8")]).await;
    assert!(answer.status == 422 && answer.body.contains("kleiner als das niedrigste"), "{}", answer.body);
    assert_eq!(stored(&console, &offer.id).await, Some(offer));
    console.database.remove().await;
}

#[tokio::test]
async fn nobody_overwrites_what_they_did_not_see() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let mut browser = editor(&console).await;
        let offer = some_offer(&console).await;
        let path = format!("{LIST}/{}", offer.id);
        let old: Vec<_> = filled(&browser.page(&path).await);
        assert_eq!(save(&mut browser, &path, &[("notice", "Von Bert")]).await.status, 303);
        let mut late: Vec<_> = old.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        late.retain(|(name, _)| *name != "level");
        late.push(("level", "B1"));
        let answer = browser.post(&path, &late).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Inzwischen hat jemand anderes"), "{}", answer.body);
        assert!(answer.body.contains("Gespeichert ist jetzt „Von Bert“."), "{}", answer.body);
        assert_eq!(stored(&console, &offer.id).await.unwrap().level, None);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn an_offer_is_confirmed_ended_resumed_and_removed() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let mut browser = editor(&console).await;
        let offer = some_offer(&console).await;
        let path = format!("{LIST}/{}", offer.id);
        for (step, text) in [
            ("bestaetigen", "als heute bestätigt"),
            ("beenden", "ist beendet"),
            ("fortsetzen", "findet wieder statt"),
            ("entfernen", "Häkchen"),
        ] {
            let answer = browser.submit((&path, &format!("{path}/{step}")), &[]).await;
            assert_eq!(answer.status, 303, "{step}");
            let page = browser.page(&path).await;
            assert!(page.contains(text) && !page.contains("Beispieldaten"), "{step} {page}");
            let is_current = browser.page(LIST).await.contains(&format!("href=\"{path}\""));
            assert_eq!(is_current, step != "beenden", "{step}");
        }
        assert_eq!(stored(&console, &offer.id).await.unwrap().verified_on, Some(NOW.date()));
        let gone = browser.submit((&path, &format!("{path}/entfernen")), &[("sicher", "ja")]).await;
        assert_eq!((gone.status, gone.location()), (303, LIST));
        assert_eq!(browser.get(&path).await.status, 404);
        console.database.remove().await;
    }
}

#[tokio::test]
async fn an_offer_is_written_by_hand_for_a_provider_who_is_named() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let mut browser = editor(&console).await;
        let empty = save(&mut browser, "/verwaltung/neues-angebot", &[]).await;
        assert!(empty.status == 422 && empty.body.contains("Der Titel fehlt."), "{}", empty.body);
        let name =
            provider::all(&mut console.database.store.read().await.unwrap()).await.unwrap().remove(0).name;
        let fields = [("title", "Lesekreis"), ("provider", name.as_str()), ("topics", "Bücherei und Lesen")];
        let created = save(&mut browser, "/verwaltung/neues-angebot", &fields).await;
        assert_eq!(created.status, 303, "{}", created.body);
        let page = browser.page(created.location()).await;
        assert!(page.contains("Lesekreis") && page.contains("Es fehlt, was das Angebot kostet."), "{page}");
        assert!(page.contains("Angebot angelegt") && !page.contains("Stand unbekannt"), "{page}");
        console.database.remove().await;
    }
}

#[tokio::test]
async fn a_provider_is_chosen_by_name_and_one_that_nobody_knows_is_refused_with_those_like_it() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let mut browser = editor(&console).await;
        // Who is added after the names were read can be named at once.
        assert!(!browser.page("/verwaltung/neues-angebot").await.contains("Caritas Wadern"));
        let new = save(&mut browser, "/verwaltung/neuer-anbieter", &[("name", "Caritas Wadern")]).await;
        assert_eq!(new.status, 303, "{}", new.body);
        let offer = some_offer(&console).await;
        let path = format!("{LIST}/{}", offer.id);
        let form = browser.page(&path).await;
        assert!(form.contains("<option value=\"Caritas Wadern\">"), "{form}");
        assert!(!form.contains(&format!("name=\"provider\" type=\"text\" value=\"{}\"", offer.provider)));
        for page in [path.as_str(), "/verwaltung/neues-angebot"] {
            let refused = save(&mut browser, page, &[("title", "A"), ("provider", "caritass")]).await;
            assert_eq!(refused.status, 422, "{page}");
            let body = refused.body;
            assert!(body.contains("Diesen Anbieter gibt es nicht. Meinten Sie"), "{body}");
            assert!(body.contains("oder „Caritas Wadern“?"), "{body}");
            assert!(body.contains("value=\"caritass\"") && body.contains("anbieter?name=caritass"), "{body}");
        }
        let new = browser.page("/verwaltung/neuer-anbieter?name=Caf%C3%A9").await;
        assert!(new.contains("value=\"Café\""), "what was typed is taken along: {new}");
        assert_eq!(stored(&console, &offer.id).await, Some(offer.clone()));
        for named in ["caritas wadern", "caritas-wadern"] {
            assert_eq!(save(&mut browser, &path, &[("provider", named)]).await.status, 303, "{named}");
            assert_eq!(stored(&console, &offer.id).await.unwrap().provider, "caritas-wadern");
        }
        assert!(browser.page(&path).await.contains("value=\"Caritas Wadern\" autocomplete"));
        console.database.remove().await;
    }
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_in_the_words_and_the_order_of_the_form() {
    let console = TestConsole::on(TestDatabase::sqlite().await).await;
    let mut browser = editor(&console).await;
    let form = browser.page("/verwaltung/neues-angebot").await;
    assert_eq!(form.matches("Pflicht</span>").count(), 2, "{form}");
    let fields = [("preis", "viel"), ("place.municipality", "Nirgendwo"), ("alter_von", "sieben")];
    let refused = save(&mut browser, "/verwaltung/neues-angebot", &fields).await;
    assert_eq!(refused.status, 422);
    let (_, list) = refused.body.split_once("error-summary").unwrap();
    let list = list.split("</ul>").next().unwrap();
    let said =
        ["Der Titel fehlt", "Der Anbieter fehlt", "ist kein Alter", "Breitengrad und", "„Kosten in Worten“"];
    let places: Vec<_> = said.iter().map(|words| list.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {list}");
    assert!(!list.contains("Spalte") && !list.contains("(lat"), "{list}");
    console.database.remove().await;
}

#[tokio::test]
async fn a_text_is_checked_while_it_is_written() {
    let console = TestConsole::on(TestDatabase::sqlite().await).await;
    let mut browser = editor(&console).await;
    let check = async |browser: &mut Browser, field: &str, text: &str| {
        let page = format!("{LIST}?filter=alle");
        let fields = [("feld", field), (field, text)];
        // Any page with a form gives what has to be sent along.
        let page = browser.get(&page).await.body;
        let csrf = crate::browser::csrf(&page).unwrap();
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend(fields);
        browser.post("/verwaltung/pruefung", &all).await
    };
    let hard = "Das Angebot wird vom Träger durchgeführt, weil es z. B. gebraucht wird.";
    let answer = check(&mut browser, "description_simple", hard).await;
    assert!(
        answer.body.contains("noch zu schwer") && answer.body.contains("finding-error"),
        "{}",
        answer.body
    );
    assert!(!answer.body.contains("<html"));
    let easy = check(&mut browser, "description_simple", "Sie lernen schwimmen.").await;
    assert!(easy.body.contains("hält die Regeln"), "{}", easy.body);
    let loud = check(&mut browser, "description", "JETZT SCHNELL anmelden auf www.kurs.example!!").await;
    assert!(loud.body.contains("Schreien") && loud.body.contains("Links gehören"), "{}", loud.body);
    assert_eq!(check(&mut browser, "unsinn", "x").await.status, 404);
    console.database.remove().await;
}

#[tokio::test]
async fn providers_are_found_corrected_and_added() {
    for database in TestDatabase::each().await {
        let console = TestConsole::on(database).await;
        let mut browser = editor(&console).await;
        let list = browser.page("/verwaltung/anbieter?suche=volkshoch").await;
        assert!(list.contains("/verwaltung/anbieter/"), "{list}");
        let id = some_offer(&console).await.provider;
        let path = format!("/verwaltung/anbieter/{id}");
        let faulty = save(&mut browser, &path, &[("email", "keine")]).await;
        assert!(faulty.status == 422 && faulty.body.contains("error-summary"), "{}", faulty.body);
        let saved = save(&mut browser, &path, &[("phone", "06861 80-0")]).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let page = browser.page(&path).await;
        assert!(
            page.contains("Der Anbieter ist gespeichert.") && page.contains("Anbieter geändert"),
            "{page}"
        );
        let offer = some_offer(&console).await;
        let shown = browser.page(&format!("{LIST}/{}", offer.id)).await;
        assert!(shown.contains("06861 80-0"), "the bot names whom its provider names");
        let new = save(&mut browser, "/verwaltung/neuer-anbieter", &[("name", "Turnverein Neu")]).await;
        assert_eq!((new.status, new.location()), (303, "/verwaltung/anbieter/turnverein-neu"));
        let twice = save(&mut browser, "/verwaltung/neuer-anbieter", &[("name", "Turnverein Neu")]).await;
        assert_eq!(twice.status, 303);
        assert!(browser.page(twice.location()).await.contains("gibt es schon"));
        assert_eq!(browser.get("/verwaltung/anbieter/niemand").await.status, 404);
        console.database.remove().await;
    }
}
