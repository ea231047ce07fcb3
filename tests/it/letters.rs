//! The mails that providers get: each says who writes, why, what is to be done until when, and whom to call.

use std::sync::LazyLock;

use bildungslotse::{
    domain::{
        inquiry::Category,
        inquiry_code::Code,
        letter::{Answering, Letter, Occasion, Probe, probe},
        offers_letter::{Form, OffersLetter},
        texts::Texts,
    },
    resource,
};

fn texts() -> Texts {
    Texts::read("provider.ftl", &resource::Settings::default().provider_text().unwrap()).unwrap()
}

static CODE: LazyLock<Code> = LazyLock::new(|| Code::new([1, 2, 3, 4, 5, 6]));

fn letter(occasion: Occasion) -> Letter<'static> {
    Letter {
        occasion,
        code: &CODE,
        title: "Turnen",
        category: Category::Places,
        link: "https://lotse.example/anbieter/frage/x",
        answer: Answering::OnPage,
    }
}

fn mail(occasion: Occasion) -> String {
    letter(occasion).write(&texts()).unwrap().text
}

#[test]
fn a_mail_says_who_writes_and_by_when_to_answer_and_ends_with_whom_to_call() {
    let text = mail(Occasion::Question);
    let parts: Vec<_> = text.split("\n\n").collect();
    assert_eq!(
        parts[1],
        "jemand hat über den Bildungslotsen des Landkreises Merzig-Wadern eine Frage zu Ihrem Angebot gestellt.\nBitte \
         antworten Sie innerhalb von drei Arbeitstagen. Sonst erinnern wir Sie, und zwei Arbeitstage danach übernimmt das \
         Bildungsbüro."
    );
    assert!(parts[3].ends_with("/anbieter/frage/x"), "{text}");
    assert!(
        parts[4].starts_with("Der Bildungslotse ist das Auskunfts-Programm des Landkreises Merzig-Wadern")
    );
    assert!(parts[4].ends_with("Diese Adresse steht bei uns für Fragen zu Ihren Angeboten."), "{text}");
    assert!(parts[5].starts_with("Der Link gilt 14 Tage."), "{text}");
    assert_eq!(
        parts[6],
        "Fragen dazu, oder ist diese Adresse falsch? Bildungsbüro des Landkreises Merzig-Wadern, Telefon 06861 80-0"
    );
}

#[test]
fn a_reminder_says_only_once_how_much_time_is_left() {
    let text = mail(Occasion::Reminder);
    assert!(text.contains("übernimmt in zwei Arbeitstagen das Bildungsbüro."), "{text}");
    assert!(!text.contains("innerhalb von drei Arbeitstagen"), "{text}");
}

#[test]
fn what_somebody_asks_in_own_words_is_called_by_no_name() {
    let letter = |category| Letter { category, ..letter(Occasion::Question) };
    let own = letter(Category::Own).write(&texts()).unwrap().text;
    assert!(own.contains("\nWorum es geht, lesen Sie auf der Seite.\n"), "{own}");
    assert!(letter(Category::Cost).write(&texts()).unwrap().text.contains("Worum es geht: Was kostet das?"));
}

#[test]
fn the_first_mail_that_a_provider_ever_gets_says_what_this_is_and_who_wanted_it() {
    let message = probe(&texts(), ("TV Beispiel", Probe::Words)).unwrap();
    assert_eq!(message.title.as_deref(), Some("Test: So erreichen Sie Fragen aus dem Bildungslotsen"));
    for words in [
        "das ist ein Test für „TV Beispiel“",
        "Der Bildungslotse ist das Auskunfts-Programm des Landkreises Merzig-Wadern",
        "Das Bildungsbüro hat eingetragen, dass Fragen an Sie hier ankommen sollen. Ist das falsch",
        "Telefon 06861 80-0",
    ] {
        assert!(message.text.contains(words), "{words}: {}", message.text);
    }
}

#[test]
fn a_mail_about_offers_says_who_writes_and_until_when_to_look() {
    let titles = ["Turnen".to_owned()];
    let letter = OffersLetter { titles: &titles, link: "https://lotse.example/x", form: Form::Mail };
    let message = letter.write(&texts()).unwrap();
    assert_eq!(message.title.as_deref(), Some("Stimmen Ihre Angebote im Bildungslotsen noch?"));
    let text = message.text;
    for words in [
        "im Bildungslotsen des Landkreises Merzig-Wadern stehen Angebote von Ihnen, die seit Längerem nicht bestätigt sind.",
        "in den nächsten zwei Wochen",
        "Der Bildungslotse ist das Auskunfts-Programm",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let privacy = text.find("Der Link gilt").unwrap();
    assert!(privacy > text.find("Auskunfts-Programm").unwrap(), "{text}");
}

#[test]
fn another_county_says_what_it_is_called_in_each_case() {
    let provider = include_str!("../../dialogs/provider.ftl");
    let region = include_str!("../../dialogs/region.ftl")
        .replace("Landkreis Merzig-Wadern", "Stadt Trier")
        .replace("des Landkreises Merzig-Wadern", "der Stadt Trier");
    let texts = Texts::read("provider.ftl", &format!("{region}\n{provider}")).unwrap();
    assert_eq!(texts.plain("page-office").unwrap(), "Bildungsbüro der Stadt Trier");
}
