### Some short sentences for people who write in another language. They stand above the answer, once in a conversation.

foreign-ar =
    أفهم بعض الكلمات العربية.
    لكنني أجيب بالألمانية.
    أشخاص يساعدونك: { region-phone }
foreign-en =
    I understand some English words.
    I answer in German.
    People who can help you: { region-phone }
foreign-es =
    Entiendo algunas palabras en español.
    Respondo en alemán.
    Personas que le ayudan: { region-phone }
foreign-fa =
    بعضی کلمه‌های فارسی را می‌فهمم.
    به آلمانی جواب می‌دهم.
    افرادی که به شما کمک می‌کنند: { region-phone }
foreign-fr =
    Je comprends quelques mots de français.
    Je réponds en allemand.
    Des personnes peuvent vous aider : { region-phone }
foreign-it =
    Capisco alcune parole in italiano.
    Rispondo in tedesco.
    Persone che possono aiutare: { region-phone }
foreign-pl =
    Rozumiem niektóre polskie słowa.
    Odpowiadam po niemiecku.
    Osoby, które mogą pomóc: { region-phone }
foreign-ro =
    Înțeleg unele cuvinte în română.
    Răspund în germană.
    Oameni care vă pot ajuta: { region-phone }
foreign-ru =
    Я понимаю некоторые русские слова.
    Я отвечаю по-немецки.
    Люди, которые могут помочь: { region-phone }
foreign-tr =
    Bazı Türkçe kelimeleri anlıyorum.
    Almanca cevap veriyorum.
    Size yardım edebilecek kişiler: { region-phone }
foreign-uk =
    Я розумію деякі українські слова.
    Я відповідаю німецькою.
    Люди, які можуть допомогти: { region-phone }
