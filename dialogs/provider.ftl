### Was Anbieter lesen: in E-Mails, in ihrem Chat und auf den Seiten zum Antworten. Nur Deutsch.

# Each in the cases that these texts need, with the article: what another county calls them may need another one.
-bot = { $case ->
       *[name] Bildungslotse
        [start] Der Bildungslotse
        [dative] dem Bildungslotsen
        [accusative] den Bildungslotsen
        [inside] im Bildungslotsen
        [from] aus dem Bildungslotsen
    }
-office = { $case ->
       *[name] Bildungsbüro
        [start] Das Bildungsbüro
        [nominative] das Bildungsbüro
        [dative] dem Bildungsbüro
        [accusative] das Bildungsbüro
    }

## Worum es in einer Frage geht

category-places = Gibt es freie Plätze?
category-cost = Was kostet das?
category-access = Ist das Angebot barrierefrei?
category-trial = Kann man das Angebot einmal ausprobieren?
category-care = Gibt es einen Betreuungs-Platz?
category-own = Etwas anderes

## E-Mails und Nachrichten

letter-question-title = Eine Frage zu „{ $offer }“ ({ $code })
letter-reply-title = Eine Antwort zu „{ $offer }“ ({ $code })
letter-reminder-title = Noch ohne Antwort: eine Frage zu „{ $offer }“ ({ $code })
letter-hello = Guten Tag,
letter-question = jemand hat über { -bot(case: "accusative") } { -area(case: "genitive") } eine Frage zu Ihrem Angebot gestellt.
letter-reply = zu einer Frage, die Sie über { -bot(case: "accusative") } { -area(case: "genitive") } bekommen haben, gibt es etwas Neues.
letter-reminder = vor einigen Tagen hat jemand über { -bot(case: "accusative") } { -area(case: "genitive") } eine Frage zu Ihrem Angebot gestellt. Sie ist noch ohne Antwort. Antworten Sie nicht, übernimmt in zwei Arbeitstagen { -office(case: "nominative") }.
letter-offer = Angebot: { $offer }
letter-category = Worum es geht: { $category }
letter-own = Worum es geht, lesen Sie auf der Seite.
letter-code = Kennung: { $code }
letter-words = Die Frage:
letter-words-reply = Dazu schreibt die Person jetzt:
letter-link = Lesen und antworten, ohne Anmeldung:
letter-chat = Antworten Sie hier auf diese Nachricht, oder schreiben Sie „{ $code }“ und dann Ihre Antwort. Mehr können Sie auf dieser Seite tun:
letter-deadline = Bitte antworten Sie innerhalb von drei Arbeitstagen. Sonst erinnern wir Sie, und zwei Arbeitstage danach übernimmt { -office(case: "nominative") }.
letter-about = { -bot(case: "start") } ist das Auskunfts-Programm { -area(case: "genitive") }: Dort finden Menschen Kurse, Vereine und Beratung und können dazu Fragen stellen.
letter-address = Diese Adresse steht bei uns für Fragen zu Ihren Angeboten.
letter-privacy = Der Link gilt 14 Tage. Geben Sie ihn nur an Menschen weiter, die für Sie antworten und Ihr Angebot ändern dürfen. Bitte antworten Sie auf der Seite, nicht auf diese E-Mail.
letter-end = Fragen dazu, oder ist diese Adresse falsch? { -office } { -area(case: "genitive") }, Telefon { region-phone }

## Seiten zum Antworten: auf jeder Seite

page-office = { -office } { -area(case: "genitive") }
page-phone = Telefon { region-phone }
link-over-title = Dieser Link gilt nicht mehr
link-over = Links gelten 14 Tage. Vielleicht hat auch die fragende Person die Frage zurückgezogen. Sie müssen dann nichts tun.
link-over-offers = Links gelten 14 Tage. Sie müssen nichts tun.
link-unknown-title = Diesen Link gibt es nicht
link-unknown = Vielleicht fehlt am Ende der Adresse ein Stück. Öffnen Sie den Link bitte noch einmal aus der Nachricht.
link-nothing-title = Dieses Angebot steht nicht mehr hier
link-nothing = Ihr Link gilt noch. Aber das Angebot steht nicht mehr in unserem Verzeichnis, oder es gehört inzwischen zu einem anderen Anbieter. Stimmt das nicht? Rufen Sie { -office(case: "accusative") } an: Telefon { region-phone }, { region-hours }.
link-back = Zurück zur Seite
link-new = Brauchen Sie einen neuen Link? Rufen Sie { -office(case: "accusative") } an: Telefon { region-phone }, { region-hours }.

## Was gerade getan wurde

said-answer = Danke! Ihre Antwort ist unterwegs zu der Person, die gefragt hat.
said-ask-back = Danke! Ihre Rückfrage ist unterwegs. Wenn jemand antwortet, bekommen Sie eine Nachricht.
said-decline = Wir haben der Person gesagt, dass sie von Ihnen keine Antwort bekommt.
said-report = Danke! { -office(case: "start") } sieht sich die Frage an.
said-confirm = Danke! Das Angebot gilt jetzt als heute bestätigt.
said-confirm-all = Danke! Alle Ihre Angebote gelten jetzt als heute bestätigt.
said-full = Danke! Bei dem Angebot steht jetzt: keine freien Plätze.
said-end = Danke! Das Angebot wird nicht mehr gezeigt. War das ein Versehen? Sie können es wieder zeigen lassen.
said-resume = Danke! Das Angebot wird wieder gezeigt.
said-correct = Danke! Ihre Angaben sind gespeichert und gelten sofort.
said-note = Danke! { -office(case: "start") } liest Ihren Hinweis.

## Was nicht ging

fault-empty = Bitte schreiben Sie etwas in das Feld.
fault-long = Das ist zu lang. Bitte kürzen Sie den Text auf { $longest } Zeichen.
fault-outdated = Inzwischen ist etwas Neues dazugekommen. Bitte lesen Sie es, und senden Sie Ihren Text dann noch einmal.
fault-closed = Die Frage ist inzwischen zu Ende. Ihr Text wurde nicht gesendet.
fault-full = Zu dieser Frage haben Sie schon sehr viel geschrieben. Mehr nehmen wir hier nicht an. Ihr Text wurde nicht gesendet. Bitte rufen Sie { -office(case: "accusative") } an: Telefon { region-phone }.
fault-notes = { -office(case: "start") } hat schon viele Hinweise von Ihnen, die es noch lesen muss. Ihr neuer Hinweis wurde nicht gesendet. Bitte rufen Sie an: Telefon { region-phone }.
fault-offer-outdated = Das Angebot wurde inzwischen geändert. Bitte prüfen Sie Ihre Angaben, und speichern Sie dann noch einmal.

## Eine Frage

question-title = Frage zu „{ $offer }“
question-code = Kennung { $code }
question-category = Worum es geht: { $category }
state-since = So steht es seit dem { $when }.
state-waiting = Diese Frage wartet auf Ihre Antwort
state-waiting-more = Antworten Sie hier. Sie brauchen kein Konto und kein Passwort.
state-asked-back = Sie haben zurückgefragt
state-asked-back-more = Sobald die Person antwortet, bekommen Sie eine Nachricht.
state-answered = Die Frage ist beantwortet
state-answered-more = Sie müssen nichts mehr tun. Möchten Sie etwas ergänzen? Schreiben Sie einfach noch einmal.
state-office = { -office(case: "start") } kümmert sich um die Frage
state-office-more = Sie können trotzdem noch antworten.
state-reported = Sie haben die Frage gemeldet
state-reported-more = { -office(case: "start") } sieht sie sich an. Sie müssen nichts mehr tun.
state-done = Die Frage ist erledigt
state-done-more = Die Person hat, was sie braucht. Sie müssen nichts mehr tun.
state-withdrawn = Die Frage wurde zurückgezogen
state-withdrawn-more = Die Person möchte keine Antwort mehr. Sie müssen nichts mehr tun.
state-declined = Sie beantworten die Frage nicht
state-declined-more = Wir haben es der Person gesagt. Sie müssen nichts mehr tun.
state-settled = { -office(case: "start") } hat die Frage geklärt
state-settled-more = Sie müssen nichts mehr tun.
state-silent = Die Frage ist abgeschlossen
state-silent-more = Es hat länger niemand mehr geschrieben. Sie müssen nichts mehr tun.
state-expired = Die Frage ist abgelaufen
state-expired-more = Sie war zu lange offen. Sie müssen nichts mehr tun.
state-erased = Die Frage wurde gelöscht
state-erased-more = Die Person hat alle ihre Daten löschen lassen. Sie müssen nichts mehr tun.
exchange-title = Was bisher geschrieben wurde
entry-question = Die Frage
entry-reply = Die Person schreibt
entry-own-answer = Ihre Antwort
entry-own-ask-back = Ihre Rückfrage
entry-own-decline = Ihre Absage
entry-office-answer = { -office(case: "start") } antwortet
entry-office-ask-back = { -office(case: "start") } fragt zurück
entry-forgotten = Dieser Text wurde gelöscht.
answer-title = Ihre Antwort
answer-more-title = Noch etwas schreiben
field-answer = Ihr Text
field-answer-hint = Die Person liest ihn genau so. Höchstens { $longest } Zeichen.
act-answer = Antwort senden
act-ask-back = Als Rückfrage senden
answer-privacy = Schreiben Sie nur dann Namen oder Telefonnummern hinein, wenn die Person sie wissen soll.
act-decline = Ich kann oder möchte nicht antworten
field-reason = Warum? (freiwillig)
field-reason-hint = Die Person liest es. Höchstens { $longest } Zeichen.
decline-lead = Das ist endgültig: Die Person erfährt, dass keine Antwort kommt, und Sie können hier nichts mehr dazu schreiben. Möchten Sie nur nachfragen? Dann senden Sie oben eine Rückfrage.
act-decline-sure = Nicht antworten
act-report = Missbrauch melden
report-lead = Ist die Frage beleidigend, Werbung oder Unsinn? Dann übernimmt { -office(case: "nominative") }. Die Person erfährt, dass sich { -office(case: "nominative") } kümmert.
act-report-sure = Ja, melden
your-words = Ihr Text, der nicht gesendet wurde
your-words-more = Brauchen Sie ihn noch? Kopieren Sie ihn, bevor Sie diese Seite schließen.
privacy-title = Wer was erfährt
privacy-asker = Sie erfahren nicht, wer fragt. Auch wir geben es Ihnen nicht weiter.
privacy-provider = Die Person erfährt nur, was Sie hier schreiben, und den Namen Ihres Angebots. Ihre E-Mail-Adresse, Ihr Chat und wer von Ihnen geantwortet hat, bleiben unbekannt.
privacy-link = Wer diesen Link hat, kann für Sie auf diese Frage antworten, zurückfragen oder ablehnen. Bei diesem einen Angebot lassen sich damit außerdem Angaben ändern, es lässt sich als ausgebucht melden oder beenden, und { -office(case: "nominative") } bekommt Hinweise dazu. Andere Fragen und Angebote öffnet der Link nicht.
privacy-share = Geben Sie ihn nur an Menschen weiter, die das für Sie tun. Was am Angebot geändert wird, steht unter dem Namen des Anbieters in unserem Protokoll. { -office(case: "start") } kann es zurücknehmen.

privacy-kept = 30 Tage nach dem Ende der Frage löschen wir alle Texte.

## Ein Angebot

offer-title = Ihr Angebot
offer-lead = Stimmt noch alles? Dann vertrauen die Menschen Ihrem Angebot eher.
offer-gone = „{ $offer }“ steht nicht mehr in unserem Verzeichnis.
offer-says = Das zeigen wir den Menschen
offer-tend = Was stimmt?
offer-confirmed = Zuletzt bestätigt
offer-confirmed-today = heute
offer-confirmed-never = noch nie
offer-ended = Findet nicht mehr statt
offer-full = Ausgebucht
offer-full-more = Sind wieder Plätze frei? Tragen Sie unter „Angaben ändern“ ein, wie viele.
act-confirm = Angebot stimmt noch
act-full = Ausgebucht melden
act-end = Findet nicht mehr statt
act-end-sure = Ja, nicht mehr zeigen
end-lead = Das Angebot wird dann sofort nicht mehr gezeigt. Sie können das rückgängig machen.
act-resume = Findet doch statt
act-correct = Angaben ändern
act-correct-save = Angaben speichern
correct-lead = Ihre Änderungen gelten sofort. Mit dem Speichern bestätigen Sie auch, dass der Rest stimmt.
field-schedule = Wann
field-schedule-hint = Zum Beispiel: dienstags von 17 bis 18 Uhr, nicht in den Ferien.
field-cost-note = Preis
field-cost-note-hint = In Worten, zum Beispiel: 5 Euro im Monat, Geschwister frei.
field-capacity-free = Freie Plätze
field-capacity-free-hint = Eine Zahl. Wissen Sie es nicht, lassen Sie das Feld leer.
field-registration-how = Anmeldung
field-registration-how-hint = Wie man sich anmeldet, zum Beispiel: einfach vorbeikommen.
field-registration-until = Anmelden bis
field-registration-until-hint = Der letzte Tag, zum Beispiel { $example }. Gibt es keinen, lassen Sie das Feld leer.
field-contact-phone = Telefon für Fragen
field-contact-phone-hint = Die Nummer sehen alle.
field-contact-email = E-Mail-Adresse für Fragen
field-contact-email-hint = Die Adresse sehen alle.
field-url = Internetseite
field-url-hint = Zum Beispiel: www.verein.example
act-note = Einen Hinweis an { -office(case: "accusative") } geben
field-note = Ihr Hinweis an { -office(case: "accusative") }
field-note-hint = Zum Beispiel: Der Titel ist falsch. Höchstens { $longest } Zeichen.
act-note-send = Hinweis senden

## Wie vollständig ein Angebot ist

score-label = Vollständig zu { $score } von 100 Punkten
score-missing = Das fehlt noch:
score-missing-more = Zeit, Preis, Kontakt und Internetseite tragen Sie unter „Angaben ändern“ ein. Alles andere schreiben Sie { -office(case: "dative") } als Hinweis.
score-whole = Es fehlt nichts.
missing-description = eine Beschreibung, die mehr sagt als der Titel
missing-audience = für welches Alter oder für wen es ist
missing-when = wann es stattfindet
missing-place = wo es stattfindet
missing-price = was es kostet
missing-simple = eine Beschreibung in einfacher Sprache
missing-contact = wen man fragen kann oder wie man sich anmeldet
missing-end = der letzte Tag
missing-hour-from = um wie viel Uhr es beginnt
missing-hour-to = um wie viel Uhr es endet
missing-street = die Straße oder der Name des Hauses
missing-topic = ein genaueres Thema
missing-link = eine Internetseite

## Alle Angebote

offers-title = Ihre Angebote
offers-lead = Bitte sehen Sie kurz nach: Stimmt noch alles? Was niemand bestätigt, zeigen wir weiter hinten.
offers-confirmed = Danke! Alle Ihre Angebote sind heute bestätigt. Sie müssen nichts mehr tun.
offers-none = Zurzeit haben wir von Ihnen kein Angebot, das noch läuft.
offers-pages = Seiten mit Angeboten
offers-back = Zurück zu allen Angeboten
offers-over = { $count ->
        [one] Ein Angebot ist vorbei und wird hier nicht gezeigt.
       *[other] { $count } Angebote sind vorbei und werden hier nicht gezeigt.
    }
offers-new = Haben Sie ein neues Angebot? Rufen Sie { -office(case: "accusative") } an: Telefon { region-phone }.
offers-link-title = Was mit diesem Link möglich ist
offers-link = Wer diesen Link hat, kann für Sie alle Ihre Angebote bestätigen, ändern, als ausgebucht melden und beenden und { -office(case: "dative") } Hinweise dazu geben. Fragen an Sie öffnet er nicht. Geben Sie ihn nur an Menschen weiter, die das für Sie tun. Was geändert wird, steht unter dem Namen des Anbieters in unserem Protokoll. { -office(case: "start") } kann es zurücknehmen. Der Link gilt 14 Tage.
demand-title = Fragen an Sie
demand-none = In den letzten 12 Monaten: noch keine Fragen.
demand-few = In den letzten 12 Monaten: weniger als 10 Fragen.
demand-many = In den letzten 12 Monaten: etwa { $count } Fragen.
act-confirm-all = Alle { $count } Angebote stimmen noch
act-change = Angaben ändern

## Ob etwas beim Anbieter ankommt

letter-test-title = Test: So erreichen Sie Fragen { -bot(case: "from") }
letter-test = das ist ein Test für „{ $provider }“. So kommen künftig Fragen zu Ihren Angeboten bei Ihnen an. Sie müssen nichts tun.
letter-test-from = { -office(case: "start") } hat eingetragen, dass Fragen an Sie hier ankommen sollen. Ist das falsch, sagen Sie es bitte dort.

## Ob die Angebote noch stimmen

letter-offers-title = Stimmen Ihre Angebote { -bot(case: "inside") } noch?
letter-offers = { -bot(case: "inside") } { -area(case: "genitive") } stehen Angebote von Ihnen, die seit Längerem nicht bestätigt sind. Bitte sehen Sie in den nächsten zwei Wochen kurz nach, ob alles noch stimmt. Was niemand bestätigt, zeigen wir weiter hinten.
letter-offers-more = { $count ->
        [one] und ein weiteres
       *[other] und { $count } weitere
    }
letter-offers-link = Nachsehen, bestätigen oder ändern, ohne Anmeldung:
letter-offers-privacy = Der Link gilt 14 Tage. Geben Sie ihn nur an Menschen weiter, die Ihre Angebote bestätigen und ändern dürfen.

## Der eigene Chat des Anbieters

chat-connected = Dieser Chat ist jetzt mit „{ $provider }“ verbunden. Hier kommen Fragen zu Ihren Angeboten an. Antworten Sie auf die Nachricht mit der Frage, dann geben wir Ihre Antwort weiter. Wer fragt, erfährt nicht, wer Sie sind und wo dieser Chat ist.
    Mit „Rückfrage:“ am Anfang fragen Sie zurück. Mit „Ablehnen“ sagen Sie, dass es keine Antwort gibt. Alles andere in diesem Chat ist ein normales Gespräch mit { -bot(case: "dative") }.
heard-answer = Ihre Antwort ist angekommen: { $code }
heard-ask-back = Ihre Rückfrage ist angekommen: { $code }
heard-decline = Die Frage { $code } ist abgelehnt. Wir sagen es der Person.
heard-nothing = Schreiben Sie bitte gleich mit dazu, was Sie zu { $code } sagen möchten. Es wurde noch nichts weitergegeben.
heard-too-long = Das ist zu lang: { $length } Zeichen, höchstens { $most }. Es wurde noch nichts weitergegeben. Kürzen Sie bitte, und schreiben Sie es noch einmal ({ $code }).
heard-closed = Die Frage { $code } ist schon beendet. Ihre Nachricht wurde nicht weitergegeben.
heard-forgotten = Diese Frage gibt es nicht mehr. Ihre Nachricht wurde nicht weitergegeben.
heard-no-words = Weitergeben können wir nur Text, keine Bilder, Sprach-Nachrichten oder Dateien ({ $code }). Schreiben Sie bitte Ihre Antwort.
heard-edited = Geänderte Nachrichten geben wir nicht weiter ({ $code }). Was Sie zuerst geschrieben haben, gilt. Schreiben Sie für eine Ergänzung bitte eine neue Nachricht.
