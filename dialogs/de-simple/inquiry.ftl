### Fragen an Anbieter: was jemand fragt, wie es weitergeht, was zurückkommt.
### Noch nicht von einer Prüfgruppe geprüft. 1 Satz = 1 Zeile, höchstens 8 Wörter (Grenze 12), Sie-Form.

## Was zurückkommt

inquiry-news-answered = 📬 Antwort auf Ihre Frage zu { $value }
inquiry-news-asked-back = 📬 Frage an Sie zu { $value }
inquiry-news-declined = 📬 <b>Keine</b> Antwort auf Ihre Frage zu { $value }
inquiry-news-settled = 📬 Ihre Frage zu { $value } ist fertig.
inquiry-news-changed = 📬 Neues zu Ihrer Frage zu { $value }
inquiry-by-provider = Der Anbieter schreibt:
inquiry-by-office = Das { -office } schreibt:
inquiry-taken-no-way =
    Ich kann den Anbieter <b>nicht</b> erreichen.
    Das { -office } hilft Ihnen jetzt.
    Sie müssen <b>nichts</b> tun.
inquiry-taken-undeliverable =
    Ihre Frage ist <b>nicht</b> beim Anbieter angekommen.
    Das { -office } hilft Ihnen jetzt.
    Sie müssen <b>nichts</b> tun.
inquiry-taken-overdue =
    Der Anbieter hat <b>nicht</b> geantwortet.
    Das { -office } hilft Ihnen jetzt.
    Sie müssen <b>nichts</b> tun.
inquiry-taken-reported =
    Ihre Frage ist jetzt beim { -office }.
    Das { -office } liest Ihre Frage.
    Die Antwort kommt hier.
inquiry-expired =
    Ein halbes Jahr ist <b>keine</b> Antwort gekommen.
    Ihre Frage ist jetzt beendet.
    Das { -office } hilft am Telefon: { region-phone }
inquiry-by-words =
    Sie wollen antworten?
    Dann schreiben Sie: { $value }
    Und dann Ihre Antwort.

inquiry-by-words-end =
    Sie haben <b>keine</b> Frage mehr?
    Dann schreiben Sie: Erledigt

## Eine Frage stellen

label-inquiry = ✉️ Frage stellen
inquiry-which =
    Schreiben Sie die Nummer.
    Welches Angebot meinen Sie?
label-inquiry-number = Angebot { $value }
inquiry-about = 📌 Angebot: { $value }
inquiry-choose =
    Sie können Ihre Frage auch selbst schreiben.
    Was wollen Sie wissen?
inquiry-choose-ready =
    Hier können andere mitlesen.
    Darum gibt es hier nur fertige Fragen.
    Sie haben eine andere Frage?
    Dann rufen Sie an: { region-phone }
    Oder schreiben Sie mir auf Matrix.
    Wählen Sie jetzt eine Frage.
label-inquiry-places = 🪑 Freie Plätze?
label-inquiry-cost = 💶 Was kostet es?
label-inquiry-access = ♿ Mit dem Roll-Stuhl?
label-inquiry-trial = 🙂 Erst ausprobieren?
label-inquiry-care = 🧸 Platz für ein Kind?
label-inquiry-own = 💬 Eigene Frage

# Diese Fragen liest der Anbieter.
inquiry-ask-places =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Gibt es noch freie Plätze?
inquiry-ask-places-for =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Es geht um ein Kind von { $value }.
    Gibt es noch freie Plätze?
inquiry-ask-cost =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Was kostet das Angebot?
inquiry-ask-access =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Ich frage für Menschen mit Behinderung.
    Zum Beispiel mit einem Roll-Stuhl.
    Können alle mitmachen?
inquiry-ask-trial =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Kann ich das Angebot erst ausprobieren?
inquiry-ask-trial-for =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Es geht um ein Kind von { $value }.
    Kann das Kind das Angebot erst ausprobieren?
inquiry-ask-care =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Haben Sie einen freien Platz für ein Kind?
inquiry-ask-care-for =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Es geht um ein Kind von { $value }.
    Haben Sie einen freien Platz?
inquiry-ask-clause =
    Guten Tag!
    Bitte antworten Sie mir kurz.
    Ich möchte gern wissen, { $value }.
inquiry-ask-care-from = Wir brauchen den Platz ab { $value }.
inquiry-years = { $value } Jahren
inquiry-one-year = 1 Jahr
inquiry-under-one = weniger als 1 Jahr

inquiry-others =
    Ich kann auch andere fragen.
    Das ist für Sie nur eine Frage.
    Wen soll ich fragen?
inquiry-say-whom =
    Das habe ich <b>nicht</b> verstanden.
    Sie wollen alle fragen?
    Dann schreiben Sie: Alle
    Sie wollen nur eine Kita fragen?
    Dann schreiben Sie den Namen.
inquiry-item = • { $value }
inquiry-item-office =
    • { $value }
    Hier fragt das { -office } für Sie.
inquiry-left-out =
    Das kann ich <b>nicht</b> fragen:
    { $value }
label-inquiry-only-this = Nur diese Kita
label-inquiry-everybody = Alle { $value } fragen

inquiry-write =
    Schreiben Sie jetzt Ihre Frage.
    Höchstens 1000 Zeichen.
    Der Anbieter braucht Ihren Namen <b>nicht</b>.
    Dann zeige ich Ihnen alles noch einmal.
inquiry-write-more =
    Ihr Text ist noch da.
    Sie können noch mehr schreiben.
    Oder Sie schreiben alles neu.
    Dann frage ich Sie noch einmal.
inquiry-write-reply =
    Schreiben Sie jetzt Ihre Antwort.
    Ihre nächste Nachricht sende ich.
    Es geht um: { $value }
inquiry-overheard =
    Hier können andere mitlesen.
    Schreiben Sie bitte <b>keine</b> Geheimnisse.
inquiry-too-long =
    Ihr Text ist zu lang.
    Ihr Text hat { $value } Zeichen.
    Höchstens 1000 Zeichen gehen.
    Ihr Text ist <b>nicht</b> weg.
    Machen Sie den Text kürzer.
    Dann senden Sie den Text noch einmal.
# Der Anbieter soll sehen, dass hier etwas fehlt.
# lint-allow LS-SONDER
inquiry-phone = [Telefon-Nummer]
# lint-allow LS-SONDER
inquiry-mail = [E-Mail-Adresse]

## Vor dem Senden

inquiry-preview-to = ✉️ Ihre Frage an: { $value }
inquiry-preview-office =
    Diesen Anbieter kann ich <b>nicht</b> erreichen.
    Das { -office } liest Ihre Frage.
    Das { -office } fragt für Sie.
inquiry-preview-office-all =
    Diese Anbieter kann ich <b>nicht</b> erreichen.
    Das { -office } liest Ihre Frage.
    Das { -office } fragt für Sie.
inquiry-preview-several = ✉️ Ihre Frage geht an:
inquiry-preview-reply = ✉️ Ihre Antwort zur Frage { $value }
inquiry-preview-words = Genau diese Wörter sende ich:
inquiry-preview-masked =
    Ihre Telefon-Nummer oder E-Mail-Adresse sende ich <b>nicht</b>.
    Sie wollen das doch?
    Dann sagen Sie es mir.
inquiry-preview-name =
    In Ihrem Text steht ein Name: { $value }
    Den Namen sende ich mit.
    Der Anbieter braucht den Namen <b>nicht</b>.
inquiry-preview-address =
    In Ihrem Text steht eine Adresse: { $value }
    Die Adresse sende ich mit.
    Der Anbieter braucht die Adresse <b>nicht</b>.
inquiry-preview-health =
    In Ihrem Text steht etwas über Gesundheit: { $value }
    Das sende ich auch mit.
inquiry-preview-passed = Ihre Telefon-Nummer oder E-Mail-Adresse sende ich auch.
inquiry-preview-nothing =
    Mehr sage ich <b>nicht</b> über Sie.
    Ihren Namen kenne ich <b>nicht</b>.
inquiry-preview-nothing-else =
    Mehr sage ich <b>nicht</b> über Sie.
    Sie können den Text noch ändern.
inquiry-preview-ask = Soll ich das senden?
inquiry-only-send =
    Ich habe noch <b>nichts</b> gesendet.
    Soll ich das senden?
    Dann schreiben Sie: Senden
    Wollen Sie den Text ändern?
    Dann schreiben Sie: Ändern
    Wollen Sie <b>nichts</b> senden?
    Dann schreiben Sie: Abbrechen
label-inquiry-send = ✅ Senden
label-inquiry-edit = ✏️ Ändern
label-inquiry-pass-on = 📞 Mit meiner Nummer
label-inquiry-mask = 📞 Ohne meine Nummer
inquiry-how-to-send =
    Schreiben Sie: Senden
    Dann sende ich diesen Text.
    Sie wollen das <b>nicht</b>?
    Dann schreiben Sie: Abbrechen
inquiry-choose-first =
    Wählen Sie erst eine Antwort.
    Zum Beispiel: Weglassen
inquiry-draft-stays =
    Ihr Text bleibt da.
    Ich habe noch <b>nichts</b> gesendet.
    Sie wollen den Text wieder sehen?
    Dann schreiben Sie: Senden
inquiry-draft-there =
    Ihr Text ist noch da.
    Ich habe noch <b>nichts</b> gesendet.
inquiry-write-number =
    In Ihrem Text steht <b>keine</b> Nummer.
    Schreiben Sie mir die Nummer.
    Dann frage ich Sie noch einmal.
inquiry-number-stays-out = Gut, ich sende Ihre Nummer <b>nicht</b>.
inquiry-preview-no-call-back =
    Ich sende <b>keine</b> Telefon-Nummer mit.
    Der Anbieter kann Sie <b>nicht</b> anrufen.
    Die Antwort kommt hier.
inquiry-preview-again =
    Das haben Sie dort schon gefragt.
    Die Antwort kommt noch.
inquiry-stop-more =
    Sie wollen <b>keine</b> Nachrichten mehr?
    Dann schreiben Sie noch einmal: Stopp
inquiry-beside-head = Das haben Sie geschrieben:
inquiry-beside-ask =
    Ich habe noch <b>nichts</b> gesendet.
    Gehört das zu Ihrem Text?
label-inquiry-add = 📝 Auch senden
label-inquiry-replace = 🔁 Nur das senden
label-inquiry-as-before = ↩️ Weglassen
inquiry-not-polite =
    Diese Wörter sende ich <b>nicht</b>.
    Fragen Sie bitte freundlich.
    Dann helfe ich gern.
inquiry-only-ready =
    Hier können andere mitlesen.
    Darum sende ich hier nur fertige Fragen.
    Sie haben eine eigene Frage?
    Dann rufen Sie an: { region-phone }
    Oder schreiben Sie mir auf Matrix.
inquiry-waits =
    Gut, ich warte.
    Ich habe noch <b>nichts</b> gesendet.

## Fragen zum Fragen

inquiry-anonymous =
    Ich kenne Ihren Namen <b>nicht</b>.
    Der Anbieter liest nur Ihren Text.
    Ihre Nummer bekommt der Anbieter <b>nicht</b>.
inquiry-readers =
    Der Anbieter liest Ihre Frage.
    Manchmal antwortet der Anbieter <b>nicht</b>.
    Dann liest das { -office } die Frage.
    Sonst liest die Frage <b>niemand</b>.
inquiry-readers-office =
    Manchmal kann ich den Anbieter <b>nicht</b> erreichen.
    Dann liest das { -office } Ihre Frage.
    Das { -office } fragt für Sie.
    Sonst liest die Frage <b>niemand</b>.
inquiry-duration-office =
    Das weiß ich <b>nicht</b> genau.
    Manchmal kann ich den Anbieter <b>nicht</b> erreichen.
    Dann fragt das { -office } für Sie.
inquiry-next =
    Ich sende Ihre Frage zum Anbieter.
    Die Antwort kommt hier.
    Sie wollen mehr wissen?
    Dann schreiben Sie: Meine Fragen
    30 Tage nach dem Ende lösche ich alle Texte.
inquiry-next-unsent =
    Ich habe noch <b>nichts</b> gesendet.
    Schreiben Sie: Senden
    Dann sende ich Ihre Frage.
    Die Antwort kommt dann hier.
inquiry-duration =
    Das weiß ich <b>nicht</b> genau.
    Der Anbieter hat 3 Arbeits-Tage Zeit.
    Dann erinnere ich den Anbieter.
    2 Arbeits-Tage später hilft das { -office }.
inquiry-costs-nothing =
    Fragen kostet <b>nichts</b>.
    Es ist <b>keine</b> Anmeldung.
inquiry-how-many =
    Sie können 3 offene Fragen haben.
    Höchstens 10 Fragen am Tag gehen.
inquiry-can-change =
    Vor dem Senden können Sie alles ändern.
    Danach geht das <b>nicht</b> mehr.
    Dann nehmen Sie die Frage zurück.
    Und Sie stellen die Frage neu.
inquiry-how-to-withdraw =
    Sie können die Frage zurücknehmen.
    Schreiben Sie dann: Frage zurückziehen
label-inquiry-cancel = ❌ Abbrechen
inquiry-cancelled = Gut, ich sende <b>nichts</b>.
inquiry-nothing-to-send = Ich habe gerade <b>nichts</b> zum Senden.

## Nach dem Senden

inquiry-sent =
    ✅ Ich habe Ihre Frage gesendet.
    Die Nummer von Ihrer Frage ist: { $value }
inquiry-sent-several =
    ✅ Ich habe Ihre Frage gesendet.
    Das sind die Nummern von Ihren Fragen:
inquiry-next-provider =
    Die Antwort kommt hier.
    Der Anbieter hat 3 Arbeits-Tage Zeit.
    Dann erinnere ich den Anbieter.
    Dann hilft das { -office }.
    Sie müssen jetzt <b>nichts</b> mehr tun.
inquiry-next-office =
    Die Antwort kommt hier.
    Sie müssen jetzt <b>nichts</b> mehr tun.
inquiry-foot =
    Sie wollen mehr über Ihre Frage wissen?
    Dann schreiben Sie: Meine Fragen
    Dort können Sie die Frage auch zurücknehmen.
inquiry-replied =
    ✅ Ich habe Ihre Antwort gesendet.
    Sie müssen jetzt <b>nichts</b> mehr tun.

## Was nicht geht

inquiry-unreachable =
    Ich kann den Anbieter <b>nicht</b> erreichen.
    Der Anbieter ist: { $value }
    Fragen Sie bitte selbst.
# Diese Nachricht lesen nur Kinder und Jugendliche unter 16 Jahren.
inquiry-not-of-age =
    Fragen sende ich erst ab 16 Jahren.
    Frag bitte mit deinen Eltern.
    Oder ruf das { -office } an: { region-phone }
    Die Menschen dort helfen dir gern.
inquiry-of-age =
    Gut!
    Dann können Sie auch Anbieter fragen.
inquiry-off =
    Fragen sende ich hier <b>nicht</b>.
    Fragen Sie bitte den Anbieter.
    Oder rufen Sie uns an: { region-phone }
inquiry-full-open =
    Sie haben schon 3 offene Fragen.
    Mehr geht <b>nicht</b>.
    Sie können eine Frage zurücknehmen.
    Das sind Ihre Fragen:
inquiry-full-day =
    Höchstens 10 Fragen am Tag gehen.
    Fragen Sie morgen wieder.
    Oder rufen Sie uns an: { region-phone }

## Meine Fragen

label-inquiry-list = ✉️ Meine Fragen
label-inquiry-show = 🔍 { $value }
label-inquiry-more = ➡️ Mehr Fragen
inquiry-none =
    Sie haben noch <b>keine</b> Frage gestellt.
    Öffnen Sie ein Angebot.
    Dann frage ich den Anbieter für Sie.
inquiry-list-head = Das sind Ihre Fragen:
inquiry-list-foot =
    Sie wollen mehr wissen?
    Dann wählen Sie eine Frage.
inquiry-begins = Ihre Frage: { $value }
inquiry-which-question = Welche Frage meinen Sie?
inquiry-unknown =
    Ich suche die Frage { $value }.
    Ich finde diese Frage <b>nicht</b>.
inquiry-more-listed = Es gibt noch mehr Fragen: { $value }
inquiry-state-on-its-way =
    ⏳ Die Frage ist auf dem Weg.
    Das ist so seit { $value }.
    Vielleicht liest das { -office } die Frage.
inquiry-state-underway =
    ⏳ Die Frage ist auf dem Weg zum Anbieter.
    Das ist so seit { $value }.
inquiry-state-delivered =
    ⏳ Die Frage ist beim Anbieter.
    Das ist so seit { $value }.
    Es gibt noch <b>keine</b> Antwort.
inquiry-state-no-way =
    ⏳ Die Frage ist beim { -office }.
    Das ist so seit { $value }.
    Ich kann den Anbieter <b>nicht</b> erreichen.
inquiry-state-undeliverable =
    ⏳ Die Frage ist beim { -office }.
    Das ist so seit { $value }.
    Beim Anbieter ist die Frage <b>nicht</b> angekommen.
inquiry-state-overdue =
    ⏳ Die Frage ist beim { -office }.
    Das ist so seit { $value }.
    Der Anbieter hat <b>nicht</b> geantwortet.
inquiry-state-reported =
    ⏳ Die Frage ist beim { -office }.
    Das ist so seit { $value }.
    Der Anbieter hat uns die Frage gegeben.
inquiry-state-asked-back =
    ❓ Es gibt eine Frage an Sie.
    Das ist so seit { $value }.
inquiry-state-answered =
    💬 Es gibt eine Antwort.
    Die Antwort ist vom { $value }.
inquiry-state-done =
    ✅ Sie haben die Frage beendet.
    Das war am { $value }.
# lint-allow LS-WORT zurückgenommen
inquiry-state-withdrawn =
    ↩️ Sie haben die Frage zurückgenommen.
    Das war am { $value }.
inquiry-state-declined =
    ❌ Der Anbieter will <b>nicht</b> antworten.
    Das war am { $value }.
inquiry-state-settled =
    ✅ Das { -office } hat die Frage beendet.
    Das war am { $value }.
inquiry-state-silent =
    ✅ Die Frage ist zu Ende.
    Alle haben lange <b>nichts</b> geschrieben.
    Das war am { $value }.
inquiry-state-expired =
    ❌ Die Frage ist zu Ende.
    Lange ist <b>keine</b> Antwort gekommen.
    Das war am { $value }.
inquiry-reminded = Ich habe den Anbieter schon erinnert.
inquiry-waiting =
    Die Antwort kommt hier.
    Sie müssen <b>nichts</b> tun.
inquiry-answerable = Sie können darauf antworten.
inquiry-call-office = Das { -office } hilft am Telefon: { region-phone }
label-inquiry-reply = ✉️ Antworten
label-inquiry-close = ✅ Erledigt
label-inquiry-helpful = 👍 Das hilft mir
label-inquiry-unhelpful = 👎 Hilft mir wenig
label-inquiry-withdraw = 🗑️ Frage zurücknehmen
inquiry-withdraw-joint =
    Die Frage ist bei mehreren Anbietern.
    Dann bekommen Sie <b>keine</b> Antwort mehr.
    Wollen Sie die Frage zurücknehmen?
inquiry-withdraw-all-ask =
    Dann bekommen Sie <b>keine</b> Antworten mehr.
    Wollen Sie alle Fragen zurücknehmen?
label-inquiry-take-back-all = Alle { $value } zurücknehmen
# lint-allow LS-WORT zurückgenommen
inquiry-withdrawn-all =
    Ihre Fragen sind zurückgenommen.
    Sie müssen <b>nichts</b> mehr tun.
inquiry-withdraw-ask =
    Dann bekommen Sie <b>keine</b> Antwort mehr.
    Wollen Sie die Frage zurücknehmen?
label-inquiry-take-back = Ja, zurücknehmen
label-inquiry-take-back-only = Nur diese zurücknehmen
label-inquiry-keep = Nein, weiter warten
# lint-allow LS-WORT zurückgenommen
inquiry-withdrawn =
    Ihre Frage ist zurückgenommen.
    Sie müssen <b>nichts</b> mehr tun.
inquiry-withdraw-kept = Gut, die Frage bleibt.
inquiry-done =
    Gut, die Frage ist zu Ende.
    Sie müssen <b>nichts</b> mehr tun.
inquiry-over = Diese Frage ist schon zu Ende.
inquiry-rated = Danke, das hilft uns!
inquiry-rated-already = Das haben Sie schon gesagt, danke!
inquiry-data = • Ihre Frage an einen Anbieter: { $value }
inquiry-entry-own = Das haben Sie am { $value } geschrieben:
inquiry-entry-provider = Das hat der Anbieter am { $value } geschrieben:
inquiry-entry-office = Das hat das { -office } am { $value } geschrieben:
inquiry-delete-too =
    Ich lösche dann auch Ihre Fragen.
    Antworten bekommen Sie dann <b>nicht</b> mehr.
    Das sind Ihre Fragen:
