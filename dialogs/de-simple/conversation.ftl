### Das Gespräch in { -simple-language(case: "dative") }, geschrieben nach den Regeln für Leichte Sprache.
### Noch nicht von einer Prüfgruppe geprüft. 1 Satz = 1 Zeile, höchstens 8 Wörter (Grenze 12), Sie-Form.

-bot = Bildungs-Lotse
-offers = Angebote
-office = Bildungs-Büro

## Anfang und Ende

start-hello =
    Guten Tag!
    Ich bin der { -bot } vom { -area }.
    Ich bin ein Computer-Programm.
    Ich suche { -offers } zum Lernen und für die Freizeit.
    Zum Beispiel: Kitas, Schulen, Kurse, Sport, Beratung
    Schreiben Sie mir Ihren Wunsch.
    Zum Beispiel: Schwimmen in { -example-place }
    Sie wollen mehr über Ihre Daten wissen?
    Dann schreiben Sie: Datenschutz
    Für wen suchen Sie?

start-back =
    Guten Tag!
    Wir machen weiter.
    Oder Sie suchen etwas Neues.

start-new =
    Gut!
    Wir fangen neu an.
    Was suchen Sie?

session-expired =
    Unser Gespräch war vor längerer Zeit.
    Ich fange neu an.

thanks =
    Gern!
    Sie können immer wieder schreiben.

## Fragen

who-ask =
    Für wen suchen Sie?

age-ask-self =
    Schreiben Sie eine Zahl.
    Zum Beispiel: 34
    Wie alt sind Sie?

age-ask-child =
    Schreiben Sie eine Zahl.
    Zum Beispiel: 7
    Ihr Baby ist noch klein?
    Dann schreiben Sie zum Beispiel: 8 Monate
    Wie alt ist Ihr Kind?

age-ask-other =
    Schreiben Sie eine Zahl.
    Zum Beispiel: 72
    Wie alt ist die Person?

age-wrong =
    Dieses Alter verstehe ich <b>nicht</b>: { $word }
    Schreiben Sie eine Zahl von 1 bis 120.
    Zum Beispiel: 7

age-skipped =
    Wir lassen das Alter weg.

place-skipped =
    Dann suche ich im ganzen Landkreis.

topic-ask =
    Sie können auch selbst etwas schreiben.
    Zum Beispiel: Fußball
    Welches Thema passt?

topic-ask-more =
    Hier sind mehr Themen.
    Welches Thema passt?

place-ask =
    Schreiben Sie den Namen von Ihrem Ort.
    Zum Beispiel: { -example-place }
    Der Ort ist egal?
    Dann schreiben Sie: Egal
    In welchem Ort suchen Sie?

place-unknown =
    Diesen Ort kenne ich <b>nicht</b>: { $word }
    Schreiben Sie einen Ort im { -area }.
    In welchem Ort suchen Sie?

area-out =
    { $place } gehört <b>nicht</b> zum { -area }.
    Ich kenne nur { -offers } von hier.
    Ich suche in der Nähe.
    Der nächste Ort bei uns ist { $nearest }.

change-ask =
    Sie können es einfach schreiben.
    Zum Beispiel:
    • samstags
    • höchstens 5 Kilometer
    • egal wann
    Was wollen Sie ändern?

## Ergebnisse

understood =
    Sie suchen: { $value }

result-head =
    { $count ->
        [one] Ich habe 1 Angebot gefunden.
       *[other] Ich habe { $count } { -offers } gefunden.
    }{ $fit ->
        [all] { "" }
        [none] { "" }
            Aber es passt <b>nicht</b> ganz genau.
       *[some] { "" }
            { $exact ->
                [one] 1 Angebot passt genau.
               *[other] { $exact } { -offers } passen genau.
            }
    }

meant =
    Dieses Wort kenne ich <b>nicht</b>: { $written }
    Ich habe nach diesem Wort gesucht: { $word }

loose-head =
    Diese { -offers } passen vielleicht auch:

relaxed-age =
    { $fitting ->
        [0] Für dieses Alter habe ich <b>nichts</b>: { $age }
       *[other] Mehr habe ich <b>nicht</b> für dieses Alter: { $age }
    }
    { $fitting ->
        [0] Diese { -offers } sind { $limits }.
       *[other] Andere { -offers } sind { $limits }.
    }

relaxed-place =
    { $fitting ->
        [0] In { $place } habe ich <b>nichts</b>.
       *[other] Mehr habe ich <b>nicht</b> in { $place }.
    }
    { $fitting ->
        [0] Diese
       *[other] Andere
    } { -offers } sind { $km ->
        [0] in anderen Orten.
       *[other] höchstens { $km } Kilometer weg.
    }

relaxed-radius =
    { $fitting ->
        [0] Bis { $radius } Kilometer weit habe ich <b>nichts</b>.
       *[other] Mehr habe ich <b>nicht</b> bis { $radius } Kilometer.
    }
    { $fitting ->
        [0] Diese
       *[other] Andere
    } { -offers } sind { $km ->
        [0] in anderen Orten.
       *[other] höchstens { $km } Kilometer weg.
    }

relaxed-outside =
    { $km ->
        [0] Diese { -offers } sind <b>nicht</b> in { $place }.
       *[other] Bis { $place } sind es höchstens { $km } Kilometer.
    }

relaxed-facet =
    Bei manchen fehlt diese Angabe: { $value }
    Fragen Sie bitte den Anbieter.

relaxed-time =
    Bei manchen fehlt die Zeit: { $value }
    Fragen Sie bitte den Anbieter.

relaxed-language =
    Bei manchen fehlt die Sprache: { $value }
    Fragen Sie bitte den Anbieter.

relaxed-topic =
    Genau dazu habe ich <b>nichts</b>: { $value }
    Diese { -offers } sind ähnlich.

relaxed-words =
    Das hier passt am besten.

result-nav =
    Das sind die { -offers } { $from } bis { $to }.
    Es sind { $count } { -offers }.

result-end =
    { $count ->
        [one] Das ist alles.
       *[other] Das sind alle { -offers }, zusammen { $count }.
    }

open-by-number =
    Sie wollen mehr wissen?
    Dann schreiben Sie die Nummer.

open-by-tap =
    Sie wollen mehr wissen?
    Dann tippen Sie auf: Mehr zu

pin-far =
    Ihr Ort ist weit weg.

narrow-topic =
    Zum Beispiel: Sport oder Musik
    Welches Thema ist wichtig?

narrow-place =
    In welchem Ort suchen Sie?

narrow-age =
    Wie alt ist Ihr Kind?
    Schreiben Sie zum Beispiel: 7 Jahre

no-more =
    Das waren alle { -offers }.
    Sie können die Suche ändern.

no-list =
    Ich habe gerade <b>keine</b> Liste.
    Was suchen Sie?

none-found =
    Ich habe leider <b>nichts</b> gefunden.
    Das können Sie machen:
    • Ein anderes Wort schreiben
    • In anderen Orten suchen
    • Bei uns anrufen: { region-phone }
    Was wollen Sie tun?

offer-gone =
    Dieses Angebot gibt es <b>nicht</b> mehr.

original-text =
    Das ist ein anderer Text über das Angebot.
    Der Text ist vielleicht schwer.

more-in-original =
    Mehr steht im schweren Text.

## Hilfe und Steuerung

# lint-allow LS-LANG
help =
    So geht es:
    Schreiben Sie Ihre Frage.
    Oder schreiben Sie die Nummer von einer Antwort.
    Diese Wörter verstehe ich immer:
    • Start
    • Zurück
    • Mehr
    • Hilfe
    • Sprache
    • Mensch
    • Merkliste
    • Nachrichten
    • Meine Daten
    • Stopp
    • Datenschutz
    • Löschen
    Sie möchten mit einem Menschen sprechen?
    Das { -office } hilft Ihnen.
    📞 { region-phone }
    🕘 { region-hours }

human =
    Im { -office } arbeiten Menschen.
    Die Menschen helfen Ihnen gern.
    📞 { region-phone }
    🕘 { region-hours }

identity =
    Ich bin ein Computer-Programm.
    Ich bin <b>kein</b> Mensch.
    Im { -office } arbeiten Menschen.
    📞 { region-phone }
    🕘 { region-hours }

language-ask =
    Wie soll ich schreiben?

simple-already =
    Ich schreibe schon in { -simple-language(case: "dative") }.
    Sie haben etwas <b>nicht</b> verstanden?
    Ein Mensch kann es Ihnen erklären.
    Rufen Sie bitte an: { region-phone }
    Das ist das { -office }.

language-done =
    Ich schreibe jetzt in { -simple-language(case: "dative") }.
    Sie wollen das ändern?
    Dann schreiben Sie: Deutsch

back-done =
    Wir sind wieder 1 Schritt zurück.

back-none =
    Wir sind schon am Anfang.

fallback-1 =
    Das habe ich <b>nicht</b> verstanden.
    Schreiben Sie bitte nur 1 oder 2 Wörter.
    Zum Beispiel: Fußball { -example-place }
    Was suchen Sie?

fallback-2 =
    Ich habe es wieder <b>nicht</b> verstanden.
    Wir machen es mit Fragen.
    Für wen suchen Sie?

fallback-3 =
    Ich kann Ihnen hier leider <b>nicht</b> helfen.
    Aber ein Mensch vom { -office } kann helfen.
    📞 { region-phone }
    🕘 { region-hours }

input-long =
    Das war sehr lang.
    Ich habe nur den Anfang gelesen.
    Schreiben Sie bitte kurz.

error-temporary =
    Bei mir ist etwas kaputt.
    Das ist <b>nicht</b> Ihre Schuld.
    Bitte probieren Sie es in 5 Minuten.

about-offer =
    Das weiß ich über das Angebot.
    Sie wollen mehr wissen?
    Fragen Sie den Anbieter.
    Oder rufen Sie uns an: { region-phone }

about-list =
    Schreiben Sie die Nummer vom Angebot.
    Welches Angebot meinen Sie?

about-nothing =
    Wir suchen erst ein Angebot.
    Was suchen Sie?

anger =
    Sie sind verärgert.
    Ich bin nur ein Computer-Programm.
    Ein Mensch kann Ihnen helfen.
    📞 { region-phone }

elsewhere =
    Dabei kann ich <b>nicht</b> helfen.
    Ich kenne nur { -offers } zum Lernen.
    Und ich kenne { -offers } für die Freizeit.
    Was suchen Sie?

## Datenschutz

privacy-short =
    Ich brauche Ihren Namen <b>nicht</b>.
    Ich merke mir Ihre Suche für 3 Tage.
    Bei Kindern ist es 1 Stunde.
    Mit dem Wort Merken sind es 12 Monate.
    Ihre Daten sind gut verschlossen.
    Ich zähle meine Antworten, aber ohne Namen.
    Sie wollen Ihre Daten sehen?
    Dann schreiben Sie: Meine Daten
    Sie wollen Ihre Daten löschen?
    Dann schreiben Sie: Löschen

stop-none =
    Ich schreibe Ihnen <b>nie</b> von selbst.
    Ich antworte nur auf Ihre Nachrichten.

delete-ask =
    Ich lösche dann Ihre Suche.
    Ich lösche auch Ihre Merk-Liste.
    Sie bekommen <b>keine</b> Nachrichten mehr.
    Ein Ja zu Nachrichten bleibt 3 Jahre gespeichert.
    Aber ohne Namen und ohne Adresse.
    Soll ich alles löschen?

delete-done =
    Ich habe alles gelöscht.
    Nur ein Ja zu Nachrichten bleibt noch 3 Jahre.
    Aber ohne Namen und ohne Adresse.
    Sie können immer neu anfangen.

delete-kept =
    Gut!
    Ich lösche <b>nichts</b>.

## In Not

# lint-allow LS-LANG
crisis =
    Das klingt sehr schwer.
    Sie haben davon geschrieben.
    Das ist gut.
    Ich bin nur ein Computer-Programm.
    Bitte sprechen Sie mit einem Menschen.
    Diese Hilfe ist kostenlos.
    Sie müssen Ihren Namen <b>nicht</b> sagen.
    Sie können Tag und Nacht anrufen.
    📞 Telefon-Seelsorge: { region-phone-adults }
    📞 Oder: { region-phone-adults-church }
    📞 Kinder und Jugendliche: { region-phone-children }
    💬 Chat bis 24 Jahre: { region-chat-young }
    📞 Sorgen um Ihr Kind: { region-phone-parents }
    Sie sind in Gefahr?
    Dann rufen Sie sofort an: { region-emergency }

# lint-allow LS-LANG
# lint-allow LS-NEG
crisis-violence =
    <b>Niemand</b> darf Ihnen weh tun.
    Sie sind <b>nicht</b> schuld.
    Ich bin nur ein Computer-Programm.
    Bitte sprechen Sie mit einem Menschen.
    Diese Hilfe ist kostenlos.
    Die Frauen sprechen viele Sprachen.
    Sie sind Tag und Nacht da.
    📞 Gewalt gegen Frauen: { region-phone-women }
    📞 Gewalt gegen Männer: { region-phone-men }
    📞 Sexuelle Gewalt: { region-phone-abuse }
    📞 Telefon-Seelsorge: { region-phone-adults }
    Sie sind in Gefahr?
    Dann rufen Sie sofort die Polizei: { region-police }

# lint-allow LS-NEG
crisis-family =
    <b>Niemand</b> darf Ihnen weh tun.
    <b>Niemand</b> darf einem Kind weh tun.
    Sie sind <b>nicht</b> schuld.
    Ich bin nur ein Computer-Programm.
    Diese Menschen können helfen:
    📞 Gewalt gegen Frauen: { region-phone-women }
    📞 Gewalt gegen Männer: { region-phone-men }
    📞 Jugend-Amt im Landkreis: { region-phone }
    📞 Kinder und Jugendliche: { region-phone-children }
    Sie sind in Gefahr?
    Ein Kind ist in Gefahr?
    Dann rufen Sie sofort die Polizei: { region-police }

crisis-child =
    Ein Kind braucht vielleicht Hilfe.
    Ich bin nur ein Computer-Programm.
    Diese Menschen können helfen:
    📞 Polizei bei Gefahr für das Kind: { region-police }
    📞 Jugend-Amt im Landkreis: { region-phone }
    📞 Sexuelle Gewalt: { region-phone-abuse }
    📞 Sorgen um Ihr Kind: { region-phone-parents }
    📞 Kinder und Jugendliche: { region-phone-children }

# lint-allow LS-LANG
# lint-allow LS-NEG
crisis-young =
    Du hast davon geschrieben.
    Das ist gut.
    Du bist <b>nicht</b> schuld.
    Du bist <b>nicht</b> allein.
    Ich bin nur ein Computer-Programm.
    Aber hier hören dir Menschen zu.
    Das ist kostenlos.
    Du musst deinen Namen <b>nicht</b> sagen.
    📞 Kinder und Jugendliche: { region-phone-children }
    💬 Chat, Tag und Nacht: { region-chat-young }
    📞 Telefon-Seelsorge: { region-phone-adults }
    Bist du in Gefahr?
    Dann ruf sofort die Polizei: { region-police }
    Ist jemand verletzt?
    Dann ruf an: { region-emergency }
    Sprich auch mit einem Erwachsenen.

crisis-emergency =
    Bitte rufen Sie <b>jetzt sofort</b> an:
    📞 Rettung und Feuerwehr: { region-emergency }
    📞 Polizei: { region-police }
    Ich bin nur ein Computer-Programm.
    Ich kann <b>keine</b> Hilfe rufen.
    Die Menschen am Telefon helfen Ihnen weiter.

crisis-beside =
    Sie wollen darüber sprechen?
    📞 Telefon-Seelsorge: { region-phone-adults }
    📞 Kinder und Jugendliche: { region-phone-children }
    Das ist kostenlos.

## Antworten zum Auswählen

label-self = 🙋 Für mich
label-child = 🧒 Für mein Kind
label-other = 👥 Für andere
label-skip = Das ist egal
label-more-topics = ➡️ Mehr Themen
label-anywhere = Im ganzen Landkreis
label-more = ➡️ Mehr zeigen
label-free = 💶 Nur kostenlos
label-change = ✏️ Suche ändern
label-new = 🔍 Neue Suche
label-list = 📋 Zur Liste
label-guided = ▶️ Mit Fragen suchen
label-simple = { -simple-language }
label-german = Deutsch
label-help = ❓ Hilfe
label-human = 📞 Mit Menschen sprechen
label-age = 🎂 Anderes Alter
label-place = 📍 Anderer Ort
label-topic = ⭐ Anderes Thema
label-any-time = 🗓️ Die Zeit ist egal
label-any-language = 🗣️ Die Sprache ist egal
label-any-distance = 📏 Egal wie weit
label-original = 📄 Schwerer Text
label-easy = ↩️ Leichter Text
label-literal = 🔤 Genau mein Wort suchen
label-delete = 🗑️ Ja, alles löschen
label-no = Nein
