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
