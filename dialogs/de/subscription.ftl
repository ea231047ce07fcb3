### Nachrichten vom Bildungsbüro: was jemand bekommen möchte, wozu er Ja sagt, wie es endet.

## Ja oder nein

subscription-offer =
    Gern schreibe ich Ihnen, wenn das { -office } etwas Neues mitteilt, zum Beispiel zum Ferienprogramm. Das würden Sie bekommen:

# Dieser Text wird mit der Zustimmung gespeichert. Wer ihn ändert, ändert, wozu Menschen ab jetzt Ja sagen.
subscription-consent =
    Dafür speichere ich Ihre Adresse in diesem Messenger (verschlüsselt), Ihre Sprache, diese Auswahl und den Tag Ihrer Zustimmung. Ich schreibe nur zwischen 8 und 20 Uhr und höchstens 3-mal in der Woche. Beides können Sie ändern.
    Das Wort „Stopp“ beendet alles sofort. Wenn Sie mir 12 Monate lang nicht schreiben, endet es von selbst. Nur der Nachweis Ihrer Zustimmung bleibt noch 3 Jahre, ohne Namen und Adresse.
    Das Abo ist für Menschen ab 16 Jahren. Sind Sie 16 oder älter und möchten Sie das?

subscription-done =
    Danke! Sie bekommen jetzt Nachrichten vom { -office }. Das habe ich gespeichert:

subscription-declined =
    Gut, dann bekommen Sie keine Nachrichten vom { -office }.

label-subscription = 💬 Nachrichten
label-subscription-agree = ✅ Ja, 16 oder älter
label-subscription-decline = Nein, danke

## Mein Abo

subscription-head =
    Das sind Ihre Nachrichten vom { -office }:

subscription-topics = 📌 Themen: { $value }
subscription-place = 📍 Ort: { $value }
subscription-ages = 👤 Alter: { $value }
subscription-times = ⏰ Zeit: { $value }
subscription-often = 🔢 Wie oft: { $value }
subscription-since = ✅ Zugestimmt am: { $value }

subscription-foot =
    Mit „Mein Abo“ können Sie alles ändern. Das Wort „Stopp“ beendet es sofort.

subscription-changed =
    Gut, das ist geändert.

subscription-already-so =
    Das ist schon so eingestellt.

subscription-ended =
    Ihr Abo ist beendet. Das { -office } schreibt Ihnen nicht mehr.

subscription-ended-news-stay =
    Ihr Abo ist beendet. Bei Neuem zu Ihrer Suche gebe ich weiter Bescheid. Das Wort „Stopp“ beendet auch das.

subscription-none =
    Sie haben kein Abo.

label-subscription-topics = 📌 Themen ändern
label-subscription-place = 📍 Ort ändern
label-subscription-ages = 👤 Alter ändern
label-subscription-times = ⏰ Zeiten ändern
label-subscription-often = 🔢 Wie oft?
label-subscription-end = 🔕 Abo beenden

## Im Gespräch darüber

subscription-again =
    Sind Sie 16 oder älter und möchten Sie diese Nachrichten?

subscription-brief =
    Das würden Sie bekommen:

subscription-is-yes =
    Heißt das: Ja, ich bin 16 oder älter und möchte diese Nachrichten?

subscription-not-of-age =
    Das Abo geht erst ab 16 Jahren. Suchen kannst du hier alles, auch ohne Abo.

subscription-child-ended =
    In der Nachricht geht es um jemanden unter 16, der selbst schreibt. Das Abo geht erst ab 16 Jahren, darum ist es jetzt beendet, und alles Gemerkte ist gelöscht. War die Suche für ein Kind? Dann stelle ich alles wieder her.

subscription-child-forgotten =
    In der Nachricht geht es um jemanden unter 16, der selbst schreibt. Dann darf ich mir nichts merken und habe das Gemerkte gelöscht. War die Suche für ein Kind? Dann stelle ich alles wieder her.

subscription-was-for-child =
    Gut, dann ist alles wieder wie vorher, auch Ihr Abo, wenn Sie eines hatten.

subscription-resumed =
    Gut, Ihr Abo läuft weiter.

subscription-none-news-stay =
    Sie haben kein Abo. Bei Neuem zu Ihrer Suche gebe ich Ihnen Bescheid. Das Wort „Stopp“ beendet das.

subscription-stays =
    Gut, es bleibt alles, wie es ist.

subscription-fine =
    Gern. Sie müssen jetzt nichts mehr tun.

subscription-undone =
    Gut, die letzte Änderung ist zurückgenommen.

subscription-back-stays =
    Ihr Abo besteht weiter. „Mein Abo“ ändert es, „Abo beenden“ beendet es.

subscription-ask-change =
    Was möchten Sie ändern?

subscription-ask-end =
    Möchten Sie das Abo beenden? Dann wählen Sie „Abo beenden“. Sonst bleibt es, wie es ist.

subscription-lost-1 =
    Das habe ich nicht verstanden. Hier geht es um Ihre Nachrichten vom { -office }: Wählen Sie eine Antwort, oder schreiben Sie, was darauf steht.

subscription-lost-2 =
    Das war mir wieder nicht klar. „Neu“ führt von hier zur Suche, „Stopp“ beendet alle Nachrichten, „Mensch“ zeigt Ihnen eine Telefonnummer.

subscription-what =
    Mit dem Abo schreibt Ihnen das { -office } hier im Chat, wenn es etwas Neues gibt. Das sind zum Beispiel neue Kurse oder das Ferienprogramm. Sie wählen Themen, Ort und Alter.

subscription-how-often =
    Nur, wenn das { -office } etwas mitteilt, und höchstens so:

subscription-cost =
    Das Abo kostet nichts.

subscription-why-sixteen =
    Das Abo geht erst ab 16 Jahren. Wer jünger ist, braucht dafür nach dem Datenschutzrecht die Zustimmung der Eltern. Die kann ich hier nicht prüfen, darum frage ich.

subscription-first =
    Die erste Nachricht kommt, sobald das { -office } etwas mitteilt, das zu Ihrer Auswahl passt. Einen festen Tag gibt es nicht.

subscription-no-contract =
    Nein, das ist kein Vertrag und verpflichtet Sie zu nichts. Sie können es jederzeit sofort beenden.

subscription-what-is-kept =
    Ich speichere Ihre Adresse in diesem Messenger (verschlüsselt), Ihre Sprache, Ihre Auswahl und den Tag Ihrer Zustimmung, sonst nichts. Nach dem Ende bleibt nur der Nachweis der Zustimmung noch 3 Jahre, ohne Namen und Adresse.

subscription-how-to-end =
    Schreiben Sie „Abo beenden“ oder „Stopp“, dann ist sofort Schluss.

subscription-how-many =
    Themen und Altersgruppen so viele Sie möchten, beim Ort eine Gemeinde oder den ganzen Landkreis.

subscription-one-place =
    Es geht nur eine Gemeinde oder der ganze Landkreis.

subscription-nearby =
    Wo Sie sind, weiß ich nicht.

subscription-not-by-facet =
    Danach kann ich die Nachrichten nicht auswählen, nur nach Thema, Ort und Alter.

subscription-not-by-holidays =
    „Ferien“ ist kein eigenes Thema. Mit „Alle Themen“ bekommen Sie auch alles zum Ferienprogramm.

subscription-rhythm-later =
    Wann und wie oft ich schreibe, können Sie einstellen, sobald Sie Ja gesagt haben.

subscription-nearest =
    Genau so geht es nicht. Am nächsten kommt, was jetzt gilt:

subscription-not-possible =
    Genau so geht es nicht. Möglich ist, was hier steht.

label-subscription-resume = ↩️ Abo doch behalten
label-subscription-was-for-child = 🧒 War für mein Kind

## Was, wo, für wen

subscription-ask-topics =
    Zu welchen Themen möchten Sie Nachrichten? Wählen Sie eines nach dem anderen oder schreiben Sie es. Noch einmal gewählt, ist es wieder weg.

subscription-ask-place =
    Für welche Gemeinde möchten Sie Nachrichten?

subscription-ask-ages =
    Für welches Alter möchten Sie Nachrichten? Wählen Sie eines nach dem anderen oder schreiben Sie eine Zahl. Noch einmal gewählt, ist es wieder weg.

subscription-chosen = Bisher: { $value }
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
    Wann darf ich Ihnen von selbst schreiben? Das gilt auch für Neues zu Ihren Suchen.

subscription-ask-often =
    Wie oft darf ich Ihnen höchstens von selbst schreiben? Das gilt auch für Neues zu Ihren Suchen.

subscription-any-time = zu jeder Zeit
subscription-weekly = höchstens { $value }-mal in der Woche

label-subscription-any-time = Jederzeit
label-subscription-evening = 17 bis 21 Uhr
label-subscription-weekly = { $value }-mal pro Woche

## Meine Daten

data-subscription =
    • Nachrichten vom { -office }: { $value }

data-subscription-since =
    • Dafür haben Sie zugestimmt am: { $value }. Dieser Nachweis bleibt nach dem Ende noch 3 Jahre, ohne Namen und Adresse.

data-proof =
    • Ihr Abo ist beendet. Der Nachweis Ihrer Zustimmung bleibt noch 3 Jahre, ohne Namen und Adresse.

data-rhythm =
    • Von selbst schreibe ich: { $value }
