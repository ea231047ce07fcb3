### Was sich der Bot merkt, was er nicht lesen kann und was nebenher gefragt wird.

## Was nicht zu lesen ist

cannot-hear =
    Sprachnachrichten kann ich noch nicht hören. Bitte schreiben Sie mir in ein paar Worten, was Sie suchen.

cannot-see =
    Bilder kann ich nicht ansehen, und ich behalte sie auch nicht. Bitte schicken Sie keine Briefe oder Ausweise. Bei Fragen zu einem Brief hilft das { -office }: { region-phone }.

cannot-open =
    Dateien kann ich nicht öffnen, und ich behalte sie auch nicht. Bitte schreiben Sie mir, was Sie suchen.

cannot-use-contact =
    Kontaktkarten verwende ich nicht, und ich behalte sie auch nicht. Bitte schreiben Sie mir, was Sie suchen.

# Auf Matrix: Der Schlüssel der Nachricht ist nicht angekommen
cannot-decrypt =
    Ich konnte Ihre Nachricht nicht entschlüsseln. Bitte schicken Sie sie noch einmal.

cannot-read =
    Damit kann ich nichts anfangen. Bitte schreiben Sie mir in ein paar Worten, was Sie suchen.

in-public =
    Hier lesen andere mit. Was Sie suchen, geht nur Sie etwas an: Bitte schreiben Sie mir in einem eigenen Chat.

too-many =
    Das waren sehr viele Nachrichten auf einmal. Ich lese in ein paar Sekunden weiter; bitte schreiben Sie dann noch einmal, was Sie suchen.

stale =
    Diese Frage ist schon beantwortet. Hier geht es weiter:

nearby =
    Wo Sie sind, finde ich nicht von selbst heraus. Schreiben Sie mir einen Ort oder eine Postleitzahl, oder schicken Sie mir Ihren Standort.

place-or-word =
    „{ $value }“ ist ein Ort bei uns und auch ein gewöhnliches Wort. Was meinen Sie?

label-as-place = 📍 Im Ort { $value }
label-as-word = 🔤 Das Wort
label-retry = 🔁 Noch einmal versuchen

## Merken

label-remember = ⭐ Merken
label-keep-profile = Ja, merken
label-favourites = ⭐ Merkliste
label-clear-favourites = 🗑️ Merkliste leeren
label-notify = 🔔 Bescheid geben
label-unstop = ↩️ Doch Bescheid geben
label-resume = ▶️ Weiter wie zuletzt
label-as-json = 🧾 Als Datei anzeigen

last-time =
    Zuletzt ging es um: { $value }

noted =
    Ich habe das Angebot auf Ihre Merkliste gesetzt. Mit „Merkliste“ sehen Sie sie jederzeit.

noted-already =
    Das Angebot steht schon auf Ihrer Merkliste.

favourites-head =
    Das haben Sie sich gemerkt:

favourites-none =
    Ihre Merkliste ist leer. Öffnen Sie ein Angebot mit seiner Nummer und schreiben Sie „Merken“.

favourites-cleared =
    Ihre Merkliste ist jetzt leer.

remember-ask =
    Soll ich mir für das nächste Mal merken, wonach Sie suchen ({ $value })? Ich behalte nur Altersgruppe, Thema und Gemeinde, höchstens 12 Monate. Mit „Löschen“ ist es sofort weg.

remember-nothing =
    Noch gibt es nichts zu merken. Was suchen Sie?

remember-done =
    Gut, das merke ich mir. Mit „Meine Daten“ sehen Sie alles, mit „Löschen“ ist es weg.

remember-not =
    Gut, ich merke mir nichts.

not-of-age =
    Merken und Bescheid geben darf ich erst ab 16 Jahren. Suchen kannst du immer, ganz ohne Anmeldung. Frag sonst deine Eltern.

notify-nothing =
    Sagen Sie mir zuerst, was Sie suchen. Dann gebe ich Ihnen Bescheid, wenn es etwas Neues gibt.

notify-done =
    Ich gebe Ihnen Bescheid, wenn es etwas Neues gibt: { $value }. Das Wort „Stopp“ beendet das sofort.

notify-news =
    Es gibt etwas Neues zu Ihrer Suche. Das Wort „Stopp“ beendet diese Nachrichten.

stop-done =
    Sie bekommen ab jetzt keine Nachrichten mehr von selbst. Fragen können Sie mich weiterhin alles.

stop-undone =
    Gut, ich gebe Ihnen weiter Bescheid.

## Meine Daten

data-head =
    Das habe ich über Sie gespeichert. Namen und Telefonnummer kenne ich nicht.

data-german =
    • Ich schreibe mit Ihnen auf Deutsch.

data-simple =
    • Ich schreibe mit Ihnen in { -simple-language(case: "dative") }.

data-search =
    • Ihre Suche gerade: { $value }

data-previous =
    • Ihre Suche davor: { $value }

data-profile =
    • Für das nächste Mal gemerkt: { $value }

data-notify =
    • Bescheid bei Neuem: { $value }

data-favourites =
    { $count ->
        [0] • Ihre Merkliste ist leer.
        [one] • Auf Ihrer Merkliste steht ein Angebot.
       *[other] • Auf Ihrer Merkliste stehen { $count } Angebote.
    }

data-steps =
    • Die letzten Schritte dieses Gesprächs, damit „Zurück“ geht.

data-end =
    Wer Sie sind und was Sie suchen, ist verschlüsselt. Mit „Löschen“ löschen Sie alles sofort.

## Nebenher

aside-complaint =
    Beschwerden nehme ich nicht entgegen, und ich leite nichts weiter. Bei einer Schule hilft zuerst die Schulleitung, dann der Schulträger oder die Schulaufsicht. Wen Sie ansprechen können, weiß das { -office }: { region-phone }.

aside-disaster =
    Vor Gefahren warne ich nicht, das tun die Warn-App NINA und der Rundfunk. Wenn jemand in Gefahr ist, wählen Sie bitte { region-emergency }.

aside-opinion =
    Dazu habe ich keine Meinung, und ich empfehle auch keine. Wenn Sie sich über Politik und Gesellschaft informieren möchten, schreiben Sie „politische Bildung“.

aside-person =
    Über Privatpersonen weiß ich nichts und gebe auch keine Auskunft. Ich kenne nur { -offers } und die Stellen, die sie machen.

aside-mail =
    E-Mails verschicke ich nicht, und Ihre Adresse brauche ich nicht. Zu jedem Angebot gibt es einen Link, den Sie selbst weitergeben können.

aside-outdated =
    Danke für den Hinweis! Bitte sagen Sie es auch dem { -office }, dort wird das Angebot geprüft: { region-phone }.

aside-provider =
    Schön, dass Sie etwas anbieten! Das { -office } nimmt Ihr Angebot kostenlos auf: { region-phone } ({ region-hours }). Ein Konto brauchen Sie dafür nicht.

aside-unanswered =
    Das tut mir leid. Ob der Anbieter geantwortet hat, sehe ich nicht. Das { -office } fragt gern für Sie nach: { region-phone } ({ region-hours }).

aside-call-back =
    Bitte schreiben Sie mir keine Telefonnummern: Ich gebe sie nicht weiter und kann nicht anrufen. Rufen Sie gern selbst an, beim Anbieter oder beim { -office }: { region-phone }.

aside-reading =
    Dann helfen kurze Sätze: Schreiben Sie „{ -simple-language }“. Lieber sprechen? { -office }: { region-phone } ({ region-hours }). Lesen und Schreiben üben können Sie hier auch: Schreiben Sie „Lesen lernen“.

aside-again =
    Dabei bleibt es, tut mir leid. Wenn Sie mögen, suchen wir ein Angebot. Oder Sie rufen an: { -office }, { region-phone }.

aside-meaning =
    Dieses Wort kann ich nicht erklären. Beim { -office } fragen Sie gern nach: { region-phone }.
