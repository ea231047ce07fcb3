### Nachrichten vom Bildungsbüro: was jemand bekommen möchte, wozu er Ja sagt, wie es endet.
### Noch nicht von einer Prüfgruppe geprüft. 1 Satz = 1 Zeile, höchstens 8 Wörter (Grenze 12), Sie-Form.

## Ja oder nein

subscription-offer =
    Das { -office } hat etwas Neues?
    Dann kann ich Ihnen schreiben.
    Sie bekommen dann Nachrichten zu:

# lint-allow LS-LANG
# Dieser Text wird mit der Zustimmung gespeichert. Wer ihn ändert, ändert, wozu Menschen ab jetzt Ja sagen.
subscription-consent =
    Ich muss dafür speichern:
    • Ihre Adresse in diesem Chat
    • Ihre Sprache
    • Ihre Auswahl
    • Den Tag von Ihrem Ja
    Ihre Adresse ist gut verschlossen.
    Ich schreibe nur von 8 bis 20 Uhr.
    Ich schreibe höchstens 3-mal in der Woche.
    Sie können das ändern.
    Sie wollen <b>keine</b> Nachrichten mehr?
    Dann schreiben Sie: Stopp
    Sie schreiben mir 12 Monate <b>nicht</b>?
    Dann enden die Nachrichten.
    Ihr Ja bleibt noch 3 Jahre gespeichert.
    Aber ohne Namen und ohne Adresse.
    Nachrichten gibt es erst ab 16 Jahren.
    Sind Sie 16 oder älter und wollen das?

subscription-done =
    Danke!
    Sie bekommen jetzt Nachrichten vom { -office }.
    Das habe ich gespeichert:

subscription-declined =
    Gut!
    Sie bekommen <b>keine</b> Nachrichten.

label-subscription = 💬 Nachrichten
label-subscription-agree = ✅ Ja, 16 oder älter
label-subscription-decline = Nein, danke

## Mein Abo

subscription-head =
    Sie bekommen Nachrichten vom { -office }:

subscription-topics = 📌 Themen: { $value }
subscription-place = 📍 Ort: { $value }
subscription-ages = 👤 Alter: { $value }
subscription-times = ⏰ Zeit: { $value }
subscription-often = 🔢 Wie oft: { $value }
subscription-since = ✅ Tag von Ihrem Ja: { $value }

subscription-foot =
    Sie wollen etwas ändern?
    Dann schreiben Sie: Mein Abo
    Sie wollen <b>keine</b> Nachrichten mehr?
    Dann schreiben Sie: Stopp

subscription-changed =
    Gut!
    Das ist jetzt anders.

subscription-ended =
    Das { -office } schreibt Ihnen <b>nicht</b> mehr.

subscription-ended-news-stay =
    Das { -office } schreibt Ihnen <b>nicht</b> mehr.
    Sie bekommen noch Nachrichten zu Ihrer Suche.
    Sie wollen das <b>nicht</b>?
    Dann schreiben Sie: Stopp

subscription-none =
    Sie bekommen <b>keine</b> Nachrichten vom { -office }.

label-subscription-topics = 📌 Themen ändern
label-subscription-place = 📍 Ort ändern
label-subscription-ages = 👤 Alter ändern
label-subscription-times = ⏰ Zeiten ändern
label-subscription-often = 🔢 Wie oft?
label-subscription-end = 🔕 Nachrichten beenden

## Was, wo, für wen

subscription-ask-topics =
    Sie können mehrere Themen wählen.
    Ein Thema ist falsch?
    Dann wählen Sie es noch einmal.
    Welche Themen wollen Sie?

subscription-ask-place =
    Sie wollen Nachrichten für alle Orte?
    Dann schreiben Sie: Egal
    Für welchen Ort wollen Sie Nachrichten?

subscription-ask-ages =
    Sie können mehr als ein Alter wählen.
    Ein Alter ist falsch?
    Dann wählen Sie es noch einmal.
    Für welches Alter wollen Sie Nachrichten?

subscription-chosen = Das haben Sie gewählt: { $value }
subscription-all-topics = alle Themen
subscription-all-ages = jedes Alter

label-subscription-all-topics = Alle Themen
label-subscription-all-ages = Jedes Alter
label-subscription-county = 🧭 Ganzer Landkreis
label-subscription-more = ➡️ Mehr
label-subscription-ready = 👍 Fertig
label-subscription-chosen = ✅ { $value }

## Wann und wie oft

subscription-ask-times =
    Wann darf ich Ihnen schreiben?

subscription-ask-often =
    Wie oft darf ich Ihnen schreiben?

subscription-any-time = zu jeder Zeit
subscription-weekly = höchstens { $value }-mal in der Woche

label-subscription-any-time = Zu jeder Zeit
label-subscription-evening = 17 bis 21 Uhr
label-subscription-weekly = { $value } in der Woche

## Meine Daten

data-subscription =
    • Nachrichten vom { -office }: { $value }

data-subscription-since =
    • Sie haben Ja gesagt: { $value }

data-rhythm =
    • Ich schreibe Ihnen: { $value }
