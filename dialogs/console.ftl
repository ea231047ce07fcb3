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
role-editor-may = Rolle Redaktion: Angebote pflegen, importieren und Mitteilungen schreiben.
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

## Einladung

invitation-title = Ihr Zugang
invitation-lead = Guten Tag! Sie wurden eingeladen. Ihr Name für die Anmeldung ist { $name }.
invitation-password = 1. Passwort wählen
invitation-factor = 2. App verbinden
invitation-factor-why = Bei jeder Anmeldung fragen wir zusätzlich nach einem Code aus einer App auf Ihrem Telefon, zum Beispiel FreeOTP oder Aegis. So genügt ein erratenes Passwort nicht.
invitation-accept = Zugang einrichten
invitation-over-title = Dieser Link gilt nicht mehr
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
password-differs = Die beiden Passwörter sind verschieden.
code-wrong = Der Code stimmt nicht. Bitte geben Sie den Code ein, den die App jetzt zeigt. Geht es wieder nicht, stellen Sie die Uhr Ihres Telefons auf „automatisch“.
secret-picture = QR-Code für Ihre App
secret-text = Scannen Sie das Bild mit der App. Ohne Kamera geben Sie in der App diesen Schlüssel ein:

## Wiederherstellungscodes

codes-title = Ihre Wiederherstellungs-Codes
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
column-contact = Kontakt
column-offers = Angebote
column-file = Datei
column-when = Hochgeladen
column-state = Stand
column-field = Feld
column-before = Bisher
column-after = Künftig
place-county = ganzer Landkreis
staff-command-line = Kommandozeile

## Angebote

offers-title = Angebote
offers-lead = { $count ->
        [one] Ein Angebot findet zurzeit statt.
       *[other] { $count } Angebote finden zurzeit statt.
    }
offers-new = Neues Angebot
offers-import = Datei importieren
offers-search = Angebote suchen
offers-search-example = Schwimmkurs für Kinder in Merzig
offers-filters = Angebote eingrenzen
offers-filter-alle = Alle
offers-filter-unvollstaendig = Unvollständig
offers-filter-unvollstaendig-more = Diesen Angeboten fehlt etwas, ohne das niemand auskommt. Die unvollständigsten stehen oben.
offers-filter-unbestaetigt = Lange nicht bestätigt
offers-filter-unbestaetigt-more = Seit einem halben Jahr oder länger hat niemand bestätigt, dass diese Angebote noch stimmen. Die ältesten stehen oben.
offers-filter-ohne-einfach = Ohne einfachen Text
offers-filter-ohne-einfach-more = Diese Angebote haben keine Beschreibung in einfacher Sprache.
offers-filter-beendet = Beendet
offers-filter-beendet-more = Diese Angebote finden nicht mehr statt. Der Bot zeigt sie nicht.
offers-found = { $count ->
        [0] Zu „{ $words }“ findet der Bot nichts.
        [one] Zu „{ $words }“ findet der Bot ein Angebot.
       *[other] Zu „{ $words }“ findet der Bot { $count } Angebote.
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
new-offer-lead = Titel und Anbieter genügen für den Anfang. Je mehr Sie ausfüllen, desto besser wird das Angebot gefunden.
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
offer-group-contact = Anbieter und Kontakt
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
offer-provider-hint = Name oder Kennung eines Anbieters, den es hier schon gibt.
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
offer-contact-email = E-Mail
offer-inquiry-email = E-Mail für Anfragen
offer-inquiry-email-hint = Wird niemandem gezeigt.
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
score-label = { $score } von 100 Punkten
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
by-hand-reset = Zurück auf Importwert
history-title = Verlauf
history-none = Bisher hat niemand etwas von Hand geändert.

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
provider-phone-hint = Der Bot zeigt Telefon und E-Mail bei Angeboten, die selbst keinen Kontakt nennen.
provider-email = E-Mail
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
import-choose-hint = Tabelle als CSV oder kanonisches JSONL, höchstens { $most } MB. Es wird noch nichts übernommen.
import-compare = Hochladen und vergleichen
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
import-discard = Verwerfen
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
        [0] Sie haben keinen Code mehr. Ohne Code kommen Sie nicht hinein, wenn Ihr Telefon fehlt.
        [one] Sie haben noch einen Code für den Tag, an dem Ihr Telefon fehlt.
       *[other] Sie haben noch { $count } Codes für den Tag, an dem Ihr Telefon fehlt.
    }
account-codes-renew = Neue Codes erstellen
account-codes-title = Neue Wiederherstellungscodes
account-codes-what = Ihre bisherigen Codes gelten dann nicht mehr.
account-codes-do = Neue Codes erstellen
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
team-reset-sure = Soll { $name } einen neuen Link bekommen? Passwort, App und Codes gelten dann nicht mehr.
team-remove = Entfernen
team-remove-of = { $name } entfernen
team-remove-sure = Soll { $name } aus dem Team entfernt werden?
team-invite = Jemanden einladen
team-invite-do = Einladen
team-name-hint = Eine E-Mail-Adresse oder ein kurzer Name. Wir senden nichts dorthin; Sie bekommen einen Link zum Weitergeben.
team-no-name = Der Name hat 2 bis 80 Buchstaben, Ziffern und die Zeichen . _ - + @, keine Leerzeichen.
team-name-taken = Diesen Namen hat schon jemand im Team.
team-link-title = Link für { $name }
team-link-lead = Geben Sie diesen Link nur { $name } weiter, am besten persönlich.
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
protocol-object = Womit
protocol-filter = Anzeigen
protocol-entries = Einträge, die neuesten zuerst
protocol-number = Nr.
protocol-when = Wann
protocol-who = Wer
protocol-what = Was
protocol-with = Womit
protocol-none = Dazu steht nichts im Protokoll
protocol-pages = Seiten
protocol-latest = Neueste
protocol-older = Ältere
audit-nobody = unbekannt
audit-command-line = Befehlszeile
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

## Wenn etwas nicht geht

failure-not-found = Diese Seite gibt es nicht
failure-not-found-more = Vielleicht wurde sie gelöscht, oder die Adresse ist nicht vollständig.
failure-forbidden = Dafür fehlt Ihnen die Berechtigung
failure-forbidden-more = Ihre Rolle erlaubt diese Seite nicht. Wenn Sie sie brauchen, wenden Sie sich an Ihre Leitung.
failure-foreign = Bitte senden Sie das Formular noch einmal
failure-foreign-more = Das Formular gehört nicht zu Ihrer Anmeldung, oder Sie haben sich inzwischen neu angemeldet. Öffnen Sie die Seite neu. Es wurde nichts geändert.
failure-method = Das geht hier nicht
failure-method-more = Diese Adresse kann so nicht aufgerufen werden.
failure-too-large = Das ist zu groß
failure-too-large-more = Was Sie gesendet haben, ist größer als erlaubt. Es wurde nichts geändert.
failure-too-slow = Das hat zu lange gedauert
failure-too-slow-more = Die Verbindung war zu langsam. Bitte versuchen Sie es noch einmal. Es wurde nichts geändert.
failure-unreadable = Das konnten wir nicht lesen
failure-unreadable-more = Bitte öffnen Sie die Seite neu und versuchen Sie es noch einmal.
failure-busy = Gerade ist viel los
failure-busy-more = Bitte versuchen Sie es in einer Minute noch einmal.
failure-misdirected = Unter dieser Adresse antworten wir nicht
failure-misdirected-more = Für diese Adresse ist die Verwaltung nicht eingerichtet. Wer den Dienst betreibt, trägt die Adresse als web.public_url ein.
failure-broken = Da ist bei uns etwas schiefgegangen
failure-broken-more = Der Fehler ist notiert. Bitte versuchen Sie es in ein paar Minuten noch einmal.
