### Fragen an Anbieter: was jemand fragt, wie es weitergeht, was zurückkommt.
### Noch nicht von einer Prüfgruppe geprüft. 1 Satz = 1 Zeile, höchstens 8 Wörter (Grenze 12), Sie-Form.

## Was zurückkommt

inquiry-news-answered = 📬 Antwort auf Ihre Frage zu { $value }
inquiry-news-asked-back = 📬 Frage an Sie zu { $value }
inquiry-news-declined = 📬 Keine Antwort auf Ihre Frage zu { $value }
inquiry-news-settled = 📬 Ihre Frage zu { $value } ist fertig.
inquiry-news-changed = 📬 Neues zu Ihrer Frage zu { $value }
inquiry-by-provider = Der Anbieter schreibt:
inquiry-by-office = Das { -office } schreibt:
inquiry-taken-no-way =
    Ich kann den Anbieter <b>nicht</b> erreichen.
    Das { -office } hilft Ihnen jetzt.
    Sie müssen nichts tun.
inquiry-taken-undeliverable =
    Ihre Frage ist <b>nicht</b> beim Anbieter angekommen.
    Das { -office } hilft Ihnen jetzt.
    Sie müssen nichts tun.
inquiry-taken-overdue =
    Der Anbieter hat <b>nicht</b> geantwortet.
    Das { -office } hilft Ihnen jetzt.
    Sie müssen nichts tun.
inquiry-taken-reported =
    Ihre Frage ist jetzt beim { -office }.
    Das { -office } liest Ihre Frage.
    Die Antwort kommt hier.
inquiry-expired =
    Es gab ein halbes Jahr lang keine Antwort.
    Ihre Frage ist jetzt beendet.
    Das { -office } hilft am Telefon: { region-phone }
