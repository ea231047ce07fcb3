### Was die Verwaltung im Browser sagt. Nur Deutsch; der Bot sagt davon nichts.

## Auf jeder Seite

console-name = Bildungslotse
brand-name = Bildungslotse
brand-office = Landkreis Merzig-Wadern
skip-to-content = Zum Inhalt
nav-label = Bereiche
nav-overview = Übersicht
nav-offers = Angebote
nav-providers = Anbieter
nav-import = Import
nav-announcements = Mitteilungen
nav-inquiries = Fragen
nav-team = Team
nav-audit = Protokoll
sign-out = Abmelden
to-overview = Zur Übersicht
to-sign-in = Zur Anmeldung
form-faults = Bitte prüfen Sie Ihre Angaben

## Rollen

role-editor = Redaktion
role-publisher = Freigabe
role-admin = Leitung
role-editor-may = Rolle Redaktion: Angebote pflegen, importieren, Mitteilungen schreiben und Fragen beantworten.
role-publisher-may = Rolle Freigabe: alles aus der Redaktion, dazu Mitteilungen freigeben, anhalten und abbrechen.
role-admin-may = Rolle Leitung: alles aus der Freigabe, dazu das Team verwalten und das Protokoll lesen.

## Anmelden

sign-in-title = Anmelden
sign-in = Anmelden
sign-in-failed = Die Anmeldung hat nicht geklappt
sign-in-refused = Name, Passwort und Code passen nicht zusammen. Jeder Code aus der App gilt nur einmal: Warten Sie im Zweifel, bis die App einen neuen zeigt.
sign-in-later = Es gab zu viele Versuche. { $seconds ->
        [one] Bitte warten Sie eine Sekunde.
       *[other] { $minutes ->
            [one] Bitte warten Sie { $seconds } Sekunden.
           *[other] Bitte warten Sie { $minutes } Minuten.
        }
    }
field-name = Name
field-password = Passwort
field-code = Code
field-code-hint = Die sechs Ziffern aus Ihrer App. Haben Sie die App nicht zur Hand, geben Sie einen Wiederherstellungscode ein.
flash-signed-out = Sie sind abgemeldet.
sign-in-abgelaufen = Ihre Sitzung ist abgelaufen: Sie endet nach einer halben Stunde ohne Klick, spätestens nach acht Stunden. Bitte melden Sie sich neu an.
sign-in-rolle = Ihre Rolle wurde geändert. Bitte melden Sie sich neu an.
sign-in-beendet = Ihre Sitzung ist beendet. Bitte melden Sie sich neu an. Das kommt vor, wenn sie abgelaufen ist, wenn Sie sich anderswo abgemeldet haben oder wenn Ihr Passwort oder Ihr Zugang geändert wurde.
signed-out-notice = Sie wurden abgemeldet. Ihr Text bleibt hier: Melden Sie sich in einem neuen Fenster an und speichern Sie dann.
signed-in-anew-notice = Sie haben sich inzwischen neu angemeldet. Ihr Text bleibt hier. Er wird erst wieder geprüft, wenn Sie gespeichert haben.
again-title = Ihr Text ist noch da
again-out = Sie wurden abgemeldet. Es wurde noch nichts gespeichert. Melden Sie sich in einem neuen Fenster an, kommen Sie hierher zurück und senden Sie dann noch einmal.
again-in = Seit Sie das Formular geöffnet haben, haben Sie sich neu angemeldet. Es wurde noch nichts gespeichert. Stimmt alles, senden Sie es noch einmal.
again-sign-in = In einem neuen Fenster anmelden
again-send = Noch einmal senden
again-send-antworten = Noch einmal senden: Antwort an die Person
again-send-rueckfragen = Noch einmal senden: Rückfrage an die Person
again-send-erledigen = Noch einmal senden: Frage beenden
again-send-pruefen = Noch einmal senden: Als geprüft markieren
again-send-zurueckgeben = Noch einmal senden: Mitteilung zurückgeben
again-what = Das wird gesendet
again-field-titel = Titel
again-field-titel-einfach = Titel in einfacher Sprache
again-field-text = Text
again-field-text-einfach = Text in einfacher Sprache
again-field-link = Link
again-field-thema = Thema
again-field-gemeinde = Gemeinde
again-field-alter = Alter
again-field-lesen = Sprache
again-field-senden-tag = Senden: Tag
again-field-senden-uhr = Senden: Uhrzeit
again-field-ende-tag = Gilt bis: Tag
again-field-ende-uhr = Gilt bis: Uhrzeit
again-field-grund = Grund
again-field-role = Rolle
again-field-adresse = E-Mail-Adresse

## Einladung

invitation-title = Ihr Zugang
invitation-lead = Guten Tag! Sie wurden eingeladen. Ihr Name für die Anmeldung ist { $name }.
invitation-password = 1. Passwort wählen
invitation-factor = 2. App verbinden
invitation-factor-why = Bei jeder Anmeldung fragen wir zusätzlich nach einem Code aus einer App auf Ihrem Telefon, zum Beispiel FreeOTP oder Aegis. So genügt ein erratenes Passwort nicht.
invitation-accept = Zugang einrichten
invitation-over-title = Dieser Link gilt nicht mehr
invitation-over-joined = Haben Sie Ihren Zugang schon eingerichtet? Dann gilt er: Melden Sie sich mit Name, Passwort und dem nächsten Code aus der App an. Neue Wiederherstellungscodes erstellen Sie danach unter „Ihr Konto“.
invitation-done-title = Ihr Zugang ist eingerichtet
invitation-done = Sie sind angemeldet. Die Wiederherstellungscodes zeigen wir nur einmal. Haben Sie sie nicht gesichert, erstellen Sie in Ihrem Konto neue.
invitation-again = Bitte geben Sie auch das Passwort noch einmal ein. Zu Ihrer Sicherheit senden wir es nicht zurück.
invitation-over = Jeder Link gilt nur einmal und höchstens zwei Tage. Bitten Sie Ihre Leitung um einen neuen.
field-new-password = Neues Passwort
field-new-password-hint = Mindestens { $shortest } Zeichen. Am besten mehrere Wörter, die nichts miteinander zu tun haben.
field-password-again = Passwort wiederholen
field-app-code = Code aus der App
field-app-code-hint = Die sechs Ziffern, die die App jetzt zeigt.
password-too-short = Das Passwort ist zu kurz.
password-too-long = Das Passwort ist zu lang.
password-common = Dieses Passwort gehört zu denen, die als Erstes probiert werden.
password-like-name = Das Passwort besteht vor allem aus Ihrem Namen.
password-repeated = Das Passwort wiederholt nur wenige Zeichen.
password-same = Das ist Ihr bisheriges Passwort. Bitte wählen Sie ein anderes.
password-differs = Die beiden Passwörter sind verschieden.
code-wrong = Der Code stimmt nicht. Bitte geben Sie den Code ein, den die App jetzt zeigt. Geht es wieder nicht, stellen Sie die Uhr Ihres Telefons auf „automatisch“.
secret-picture = QR-Code für Ihre App
secret-open = In der App öffnen
secret-text = Scannen Sie das Bild mit der App. Lesen Sie diese Seite auf dem Telefon, tippen Sie auf „In der App öffnen“. Geht beides nicht, geben Sie in der App diesen Schlüssel ein:

## Wiederherstellungscodes

codes-title = Ihre Wiederherstellungscodes
codes-in = Ihr Zugang ist eingerichtet, und Sie sind angemeldet.
codes-lead = Wenn Ihr Telefon fehlt, melden Sie sich mit einem dieser Codes an. Jeder gilt einmal.
codes-once = Wir zeigen die Codes nur jetzt. Drucken Sie sie aus oder schreiben Sie sie ab, und bewahren Sie sie nicht beim Telefon auf.
codes-print = Drucken
codes-kept = Ich habe die Codes gesichert

## Übersicht

overview-title = Übersicht
overview-lead = Guten Tag, { $name }.
attention-title = Was Aufmerksamkeit braucht
attention-none = Alles erledigt. Zurzeit wartet nichts auf Sie.
note-few-codes = { $count ->
        [0] Sie haben keinen Wiederherstellungscode mehr
        [one] Sie haben nur noch einen Wiederherstellungscode
       *[other] Sie haben nur noch { $count } Wiederherstellungscodes
    }
note-few-codes-more = Ohne Codes kommen Sie nicht mehr hinein, wenn Ihr Telefon fehlt. Erstellen Sie neue.
note-announcements-submitted = { $count ->
        [one] Eine Mitteilung wartet auf die Freigabe
       *[other] { $count } Mitteilungen warten auf die Freigabe
    }
note-announcements-submitted-more = Bitte lesen Sie den Text und prüfen Sie, wen er erreicht.
note-announcements-returned = { $count ->
        [one] Eine Ihrer Mitteilungen kam zurück
       *[other] { $count } Ihrer Mitteilungen kamen zurück
    }
note-announcements-returned-more = Der Grund steht dabei. Überarbeiten Sie den Text und reichen Sie ihn neu ein.
note-announcements-paused = { $count ->
        [one] Eine Mitteilung ist angehalten
       *[other] { $count } Mitteilungen sind angehalten
    }
note-announcements-paused-more = Sie geht erst weiter, wenn jemand sie fortsetzt oder abbricht.
note-announcements-leaving = { $count ->
        [one] Eine Mitteilung ist unterwegs oder geplant
       *[other] { $count } Mitteilungen sind unterwegs oder geplant
    }
note-announcements-leaving-more = Hier sehen Sie, wie weit der Versand ist.
note-invitations-over = { $count ->
        [one] Eine Einladung ist abgelaufen
       *[other] { $count } Einladungen sind abgelaufen
    }
note-invitations-over-more = Geben Sie einen neuen Link aus oder entfernen Sie den Eintrag.
note-invitations-open = { $count ->
        [one] Eine Einladung ist noch offen
       *[other] { $count } Einladungen sind noch offen
    }
note-invitations-open-more = Der Link wurde noch nicht benutzt.

note-inquiries = { $count ->
        [one] Eine Frage wartet auf das Bildungsbüro
       *[other] { $count } Fragen warten auf das Bildungsbüro
    }
note-inquiries-more = { $count ->
        [one] Sie wartet seit dem { $since }.
       *[other] Die älteste wartet seit dem { $since }.
    }
note-provider-notes = { $count ->
        [one] Ein Hinweis von einem Anbieter
       *[other] { $count } Hinweise von Anbietern
    }
note-provider-notes-more = Anbieter haben Ihnen etwas zu ihren Angeboten geschrieben.
note-ways-broken = { $count ->
        [one] Auf einem Weg zu einem Anbieter kommt nichts an
       *[other] Auf { $count } Wegen zu Anbietern kommt nichts an
    }
note-ways-broken-more = Die erste Nachricht kam am { $since } zurück. Fragen Sie beim Anbieter nach und tragen Sie ein, was jetzt stimmt.

note-offers-tended = { $count ->
        [one] Ein Anbieter hat sein Angebot selbst geändert
       *[other] { $count } Angebote haben die Anbieter selbst geändert
    }
note-offers-tended-more = In den letzten zwei Wochen. Das gilt schon. Was geändert wurde, steht beim Angebot unter „Verlauf“.
note-offers-incomplete = { $count ->
        [one] Einem Angebot fehlt etwas Wichtiges
       *[other] { $count } Angeboten fehlt etwas Wichtiges
    }
note-offers-incomplete-more = Zum Beispiel der Preis, die Zeit oder für wen es ist. Solche Angebote zeigt der Bot weiter unten.
note-offers-unconfirmed = { $count ->
        [one] Ein Angebot hat lange niemand bestätigt
       *[other] { $count } Angebote hat lange niemand bestätigt
    }
note-offers-unconfirmed-more = Fragen Sie beim Anbieter nach, ob noch alles stimmt, und bestätigen Sie das Angebot.
note-offers-hard = { $count ->
        [one] Ein Angebot hat keinen Text in einfacher Sprache
       *[other] { $count } Angebote haben keinen Text in einfacher Sprache
    }
note-offers-hard-more = Ohne diesen Text zeigt der Bot in einfacher Sprache nur die Eckdaten.

## Listen und Formulare

search = Suchen
search-clear = Suche aufheben
save = Speichern
discard-changes = Änderungen verwerfen
back = Zurück
reload = Stand neu laden.
yes = ja
no = nein
never = nie
empty = leer
emptied = geleert
breadcrumb = Sie sind hier
percent = { $percent } %
page-number = Seite { $page }
page-back = Zurück
page-on = Weiter
pages-of-offers = Seiten der Angebote
pages-of-providers = Seiten der Anbieter
column-offer = Angebot
column-provider = Anbieter
column-place = Ort
column-score = Vollständigkeit
column-confirmed = Bestätigt am
column-simple = Einfacher Text
column-name = Name
column-kind = Art
column-contact = Öffentlicher Kontakt
column-way = Fragen kommen an
column-offers = Angebote
column-file = Datei
column-when = Hochgeladen
column-state = Stand
column-field = Feld
column-before = Bisher
column-after = Künftig
place-county = ganzer Landkreis
staff-command-line = Technik

## Angebote

offers-title = Angebote
offers-lead = { $count ->
        [one] Ein Angebot ist nicht beendet.
       *[other] { $count } Angebote sind nicht beendet.
    }
offers-new = Neues Angebot
offers-import = Datei importieren
offers-search = Angebote suchen
offers-search-example = Schwimmkurs für Kinder in Merzig
offers-filters = Angebote eingrenzen
offers-filter-alle = Aktuelle
offers-filter-unvollstaendig = Unvollständig
offers-filter-unvollstaendig-more = Diesen Angeboten fehlt etwas, ohne das niemand auskommt. Die unvollständigsten stehen oben.
offers-filter-unbestaetigt = Lange nicht bestätigt
offers-filter-unbestaetigt-more = Seit einem halben Jahr oder länger hat niemand bestätigt, dass diese Angebote noch stimmen. Die ältesten stehen oben.
offers-filter-ohne-einfach = Ohne einfachen Text
offers-filter-ohne-einfach-more = Diese Angebote haben keine Beschreibung in einfacher Sprache.
offers-filter-vom-anbieter = Vom Anbieter geändert
offers-filter-vom-anbieter-more = Das haben Anbieter in den letzten zwei Wochen selbst geändert oder beendet. Die neuesten Änderungen stehen oben.
offers-filter-beendet = Beendet
offers-filter-beendet-more = Diese Angebote finden nicht mehr statt. Der Bot zeigt sie nicht.
offers-found = { $count ->
        [0] Zu „{ $words }“ findet der Bot nichts.
        [one] Zu „{ $words }“ findet der Bot ein Angebot.
       *[other] Zu „{ $words }“ findet der Bot { $count } Angebote.
    }
offers-found-narrowed = { $count ->
        [0] Zu „{ $words }“ findet der Bot unter „{ $filter }“ nichts.
        [one] Zu „{ $words }“ findet der Bot unter „{ $filter }“ ein Angebot.
       *[other] Zu „{ $words }“ findet der Bot unter „{ $filter }“ { $count } Angebote.
    }
offers-by-name = Nach Titel oder Kennung
offers-by-bot = So sucht der Bot
offers-none-found = Kein Angebot gefunden
offers-none-found-more = Suchen Sie mit anderen Worten, so wie Bürgerinnen und Bürger fragen würden, oder mit den ersten Worten des Titels.
offers-none-alle = Es gibt noch keine Angebote
offers-none-unvollstaendig = Alle Angebote sind vollständig genug
offers-none-unbestaetigt = Alle Angebote wurden in letzter Zeit bestätigt
offers-none-ohne-einfach = Alle Angebote haben einen Text in einfacher Sprache
offers-none-beendet = Kein Angebot ist beendet
offer-state-paused = pausiert
offer-state-ended = beendet
offer-state-over = vorbei
offer-sample = Beispiel

## Ein Angebot

offer-source = aus { $source }
offer-source-page = Quelle öffnen
offer-updated = zuletzt geändert { $moment }
offer-confirm = Heute bestätigt
offer-end = Findet nicht mehr statt
offer-end-sure = Soll dieses Angebot beendet werden? Der Bot zeigt es dann nicht mehr. Sie können es später wieder aufnehmen.
offer-resume = Wieder aufnehmen
offer-remove = Ganz löschen
offer-remove-more = Löschen Sie nur, was irrtümlich angelegt wurde. Was nicht mehr stattfindet, beenden Sie besser. Steht das Angebot in einer Datei, die wieder importiert wird, kommt es zurück.
offer-remove-sure = Ja, das Angebot und alle Änderungen daran löschen
offer-changed = geändert
offer-outdated = Inzwischen hat jemand anderes dieses Angebot geändert. Vergleichen Sie diese Felder. Wenn Sie noch einmal speichern, gilt, was hier steht.
offer-differs = Gespeichert ist jetzt „{ $value }“.
offer-topics-all = Alle Themen anzeigen
offer-further-runs = Weitere Termine
offer-further-run = { $number }. Termin
new-offer-title = Neues Angebot
new-offer-lead = Titel und Anbieter sind Pflicht und genügen für den Anfang. Je mehr Sie ausfüllen, desto besser wird das Angebot gefunden.
new-offer-create = Angebot anlegen
flash-offer-saved = Das Angebot ist gespeichert. Ihre Änderungen bleiben auch beim nächsten Import.
flash-offer-same = Es wurde nichts geändert.
flash-offer-reset = Für dieses Feld gilt wieder, was importiert wurde.
flash-offer-confirmed = Das Angebot ist als heute bestätigt eingetragen.
flash-offer-ended = Das Angebot ist beendet. Der Bot zeigt es nicht mehr.
flash-offer-resumed = Das Angebot findet wieder statt.
flash-offer-removed = Das Angebot ist gelöscht.
flash-offer-unsure = Es wurde nichts gelöscht: Bitte bestätigen Sie mit dem Häkchen, dass Sie das Angebot löschen wollen.
flash-offer-created = Das Angebot ist angelegt. In wenigen Sekunden findet es auch der Bot.
flash-offer-refused = Das ging nicht, weil an diesem Angebot etwas nicht stimmt: { $reason }

offer-group-what = Was
offer-group-who = Für wen
offer-group-when = Wann
offer-group-where = Wo
offer-group-price = Kosten
offer-group-contact = Kontakt
offer-group-more = Weitere Angaben
offer-group-state = Stand

offer-id = Kennung
offer-title = Titel
offer-title-simple = Titel in einfacher Sprache
offer-description = Beschreibung
offer-description-hint = Was macht man dort, und was hat man davon? Zwei bis fünf Sätze genügen.
offer-description-simple = Beschreibung in einfacher Sprache
offer-description-simple-hint = Ein Satz je Zeile, höchstens 12 Wörter. Die Prüfung darunter sagt, was noch schwer ist.
offer-provider = Anbieter
offer-provider-hint = Der Name eines Anbieters, den es hier schon gibt. Beim Tippen werden Namen vorgeschlagen.
offer-provider-unknown = Diesen Anbieter gibt es nicht.
offer-provider-like = Meinten Sie { $names }?
offer-provider-new = Anbieter neu anlegen (in einem neuen Fenster)
offer-required = Pflicht
offer-topics = Themen
offer-topics-hint = Ein Thema je Zeile, das wichtigste zuerst.
offer-tags = Merkmale
offer-learning-form = Lernform
offer-life-phases = Lebensphasen
offer-age-min-months = Alter von
offer-age-min-months-hint = In Jahren, zum Beispiel 6 oder 0,5.
offer-age-max-months = Alter bis
offer-age-max-months-hint = In Jahren, das letzte zählt ganz mit.
offer-audience = Für wen, in Worten
offer-audience-hint = Nur wenn das Alter allein nicht genügt, zum Beispiel „Alleinerziehende“.
offer-condition = Voraussetzungen
offer-cost = Kosten
offer-price-cents = Preis in Euro
offer-price-cents-hint = Zum Beispiel 12,50.
offer-cost-note = Kosten in Worten
offer-funding = Förderung
offer-funding-hint = Eine je Zeile, zum Beispiel „Bildung und Teilhabe“.
offer-place = Ort
offer-place-name = Haus oder Halle
offer-place-street = Straße und Hausnummer
offer-place-postcode = Postleitzahl
offer-place-municipality = Gemeinde
offer-place-municipality-hint = Leer bedeutet: im ganzen Landkreis oder nur im Internet.
offer-place-district = Ortsteil
offer-place-online = Findet im Internet statt
offer-place-lat = Breitengrad
offer-place-lat-hint = Leer lassen: Dann gilt die Mitte des Ortes.
offer-place-lon = Längengrad
offer-place-precision = Genauigkeit der Koordinaten
offer-format = Präsenz oder online
offer-languages = Sprachen
offer-languages-hint = Mit Strich getrennt, zum Beispiel Deutsch|Arabisch.
offer-level = Niveau
offer-schedule = Zeiten in Worten
offer-schedule-hint = Zum Beispiel „montags 18 bis 19 Uhr, nicht in den Ferien“.
offer-starts = Erster Tag
offer-ends = Letzter Tag
offer-weekdays = Wochentage
offer-time-from = Beginn
offer-time-to = Ende
offer-rhythm = Rhythmus
offer-rhythm-hint = Zum Beispiel „alle zwei Wochen“.
offer-further-runs-hint = Leere Zeilen zählen nicht. Nach dem Speichern kommen zwei neue dazu.
offer-registration-until = Anmeldung bis
offer-registration-how = Anmeldung
offer-capacity-places = Plätze
offer-capacity-free = Freie Plätze
offer-capacity-as-of = Freie Plätze gezählt am
offer-accessibility = Barrierefreiheit
offer-accessibility-hint = Eine Angabe je Zeile, zum Beispiel „rollstuhl“ oder „gebaerdensprache“. Leer bedeutet: nicht bekannt.
offer-childcare = Kinderbetreuung
offer-transport = Anfahrt
offer-documents = Unterlagen
offer-certificate = Abschluss
offer-contact = Kontakt
offer-contact-name = Ansprechstelle
offer-contact-phone = Telefon
offer-contact-email = E-Mail-Adresse
offer-inquiry-email = E-Mail-Adresse für Fragen
offer-inquiry-email-hint = Sie wird niemandem gezeigt. Fragen zu diesem Angebot gehen dorthin.
offer-url = Link zum Angebot
offer-source-name = Quelle
offer-source-id = Kennung in der Quelle
offer-source-url = Seite der Quelle
offer-source-published = Stand der Quelle
offer-source-sample = Beispiel
offer-status = Findet statt
offer-notice = Aktueller Hinweis
offer-verified-on = Bestätigt am
offer-name = Name
offer-kind = Art

choice-none = keine Angabe
choice-tags-holiday = Ferienangebot
choice-tags-counselling = Beratung
choice-tags-senior = für Ältere
choice-tags-free = kostenlos
choice-tags-accessible = barrierefrei
choice-tags-online = im Internet
choice-learning-form-formal = formal (mit Abschluss)
choice-learning-form-non-formal = non-formal (ohne Abschluss)
choice-learning-form-informal = informell (nebenbei)
choice-life-phases-fruehe-kindheit = frühe Kindheit
choice-life-phases-schule = Schule
choice-life-phases-ausbildung-beruf = Ausbildung und Beruf
choice-life-phases-erwachsene = Erwachsene
choice-life-phases-aeltere = Ältere
choice-cost-free = kostenlos
choice-cost-paid = kostet etwas
choice-cost-reduced = ermäßigt für manche
choice-cost-unknown = nicht bekannt
choice-format-present = in Präsenz
choice-format-online = online
choice-format-blended = beides
choice-precision-exact = das Haus
choice-precision-district = Mitte des Ortsteils
choice-precision-municipality = Mitte der Gemeinde
choice-status-active = ja
choice-status-paused = zurzeit nicht
choice-status-ended = nicht mehr
choice-provider-kommune = Kommune
choice-provider-verein = Verein
choice-provider-kirche = Kirche
choice-provider-schule = Schule
choice-provider-kita = Kita
choice-provider-vhs = Volkshochschule
choice-provider-traeger = Träger
choice-provider-firma = Firma
choice-provider-andere = Andere

score-title = Vollständigkeit
score-label = Vollständigkeit { $score } %
score-missing = Das fehlt noch, das Wichtigste zuerst:
score-complete = Es fehlt nichts.
hint-needed = wichtig
hint-description = Es fehlt eine Beschreibung, die mehr sagt als der Titel.
hint-audience = Es fehlt, für welches Alter das Angebot ist.
hint-when = Es fehlt, wann das Angebot stattfindet.
hint-place = Es fehlt, wo das Angebot stattfindet.
hint-price = Es fehlt, was das Angebot kostet.
hint-simple = Es fehlt eine Beschreibung in einfacher Sprache.
hint-contact = Es fehlt, wen man fragen kann.
hint-end = Es fehlt der letzte Tag.
hint-hour-from = Es fehlt, um wie viel Uhr es beginnt.
hint-hour-to = Es fehlt, um wie viel Uhr es endet.
hint-street = Es fehlt die Straße oder der Name des Hauses.
hint-topic = Es fehlt ein genaueres Thema.
hint-link = Es fehlt ein Link zum Angebot.

preview-title = So zeigt es der Bot
preview-stored = Gezeigt wird, was gespeichert ist: oben die Karte in einer Liste, darunter alle Angaben.
preview-de = Auf Deutsch
preview-de-simple = In einfacher Sprache
preview-bot = Bot
by-hand-title = Von Hand geändert
by-hand-more = Diese Felder sagen etwas anderes als der Import. Sie bleiben so, auch wenn die Datei wieder importiert wird.
by-hand-imported = Importiert:
by-hand-reset = Importierten Wert wiederherstellen
history-title = Verlauf
history-none = Bisher hat niemand etwas von Hand geändert.

## Listen und Formulare

check-empty-simple = Noch kein Text in einfacher Sprache.
check-good = Nichts zu beanstanden.
check-good-simple = Der Text hält die Regeln der einfachen Sprache ein.
check-errors = { $count ->
        [one] Eine Stelle ist noch zu schwer.
       *[other] { $count } Stellen sind noch zu schwer.
    }
check-hints = { $count ->
        [one] Ein Hinweis
       *[other] { $count } Hinweise
    }
check-line = Zeile { $line }
check-advice = Besser: { $advice }
check-more = { $count ->
        [one] Noch ein weiterer Hinweis.
       *[other] Noch { $count } weitere Hinweise.
    }
check-leer = Der Text ist leer.
check-lang = Der Text ist lang: Gut sind höchstens { $most } Zeichen.
check-link = Links gehören in das eigene Feld dafür.
check-gross = Wörter in Großbuchstaben wirken wie Schreien.
check-zeichen = Ein Satzzeichen genügt.

## Anbieter

providers-filters = Anbieter eingrenzen
providers-filter-all = Alle
providers-filter-out-of-reach = Ohne Weg für Fragen
providers-title = Anbieter
providers-lead = Wer die Angebote macht und wen man dort erreicht.
providers-new = Neuer Anbieter
providers-search = Name des Anbieters
providers-found = { $count ->
        [0] Kein Anbieter gefunden.
        [one] Ein Anbieter.
       *[other] { $count } Anbieter.
    }
provider-data = Stammdaten
provider-name = Name
provider-url = Internetseite
provider-contact-name = Ansprechstelle
provider-contact-name-hint = Ein Amt oder Büro, kein Name einer Privatperson.
provider-phone = Telefon
provider-phone-hint = Der Bot zeigt Telefon und E-Mail-Adresse bei Angeboten, die selbst keinen Kontakt nennen.
provider-email = E-Mail-Adresse
provider-email-hint = Fragen aus dem Chat senden wir nicht dorthin. Wohin sie gehen, steht unter „Wege zum Anbieter“.
provider-offers = { $count ->
        [0] Angebote
        [one] Ein Angebot
       *[other] { $count } Angebote
    }
provider-offers-none = Dieser Anbieter hat zurzeit keine Angebote.
provider-create = Anbieter anlegen
flash-provider-saved = Der Anbieter ist gespeichert. Ihre Änderungen bleiben auch beim nächsten Import.
flash-provider-created = Der Anbieter ist angelegt.
flash-provider-known = Diesen Anbieter gibt es schon.

## Import

import-title = Import
import-lead = Laden Sie eine Tabelle mit Angeboten hoch. Sie sehen zuerst, was sich ändern würde.
import-file = Datei prüfen
import-choose = Datei mit Angeboten
import-choose-hint = Eine Tabelle als CSV-Datei, höchstens { $most } MB. Auch Dateien im Format JSONL werden gelesen. Es wird noch nichts übernommen.
import-compare = Hochladen und vergleichen
import-how = So schreiben Sie die Tabelle
import-how-template = Beginnen Sie mit der Vorlage. Sie hat alle Spalten und ein Beispiel:
import-template = Vorlage herunterladen (CSV)
import-how-fill = Schreiben Sie eine Zeile je Angebot. Die erste Zeile mit den Namen der Spalten bleibt stehen; Spalten, die Sie nicht brauchen, löschen Sie. Was Sie nicht wissen, lassen Sie leer.
import-how-excel = Speichern Sie in Excel mit „Speichern unter“ und dem Dateityp „CSV UTF-8 (durch Trennzeichen getrennt)“. In LibreOffice: „Text CSV“, Zeichensatz „UTF-8“. Dateien mit der Endung xlsx lesen wir nicht.
import-how-whole = Laden Sie die Datei oben hoch. Ist eine Zeile falsch, wird nichts übernommen, und Sie sehen, was zu verbessern ist. Was schon von Hand berichtigt wurde, bleibt.
import-columns-required = Spalten, die nicht fehlen dürfen
import-columns-more = Alle weiteren Spalten
import-columns-instead = Statt id genügen quelle und quell_id zusammen, statt bereich genügt themen, und von plz und ort genügt eines.
column-column = Spalte
column-meaning = Was hineingehört
column-example = Beispiel
import-topics-above = Die Liste der Themen steht beim ersten dieser Fehler.
import-some-sound = { $count ->
        [0] Kein Angebot ist in Ordnung,
        [one] 1 Angebot ist in Ordnung und könnte übernommen werden,
       *[other] { $count } Angebote sind in Ordnung und könnten übernommen werden,
    }
import-some-faulty = { $count ->
        [one] 1 Zeile nicht.
       *[other] { $count } Zeilen nicht.
    }
import-whole = Wir übernehmen eine Datei nur ganz. Verbessern Sie, was unten steht, oder löschen Sie diese Zeilen, und laden Sie die Datei noch einmal hoch.
import-files = Ihre Dateien
import-kept = Dateien werden 24 Stunden aufbewahrt. Nur Sie sehen sie.
import-unnamed = Datei ohne Namen
import-state-comparing = wird verglichen
import-state-comparing-more = Die Datei wird gelesen und verglichen.
import-state-refused = abgelehnt
import-state-refused-more = In der Datei stimmt etwas nicht. Es wurde nichts übernommen. Verbessern Sie die Zeilen unten und laden Sie die Datei noch einmal hoch.
import-state-compared = geprüft
import-state-compared-more = Die Datei ist in Ordnung. Sehen Sie sich an, was sich ändert, und übernehmen Sie sie dann.
import-state-outdated = veraltet
import-state-outdated-more = Dieser Vergleich gilt nicht mehr: Inzwischen haben sich Angebote geändert, oder der Vergleich wurde unterbrochen. Laden Sie die Datei noch einmal hoch.
import-state-applying = wird übernommen
import-state-applying-more = Die Datei wird übernommen. Sie können diese Seite verlassen.
import-state-applied = übernommen
import-state-applied-more = Die Datei ist übernommen.
import-comparing = Datei wird verglichen …
import-done = { $done } von { $total }
import-go-on = Es geht auch weiter, wenn Sie die Seite verlassen.
import-finished = Übernommen am { $moment }.
import-numbers = Zahlen zur Datei
import-new = Neu
import-changed = Geändert
import-same = Unverändert
import-complaints = Fehler
import-past = { $count ->
        [one] Ein Angebot ist schon vorbei und wird nicht gezeigt.
       *[other] { $count } Angebote sind schon vorbei und werden nicht gezeigt.
    }
import-parts = Teile der Datei
import-part-fehler = Fehler
import-part-geaendert = Geändert
import-part-neu = Neu
import-part-anbieter = Anbieter
import-part-hinweise = Hinweise
import-pages = Seiten der Datei
import-kept-by-hand = Bleibt, wie es von Hand geändert wurde: { $fields }.
import-apply = Übernehmen
import-discard = Datei verwerfen
flash-import-empty = Bitte wählen Sie eine Datei, in der etwas steht.
flash-import-discarded = Die Datei ist verworfen. Es wurde nichts übernommen.
flash-import-not-ready = Diese Datei kann so nicht übernommen werden.
flash-import-outdated = Inzwischen haben sich Angebote geändert. Bitte laden Sie die Datei noch einmal hoch.

## Protokoll der Angebote

audit-offer-changed = Angebot geändert
audit-offer-created = Angebot angelegt
audit-offer-removed = Angebot gelöscht
audit-provider-changed = Anbieter geändert
audit-offers-imported = Datei importiert

## Konto

account-title = Ihr Konto
account-lead = Angemeldet als { $name }, Rolle { $role }.
account-password = Passwort
account-password-lead = Ändern Sie Ihr Passwort, wenn jemand es kennen könnte.
account-password-change = Passwort ändern
account-password-title = Passwort ändern
account-password-what = Danach sind Sie in allen anderen Browsern abgemeldet.
account-password-do = Passwort ändern
account-codes = Wiederherstellungscodes
account-codes-left = { $count ->
        [0] Sie haben keinen Wiederherstellungscode mehr. Ohne ihn kommen Sie nicht hinein, wenn Ihr Telefon fehlt.
        [one] Sie haben noch einen Wiederherstellungscode für den Tag, an dem Ihr Telefon fehlt.
       *[other] Sie haben noch { $count } Wiederherstellungscodes für den Tag, an dem Ihr Telefon fehlt.
    }
account-codes-renew = Neue Wiederherstellungscodes erstellen
account-codes-title = Neue Wiederherstellungscodes
account-codes-what = Ihre bisherigen Wiederherstellungscodes gelten dann nicht mehr.
account-codes-do = Neue Wiederherstellungscodes erstellen
account-factor = App auf dem Telefon
account-factor-lead = Haben Sie ein neues Telefon? Verbinden Sie die App darauf, solange Sie angemeldet sind.
account-factor-renew = App neu verbinden
account-factor-title = App neu verbinden
account-factor-what = Die bisherige App gilt dann nicht mehr, und Sie sind in allen anderen Browsern abgemeldet.
account-factor-do = App verbinden
account-sessions = Hier sind Sie angemeldet
account-session-since = zuletzt benutzt, angemeldet seit { $moment }
account-session-this = dieser Browser
account-sessions-end = In allen anderen Browsern abmelden
field-current-password = Bisheriges Passwort
current-password-wrong = Das ist nicht Ihr bisheriges Passwort.
current-password-later = Es gab zu viele Versuche. Bitte warten Sie { $seconds } Sekunden.
flash-password-changed = Ihr Passwort ist geändert.
flash-factor-renewed = Die App ist verbunden.
flash-sessions-ended = In allen anderen Browsern sind Sie abgemeldet.
flash-no-sessions = Sie waren in keinem anderen Browser angemeldet.

## Team

team-title = Team
team-lead = Wer die Verwaltung benutzen darf, und wofür.
team-members = Mitglieder
team-name = Name
team-role = Rolle
team-state = Zugang
team-actions = Aktionen
team-role-of = Rolle von { $name }
team-role-save = Ändern
team-role-save-of = Rolle von { $name } ändern
team-joined = eingerichtet
team-invited = eingeladen bis { $moment }
team-over = Einladung abgelaufen
team-oneself = Das sind Sie
team-reset = Neuer Link
team-reset-of = Neuer Link für { $name }
team-reset-sure = Soll { $name } einen neuen Link bekommen? Passwort, App und Wiederherstellungscodes gelten dann nicht mehr.
team-remove = Entfernen
team-remove-of = { $name } entfernen
team-remove-sure = Soll { $name } aus dem Team entfernt werden?
team-invite = Jemanden einladen
team-invite-do = Einladen
team-name-hint = Eine E-Mail-Adresse oder ein kurzer Name. Wir senden nichts dorthin; Sie bekommen einen Link zum Weitergeben.
team-no-name = Der Name hat 2 bis 80 Buchstaben, Ziffern und die Zeichen . _ - + @, keine Leerzeichen.
team-name-taken = Diesen Namen hat schon jemand im Team. Braucht diese Person einen neuen Zugang, wählen Sie oben bei ihrem Namen „Neuer Link“.
team-link-title = Link für { $name }
team-link-lead = Geben Sie diesen Link nur { $name } weiter, am besten persönlich.
team-link-copy = Link kopieren
team-link-copied = Kopiert
team-link-once = Der Link gilt einmal und bis { $moment }. Wir zeigen ihn nur jetzt.
team-link-done = Zurück zum Team
flash-role-changed = Die Rolle ist geändert.
flash-staff-removed = Das Mitglied ist entfernt.
flash-not-oneself = Das können Sie nicht für sich selbst tun. Bitten Sie jemand anderen mit der Rolle Leitung.
flash-last-admin = Das ist die einzige Leitung, die sich anmelden kann. Geben Sie die Rolle zuerst jemand anderem.

## Protokoll

protocol-title = Protokoll
protocol-lead = Wer wann was geändert hat. Die Einträge bleiben zwölf Monate; niemand kann sie ändern, ohne dass es auffällt.
protocol-check = Prüfen, ob das Protokoll vollständig ist
protocol-check-title = Ist das Protokoll vollständig?
protocol-whole = { $count ->
        [one] Das Protokoll ist vollständig: ein Eintrag.
       *[other] Das Protokoll ist vollständig: { $count } Einträge.
    }
protocol-head = Prüfsumme:
protocol-broken = Das Protokoll wurde verändert: Der Eintrag { $number } fehlt oder ist nicht mehr, wie er geschrieben wurde.
protocol-person = Person
protocol-everybody = alle
protocol-providers = alle Anbieter
protocol-search = Titel, Name oder Kennung
protocol-search-hint = Von einem Angebot, einem Anbieter, einer Frage, einer Mitteilung oder einem Menschen.
protocol-kind-offer = Angebot
protocol-kind-provider = Anbieter
protocol-kind-announcement = Mitteilung
protocol-kind-inquiry = Frage
protocol-kind-staff = Team
protocol-kind-import = Datei
protocol-kind-sign-in = Anmeldung
protocol-filter = Anzeigen
protocol-entries = Einträge, die neuesten zuerst
protocol-number = Nr.
protocol-when = Wann
protocol-who = Wer
protocol-what = Was
protocol-with = Einzelheiten
protocol-none = Dazu steht nichts im Protokoll
protocol-pages = Seiten
protocol-latest = Neueste
protocol-older = Ältere
audit-detail-name = Name
audit-detail-role = Rolle
audit-detail-people = Menschen
audit-detail-sessions = Abgemeldete Browser
audit-detail-chats = Chats
audit-detail-reason = Grund
audit-detail-print = Kennung des Inhalts
audit-detail-parts = Geändert
audit-detail-by = Berichtigung
audit-detail-corrects = Berichtigt
audit-detail-like = Kopie von
audit-detail-channel = Kanal
audit-detail-new = Neue Angebote
audit-detail-changed = Geänderte Angebote
audit-detail-providers = Anbieter
audit-nobody = unbekannt
audit-command-line = Technik
audit-staff-invited = Eingeladen
audit-staff-joined = Zugang eingerichtet
audit-staff-reset = Neuer Link ausgegeben
audit-role-changed = Rolle geändert
audit-staff-removed = Aus dem Team entfernt
audit-signed-in = Angemeldet
audit-sign-in-refused = Anmeldung abgewiesen
audit-signed-out = Abgemeldet
audit-password-changed = Passwort geändert
audit-codes-renewed = Neue Wiederherstellungscodes
audit-second-factor-renewed = App neu verbunden
audit-sessions-ended = Andere Browser abgemeldet
## Mitteilungen

announcements-title = Mitteilungen
announcements-lead = Nachrichten an alle, die sie im Chat bestellt haben. Eine zweite Person gibt jede frei.
announcements-parts = Teile der Liste
announcements-part-in-arbeit = In Arbeit
announcements-part-unterwegs = Geplant und unterwegs
announcements-part-fertig = Fertig
announcements-part-alle = Alle
announcements-none-in-arbeit = Zurzeit schreibt niemand an einer Mitteilung.
announcements-none-unterwegs = Zurzeit ist nichts geplant oder unterwegs.
announcements-none-fertig = Bisher ist keine Mitteilung fertig.
announcements-none-alle = Es gibt noch keine Mitteilung.
announcement-new = Neue Mitteilung
announcement-edit = Mitteilung bearbeiten
announcement-untitled = (ohne Titel)
announcement-overview = Überblick
announcement-by = Geschrieben von { $names }
announcement-public = Öffentliche Seite
announcement-form-lead = Schreiben Sie beide Fassungen. Daneben sehen Sie sofort, wen die Mitteilung erreicht und wie sie im Chat aussieht.
announcement-beside = Reichweite, Prüfung und Vorschau
announcement-to = Wen sie erreicht
announcement-more = Link und Zeiten
announcement-words = So kommt sie an
announcement-corrected = Zur berichtigten Mitteilung
announcement-see-other = Die andere Fassung in einem neuen Fenster ansehen
announcement-returned-with = Diese Mitteilung kam zurück. Der Grund:
announcement-edit-voids = Diese Mitteilung ist schon eingereicht oder freigegeben. Wenn Sie etwas ändern, muss sie neu geprüft und freigegeben werden.
column-announcement = Mitteilung
column-authors = Geschrieben von
column-leaves = Versand
column-people = Menschen
changed-at = geändert { $when }
pages-of-announcements = Seiten der Mitteilungen
optional = freiwillig
save-and-go-on = Speichern und weiter
look = Nur prüfen
in-german = Deutsch
in-simple = Einfache Sprache
field-title = Titel
field-body = Text
field-title-simple = Titel in einfacher Sprache
field-body-simple = Text in einfacher Sprache
field-link = Link
field-link-hint = Eine Adresse, die mit https:// beginnt. Sie steht unter dem Text.
field-day = Tag
field-clock = Uhrzeit
field-send = Senden
field-send-hint = Nicht vor diesem Zeitpunkt. Ohne Angabe geht die Mitteilung eine Minute nach der Freigabe los. Es gilt die Uhrzeit im Landkreis.
field-end = Gilt bis
field-end-hint = Danach bekommt sie niemand mehr, auch wenn noch jemand aussteht.
field-waiver = Grund für die Ausnahme
field-waiver-hint = Der Text in einfacher Sprache hält die Regeln noch nicht ein. Soll er trotzdem so hinaus, schreiben Sie warum (mindestens zehn Zeichen). Der Grund steht im Protokoll.
field-reason = Grund
field-reason-hint = Was soll anders werden? Mindestens zehn Zeichen. Wer geschrieben hat, liest diesen Text.
counter-left = noch # Zeichen
counter-over = # Zeichen zu viel
counter-most = höchstens { $count } Zeichen
send-at-once = sobald sie freigegeben ist
check-of-titel = Titel, Deutsch
check-of-text = Text, Deutsch
check-of-titel-einfach = Titel, einfache Sprache
check-of-text-einfach = Text, einfache Sprache
lint-title = Prüfung der Texte
missing-title = Das fehlt noch
phones-title = Vorschau
phones-lead = So sieht die Nachricht auf dem Telefon aus.
phone-telegram-de = Telegram, Deutsch
phone-telegram-simple = Telegram, einfache Sprache
phone-matrix-de = Matrix, Deutsch
phone-matrix-simple = Matrix, einfache Sprache

audience = Empfänger
audience-all = alle
audience-how = Wählen Sie in einer Zeile nichts aus, lässt sie niemanden weg. Wer im Chat keine Einschränkung gemacht hat, gehört immer dazu.
audience-topics = Themen
audience-topics-hint = Wer sich für mindestens eines davon interessiert.
audience-municipalities = Gemeinden
audience-municipalities-hint = Wer Nachrichten für eine dieser Gemeinden möchte.
audience-bands = Alter
audience-bands-hint = Wer Angebote für eines dieser Alter sucht.
audience-languages = Sprache
audience-languages-hint = Wer so liest. Meist gehören beide dazu.
audience-unknown = Etwas, das Sie ausgewählt haben, gibt es nicht mehr. Bitte wählen Sie neu.
audience-correction = Alle, die die fehlerhafte Mitteilung bekommen haben.
reach-title = Reichweite
reach-people = { $count ->
        [0] Zurzeit erreicht sie niemanden.
        [one] Zurzeit erreicht sie einen Menschen.
       *[other] Zurzeit erreicht sie { $count } Menschen.
    }
reach-few = Zurzeit erreicht sie weniger als 5 Menschen.
reach-everybody = Das sind alle, die Mitteilungen bestellt haben.
reach-correction = Das sind alle, die die fehlerhafte Mitteilung bekommen haben.
reach-too-small = So können Sie nicht einreichen: Diese Auswahl erreicht weniger als { $least ->
        [5] fünf
       *[other] { $least }
    } Menschen. Aus einer Mitteilung an so wenige ließe sich erraten, wer sie sind. Bitte schränken Sie weniger ein, oder senden Sie an alle.
reach-nobody = Achtung: Zurzeit hat niemand Mitteilungen bestellt. Diese Mitteilung bekommt niemand.
reach-nobody-correction = Achtung: Niemand hat die fehlerhafte Mitteilung bekommen. Auch diese bekommt niemand.
reach-unknown = Die Reichweite zeigen wir, sobald die Angaben stimmen.
reach-by-channel = Nach Kanal
reach-by-language = Nach Sprache
moment-twice = Diese Uhrzeit gibt es an dem Tag zweimal, weil die Uhren zurückgestellt werden. Wir nehmen die erste, also noch die Sommerzeit.
moment-never = Diese Uhrzeit gibt es an dem Tag nicht, weil die Uhren vorgestellt werden: Auf 1:59 Uhr folgt 3:00 Uhr. Bitte wählen Sie eine andere.
moment-over = Der Zeitpunkt ist vorbei. Bitte wählen Sie einen späteren.
moment-half = Bitte geben Sie Tag und Uhrzeit an, oder lassen Sie beide leer.
moment-unreadable = Diesen Zeitpunkt konnten wir nicht lesen. Bitte schreiben Sie den Tag wie 2026-03-10 und die Uhrzeit wie 09:30.
moment-quiet-over = Sie geht zwischen 20 und 8 Uhr los und gilt nicht länger als diese Ruhezeit. Die meisten Menschen bekommen sie nie.
moment-quiet = Sie geht zwischen 20 und 8 Uhr los. Die meisten Menschen haben dann Ruhezeit und bekommen sie erst danach.

stage-draft = Entwurf
stage-checked = geprüft
stage-submitted = eingereicht
stage-scheduled = geplant
stage-sending = läuft
stage-paused = angehalten
stage-cancelled = abgebrochen
stage-done = fertig
stage-over = fertig, abgelaufen
stage-returned = kam zurück
step-draft = Entwurf
step-checked = Geprüft
step-submitted = Eingereicht
step-scheduled = Freigegeben
step-sending = Versand
step-is-done = erledigt
step-is-current = hier stehen wir
step-is-open = kommt noch
step-is-stopped = gestoppt

not-done = Das ging nicht
do-test = Test an mich
do-copy = Als neuen Entwurf
do-edit = Bearbeiten
do-check = Als geprüft markieren
do-submit = Zur Freigabe einreichen
do-approve = Genau das freigeben
do-return = Zurückgeben
do-pause = Anhalten
do-resume = Fortsetzen
do-cancel = Versand abbrechen
do-cancel-really = Versand endgültig stoppen
do-withdraw = Nicht mehr öffentlich zeigen
do-withdraw-really = Nicht mehr öffentlich zeigen
do-discard-really = Entwurf verwerfen
do-discard = Entwurf verwerfen
do-correct = Berichtigung schreiben
check-step = Nächster Schritt: prüfen
check-step-missing = Bevor die Mitteilung geprüft werden kann, fehlt noch etwas:
check-step-errors = { $count ->
        [0] Der Text in einfacher Sprache hält die Regeln ein. Lesen Sie beide Fassungen noch einmal in Ruhe.
        [one] Im Text in einfacher Sprache ist eine Stelle noch zu schwer. Sie steht unten bei der Prüfung der Texte.
       *[other] Im Text in einfacher Sprache sind { $count } Stellen noch zu schwer. Sie stehen unten bei der Prüfung der Texte.
    }
submit-step = Nächster Schritt: einreichen
submit-step-more = Danach liest eine zweite Person die Mitteilung und gibt sie frei. Ändern können Sie sie weiterhin; dann beginnt die Prüfung von vorn.
approve-step = Nächster Schritt: freigeben
approve-own = Sie haben an dieser Mitteilung mitgeschrieben oder sie eingereicht. Darum muss eine andere Person mit der Rolle Freigabe sie freigeben. Gibt es keine, die nicht mitgeschrieben hat, beginnen Sie mit „Als neuen Entwurf“ neu, und nur eine Person schreibt.
approve-waits = Die Mitteilung wartet auf eine Person mit der Rolle Freigabe.
approve-step-more = Sie geben genau das frei, was unten steht: diese Wörter, an diese Menschen, zu dieser Zeit. Wer erst danach bestellt, bekommt sie nicht. Ändert jemand danach etwas, gilt die Freigabe nicht mehr.
approve-too-few = Freigeben können Sie nicht: Inzwischen sind es weniger als { $least } Menschen. Geben Sie die Mitteilung zurück, damit mehr Menschen ausgewählt werden.
approve-people = An
approve-leaves = Geht los
approve-print = Kennung des Inhalts
approved-by = Freigegeben von
approved-people = Freigegeben für
return-step = Mit Begründung zurückgeben
test-needs-chat = Für einen Test an sich selbst verbinden Sie zuerst Ihren Chat:
timeline-title = Verlauf
part-german = deutscher Text
part-simple = Text in einfacher Sprache
part-link = Link
part-audience = Empfänger
part-send-at = Zeitpunkt
part-expires-at = Ablauf

ask-cancel = Versand wirklich abbrechen?
ask-cancel-more = Wer die Mitteilung noch nicht hat, bekommt sie nicht mehr. Das lässt sich nicht zurücknehmen. Wer sie schon hat, behält sie; dafür gibt es die Berichtigung.
ask-withdraw = Wirklich nicht mehr öffentlich zeigen?
ask-withdraw-more = Alle haben die Mitteilung bekommen und behalten sie. Unter „Aktuelles“ und im Feed steht sie dann nicht mehr. Das lässt sich nicht zurücknehmen. War etwas falsch, schreiben Sie besser eine Berichtigung.
ask-discard = Entwurf wirklich verwerfen?
ask-discard-more = Der Text ist danach weg.

announcement-no-title = Der deutsche Titel fehlt.
announcement-no-title-simple = Der Titel in einfacher Sprache fehlt.
announcement-no-text = Der deutsche Text fehlt.
announcement-no-text-simple = Der Text in einfacher Sprache fehlt.
announcement-long-title = Der deutsche Titel ist zu lang.
announcement-long-title-simple = Der Titel in einfacher Sprache ist zu lang.
announcement-long-text = Der deutsche Text ist zu lang.
announcement-long-text-simple = Der Text in einfacher Sprache ist zu lang.
announcement-wrong-link = Der Link muss eine Adresse sein, die mit https:// beginnt.
announcement-over-before = Die Mitteilung wäre abgelaufen, bevor sie losgeht.
announcement-not-simple = Der Text in einfacher Sprache ist noch zu schwer. Bitte ändern Sie ihn, oder nennen Sie einen Grund von mindestens zehn Zeichen.
announcement-no-reason = Bitte nennen Sie einen Grund von mindestens zehn Zeichen.
announcement-same-person = Wer an einer Mitteilung mitgeschrieben oder sie eingereicht hat, kann sie nicht freigeben. Das muss eine andere Person tun.
announcement-changed = Jemand hat die Mitteilung inzwischen geändert. Sie sehen jetzt den neuen Stand. Bitte lesen Sie ihn, bevor Sie weitermachen.
announcement-changed-typed = Jemand hat die Mitteilung inzwischen geändert. Ihre Eingaben stehen noch hier. Wenn Sie jetzt speichern, ersetzen sie die andere Fassung.
announcement-too-few = Die Gruppe ist zu klein: Es sind weniger als fünf Menschen. Bitte wählen Sie mehr Menschen aus, oder senden Sie an alle.
announcement-unchanged = Die Berichtigung sagt noch dasselbe wie die Mitteilung, die sie berichtigt. Bitte ändern Sie zuerst, was falsch war.
announcement-still-leaving = Die fehlerhafte Mitteilung haben noch nicht alle. Wer sie erst später bekommt, bekäme die Berichtigung nicht. Brechen Sie zuerst ihren Versand ab, oder warten Sie, bis alle sie haben.
announcement-finished = Das geht nicht mehr: Es steht niemand mehr aus. War etwas falsch, schreiben Sie eine Berichtigung.
announcement-correction = Berichtigung
announcement-joins = Andere haben diese Mitteilung geschrieben. Wenn Sie etwas ändern und speichern, können Sie sie nicht mehr selbst freigeben. Soll nur etwas anders werden, geben Sie sie mit einem Grund zurück.
announcement-wrong-stage = Das geht jetzt nicht: Die Mitteilung ist schon weiter oder noch nicht so weit. Sie sehen hier den neuen Stand.

flash-announcement-saved = Gespeichert.
flash-announcement-checked = Die Mitteilung ist geprüft.
flash-announcement-submitted = Die Mitteilung ist eingereicht. Jetzt ist eine zweite Person dran.
flash-announcement-returned = Die Mitteilung ist zurückgegeben.
flash-announcement-approved = Freigegeben. Die Mitteilung geht am { $when } los. Bis dahin können Sie den Versand noch stoppen, ohne dass sie jemand bekommt.
flash-announcement-paused = Angehalten. Es geht nichts mehr hinaus, bis jemand fortsetzt.
flash-announcement-resumed = Der Versand geht weiter.
flash-announcement-cancelled = Abgebrochen. Es geht nichts mehr hinaus.
flash-announcement-discarded = Der Entwurf ist verworfen.
flash-announcement-correction = Das ist die Berichtigung. Ändern Sie, was falsch war.
flash-announcement-copied = Das ist ein neuer Entwurf mit denselben Wörtern.
flash-announcement-tested = Der Test ist unterwegs. Schauen Sie in Ihren Chat.
flash-announcement-too-late = Das geht nicht mehr: Die Mitteilung ist inzwischen weiter. Sie sehen hier den neuen Stand.

progress-title = Versand
progress-again = Aktualisieren
progress-settled = { $settled } von { $people } erledigt
progress-done = Fertig: Niemand steht mehr aus.
progress-nobody = Fertig: Es gab niemanden, der sie bekommen konnte.
progress-scheduled = Geht los am { $when }. Bis dahin können Sie den Versand noch stoppen.
progress-cancelled = { $count ->
        [0] Abgebrochen. Niemand hat sie bekommen.
        [one] Abgebrochen. Ein Mensch hat sie bekommen.
       *[other] Abgebrochen. { $count } Menschen haben sie bekommen.
    }
progress-paused = Angehalten.
progress-moving = Unterwegs.
progress-left = { $minutes ->
        [one] Noch etwa eine Minute.
       *[other] Noch etwa { $minutes } Minuten.
    }
tally-sent = Angekommen
tally-open = Ausstehend
tally-asleep = { $count ->
        [one] Ein Mensch hat gerade Ruhezeit oder in dieser Woche genug Nachrichten bekommen.
       *[other] { $count } Menschen haben gerade Ruhezeit oder in dieser Woche genug Nachrichten bekommen.
    }
tally-asleep-until = Als Nächstes geht sie { $when } hinaus.
tally-dead = Nicht zustellbar
tally-dead-note = Der Chat ist blockiert oder gelöscht.
tally-unknown = Unklar
tally-unknown-note = Vielleicht angekommen; wird nicht noch einmal gesendet.
tally-stopped = Abbestellt
tally-expired = Abgelaufen
tally-cancelled = Abgebrochen
tally-doubled = Vielleicht doppelt
tally-doubled-note = Ein Versuch blieb ohne Antwort und wurde wiederholt.
tally-rate = In der Minute

audit-announcement-begun = Mitteilung begonnen
audit-announcement-edited = Mitteilung geändert
audit-announcement-checked = Mitteilung geprüft
audit-announcement-submitted = Mitteilung eingereicht
audit-announcement-returned = Mitteilung zurückgegeben
audit-announcement-approved = Mitteilung freigegeben
audit-announcement-paused = Versand angehalten
audit-announcement-resumed = Versand fortgesetzt
audit-announcement-cancelled = Versand abgebrochen
audit-announcement-discarded = Entwurf verworfen
audit-announcement-corrected = Berichtigung begonnen
audit-announcement-tested = Test an sich selbst gesendet
audit-chat-linked = Eigenen Chat verbunden
audit-chat-unlinked = Eigenen Chat getrennt

## Der eigene Chat

chat-title = Mein Chat
chat-open = Chat verbinden oder trennen
chat-lead = Verbinden Sie Ihren eigenen Chat. Dann können Sie sich jede Mitteilung vorab selbst schicken und sehen, wie sie ankommt.
chat-write = Schreiben Sie dem Bot in Ihrem Chat genau das:
chat-minutes = Der Code gilt { $minutes } Minuten und nur einmal. Wir zeigen ihn nur jetzt.
chat-start = Bei Telegram geht auch:
chat-none = Bisher ist kein Chat verbunden.
chat-since = seit { $when }
chat-unlink = Trennen
chat-unlink-one = { $name } trennen
chat-new-code = Neuen Code zeigen
flash-chat-unlinked = Der Chat ist getrennt.

## Fragen an Anbieter

inquiries-title = Fragen
inquiries-lead = Was Menschen im Chat die Anbieter fragen. Meist antwortet der Anbieter. Nur wenn das nicht geht, sind Sie dran.
inquiries-search = Kennung oder Anbieter
inquiries-parts = Teile der Liste
inquiries-part-aufgaben = Aufgaben
inquiries-part-anbieter = Beim Anbieter
inquiries-part-beantwortet = Beantwortet
inquiries-part-beendet = Beendet
inquiries-none-aufgaben = Zurzeit wartet keine Frage auf das Bildungsbüro.
inquiries-none-anbieter = Zurzeit wartet keine Frage auf einen Anbieter.
inquiries-none-beantwortet = Zurzeit ist keine Frage beantwortet und noch offen.
inquiries-none-beendet = Bisher ist keine Frage beendet, oder es ist länger als 30 Tage her.
inquiries-none-suche = Dazu gibt es keine Frage.
inquiries-found = { $count ->
        [one] Eine Frage gefunden.
       *[other] { $count } Fragen gefunden.
    }
pages-of-inquiries = Seiten der Fragen
column-code = Kennung
column-category = Worum es geht
column-waits = Wartet
inquiry-days = { $count ->
        [0] seit heute
        [one] einen Tag
       *[other] { $count } Tage
    }
inquiry-title = Frage { $code }
inquiry-underway = unterwegs zum Anbieter
inquiry-waits-provider = wartet auf den Anbieter
inquiry-reminded = wartet auf den Anbieter, erinnert
inquiry-waits-office = wartet auf das Bildungsbüro
inquiry-asked-back = Rückfrage gestellt, wartet auf die Person
inquiry-answered = beantwortet
inquiry-closed-done = beendet: Die Person hat, was sie braucht
inquiry-closed-withdrawn = beendet: zurückgezogen
inquiry-closed-declined = beendet: Der Anbieter hat abgelehnt
inquiry-closed-settled = beendet: vom Bildungsbüro erledigt
inquiry-closed-silent = beendet: Niemand hat mehr geschrieben
inquiry-closed-expired = beendet: zu lange offen
inquiry-closed-erased = beendet: Die Person hat alles gelöscht
inquiry-why = Warum beim Bildungsbüro
inquiry-why-no-way = Es ist kein Weg zum Anbieter eingetragen.
inquiry-why-undeliverable = Die Nachricht an den Anbieter kam zurück.
inquiry-why-overdue = Der Anbieter hat nicht rechtzeitig geantwortet.
inquiry-why-reported = Der Anbieter hat die Frage als Missbrauch gemeldet.
inquiry-next = Was von selbst geschieht
inquiry-next-remind = { $when }: Der Anbieter wird erinnert.
inquiry-next-take-over = { $when }: Das Bildungsbüro übernimmt.
inquiry-next-silent = { $when }: Die Frage endet, wenn niemand mehr schreibt.
inquiry-next-expire = { $when }: Die Frage endet, auch ohne Antwort.
inquiry-facts = Stand
inquiry-since = Seit
inquiry-opened = Gestellt
inquiry-helpful = War hilfreich
inquiry-kept = Wird gelöscht spätestens am
inquiry-exchange = Verlauf
inquiry-sealed = Was geschrieben wurde, sehen nur die Person und der Anbieter. Sie sehen es erst, wenn das Bildungsbüro die Frage übernommen hat.
inquiry-forgotten = Der Text ist gelöscht.
inquiry-entry-citizen-question = Frage
inquiry-entry-citizen-reply = Antwort der Person
inquiry-entry-provider-answer = Antwort des Anbieters
inquiry-entry-provider-ask-back = Rückfrage des Anbieters
inquiry-entry-provider-decline = Der Anbieter lehnt ab
inquiry-entry-office-answer = Antwort des Bildungsbüros
inquiry-entry-office-ask-back = Rückfrage des Bildungsbüros
inquiry-answer = Antworten
inquiry-answer-lead = Ihr Text geht in den Chat der Person. Sie erfährt nicht, wer ihn geschrieben hat, nur dass er aus dem Bildungsbüro kommt.
inquiry-simple = Die Person liest Einfache Sprache: Schreiben Sie bitte kurze Sätze.
inquiry-words = Ihr Text
inquiry-words-hint = Fragen Sie nichts, was Sie nicht brauchen: keine Namen, keine Telefonnummern.
inquiry-do-answer = Antwort senden
inquiry-do-ask-back = Rückfrage senden
inquiry-settle = Erledigt: die Frage beenden
inquiry-last-words = Ein letzter Satz an die Person (freiwillig)
inquiry-last-words-hint = Danach kann niemand mehr etwas dazu schreiben.
inquiry-do-settle = Frage beenden
inquiry-give-back = An den Anbieter zurückgeben
inquiry-give-back-more = Der Anbieter bekommt die Frage noch einmal. Was darin steht, sehen Sie danach nicht mehr.
inquiry-no-way = Das geht erst, wenn ein Weg zum Anbieter eingetragen ist.
inquiry-do-give-back = Zurückgeben
inquiry-resend = Noch einmal an den Anbieter schicken
inquiry-resend-more = Für den Fall, dass die Nachricht nicht mehr zu finden ist: Der Anbieter bekommt sie noch einmal, mit einem neuen Link. Der bisherige Link gilt weiter.
inquiry-do-resend = Noch einmal schicken
inquiry-unsent = Ihr Text, der nicht gesendet wurde
inquiry-fault-changed = Inzwischen hat jemand anderes etwas zu dieser Frage getan. Ihr Text ist noch da: Lesen Sie bitte den Verlauf, bevor Sie ihn senden.
inquiry-fault-empty = Bitte schreiben Sie etwas.
inquiry-fault-long = Der Text ist zu lang. Bitte kürzen Sie ihn.
inquiry-fault-not-ours = Diese Frage ist beim Anbieter. Antworten können Sie erst, wenn das Bildungsbüro sie übernimmt.
inquiry-fault-no-way = Es ist kein Weg zum Anbieter eingetragen. Tragen Sie zuerst einen ein.
inquiry-fault-closed = Diese Frage ist inzwischen beendet. Ihr Text wurde nicht gesendet.
flash-inquiry-answered = Die Antwort ist unterwegs.
flash-inquiry-asked-back = Die Rückfrage ist unterwegs.
flash-inquiry-settled = Die Frage ist beendet.
flash-inquiry-given-back = Die Frage geht noch einmal an den Anbieter.
audit-inquiry-read = Frage gelesen
audit-inquiry-answered = Frage beantwortet
audit-inquiry-asked-back = Rückfrage gestellt
audit-inquiry-settled = Frage beendet
audit-inquiry-given-back = Frage noch einmal an den Anbieter geschickt

## Wege zu Anbietern

ways-title = Wege zum Anbieter
ways-of = Wege zu { $name }
ways-lead = Auf diesen Wegen kommen Fragen aus dem Chat bei „{ $name }“ an. Gibt es mehrere, nehmen wir den schnellsten. Kommt eine Nachricht zurück, versuchen wir den nächsten.
ways-known = Eingetragene Wege
ways-none = Noch ist kein Weg eingetragen. Fragen an diesen Anbieter beantwortet so lange das Bildungsbüro.
ways-broken-title = Wege, auf denen nichts ankommt
ways-broken-lead = Hier kamen Nachrichten an Anbieter zurück. Fragen Sie beim Anbieter nach und tragen Sie ein, was jetzt stimmt.
ways-broken-none = Auf allen eingetragenen Wegen kommen Nachrichten an.
way-mail = E-Mail
way-webhook = Computersystem des Anbieters
way-telegram = Chat bei Telegram
way-matrix = Chat bei Matrix
way-terminal = Chat am Terminal
way-active = in Ordnung
way-new = noch nicht geprüft
way-failing = letzte Nachricht kam zurück
way-off = abgeschaltet
way-unserved = nicht eingerichtet
way-lost = nicht mehr verbunden
way-lost-since = seit { $when }
way-linked = eingetragen am { $when }
way-accepted = zuletzt vom Mailserver angenommen am { $when }
way-arrived = zuletzt angekommen am { $when }
way-fails-since = { $count ->
        [one] eine Nachricht kam zurück, am { $when }
       *[other] { $count } Nachrichten kamen zurück, zuerst am { $when }
    }
way-fault-code = Fehlernummer { $code }
way-fault-closed = Der Bildungslotse kann auf diesem Weg zurzeit nichts senden. Wenden Sie sich an die Technik.
way-fault-mailbox = Unter dieser E-Mail-Adresse wird nichts angenommen. Vielleicht stimmt sie nicht mehr: Fragen Sie beim Anbieter nach und tragen Sie die richtige ein.
way-fault-address = Das ist keine vollständige E-Mail-Adresse. Tragen Sie sie neu ein.
way-fault-mail-away = Unser eigener Mailserver war nicht zu erreichen. Das liegt nicht am Anbieter. Bleibt es so, wenden Sie sich an die Technik.
way-fault-mail = Die E-Mail wurde nicht angenommen. Senden Sie einen Test. Kommt auch er zurück, fragen Sie beim Anbieter nach der richtigen E-Mail-Adresse.
way-fault-status = Das System des Anbieters hat die Nachricht abgelehnt. Nennen Sie dem Anbieter die Fehlernummer.
way-fault-silent = Das System des Anbieters antwortet nicht. Fragen Sie den Anbieter, ob es läuft und ob die Adresse stimmt.
way-fault-reach = Diese Adresse ist nur im Haus des Anbieters erreichbar. Fragen Sie den Anbieter nach einer Adresse, die von überall erreichbar ist.
way-fault-chat = Der Chat hat die Nachricht nicht angenommen. Vielleicht hat der Anbieter den Bot blockiert: Fragen Sie nach und verbinden Sie den Chat neu.
way-fault-lost = Der Chat ist gelöscht, oder der Anbieter möchte dort keine Nachrichten mehr. Wohin er führte, ist nicht mehr gespeichert. Verbinden Sie einen neuen Chat, oder entfernen Sie den Eintrag.
way-do-test = Test senden
way-do-resume = Wieder einschalten
way-do-remove = Entfernen
way-remove = Diesen Weg entfernen
way-remove-more = Alle Links, die darüber gingen, gelten dann nicht mehr. Fragen, auf die noch niemand geantwortet hat, gehen über einen anderen Weg noch einmal hinaus; gibt es keinen, beantwortet sie das Bildungsbüro. Dasselbe geschieht, wenn Sie eine Adresse durch eine andere ersetzen.
way-add = Eintragen
way-replace = Ersetzen
way-mail-more = Der Anbieter bekommt eine E-Mail mit dem Namen des Angebots und einem Link zum Antworten. Was die Person schreibt, steht nicht in der E-Mail.
way-mail-public = Öffentlich bekannt ist { $address }. Dorthin schreiben wir nicht von selbst: Fragen Sie den Anbieter, ob er das möchte.
way-mail-address = E-Mail-Adresse für Fragen
way-mail-hint = Zum Beispiel kurse@verein.example
way-no-mail = Das ist keine vollständige E-Mail-Adresse.
way-chat = Eigener Chat
way-chat-more = Der Anbieter liest und beantwortet Fragen in einem Chat mit dem Bot, bei Telegram oder Matrix. Zum Verbinden schreibt er dort einen Code, den Sie ihm am Telefon sagen.
way-code-title = Code für den Chat
way-code-write = Das schreibt der Anbieter dem Bot in seinem Chat:
way-webhook-more = Der Bildungslotse meldet jede neue Frage an ein Computersystem des Anbieters. Beim Anbieter muss das jemand einrichten, der sich damit auskennt. Das Verfahren heißt „Standard Webhooks“.
way-webhook-url = Adresse des Systems
way-webhook-hint = Beginnt mit https://
way-no-target = An diese Adresse kann der Bildungslotse nichts senden. Sie muss mit https:// beginnen und von überall erreichbar sein.
way-secret-title = Schlüssel für das System des Anbieters
way-secret-more = Daran erkennt das System, dass eine Nachricht wirklich von uns kommt. Geben Sie ihn dem Anbieter auf einem sicheren Weg, zum Beispiel am Telefon oder persönlich. Wir zeigen ihn nur jetzt. Tragen Sie die Adresse neu ein, gibt es einen neuen Schlüssel.
ways-named = Adressen aus den Angeboten
ways-named-more = Diese E-Mail-Adressen für Fragen stehen in den Angeboten des Anbieters selbst. Fragen gehen dorthin, wenn hier keine E-Mail-Adresse eingetragen ist. Ändern können Sie sie beim Angebot.
ways-ask-title = Stimmen die Angebote noch?
ways-ask-due = { $count ->
        [0] In den letzten 60 Tagen wurden alle Angebote bestätigt.
        [one] Ein Angebot wurde in den letzten 60 Tagen nicht bestätigt.
       *[other] { $count } Angebote wurden in den letzten 60 Tagen nicht bestätigt.
    }
ways-asked = Zuletzt gefragt am { $when }.
ways-asked-never = Danach gefragt haben wir noch nie.
ways-ask-more = Vor jedem Halbjahr und vor den Ferien fragen wir von selbst. Der Anbieter bekommt die Titel seiner Angebote und einen Link, mit dem er sie 14 Tage lang bestätigen oder ändern kann.
ways-ask = Jetzt nach den Angeboten fragen
ways-ask-link = Neuen Link zu den Angeboten schicken
flash-offers-asked = Die Nachricht ist unterwegs. Was der Anbieter bestätigt, steht dann bei seinen Angeboten.
flash-offers-no-way = Es ist kein Weg zum Anbieter eingetragen. Tragen Sie zuerst einen ein.
flash-offers-none = Der Anbieter hat zurzeit kein Angebot, nach dem man fragen kann.
flash-offers-just-asked = Der Anbieter wurde gerade erst gefragt. Warten Sie bitte zehn Minuten, bevor Sie noch einmal fragen.
audit-offers-asked = Anbieter nach seinen Angeboten gefragt

## Hinweise von Anbietern

provider-notes-title = Hinweise von Anbietern
provider-notes-lead = Das haben Anbieter dem Bildungsbüro zu ihren Angeboten geschrieben. Erledigte Hinweise löschen wir nach 30 Tagen.
provider-notes-none = Es gibt keine offenen Hinweise
provider-notes-rest = Es gibt { $count } offene Hinweise. Hier stehen die ältesten.
provider-note-from = { $provider }, { $when }
provider-note-gone = Dieses Angebot gibt es nicht mehr ({ $id })
provider-note-done = Erledigt
flash-provider-note-done = Der Hinweis ist erledigt.
flash-provider-note-was-done = Der Hinweis war schon erledigt.
audit-note-settled = Hinweis eines Anbieters erledigt

## Wege zu Anbietern, was gerade getan wurde

flash-way-set = Der Weg ist eingetragen. Senden Sie am besten gleich einen Test.
flash-way-tested = Der Test ist unterwegs. Laden Sie diese Seite in einer Minute neu: Dann steht hier, ob er angekommen ist. Bei einer E-Mail heißt das: Der Mailserver hat sie angenommen.
flash-way-removed = Der Weg ist entfernt.
flash-way-resumed = Der Weg wird wieder benutzt.
audit-way-set = Weg zum Anbieter eingetragen
audit-way-removed = Weg zum Anbieter entfernt
audit-way-tested = Test an den Anbieter gesendet
audit-way-resumed = Weg zum Anbieter wieder eingeschaltet

## Was alle lesen können

archive-title = Aktuelles
archive-lead = Was das Bildungsbüro mitgeteilt hat.
archive-lead-simple = Das hat das Bildungs-Büro geschrieben.
archive-feed = Als Feed abonnieren
archive-foot = Diese Mitteilungen bekommen Sie auch im Chat, wenn Sie sie dort bestellen.
archive-corrected = Darin war etwas falsch
archive-to-correction = Hier steht es richtig
archive-to-corrected = Das stand dort vorher
archive-all = Zu allen Mitteilungen
archive-staff = Für Mitarbeitende
archive-none = Zurzeit gibt es keine Mitteilungen.
archive-over = Abgelaufen
archive-over-since = Diese Mitteilung galt bis { $when }.
archive-correction = Berichtigung
archive-more = Mehr dazu

## Wenn etwas nicht geht

failure-not-found = Diese Seite gibt es nicht
failure-not-found-more = Vielleicht wurde sie gelöscht, oder die Adresse ist nicht vollständig.
failure-forbidden = Dafür fehlt Ihnen die Berechtigung
failure-forbidden-more = Ihre Rolle erlaubt diese Seite nicht. Wenn Sie sie brauchen, wenden Sie sich an Ihre Leitung.
failure-foreign = Bitte senden Sie das Formular noch einmal
failure-foreign-more = Das Formular gehört nicht zu Ihrer Anmeldung, oder Sie haben sich inzwischen neu angemeldet. Öffnen Sie die Seite neu. Es wurde nichts geändert.
failure-method = Das geht hier nicht
failure-method-more = Diese Seite lässt sich nur über ihre Schaltflächen aufrufen. Gehen Sie zurück und versuchen Sie es von dort.
failure-too-large = Das ist zu groß
failure-too-large-more = Was Sie gesendet haben, ist größer als erlaubt. Es wurde nichts geändert.
failure-not-kept = Ihr Text war zu lang, um ihn hier noch einmal zu zeigen
failure-not-kept-more = Ihre Sitzung war schon zu Ende, als Sie das Formular gesendet haben. Es wurde nichts gespeichert. Gehen Sie im Browser einen Schritt zurück: Meist steht Ihr Text dann noch da. Kopieren Sie ihn, melden Sie sich in einem neuen Fenster an und senden Sie ihn dort.
failure-too-slow = Das hat zu lange gedauert
failure-too-slow-more = Die Verbindung war zu langsam. Bitte versuchen Sie es noch einmal. Es wurde nichts geändert.
failure-unreadable = Das konnten wir nicht lesen
failure-unreadable-more = Was Sie gesendet haben, kam nicht vollständig an. Bitte öffnen Sie die Seite neu und versuchen Sie es noch einmal. Es wurde nichts geändert.
failure-busy = Gerade ist viel los
failure-busy-more = Bitte versuchen Sie es in einer Minute noch einmal.
failure-misdirected = Unter dieser Adresse antworten wir nicht
failure-misdirected-more = Für diese Adresse ist die Verwaltung nicht eingerichtet. Wer den Dienst betreibt, trägt die Adresse als web.public_url ein.
failure-broken = Da ist bei uns etwas schiefgegangen
failure-broken-more = Der Fehler ist notiert. Bitte versuchen Sie es in ein paar Minuten noch einmal.
