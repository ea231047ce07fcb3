### Was Wörter bedeuten.

term-formal = Formal heißt: mit Zeugnis oder Abschluss, zum Beispiel in Schule, Ausbildung und Studium.
term-non-formal = Non-formal heißt: Man lernt etwas in einem Kurs oder Verein, aber ohne Schulabschluss, zum Beispiel in der Musikschule.
term-informal = Informell heißt: Man lernt nebenbei, zum Beispiel in der Familie, im Ehrenamt oder im Museum.
term-kita = Kita ist die Kurzform für Kindertagesstätte. Dazu gehören Krippe und Kindergarten.
term-krippe = In eine Krippe gehen Kinder, die noch nicht drei Jahre alt sind.
term-tagespflege = In der Kindertagespflege betreut eine Tagesmutter oder ein Tagesvater wenige Kinder, meist zu Hause.
# lint-allow DE-ABK FGTS
term-ganztag = In einer Ganztagsschule bleiben Kinder auch am Nachmittag. FGTS heißt Freiwillige Ganztagsschule: Sie können Ihr Kind dafür anmelden, müssen es aber nicht.
# lint-allow DE-ABK BuT
term-bildungspaket = Das Bildungspaket (Bildung und Teilhabe, kurz BuT) bezahlt Familien mit wenig Geld zum Beispiel Nachhilfe, Klassenfahrten, Mittagessen und Vereinsbeiträge.
term-integrationskurs = Ein Integrationskurs ist ein Deutschkurs für Menschen, die neu in Deutschland sind. Danach geht es um das Leben, die Gesetze und die Geschichte in Deutschland.
term-niveau = Die Stufen A1, A2, B1, B2, C1 und C2 sagen, wie gut jemand eine Sprache kann. A1 ist der Anfang, C2 ist fast wie die eigene Sprache.
term-grundbildung = Grundbildung heißt: lesen, schreiben und rechnen, so viel, wie man im Alltag und im Beruf braucht. Dafür gibt es Kurse für Erwachsene.
# lint-allow DE-ABK VHS
term-vhs = VHS heißt Volkshochschule. Dort gibt es Kurse für Erwachsene, zum Beispiel Sprachen, Gesundheit und Computer.
# lint-allow DE-ABK FÖJ
# lint-allow DE-ABK BFD
term-freiwilligendienst = In einem Freiwilligendienst (FSJ, FÖJ oder BFD) arbeitet man einige Monate für andere, zum Beispiel in einer Kita. Dafür gibt es ein Taschengeld.
term-inklusion = Inklusion heißt: Alle sind von Anfang an dabei, mit und ohne Behinderung.
term-bildungsgutschein = Mit einem Bildungsgutschein bezahlt die Agentur für Arbeit oder das Jobcenter eine Weiterbildung.
term-umschulung = In einer Umschulung lernt man einen anderen Beruf, wenn der alte nicht mehr geht.
term-beispieldaten = Beispieldaten sind Angebote zum Ausprobieren. Ob sie noch stimmen, hat niemand geprüft. Fragen Sie bitte beim Anbieter nach.
term-bildungsbuero = Das { -office } ist die Stelle im Landkreis, die Angebote sammelt und Menschen berät: { region-phone }.
term-anbieter = Anbieter nenne ich, wer ein Angebot macht, zum Beispiel ein Verein, eine Kita oder die Volkshochschule.
term-merkliste = Auf der Merkliste stehen Angebote, die Sie sich gemerkt haben. Öffnen Sie ein Angebot und schreiben Sie „Merken“.
term-hort = Im Hort sind Schulkinder nach dem Unterricht: mit Mittagessen, Hausaufgaben und Zeit zum Spielen.
term-bildungsurlaub = Bildungsurlaub, im Saarland Bildungsfreistellung, sind freie Tage vom Betrieb, an denen man etwas lernt.
# lint-allow DE-ABK BAföG
term-bafoeg = BAföG ist Geld vom Staat für Schule und Studium. Mit Aufstiegs-BAföG bezahlt er Fortbildungen, zum Beispiel zum Meister.
term-stand = „Stand“ sagt, aus welchem Monat eine Angabe ist. „Stand unbekannt“ heißt: Fragen Sie lieber nach, ob sie noch stimmt.
