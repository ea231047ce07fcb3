### Das Gespräch auf Deutsch: klare Sprache (B1), Sie-Form.

-bot = Bildungslotse
-offers = Angebote
-office = Bildungsbüro

## Anfang und Ende

start-hello =
    Guten Tag! Ich bin der { -bot } im { -area }, ein Computerprogramm.
    Ich finde Kitas, Schulen, Kurse, Freizeit und Beratung in Ihrer Nähe.
    Schreiben Sie einfach, was Sie suchen. Zum Beispiel: „Mein Sohn ist 7 und mag Fußball, wir wohnen in { -example-place }.“
    Oder sagen Sie mir zuerst: Für wen suchen Sie?
    Was ich mir merke, sage ich Ihnen beim Wort „Datenschutz“.

start-back =
    Guten Tag! Wir machen weiter, wo wir waren, oder Sie suchen etwas Neues.

start-new =
    Gut, wir fangen neu an. Was suchen Sie?

session-expired =
    Unser letztes Gespräch ist eine Weile her, deshalb fange ich neu an.

thanks =
    Gern geschehen! Wenn Sie noch etwas suchen, schreiben Sie mir einfach.

## Fragen

who-ask =
    Für wen suchen Sie?

age-ask-self =
    Wie alt sind Sie? Eine Zahl genügt, zum Beispiel 34.

age-ask-child =
    Wie alt ist Ihr Kind? Zum Beispiel 7 oder 8 Monate.

age-ask-other =
    Wie alt ist die Person? Eine Zahl genügt, zum Beispiel 72.

age-wrong =
    Mit „{ $word }“ kann ich als Alter nichts anfangen. Bitte schreiben Sie eine Zahl von 1 bis 120 oder zum Beispiel „8 Monate“.

age-skipped =
    Gut, wir lassen das Alter weg.

place-skipped =
    Gut, dann suche ich im ganzen Landkreis.

topic-ask =
    Welches Thema interessiert Sie? Sie können auch selbst etwas schreiben, zum Beispiel „Fußball“.

topic-ask-more =
    Hier sind weitere Themen. Was passt am besten?

place-ask =
    In welchem Ort suchen Sie? Ortsname oder Postleitzahl genügt, zum Beispiel „{ -example-place }“.

place-unknown =
    Den Ort „{ $word }“ kenne ich nicht. Bitte schreiben Sie einen Ort im { -area } oder eine Postleitzahl.

area-out =
    { $place } liegt außerhalb unseres Landkreises. Ich kenne nur { -offers } im { -area } und suche deshalb bei uns in der Nähe. Der nächste Hauptort ist { $nearest }.

change-ask =
    Was möchten Sie ändern? Sie können es auch einfach schreiben, zum Beispiel „samstags“, „höchstens 5 km“ oder „egal wann“.

## Ergebnisse

understood =
    Ihre Suche: { $value }

result-head =
    { $fit ->
        [all] { $count ->
            [one] Ich habe ein Angebot gefunden:
           *[other] Ich habe { $count } { -offers } gefunden:
        }
        [none] { $count ->
            [one] Ich habe ein Angebot gefunden, das nicht ganz passt.
           *[other] Ich habe { $count } { -offers } gefunden, die nicht ganz passen.
        }
       *[some] { $exact ->
            [one] Ich habe { $count } { -offers } gefunden, eines passt genau:
           *[other] Ich habe { $count } { -offers } gefunden, { $exact } passen genau:
        }
    }

meant =
    Das Wort „{ $written }“ kenne ich nicht. Meinten Sie „{ $word }“? Danach habe ich gesucht.

loose-head =
    Diese { -offers } passen vielleicht auch:

relaxed-age =
    { $fitting ->
        [0] Für { $age } habe ich nichts Passendes. Diese sind { $limits }.
       *[other] Mehr habe ich für { $age } nicht. Die übrigen sind { $limits }.
    }

relaxed-place =
    { $fitting ->
        [0] In { $place } habe ich nichts Passendes. Diese sind
       *[other] Mehr habe ich in { $place } nicht. Die übrigen sind
    } { $km ->
        [0] in anderen Orten.
       *[other] bis zu { $km } km entfernt.
    }

relaxed-radius =
    { $fitting ->
        [0] Im Umkreis von { $radius } km habe ich nichts Passendes. Diese sind
       *[other] Mehr habe ich im Umkreis von { $radius } km nicht. Die übrigen sind
    } { $km ->
        [0] in anderen Orten.
       *[other] bis zu { $km } km entfernt.
    }

relaxed-outside =
    { $km ->
        [0] Diese { -offers } liegen nicht in { $place }.
       *[other] Diese { -offers } sind bis zu { $km } km von { $place } entfernt.
    }

relaxed-facet =
    Nicht bei allen steht dabei, ob Ihr Wunsch erfüllt ist ({ $value }). Bitte fragen Sie beim Anbieter nach.

relaxed-time =
    Nicht bei allen steht dabei, ob die Zeit passt ({ $value }). Bitte fragen Sie beim Anbieter nach.

relaxed-language =
    Nicht bei allen steht dabei, in welcher Sprache sie sind (gesucht: { $value }). Bitte fragen Sie beim Anbieter nach.

relaxed-topic =
    Genau zu „{ $value }“ habe ich nichts. Diese { -offers } haben ein ähnliches Thema.

relaxed-words =
    Nicht alle Ihre Wörter kommen vor. Das hier passt am ehesten.

result-nav =
    Das sind { $from } bis { $to } von { $count }.

result-end =
    { $count ->
        [one] Das ist alles.
       *[other] Das waren alle { $count }.
    }

open-by-number =
    Schreiben Sie eine Nummer, dann zeige ich Ihnen mehr dazu.

open-by-tap =
    Tippen Sie auf „Mehr zu“, dann zeige ich Ihnen mehr zu einem Angebot.

pin-far =
    Ihr Standort ist weit weg von unserem Landkreis.

narrow-topic =
    Worum soll es gehen? Zum Beispiel Sport, Musik oder Beratung.

narrow-place =
    In welchem Ort suchen Sie? Dann zeige ich zuerst, was nah ist.

narrow-age =
    Wie alt ist Ihr Kind? Schreiben Sie zum Beispiel „7 Jahre“, dann wird die Auswahl genauer.

no-more =
    Das waren alle { -offers } zu dieser Suche. Die Suche können Sie jederzeit ändern.

no-list =
    Im Moment habe ich keine Liste, die weitergeht. Was suchen Sie?

none-found =
    Dazu habe ich gerade kein Angebot gefunden. Oft hilft ein anderes Wort oder ein größerer Umkreis. Gern berät Sie auch das { -office }: { region-phone }. Was möchten Sie tun?

offer-gone =
    Dieses Angebot gibt es nicht mehr.

original-text =
    Mehr über das Angebot:

more-in-original =
    Mehr steht im ausführlichen Text.

## Hilfe und Steuerung

help =
    So geht es: Schreiben Sie, was Sie suchen, oder wählen Sie eine Antwort mit ihrer Nummer oder ihrem Namen.
    Diese Wörter verstehe ich immer: Start, Zurück, Mehr, Hilfe, Sprache, { -simple-language }, Deutsch, Mensch. Und diese: Merkliste, Abo, Meine Daten, Datenschutz, Stopp, Löschen.
    Lieber mit einem Menschen sprechen? { -office }: { region-phone } ({ region-hours }).

human =
    Gern. Im { -office } beraten Sie Menschen persönlich: { region-phone } ({ region-hours }).

identity =
    Ich bin ein Computerprogramm vom { -area } und kein Mensch. Einen Menschen erreichen Sie im { -office }: { region-phone } ({ region-hours }).

language-ask =
    Wie soll ich mit Ihnen schreiben?

simple-already =
    Ich schreibe schon, so einfach ich kann. Beim { -office } hilft Ihnen ein Mensch: { region-phone }.

language-done =
    Ich schreibe ab jetzt auf Deutsch. Mit „{ -simple-language }“ wechseln Sie jederzeit.

back-done =
    Ein Schritt zurück.

back-none =
    Weiter zurück geht es nicht, wir sind am Anfang.

fallback-1 =
    Das habe ich nicht verstanden. Versuchen Sie es mit ein oder zwei Stichwörtern, zum Beispiel „Fußball { -example-place }“. Was suchen Sie?

fallback-2 =
    Das war mir wieder nicht klar. Gehen wir es Schritt für Schritt an: Für wen suchen Sie?

fallback-3 =
    Hier komme ich nicht weiter. Im { -office } hilft Ihnen gern ein Mensch: { region-phone } ({ region-hours }).

input-long =
    Das war sehr lang. Ich habe nur den Anfang gelesen, ein Satz genügt mir.

error-temporary =
    Bei mir ist gerade etwas schiefgegangen, das liegt nicht an Ihnen. Ihre Angaben sind noch da. Bitte versuchen Sie es in ein paar Minuten noch einmal.

about-offer =
    Was ich über das Angebot weiß, steht hier. Alles andere weiß der Anbieter; sonst hilft das { -office }: { region-phone }.

about-list =
    Welches Angebot meinen Sie? Mit seiner Nummer zeige ich Ihnen, was ich darüber weiß.

about-nothing =
    Suchen wir zuerst ein Angebot. Was interessiert Sie?

anger =
    Das klingt verärgert. Ich bin nur ein Programm und helfe gern weiter. Lieber mit einem Menschen sprechen? { -office }: { region-phone }.

elsewhere =
    Dabei kann ich nicht helfen: Ich kenne nur Bildungs- und Freizeitangebote und Beratung im { -area }. Was suchen Sie?

## Datenschutz

privacy-short =
    Ich brauche keinen Namen. Was Sie hier schreiben, speichere ich verschlüsselt, damit die Suche funktioniert. Nach 3 Tagen ohne neue Nachricht lösche ich es, bei Kindern nach einer Stunde. Länger behalte ich nur, worum Sie mich mit „Merken“, „Bescheid geben“ oder „Abo“ bitten. Ich zähle nur ohne Bezug zu Ihnen, zum Beispiel wie oft ich nichts gefunden habe. Mit „Meine Daten“ sehen Sie alles, mit „Löschen“ löschen Sie es sofort.

stop-none =
    Sie bekommen von mir keine Nachrichten von selbst. Ich antworte nur, wenn Sie schreiben.

delete-ask =
    Ich lösche dann alles, was ich mir von Ihnen gemerkt habe, und beende Ihr Abo. Hatten Sie ein Abo, bleibt nur der Nachweis Ihrer Zustimmung noch 3 Jahre, ohne Namen und Adresse. Rückgängig machen lässt es sich nicht. Soll ich alles löschen?

delete-done =
    Alles ist gelöscht. Hatten Sie ein Abo, bleibt nur der Nachweis Ihrer Zustimmung noch 3 Jahre, ohne Namen und Adresse. Sie können jederzeit neu anfangen.

delete-kept =
    Gut, ich lösche nichts.

## In Not

crisis =
    Das klingt nach einer sehr schweren Situation. Gut, dass Sie es schreiben. Ich bin nur ein Programm, aber Sie müssen damit nicht allein bleiben. Hier hören Ihnen Menschen zu, kostenlos und anonym:
    📞 TelefonSeelsorge: { region-phone-adults } oder { region-phone-adults-church } (rund um die Uhr)
    📞 Kinder- und Jugendtelefon: { region-phone-children }
    💬 Chat für alle unter 25: { region-chat-young }
    📞 Elterntelefon: { region-phone-parents }
    Bei akuter Gefahr wählen Sie bitte sofort { region-emergency }.
crisis-violence =
    Was Sie schreiben, darf niemand Ihnen antun. Es ist nicht Ihre Schuld. Ich bin nur ein Programm, aber hier helfen Ihnen Menschen, kostenlos und vertraulich:
    📞 Gewalt gegen Frauen: { region-phone-women } (rund um die Uhr, in vielen Sprachen)
    📞 Gewalt gegen Männer: { region-phone-men }
    📞 Sexuelle Gewalt: { region-phone-abuse }
    📞 TelefonSeelsorge: { region-phone-adults } (rund um die Uhr)
    Sind Sie jetzt in Gefahr? Dann wählen Sie bitte sofort { region-police }.
crisis-family =
    Was Sie schreiben, darf niemand Ihnen antun, und einem Kind auch nicht. Es ist nicht Ihre Schuld. Ich bin nur ein Programm, aber hier helfen Ihnen Menschen, kostenlos und vertraulich:
    📞 Gewalt gegen Frauen: { region-phone-women } (rund um die Uhr, in vielen Sprachen)
    📞 Gewalt gegen Männer: { region-phone-men }
    📞 Für das Kind, Jugendamt im Landkreis: { region-phone }
    📞 Kinder- und Jugendtelefon: { region-phone-children }
    Sind Sie oder ein Kind jetzt in Gefahr? Dann wählen Sie bitte sofort { region-police }.
crisis-child =
    Ein Kind braucht hier vielleicht schnell Hilfe. Ich bin nur ein Programm und kann nicht eingreifen. Diese Menschen können es:
    📞 Ist das Kind jetzt in Gefahr: Polizei { region-police }
    📞 Jugendamt im Landkreis: { region-phone }
    📞 Sexueller Missbrauch: { region-phone-abuse } (anonym, auch bei einem Verdacht)
    📞 Elterntelefon: { region-phone-parents }, wenn Ihnen selbst alles zu viel wird
    📞 Kinder- und Jugendtelefon: { region-phone-children }
crisis-young =
    Gut, dass du das schreibst. Du bist nicht schuld, und du musst damit nicht allein bleiben. Ich bin nur ein Programm, aber hier hören dir Menschen zu. Das kostet nichts, und du musst deinen Namen nicht sagen:
    📞 Kinder- und Jugendtelefon: { region-phone-children }
    💬 Chat, Tag und Nacht: { region-chat-young }
    📞 TelefonSeelsorge: { region-phone-adults } (rund um die Uhr)
    Bist du jetzt in Gefahr? Dann ruf sofort die Polizei: { region-police }. Wenn jemand verletzt ist: { region-emergency }.
    Erzähl es auch einem Erwachsenen, dem du vertraust, zum Beispiel in der Schule.
crisis-emergency =
    Bitte rufen Sie jetzt sofort an:
    📞 Rettungsdienst und Feuerwehr: { region-emergency }
    📞 Polizei: { region-police }
    Ich bin nur ein Programm und kann keine Hilfe rufen. Am Telefon sagt man Ihnen, was Sie tun können, bis Hilfe kommt.
crisis-beside = 📞 Wenn Sie darüber reden möchten: TelefonSeelsorge { region-phone-adults }, für Jüngere { region-phone-children }. Kostenlos und anonym.

## Antworten zum Auswählen

label-self = 🙋 Für mich
label-child = 🧒 Für mein Kind
label-other = 👥 Für jemand anderen
label-skip = Ist egal
label-more-topics = ➡️ Mehr Themen
label-anywhere = Ganzer Landkreis
label-more = ➡️ Mehr
label-free = 💶 Nur kostenlos
label-change = ✏️ Suche ändern
label-new = 🔍 Neue Suche
label-list = 📋 Zur Liste
label-guided = ▶️ Schritt für Schritt
label-simple = { -simple-language }
label-german = Deutsch
label-help = ❓ Hilfe
label-human = 📞 Mit Menschen sprechen
label-age = 🎂 Alter ändern
label-place = 📍 Ort ändern
label-topic = ⭐ Thema ändern
label-any-time = 🗓️ Zeit ist egal
label-any-language = 🗣️ Sprache ist egal
label-any-distance = 📏 Entfernung ist egal
label-original = 📄 Ausführlicher Text
label-easy = ↩️ Zum Angebot
label-literal = 🔤 Genau mein Wort suchen
label-delete = 🗑️ Ja, alles löschen
label-no = Nein
