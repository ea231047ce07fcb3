### What it may be called once every message carries the note of such readers (`bildungslotse readers`).

-simple-language = { $case ->
    [dative] Leichter Sprache
   *[nominative] Leichte Sprache
}
