### Was Anbieter lesen: in Mails, in ihrem Chat und auf den Seiten zum Antworten. Nur Deutsch.

-bot = Bildungslotse
-office = Bildungsbüro

## Worum es in einer Frage geht

category-places = Gibt es freie Plätze?
category-cost = Was kostet das?
category-access = Ist das Angebot barrierefrei?
category-trial = Kann man das Angebot einmal ausprobieren?
category-care = Gibt es einen Betreuungs-Platz?
category-own = Eine Frage in eigenen Worten

## Mails und Nachrichten

letter-question-title = Eine Frage zu „{ $offer }“ ({ $code })
letter-reply-title = Eine Antwort zu „{ $offer }“ ({ $code })
letter-reminder-title = Noch ohne Antwort: eine Frage zu „{ $offer }“ ({ $code })
letter-hello = Guten Tag,
letter-question = jemand hat über den { -bot } des { -area } eine Frage zu Ihrem Angebot gestellt.
letter-reply = zu einer Frage, die Sie über den { -bot } des { -area } bekommen haben, gibt es etwas Neues.
letter-reminder = vor einigen Tagen hat jemand über den { -bot } des { -area } eine Frage zu Ihrem Angebot gestellt. Sie ist noch ohne Antwort. Antworten Sie nicht, übernimmt in zwei Arbeitstagen das { -office }.
letter-offer = Angebot: { $offer }
letter-category = Worum es geht: { $category }
letter-code = Kennung: { $code }
letter-words = Die Frage:
letter-link = Lesen und antworten, ohne Anmeldung:
letter-chat = Antworten Sie hier auf diese Nachricht, oder schreiben Sie „{ $code }“ und dann Ihre Antwort. Mehr können Sie auf dieser Seite tun:
letter-privacy = Der Link gilt 14 Tage, nur für diese Frage. Geben Sie ihn nur an Menschen weiter, die für Sie antworten. Wer fragt, bleibt unbekannt: Antworten Sie bitte auf der Seite, nicht auf diese Mail.
letter-end = Fragen dazu? { -office } des { -area }, Telefon { region-phone }
