### Was Wörter bedeuten.
### Noch nicht von einer Prüfgruppe geprüft. 1 Satz = 1 Zeile, höchstens 8 Wörter (Grenze 12), Sie-Form.

term-formal =
    Formal bedeutet: Am Ende gibt es ein Zeugnis.
    Zum Beispiel in der Schule.
term-non-formal =
    Non-formal bedeutet: Sie lernen in einem Kurs.
    Oder Sie lernen in einem Verein.
    Sie brauchen dafür <b>kein</b> Zeugnis.
term-informal =
    Informell bedeutet: Sie lernen im Alltag.
    Zum Beispiel in der Familie.
term-kita =
    Kita ist ein kurzes Wort.
    Das lange Wort ist: Kinder-Tages-Stätte
    Dort spielen und lernen kleine Kinder.
term-krippe =
    In der Krippe sind sehr kleine Kinder.
    Sie sind jünger als 3 Jahre.
term-tagespflege =
    Tages-Pflege bedeutet:
    Eine Tages-Mutter passt auf wenige Kinder auf.
    Meist ist das bei ihr zu Hause.
# lint-allow LS-ABK FGTS
term-ganztag =
    FGTS bedeutet: Freiwillige Ganztags-Schule
    Freiwillig bedeutet: Sie entscheiden selbst.
    In der Ganztags-Schule sind Kinder auch am Nachmittag.
    Sie bekommen dort Essen und Hilfe.
term-bildungspaket =
    Das Bildungs-Paket ist Hilfe vom Staat.
    Es ist für Familien mit wenig Geld.
    Es bezahlt zum Beispiel Nach-Hilfe und Essen.
# lint-allow LS-FREMD Integration
# lint-allow LS-WORT Integration
term-integrationskurs =
    Im Integrations-Kurs lernen Sie Deutsch.
    Sie lernen auch über das Leben in Deutschland.
term-niveau =
    A1 bis C2 sind Stufen beim Lernen von Sprachen.
    A1 ist der Anfang.
    B1 bedeutet: Sie können im Alltag sprechen.
    C2 ist sehr gut.
term-grundbildung =
    Grund-Bildung bedeutet:
    Lesen, Schreiben und Rechnen für Erwachsene.
# lint-allow LS-ABK VHS
term-vhs =
    VHS bedeutet: Volks-Hochschule
    Dort gibt es Kurse für Erwachsene.
term-freiwilligendienst =
    Das ist ein Freiwilligen-Dienst.
    Sie helfen einige Monate anderen Menschen.
    Zum Beispiel in einer Kita.
    Sie bekommen dafür etwas Geld.
term-inklusion =
    Inklusion bedeutet: Alle machen mit.
    Mit und ohne Behinderung.
term-bildungsgutschein =
    Das ist ein Papier vom Amt.
    Das Amt bezahlt damit einen Kurs.
term-umschulung =
    Sie lernen einen anderen Beruf.
    Das heißt: Um-Schulung
term-beispieldaten =
    Diese { -offers } sind zum Aus-Probieren.
    Vielleicht stimmen sie <b>nicht</b> mehr.
    Bitte fragen Sie dort nach.
term-bildungsbuero =
    Das { -office } gehört zum Landkreis.
    Dort beraten Sie Menschen.
    Die Nummer ist: { region-phone }
term-anbieter =
    Ein Anbieter macht ein Angebot.
    Zum Beispiel ein Verein oder eine Kita.
term-merkliste =
    Auf der Merk-Liste stehen Ihre { -offers }.
    Wählen Sie ein Angebot.
    Schreiben Sie dann: Merken
term-hort =
    Im Hort sind Kinder nach der Schule.
    Dort essen, lernen und spielen sie.
term-bildungsurlaub =
    Sie haben einen Tag frei.
    An dem Tag lernen Sie etwas.
    Das heißt: Bildungs-Urlaub
# lint-allow LS-ABK BAföG
term-bafoeg =
    BAföG ist Geld vom Staat.
    Es hilft beim Lernen und Studieren.
term-stand =
    Stand bedeutet: Aus diesem Monat ist der Text.
    Der Monat fehlt?
    Dann fragen Sie bitte nach.
