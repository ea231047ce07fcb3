### Was ein Messenger selbst zeigt: Profil, Menü der Befehle, eigene Knöpfe.

# Höchstens 120 Zeichen
profile-short =
    Ich suche { -offers } zum Lernen und für die Freizeit.
    Das ist kostenlos.
# Höchstens 512 Zeichen
profile-about =
    Ich bin der { -bot } vom { -area }.
    Ich bin ein Computer-Programm.
    Schreiben Sie mir Ihren Wunsch.
    Zum Beispiel: Kita, Kurs, Sport oder Beratung
    Die Firma Telegram kann alles lesen.
    Schreiben Sie hier <b>nichts</b> Geheimes.
    Sie können auch anrufen.
    Die Telefon-Nummer ist: { region-phone }

# Vor der ersten Nachricht, wenn jemand über einen Link kommt
introduction =
    Guten Tag!
    Ich bin der { -bot } vom { -area }.
    Ich bin ein Computer-Programm.
# Am Ende der ersten Nachricht
overheard =
    ⚠️ Die Firma Telegram kann alles lesen.
    Schreiben Sie hier <b>nichts</b> Geheimes.

command-start = Neu anfangen
command-suche = Neu suchen
command-zurueck = Einen Schritt zurück
command-hilfe = So geht es
command-sprache = Die Sprache ändern
command-merkliste = Diese Angebote habe ich mir gemerkt
command-abo = Nachrichten vom { -office }
command-stopp = Nachrichten abbestellen
command-loeschen = Alles über mich löschen
command-mensch = Mit einem Menschen sprechen
command-datenschutz = Das passiert mit meinen Daten

label-pin = 📍 Meinen Ort senden
label-privately = 💬 Allein schreiben
label-open = Mehr zu { $number }

# Auf Matrix: Der Bot lehnt eine Einladung ab oder verlässt einen Raum
only-for-two =
    Ich spreche immer nur mit einem Menschen.
    Bitte schreiben Sie mir in einem eigenen Chat.
too-many-invitations =
    Sie haben mich sehr oft eingeladen.
    Bitte laden Sie mich in einer Stunde wieder ein.

# Nachrichten des Bildungsbüros an alle, die sie bestellt haben
announcement-corrects =
    In der letzten Nachricht war ein Fehler.
    So ist es richtig:
announcement-more = Mehr dazu im Internet
announcement-end =
    Das { -office } schreibt Ihnen.
    Sie wollen <b>keine</b> Nachrichten mehr?
    Dann schreiben Sie: Stopp

# Für die Mitarbeitenden: Test-Nachrichten
announcement-test =
    Das ist ein Test.
    Die Nachricht bekommen nur Sie.
chat-linked =
    Der Chat ist jetzt verbunden.
    Hier bekommen Sie Test-Nachrichten.
chat-not-linked =
    Der Code ist falsch oder zu alt.
    Bitte holen Sie einen neuen Code.
