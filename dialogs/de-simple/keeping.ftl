### Was sich der Bot merkt, was er nicht lesen kann und was nebenher gefragt wird.
### Noch nicht von einer Prüfgruppe geprüft. 1 Satz = 1 Zeile, höchstens 8 Wörter (Grenze 12), Sie-Form.

## Was nicht zu lesen ist

cannot-hear =
    Ich kann Ihre Sprach-Nachricht <b>nicht</b> hören.
    Bitte schreiben Sie mir.
    Was suchen Sie?

cannot-see =
    Ich kann Ihr Bild <b>nicht</b> sehen.
    Bitte schicken Sie <b>keine</b> Briefe und Ausweise.
    Sie haben Fragen zu einem Brief?
    Dann rufen Sie an: { region-phone }
    Das ist das { -office }.

cannot-open =
    Ich kann Ihre Datei <b>nicht</b> öffnen.
    Bitte schreiben Sie mir.
    Was suchen Sie?

cannot-use-contact =
    Diese Karte kann ich <b>nicht</b> lesen.
    Bitte schreiben Sie mir.
    Was suchen Sie?

# Auf Matrix: Der Schlüssel der Nachricht ist nicht angekommen
cannot-decrypt =
    Ihre Nachricht kann ich <b>nicht</b> lesen.
    Bitte schicken Sie die Nachricht noch einmal.

cannot-read =
    Ich kann das <b>nicht</b> lesen.
    Bitte schreiben Sie mir.
    Was suchen Sie?

in-public =
    Hier lesen auch andere Menschen mit.
    Bitte schreiben Sie mir allein.

too-many =
    Das waren sehr viele Nachrichten.
    Bitte warten Sie kurz.
    Dann schreiben Sie noch einmal.

stale =
    Diese Frage ist schon fertig.
    So geht es weiter:

nearby =
    Ihren Ort kenne ich <b>nicht</b>.
    Sie können mir einen Ort schreiben.
    Oder Sie schicken mir Ihren Stand-Ort.

place-or-word =
    { $value } ist ein Ort.
    { $value } ist auch ein anderes Wort.
    Was meinen Sie?

label-as-place = 📍 Der Ort { $value }
label-as-word = 🔤 Das andere Wort
label-retry = 🔁 Noch einmal

## Merken

label-remember = ⭐ Merken
label-keep-profile = Ja, merken
label-favourites = ⭐ Meine Merk-Liste
label-clear-favourites = 🗑️ Liste leer machen
label-notify = 🔔 Nachricht bekommen
label-unstop = ↩️ Doch Nachrichten
label-resume = ▶️ Weiter wie vorher
label-as-json = 🧾 Datei für Fach-Leute

last-time =
    Vorher haben Sie gesucht: { $value }

noted =
    Ich habe mir das Angebot gemerkt.
    Sie wollen es wieder sehen?
    Dann schreiben Sie: Merkliste

noted-already =
    Dieses Angebot ist schon gemerkt.

favourites-head =
    Diese { -offers } haben Sie gemerkt:

favourites-none =
    Ihre Merk-Liste ist leer.
    Wählen Sie ein Angebot aus.
    Schreiben Sie dann: Merken

favourites-cleared =
    Ihre Merk-Liste ist jetzt leer.

remember-ask =
    Sie suchen: { $value }
    Ich merke mir nur Alter, Thema und Ort.
    Ich merke mir das für 12 Monate.
    Sie können es immer löschen.
    Soll ich mir das merken?

remember-nothing =
    Sie haben noch <b>nichts</b> gesucht.
    Was suchen Sie?

remember-done =
    Gut!
    Ich merke mir das.
    Sie wollen Ihre Daten sehen?
    Dann schreiben Sie: Meine Daten

remember-not =
    Gut!
    Ich merke mir <b>nichts</b>.

not-of-age =
    Das geht erst mit 16 Jahren.
    Du kannst trotzdem alles suchen.
    Frag sonst deine Eltern.

notify-nothing =
    Zuerst suchen wir etwas.
    Dann kann ich Ihnen später Bescheid geben.

notify-done =
    Sie suchen: { $value }
    Es gibt etwas Neues?
    Dann schreibe ich Ihnen.
    Sie wollen das <b>nicht</b> mehr?
    Dann schreiben Sie: Stopp

notify-news =
    Es gibt etwas Neues für Sie.
    Sie wollen das <b>nicht</b> mehr?
    Dann schreiben Sie: Stopp

stop-done =
    Gut!
    Sie bekommen <b>keine</b> Nachrichten mehr.
    Sie können mich immer etwas fragen.

stop-undone =
    Gut!
    Sie bekommen wieder Nachrichten.

## Meine Daten

data-head =
    Das weiß ich über Sie.
    Ihren Namen weiß ich <b>nicht</b>.

data-german =
    • Wir schreiben auf Deutsch.

data-simple =
    • Wir schreiben in { -simple-language(case: "dative") }.

data-search =
    • Sie suchen: { $value }

data-previous =
    • Vorher haben Sie gesucht: { $value }

data-profile =
    • Das habe ich mir gemerkt: { $value }

data-notify =
    • Nachrichten bekommen Sie zu: { $value }

data-favourites =
    { $count ->
        [0] • Ihre Merk-Liste ist leer.
        [one] • Sie haben 1 Angebot gemerkt.
       *[other] • Sie haben { $count } Angebote gemerkt.
    }

data-steps =
    • Die letzten Schritte von diesem Gespräch.

data-end =
    Ihre Daten sind gut verschlossen.
    Sie wollen alles löschen?
    Dann schreiben Sie: Löschen

## Nebenher

aside-complaint =
    Ich kann Ihnen dabei <b>nicht</b> helfen.
    Sprechen Sie zuerst mit der Schule.
    Oder rufen Sie an: { region-phone }
    Das ist das { -office }.

# lint-allow LS-GROSS NINA
aside-disaster =
    Vor Gefahr warnt die App NINA.
    Ist jemand in Gefahr?
    Dann rufen Sie an: { region-emergency }

aside-opinion =
    Ich habe dazu <b>keine</b> Meinung.
    Sie wollen mehr über Politik wissen?
    Dann schreiben Sie: Politische Bildung

aside-person =
    Ich weiß <b>nichts</b> über einzelne Menschen.
    Ich kenne nur { -offers }.

aside-mail =
    Ich schicke <b>keine</b> E-Mails.
    Bei jedem Angebot steht eine Internet-Seite.
    Die Seite können Sie weiter-geben.

aside-outdated =
    Danke für die Nachricht!
    Sagen Sie es bitte auch dem { -office }.
    Die Nummer ist: { region-phone }

aside-provider =
    Sie bieten etwas an?
    Das ist gut!
    Rufen Sie bitte an: { region-phone }
    Das ist das { -office }.

aside-unanswered =
    Das tut mir leid.
    Das { -office } fragt für Sie nach.
    Die Nummer ist: { region-phone }

aside-call-back =
    Bitte schreiben Sie <b>keine</b> Telefon-Nummer.
    Ich kann <b>nicht</b> anrufen.
    Sie können selbst anrufen: { region-phone }
    Das ist das { -office }.

aside-reading =
    Ich schreibe kurze Sätze.
    Wollen Sie lieber sprechen?
    Dann rufen Sie an: { region-phone }
    Wollen Sie Lesen üben?
    Dann schreiben Sie: Lesen lernen

aside-again =
    Dabei kann ich wirklich <b>nicht</b> helfen.
    Sie können anrufen: { region-phone }
    Das ist das { -office }.
    Oder wir suchen etwas.

aside-meaning =
    Ich kann dieses Wort <b>nicht</b> erklären.
    Rufen Sie gern an: { region-phone }
    Das ist das { -office }.
