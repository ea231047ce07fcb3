### Wie ein Angebot auf Deutsch gezeigt wird.

card-title = <b>{ $number }. { $title }</b>

line-fits = 👍 Passt: { $value }
line-also = 🔁 Auch: { $value }
line-about = 💡 Thema: { $value }
line-audience = 👤 Für: { $value }
line-place = 📍 Ort: { $value }
line-when = 📅 Zeit: { $value }
line-when-and-price = 📅 Zeit und Preis: { $value }
line-price = 💶 Preis: { $value }
line-provider = 🏫 Anbieter: { $value }
line-notice = ⚠️ Wichtig: { $value }
line-address = 🏠 Adresse: { $value }
line-registration = ✍️ Anmeldung: { $value }
line-register-until = ⏳ Anmelden bis: { $value }
line-condition = 🎒 Voraussetzung: { $value }
line-languages = 🗣️ Sprachen: { $value }
line-level = 📶 Niveau: { $value }
line-accessibility = ♿ Barrierefreiheit: { $value }
line-childcare = 🧸 Kinderbetreuung: { $value }
line-transport = 🚌 Anfahrt: { $value }
line-documents = 📄 Unterlagen: { $value }
line-certificate = 🎓 Abschluss: { $value }
line-funding = 🤝 Förderung: { $value }
line-contact = 📞 Kontakt: { $value }

audience-all = alle
phase-early = Kinder vor der Schule
phase-school = Schulkinder und Jugendliche
phase-work = Menschen in Ausbildung und Beruf
phase-adult = Erwachsene
phase-senior = ältere Menschen

age-between = { $from } bis { $to } Jahre
age-from = { $age ->
    [one] ab 1 Jahr
   *[other] ab { $age } Jahren
}
age-up-to = { $age ->
    [one] bis 1 Jahr
   *[other] bis { $age } Jahre
}
months-between = { $from } bis { $to } Monate
months-from = ab { $age } Monaten
years = { $age ->
    [one] 1 Jahr
   *[other] { $age } Jahre
}
months = { $age ->
    [one] 1 Monat
   *[other] { $age } Monate
}

place-in = { $district } ({ $municipality })
place-with-distance = { $place }, { $km } km entfernt
place-county = ganzer Landkreis
place-online = online

ask-provider = steht nicht dabei, bitte beim Anbieter fragen
in-original = steht im ausführlichen Text
free-places-undated = 🪑 Freie Plätze: { $count }
hours-between = { $from } bis { $to } Uhr
hour = { $time } Uhr
date-between = { $from } bis { $to }
date-from = ab { $date }
date-up-to = bis { $date }

price = { $value } Euro
price-free = kostenlos
price-paid = kostet etwas, den Betrag bitte erfragen
price-reduced = Ermäßigung möglich

free-places = 🪑 Freie Plätze: { $count } (Stand { $date })

access-all = barrierefrei
access-wheelchair = mit dem Rollstuhl erreichbar
access-pram = mit dem Kinderwagen erreichbar
access-rooms = barrierefreie Zimmer
access-plain = Leichte Sprache
access-sign = Gebärdensprache
access-none = nicht barrierefrei

call-office = 📞 Fragen dazu: Bildungsbüro, { region-phone }
link-offer = 🔗 Zum Angebot
link-provider = 🔗 Zum Anbieter
link-source = 🔗 Gelesen bei

as-of = ℹ️ Stand: { $month }, vom Anbieter nicht bestätigt
as-of-sample = ℹ️ Stand: { $month }, Beispieldaten
as-of-unknown = ℹ️ Stand unbekannt, vom Anbieter nicht bestätigt
as-of-unknown-sample = ℹ️ Stand unbekannt, Beispieldaten
confirmed = ✅ Vom Anbieter bestätigt am { $date }
confirmed-long-ago = ℹ️ Vom Anbieter bestätigt am { $date }, seitdem nicht mehr

without = ohne { $value }

older-or-younger = für bis zu 1 Jahr Ältere oder Jüngere
other-age = ❗ Nicht genau das Alter
similar-topic = ❗ Ähnliches Thema
unstated-time = ❗ Ob die Zeit passt, steht nicht dabei
unstated-language = ❗ In welcher Sprache es ist, steht nicht dabei
unstated-holiday = ❗ Ob es in den Ferien ist, steht nicht dabei
unstated-counselling = ❗ Ob man dort beraten wird, steht nicht dabei
unstated-senior = ❗ Ob es für ältere Menschen gedacht ist, steht nicht dabei
unstated-accessible = ❗ Ob es barrierefrei ist, steht nicht dabei
unstated-online = ❗ Ob es online geht, steht nicht dabei

mornings = vormittags
afternoons = nachmittags
evenings = abends
within-km = bis { $km } km
kilometres = { $km } km
spoken-in = auf { $value }
date-in = { $date } in { $place }
and-more = { $count ->
    [one] und 1 weiteres Mal
   *[other] und { $count } weitere Male
}
