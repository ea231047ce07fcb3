### Was ein Messenger selbst zeigt: Profil, Menü der Befehle, eigene Knöpfe.

# Höchstens 120 Zeichen
profile-short = Kitas, Kurse, Freizeit und Beratung im { -area } finden. Kostenlos, ohne Anmeldung.
# Höchstens 512 Zeichen
profile-about =
    Ich bin der { -bot } im { -area }, ein Computerprogramm. Schreiben Sie mir, was Sie suchen: Kita, Schule, Kurs, Sport, Musik, Beratung. Ich zeige Ihnen Angebote in Ihrer Nähe.

    Telegram kann mitlesen. Schreiben Sie hier bitte nichts Vertrauliches. Telefonisch erreichen Sie uns unter { region-phone }.

# Vor der ersten Nachricht, wenn jemand über einen Link kommt
introduction = Guten Tag! Ich bin der { -bot } im { -area }, ein Computerprogramm.
# Am Ende der ersten Nachricht
overheard = ⚠️ Telegram kann mitlesen. Schreiben Sie hier bitte nichts Vertrauliches.

command-start = Von vorne anfangen
command-suche = Eine neue Suche
command-zurueck = Einen Schritt zurück
command-hilfe = So funktioniert es
command-sprache = Deutsch oder { -simple-language }
command-merkliste = Meine gemerkten Angebote
command-abo = Nachrichten vom { -office }
command-stopp = Keine Nachrichten mehr von selbst
command-loeschen = Alles über mich löschen
command-mensch = Mit einem Menschen sprechen
command-datenschutz = Was gespeichert wird

label-pin = 📍 Standort senden
label-privately = 💬 Privat schreiben
label-open = Mehr zu { $number }

# Auf Matrix: Der Bot lehnt eine Einladung ab oder verlässt einen Raum
only-for-two = Ich antworte nur in Gesprächen zu zweit. Bitte schreiben Sie mir in einem eigenen Chat.
too-many-invitations = Es waren zu viele Einladungen. Bitte versuchen Sie es in einer Stunde noch einmal.

# Nachrichten des Bildungsbüros an alle, die sie bestellt haben
announcement-corrects = Berichtigung: In der letzten Nachricht dazu war ein Fehler.
announcement-more = Mehr dazu im Internet
announcement-end = Das { -office } hat Ihnen geschrieben, weil Sie das möchten. Das Wort „Stopp“ beendet diese Nachrichten.

# Für die Mitarbeitenden: Test-Nachrichten
announcement-test = Test: Diese Nachricht bekommen nur Sie.
chat-linked = Dieser Chat ist jetzt verbunden. Hier bekommen Sie Test-Nachrichten aus der Verwaltung.
chat-not-linked = Dieser Code gilt nicht oder nicht mehr. Bitte holen Sie in der Verwaltung einen neuen Code.
