### Fragen an Anbieter: was jemand fragt, wie es weitergeht, was zurückkommt.

## Was zurückkommt

inquiry-news-answered = 📬 Antwort auf Ihre Frage zu { $value }
inquiry-news-asked-back = 📬 Rückfrage zu Ihrer Frage zu { $value }
inquiry-news-declined = 📬 Zu Ihrer Frage zu { $value } gibt es keine Antwort.
inquiry-news-settled = 📬 Ihre Frage zu { $value } ist erledigt.
inquiry-news-changed = 📬 Neues zu Ihrer Frage zu { $value }
inquiry-by-provider = Der Anbieter schreibt:
inquiry-by-office = Das { -office } schreibt:
inquiry-taken-no-way = Der Anbieter ist über mich noch nicht zu erreichen. Das { -office } kümmert sich um Ihre Frage. Sie müssen nichts tun.
inquiry-taken-undeliverable = Ihre Frage konnte dem Anbieter nicht zugestellt werden. Das { -office } kümmert sich jetzt darum. Sie müssen nichts tun.
inquiry-taken-overdue = Der Anbieter hat bisher nicht geantwortet. Das { -office } kümmert sich jetzt darum. Sie müssen nichts tun.
inquiry-taken-reported = Der Anbieter hat Ihre Frage an das { -office } weitergegeben. Es sieht sie sich an und meldet sich hier.
inquiry-expired = Auf Ihre Frage kam ein halbes Jahr lang keine Antwort. Sie ist jetzt beendet. Das { -office } hilft Ihnen am Telefon: { region-phone }
inquiry-by-words = Zum Antworten können Sie auch „{ $value }“ schreiben und dahinter Ihre Antwort.
inquiry-by-words-end = Oder schreiben Sie „Erledigt“, „Hilfreich“ oder „Nicht hilfreich“.

## Eine Frage stellen

label-inquiry = ✉️ Frage stellen
inquiry-which = Zu welchem Angebot soll ich fragen? Die Nummer genügt.
label-inquiry-number = Angebot { $value }
inquiry-about = 📌 Angebot: { $value }
inquiry-choose = Was möchten Sie vom Anbieter wissen? Sie können Ihre Frage auch gleich selbst schreiben.
inquiry-choose-ready = Was möchten Sie vom Anbieter wissen? Eigene Worte leite ich hier nicht weiter, denn in diesem Dienst können andere mitlesen. Über Matrix geht das, oder am Telefon: { region-phone }.
label-inquiry-places = 🪑 Freie Plätze?
label-inquiry-cost = 💶 Was kostet es?
label-inquiry-access = ♿ Barrierefrei?
label-inquiry-trial = 🙂 Zum Ausprobieren?
label-inquiry-care = 🧸 Betreuungsplatz?
label-inquiry-own = 💬 Eigene Frage

# Diese Fragen liest der Anbieter.
inquiry-ask-places = Guten Tag, gibt es noch freie Plätze? Vielen Dank für eine kurze Antwort!
inquiry-ask-places-for = Guten Tag, gibt es noch einen freien Platz für ein Kind von { $value }? Vielen Dank für eine kurze Antwort!
inquiry-ask-cost = Guten Tag, was kostet die Teilnahme, und kommen noch andere Kosten dazu? Vielen Dank für eine kurze Antwort!
inquiry-ask-access = Guten Tag, können auch Menschen mit Behinderung teilnehmen, zum Beispiel mit einem Rollstuhl? Vielen Dank für eine kurze Antwort!
inquiry-ask-trial = Guten Tag, kann man das Angebot einmal ausprobieren, bevor man sich anmeldet? Vielen Dank für eine kurze Antwort!
inquiry-ask-trial-for = Guten Tag, kann ein Kind von { $value } das Angebot einmal ausprobieren? Vielen Dank für eine kurze Antwort!
inquiry-ask-care = Guten Tag, gibt es bei Ihnen einen Betreuungsplatz für ein Kind? Vielen Dank für eine kurze Antwort!
inquiry-ask-care-for = Guten Tag, gibt es bei Ihnen einen Betreuungsplatz für ein Kind von { $value }? Vielen Dank für eine kurze Antwort!
inquiry-ask-clause = Guten Tag, ich möchte gern wissen, { $value }. Vielen Dank für eine kurze Antwort!
inquiry-ask-care-from = Wir suchen den Platz ab { $value }.
inquiry-years = { $value } Jahren
inquiry-one-year = 1 Jahr
inquiry-under-one = weniger als 1 Jahr

inquiry-others = Soll ich auch andere in der Nähe fragen? Für Sie zählt das als eine Frage. Das wären alle, Ihre Auswahl zuerst:
inquiry-say-whom = Das habe ich nicht verstanden. Schreiben Sie zum Beispiel „alle“, „nur diese“, „die erste und die dritte“ oder „alle außer“ und einen Namen.
inquiry-item = • { $value }
inquiry-item-office = • { $value }. Hier fragt das { -office } für Sie nach.
inquiry-left-out = Hier kann ich leider niemanden fragen: { $value }
label-inquiry-only-this = Nur diese Kita fragen
label-inquiry-everybody = Alle { $value } fragen

inquiry-write = Schreiben Sie jetzt Ihre Frage, so wie der Anbieter sie lesen soll (höchstens 1.000 Zeichen). Ihren Namen braucht er nicht. Vor dem Senden zeige ich Ihnen alles noch einmal.
inquiry-write-more = Ihr Text ist noch da. Schreiben Sie, was noch dazu soll, oder alles neu. Danach frage ich Sie, was davon gilt.
inquiry-write-reply = Schreiben Sie jetzt Ihre Antwort zu { $value }. Ich sende Ihre nächste Nachricht weiter.
inquiry-overheard = In diesem Dienst können andere mitlesen: Bitte schreiben Sie nichts Vertrauliches.
inquiry-too-long = Das sind { $value } Zeichen, höchstens 1.000 passen. Ihr Text steht noch oben: Kürzen Sie ihn, und schicken Sie ihn noch einmal.
inquiry-phone = [Telefonnummer]
inquiry-mail = [E-Mail-Adresse]

## Vor dem Senden

inquiry-preview-to = ✉️ Ihre Frage an: { $value }
inquiry-preview-office = Diesen Anbieter kann ich nicht direkt erreichen. Das { -office } liest Ihre Frage und fragt für Sie nach.
inquiry-preview-office-all = Diese Anbieter kann ich nicht direkt erreichen. Das { -office } liest Ihre Frage und fragt für Sie nach.
inquiry-preview-several = ✉️ Ihre Frage geht an:
inquiry-preview-reply = ✉️ Ihre Antwort zur Frage { $value }
inquiry-preview-words = Genau diese Worte sende ich:
inquiry-preview-masked = Eine Telefonnummer oder E-Mail-Adresse habe ich weggelassen. Soll sie mit, sagen Sie es mir.
inquiry-preview-name = Im Text steht ein Name: „{ $value }“. Er wird mitgeschickt. Nötig ist das nicht.
inquiry-preview-address = Im Text steht eine Adresse: „{ $value }“. Sie wird mitgeschickt. Nötig ist das nicht.
inquiry-preview-health = Im Text geht es um die Gesundheit: „{ $value }“. Auch das wird mitgeschickt.
inquiry-preview-passed = Achtung: Ihre Telefonnummer oder E-Mail-Adresse geht mit.
inquiry-preview-nothing = Sonst erfährt niemand etwas von Ihnen: keinen Namen und keine Adresse.
inquiry-preview-nothing-else = Mehr erfährt niemand von Ihnen. Mit „Ändern“ können Sie den Text noch ändern.
inquiry-preview-ask = Soll ich das so senden?
inquiry-only-send = Noch ist nichts gesendet. Wenn es so losgehen soll, schreiben Sie „Senden“. Sonst schreiben Sie „Ändern“ oder „Abbrechen“.
label-inquiry-send = ✅ Senden
label-inquiry-edit = ✏️ Ändern
label-inquiry-pass-on = 📞 Kontakt mitsenden
label-inquiry-mask = 📞 Kontakt weglassen
inquiry-how-to-send = Schreiben Sie „Senden“, dann geht genau dieser Text los. Mit „Ändern“ schreiben Sie ihn neu, mit „Abbrechen“ sende ich nichts.
inquiry-choose-first = Wählen Sie erst, was mit dem Neuen geschehen soll: „Dazuschreiben“, „Nur das senden“ oder „Weglassen“.
inquiry-draft-stays = Ihr Entwurf bleibt da, gesendet ist nichts. Mit „Senden“ sehen Sie ihn wieder.
inquiry-draft-there = Ihr Entwurf ist noch da. Gesendet ist noch nichts.
inquiry-write-number = In Ihrem Text steht keine Nummer. Schreiben Sie sie mir, dann frage ich, ob sie mit soll.
inquiry-number-stays-out = Gut, ohne Ihre Nummer.
inquiry-preview-no-call-back = Anrufen kann Sie so niemand, denn Ihre Nummer geht nicht mit. Die Antwort kommt hier an.
inquiry-preview-again = Das haben Sie dort schon gefragt, und die Antwort steht noch aus.
inquiry-stop-more = Wenn ich Ihnen auch sonst nichts mehr von selbst schicken soll, schreiben Sie noch einmal „Stopp“.
inquiry-beside-head = Das haben Sie gerade geschrieben:
inquiry-beside-ask = Gehört das mit in Ihren Text? Noch ist nichts gesendet.
label-inquiry-add = 📝 Dazuschreiben
label-inquiry-replace = 🔁 Nur das senden
label-inquiry-as-before = ↩️ Weglassen
inquiry-not-polite = In diesen Worten sende ich das nicht weiter. Fragen Sie bitte freundlich, dann helfe ich gern.
inquiry-only-ready = Hier kann ich nur die fertigen Fragen senden, denn in diesem Dienst können andere mitlesen. Eine eigene Frage geht über Matrix oder am Telefon: { region-phone }.
inquiry-waits = Gut, ich warte. Gesendet ist noch nichts.

## Fragen zum Fragen

inquiry-anonymous = Der Anbieter erfährt nicht, wer Sie sind. Ihren Namen kenne ich nicht, und Ihren Chat und Ihre Nummer gebe ich nicht weiter. Er liest nur Ihren Text.
inquiry-readers = Ihre Frage liest der Anbieter. Das { -office } liest sie, wenn er nicht zu erreichen ist, nicht antwortet oder sie meldet. Sonst liest sie niemand.
inquiry-readers-office = Ist der Anbieter nicht direkt zu erreichen, liest das { -office } Ihre Frage und fragt für Sie nach. Sonst liest sie niemand.
inquiry-duration-office = Ist der Anbieter nicht direkt zu erreichen, fragt das { -office } für Sie nach. Wie lange das dauert, hängt vom Anbieter ab.
inquiry-next = Ich sende Ihre Frage dem Anbieter, und seine Antwort kommt hier an. Wie weit es ist, sehen Sie mit „Meine Fragen“. 30 Tage nach dem Ende lösche ich alle Texte.
inquiry-next-unsent = Gesendet ist noch nichts. Erst wenn Sie „Senden“ schreiben, geht Ihre Frage los, und die Antwort kommt dann hier an.
inquiry-duration = Das hängt vom Anbieter ab. Nach 3 Werktagen erinnere ich ihn, 2 Werktage später kümmert sich das { -office } darum.
inquiry-costs-nothing = Fragen kostet nichts. Sie melden sich damit nirgends an und verpflichten sich zu nichts.
inquiry-how-many = Drei Fragen können gleichzeitig offen sein, und am Tag gehen höchstens 10. Eine Frage an mehrere Anbieter zählt dabei als eine offene.
inquiry-can-change = Vor dem Senden können Sie alles ändern. Danach ziehen Sie die Frage zurück und stellen sie neu.
inquiry-how-to-withdraw = Solange es keine Antwort gibt, können Sie die Frage jederzeit zurückziehen. Schreiben Sie dafür: Frage zurückziehen
label-inquiry-cancel = ❌ Abbrechen
inquiry-cancelled = Gut, ich sende nichts.
inquiry-nothing-to-send = Gerade gibt es nichts zu senden.

## Nach dem Senden

inquiry-sent = ✅ Ihre Frage ist unterwegs. Kennung: { $value }
inquiry-sent-several = ✅ Ihre Frage ist unterwegs. Das sind die Kennungen:
inquiry-next-provider = Die Antwort kommt hier an. Meldet sich nach 3 Werktagen niemand, erinnere ich den Anbieter, danach übernimmt das { -office }. Sie müssen jetzt nichts mehr tun.
inquiry-next-office = Die Antwort kommt hier an. Sie müssen jetzt nichts mehr tun.
inquiry-foot = Mit „Meine Fragen“ sehen Sie, wie weit es ist. Dort können Sie die Frage auch zurückziehen.
inquiry-replied = ✅ Ihre Antwort ist unterwegs. Sie müssen jetzt nichts mehr tun.

## Was nicht geht

inquiry-unreachable = { $value } kann ich leider nicht erreichen. So kommen Sie selbst weiter:
# Diese Nachricht lesen nur Kinder und Jugendliche unter 16 Jahren.
inquiry-not-of-age = Fragen an Anbieter schicke ich erst ab 16 Jahren. Frag bitte zusammen mit deinen Eltern. Oder ruf das { -office } an, dort hilft man dir gern: { region-phone }.
inquiry-of-age = Gut, dann können Sie auch Anbieter fragen.
inquiry-off = Fragen leite ich hier nicht weiter. Bitte fragen Sie den Anbieter selbst, oder rufen Sie uns an: { region-phone }.
inquiry-full-open = Drei Fragen können gleichzeitig offen sein. Diese warten noch; ziehen Sie eine zurück, dann ist wieder Platz:
inquiry-full-day = Für heute sind es genug Fragen, mehr als 10 am Tag gehen nicht. Morgen geht es weiter, oder Sie rufen uns an: { region-phone }.

## Meine Fragen

label-inquiry-list = ✉️ Meine Fragen
label-inquiry-show = 🔍 { $value }
label-inquiry-more = ➡️ Weitere Fragen
inquiry-none = Sie haben noch keine Frage gestellt. Öffnen Sie ein Angebot, dann frage ich den Anbieter für Sie.
inquiry-list-head = Das haben Sie gefragt:
inquiry-list-foot = Mit der Kennung sehen Sie mehr zu einer Frage.
inquiry-begins = Ihre Frage: { $value }
inquiry-which-question = Welche Frage meinen Sie?
inquiry-unknown = Eine Frage mit der Kennung { $value } habe ich bei Ihnen nicht gefunden.
inquiry-more-listed = Und noch { $value } weitere.
inquiry-state-on-its-way = ⏳ Unterwegs seit { $value }. Ist der Anbieter nicht erreichbar, liest sie das { -office }.
inquiry-state-underway = ⏳ Unterwegs zum Anbieter seit { $value }.
inquiry-state-delivered = ⏳ Seit { $value } beim Anbieter, noch ohne Antwort.
inquiry-state-no-way = ⏳ Seit { $value } beim { -office }, denn der Anbieter ist nicht direkt erreichbar.
inquiry-state-undeliverable = ⏳ Seit { $value } beim { -office }, denn beim Anbieter kam nichts an.
inquiry-state-overdue = ⏳ Seit { $value } beim { -office }, denn der Anbieter hat nicht geantwortet.
inquiry-state-reported = ⏳ Seit { $value } beim { -office }, denn der Anbieter hat die Frage weitergegeben.
inquiry-state-asked-back = ❓ Seit { $value } wartet eine Rückfrage auf Ihre Antwort.
inquiry-state-answered = 💬 Beantwortet am { $value }.
inquiry-state-done = ✅ Am { $value } von Ihnen beendet.
inquiry-state-withdrawn = ↩️ Am { $value } von Ihnen zurückgezogen.
inquiry-state-declined = ❌ Am { $value } hat der Anbieter abgelehnt zu antworten.
inquiry-state-settled = ✅ Am { $value } vom { -office } erledigt.
inquiry-state-silent = ✅ Am { $value } beendet, weil niemand mehr etwas geschrieben hat.
inquiry-state-expired = ❌ Am { $value } beendet, weil ein halbes Jahr lang keine Antwort kam.
inquiry-reminded = Ich habe den Anbieter schon erinnert.
inquiry-waiting = Die Antwort kommt hier an. Sie müssen nichts tun.
inquiry-answerable = Sie können darauf antworten.
inquiry-call-office = Das { -office } hilft auch am Telefon: { region-phone }.
label-inquiry-reply = ✉️ Antworten
label-inquiry-close = ✅ Erledigt
label-inquiry-helpful = 👍 Hilfreich
label-inquiry-unhelpful = 👎 Nicht hilfreich
label-inquiry-withdraw = 🗑️ Frage zurückziehen
inquiry-withdraw-joint = Diese Frage ging an mehrere Anbieter. Soll ich sie zurückziehen? Dann bekommen Sie keine Antwort mehr.
inquiry-withdraw-all-ask = Soll ich alle diese Fragen zurückziehen? Dann bekommen Sie keine Antworten mehr.
label-inquiry-take-back-all = Alle { $value } zurückziehen
inquiry-withdrawn-all = Ihre Fragen sind zurückgezogen. Sie müssen nichts mehr tun.
inquiry-withdraw-ask = Soll ich die Frage zurückziehen? Dann bekommen Sie keine Antwort mehr.
label-inquiry-take-back = Ja, zurückziehen
label-inquiry-take-back-only = Nur diese zurückziehen
label-inquiry-keep = Nein, weiter warten
inquiry-withdrawn = Ihre Frage ist zurückgezogen. Der Anbieter kann sie nicht mehr öffnen. Sie müssen nichts mehr tun.
inquiry-withdraw-kept = Gut, die Frage läuft weiter.
inquiry-done = Gut, die Frage ist beendet. Sie müssen nichts mehr tun.
inquiry-over = Diese Frage ist schon beendet.
inquiry-rated = Danke, das hilft uns!
inquiry-rated-already = Das haben Sie mir schon gesagt, danke!
inquiry-data = • Ihre Frage an einen Anbieter: { $value }
inquiry-entry-own = Das haben Sie am { $value } geschrieben:
inquiry-entry-provider = Das hat der Anbieter am { $value } geschrieben:
inquiry-entry-office = Das hat das { -office } am { $value } geschrieben:
inquiry-delete-too = Auch diese Fragen lösche ich dann, und Antworten kommen nicht mehr an:
