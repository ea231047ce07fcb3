### Wie ein Angebot in Einfacher Sprache gezeigt wird.

card-title = <b>{ $number }. { $title }</b>

line-fits = 👍 Das passt: { $value }
line-also = 🔁 Auch hier: { $value }
line-about = 💡 Es geht um: { $value }
line-audience = 👤 Für: { $value }
line-place = 📍 Ort: { $value }
line-when = 📅 Zeit: { $value }
line-when-and-price = 📅 Zeit und Preis: { $value }
line-price = 💶 Preis: { $value }
line-provider = 🏫 Anbieter: { $value }
line-notice = ⚠️ Wichtig: { $value }
line-address = 🏠 Genauer Ort: { $value }
line-registration = ✍️ So melden Sie sich an: { $value }
line-register-until = ⏳ Melden Sie sich an bis: { $value }
line-condition = 🎒 Das brauchen Sie: { $value }
line-languages = 🗣️ Sprachen: { $value }
line-level = 📶 So schwer ist es: { $value }
line-accessibility = ♿ Ohne Hindernisse: { $value }
line-childcare = 🧸 Jemand passt auf Kinder auf: { $value }
line-transport = 🚌 So kommen Sie hin: { $value }
line-documents = 📄 Bringen Sie mit: { $value }
line-certificate = 🎓 Zeugnis: { $value }
line-funding = 🤝 Geld dazu: { $value }
line-contact = 📞 Fragen Sie hier: { $value }

audience-all = alle
phase-early = kleine Kinder
phase-school = Schul-Kinder und Jugendliche
phase-work = Menschen in Ausbildung und Arbeit
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

place-in = { $district } in { $municipality }
place-with-distance = { $place }, { $km } Kilometer entfernt
place-county = im ganzen Landkreis
place-online = im Internet

ask-provider = Fragen Sie den Anbieter.
in-original = Das steht im schweren Text.
free-places-undated = 🪑 Freie Plätze: { $count }
hours-between = { $from } bis { $to } Uhr
hour = { $time } Uhr
date-between = { $from } bis { $to }
date-from = ab { $date }
date-up-to = bis { $date }

price = { $value } Euro
price-free = kostenlos
price-paid = Fragen Sie nach dem Preis.
price-reduced = für manche billiger

free-places = 🪑 Freie Plätze: { $count } am { $date }

access-all = ja
access-wheelchair = gut mit dem Roll-Stuhl
access-pram = gut mit dem Kinder-Wagen
access-rooms = Zimmer ohne Hindernisse
access-plain = Texte in Leichter Sprache
access-sign = Gebärden-Sprache
access-none = nein

call-office = 📞 Das Bildungs-Büro hilft: { region-phone }
link-offer = 🔗 Zur Internet-Seite
link-provider = 🔗 Zur Internet-Seite vom Anbieter
link-source = 🔗 Hier habe ich das gelesen

as-of = ℹ️ So war es im { $month }.
as-of-sample = ℹ️ Nur ein Beispiel: So war es im { $month }.
as-of-unknown = ℹ️ Das ist vielleicht alt.
as-of-unknown-sample = ℹ️ Nur ein Beispiel: Das ist vielleicht alt.
confirmed = ✅ Der Anbieter hat das geprüft: { $date }
confirmed-long-ago = ℹ️ Vielleicht alt, zuletzt geprüft: { $date }

without = ohne { $value }

older-or-younger = für Jüngere oder Ältere
other-age = ❗ Das Alter passt <b>nicht</b> genau.
similar-topic = ❗ Das Thema ist ähnlich.
unstated-time = ❗ Fragen Sie bitte: Passt die Zeit?
unstated-language = ❗ Fragen Sie bitte: In welcher Sprache ist es?
unstated-holiday = ❗ Fragen Sie bitte: Ist es in den Ferien?
unstated-counselling = ❗ Fragen Sie bitte: Gibt es dort Rat?
unstated-senior = ❗ Fragen Sie bitte: Ist es für ältere Menschen?
unstated-accessible = ❗ Fragen Sie bitte: Ist es ohne Hindernisse?
unstated-online = ❗ Fragen Sie bitte: Geht es im Internet?

mornings = am Vormittag
afternoons = am Nachmittag
evenings = am Abend
within-km = bis { $km } Kilometer
kilometres = { $km } Kilometer
spoken-in = auf { $value }
date-in = { $date } in { $place }
and-more = { $count ->
    [one] und noch 1 Mal
   *[other] und noch { $count } Mal
}
