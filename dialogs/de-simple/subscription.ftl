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

subscription-already-so =
    Das ist schon so.
    Ich habe <b>nichts</b> geändert.

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

## Im Gespräch darüber

subscription-again =
    Sind Sie 16 oder älter und wollen das?

subscription-brief =
    Sie bekommen dann Nachrichten zu:

subscription-is-yes =
    Sie sind 16 oder älter?
    Und Sie wollen die Nachrichten?
    Dann schreiben Sie bitte: Ja

subscription-not-of-age =
    Die Nachrichten gibt es erst ab 16 Jahren.
    Du kannst trotzdem alles suchen.

subscription-child-ended =
    Ich glaube: Hier schreibt ein Kind.
    Nachrichten gibt es erst ab 16 Jahren.
    Darum gibt es jetzt <b>keine</b> mehr.
    Ich habe auch alles Gemerkte gelöscht.
    Oder war die Suche für ein Kind?
    Dann gibt es wieder Nachrichten.

subscription-child-forgotten =
    Ich glaube: Hier schreibt ein Kind.
    Ich darf mir dann <b>nichts</b> merken.
    Darum habe ich alles Gemerkte gelöscht.
    Oder war die Suche für ein Kind?
    Dann merke ich mir alles wieder.

subscription-was-for-child =
    Gut!
    Jetzt ist alles wieder wie vorher.

subscription-resumed =
    Gut!
    Sie bekommen weiter Nachrichten.

subscription-none-news-stay =
    Sie bekommen <b>keine</b> Nachrichten vom { -office }.
    Sie bekommen noch Nachrichten zu Ihrer Suche.
    Sie wollen das <b>nicht</b>?
    Dann schreiben Sie: Stopp

subscription-stays =
    Gut!
    Alles bleibt wie vorher.

subscription-fine =
    Gern!
    Sie sind jetzt fertig.

subscription-undone =
    Gut!
    Jetzt ist es wieder wie vorher.

subscription-back-stays =
    Sie bekommen weiter Nachrichten.
    Sie wollen das <b>nicht</b>?
    Dann schreiben Sie: Stopp

subscription-ask-change =
    Was wollen Sie ändern?

subscription-ask-end =
    Sie wollen <b>keine</b> Nachrichten mehr?
    Dann schreiben Sie: Stopp

subscription-lost-1 =
    Das habe ich <b>nicht</b> verstanden.
    Hier geht es um Ihre Nachrichten.
    Wählen Sie bitte eine Antwort.
    Oder schreiben Sie den Text von der Antwort.

subscription-lost-2 =
    Ich habe es wieder <b>nicht</b> verstanden.
    Sie wollen etwas suchen?
    Dann schreiben Sie: Neu
    Sie wollen mit einem Menschen sprechen?
    Dann schreiben Sie: Mensch

subscription-what =
    Das { -office } hat etwas Neues?
    Dann bekommen Sie hier eine Nachricht.
    Zum Beispiel zu einem neuen Kurs.
    Sie wählen Thema, Ort und Alter.

subscription-how-often =
    Ich schreibe nur bei etwas Neuem.
    Und nur so oft:

subscription-cost =
    Die Nachrichten kosten <b>nichts</b>.

subscription-why-sixteen =
    Nachrichten gibt es erst ab 16 Jahren.
    Darum frage ich nach dem Alter.
    Sie sind jünger als 16?
    Dann müssen Ihre Eltern Ja sagen.
    Ich kann Ihre Eltern hier <b>nicht</b> fragen.

subscription-first =
    Das { -office } hat etwas Neues für Sie?
    Dann kommt die erste Nachricht.
    Den Tag weiß ich noch <b>nicht</b>.

subscription-no-contract =
    Das ist <b>kein</b> Vertrag.
    Sie können es immer sofort beenden.

subscription-what-is-kept =
    Ich speichere Ihre Adresse in diesem Chat.
    Ich speichere Ihre Sprache und Ihre Auswahl.
    Und ich speichere den Tag von Ihrem Ja.
    Nach dem Ende bleibt nur Ihr Ja.
    Es bleibt 3 Jahre, aber ohne Namen.

subscription-how-to-end =
    Sie wollen <b>keine</b> Nachrichten mehr?
    Dann schreiben Sie: Stopp
    Dann ist sofort Schluss.

subscription-how-many =
    Sie können mehrere Themen wählen.
    Sie können auch mehr als ein Alter wählen.
    Aber Sie wählen nur einen Ort.
    Oder Sie wählen alle Orte.

subscription-one-place =
    Sie können nur einen Ort wählen.
    Oder Sie wählen alle Orte.

subscription-nearby =
    Ich kenne Ihren Ort <b>nicht</b>.

subscription-not-by-facet =
    Das können Sie hier <b>nicht</b> wählen.
    Sie wählen nur Thema, Ort und Alter.

subscription-not-by-holidays =
    Ferien ist <b>kein</b> Thema.
    Wählen Sie: Alle Themen
    Dann bekommen Sie auch etwas zu den Ferien.

subscription-rhythm-later =
    Sagen Sie bitte erst Ja oder Nein.
    Danach können Sie die Zeit wählen.

subscription-nearest =
    Genau so geht es <b>nicht</b>.
    Aber es geht so:

subscription-not-possible =
    Genau so geht es <b>nicht</b>.
    Aber Sie können etwas anderes wählen.

label-subscription-resume = ↩️ Doch Nachrichten
label-subscription-was-for-child = 🧒 War für mein Kind

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
    • Ihr Ja bleibt nach dem Ende noch 3 Jahre.
    • Dann aber ohne Namen und ohne Adresse.

data-proof =
    • Ihr Ja bleibt noch 3 Jahre gespeichert.
    Aber ohne Namen und ohne Adresse.

data-rhythm =
    • Ich schreibe Ihnen: { $value }
