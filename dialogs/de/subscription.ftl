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
    • Dafür haben Sie zugestimmt am: { $value }

data-rhythm =
    • Von selbst schreibe ich: { $value }
