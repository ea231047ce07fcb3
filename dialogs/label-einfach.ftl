### What the simple language is called as long as not every message was checked by readers with learning difficulties.

-simple-language = { $case ->
    [dative] Einfacher Sprache
   *[nominative] Einfache Sprache
}
