### Was die Verwaltung im Browser sagt. Nur Deutsch; der Bot sagt davon nichts.

## Auf jeder Seite

console-name = Bildungslotse
brand-name = Bildungslotse
brand-office = Landkreis Merzig-Wadern
skip-to-content = Zum Inhalt
nav-label = Bereiche
nav-overview = Übersicht
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

codes-title = Ihre Wiederherstellungscodes
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
breadcrumb = Sie sind hier
back = Zurück

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
