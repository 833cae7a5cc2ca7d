package fr.paraphe.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.directory.Commune;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact words, no-break spaces shown as ~. */
class ReminderTextTest {

    private static final LocalDate DUE = LocalDate.of(2017, 10, 24);
    private static final Deadline DEADLINE = new Deadline(DUE, "Convocation : 5 jours francs", "CGCT, art. L2121-12",
        "5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre");

    @Test
    void theWholeMail() {
        assertThat(plain(text(ReminderKind.AHEAD, "Castelnaudary", DEADLINE, DUE.minusDays(3)).body(false, Optional.empty()))).isEqualTo("""
            Bonjour,

            La tâche «~Envoyer la convocation~» du dossier ENT-11076-2017 (commune de Castelnaudary) est à terminer au plus tard le mardi 24 octobre 2017, dans 3 jours.

            Règle appliquée~: Convocation : 5 jours francs (CGCT, art. L2121-12).
            5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre.

            Pour ouvrir la tâche~:
            https://paraphe.example.fr/camunda/app/tasklist/default/#/?task=8f1c

            Paraphe
            Ce courriel est envoyé automatiquement, merci de ne pas y répondre.""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AHEAD  | 2017-10-21 | Castelnaudary | Castelnaudary, ENT-11076-2017~: Envoyer la convocation, à faire au plus tard le 24/10/2017
        AHEAD  | 2017-10-23 | Castelnaudary | Castelnaudary, ENT-11076-2017~: Envoyer la convocation, à faire au plus tard le 24/10/2017
        ON_DAY | 2017-10-24 | Castelnaudary | Castelnaudary, ENT-11076-2017~: Envoyer la convocation, à faire aujourd’hui, 24/10/2017
        PAST   | 2017-10-25 | Les Cassés    | Les Cassés, ENT-11076-2017~: Envoyer la convocation, échéance du 24/10/2017 dépassée
        """)
    void subjects(ReminderKind kind, LocalDate today, String commune, String subject) {
        assertThat(plain(text(kind, commune, DEADLINE, today).subject(false))).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AHEAD  | 2017-10-23 | Castelnaudary | La tâche «~Envoyer la convocation~» du dossier ENT-11076-2017 (commune de Castelnaudary) est à terminer au plus tard le mardi 24 octobre 2017, c’est-à-dire demain.
        ON_DAY | 2017-10-24 | Agde          | La tâche «~Envoyer la convocation~» du dossier ENT-11076-2017 (commune d’Agde) est à terminer aujourd’hui, mardi 24 octobre 2017.
        PAST   | 2017-10-25 | Les Cassés    | La tâche «~Envoyer la convocation~» du dossier ENT-11076-2017 (commune des Cassés) devait être terminée au plus tard le mardi 24 octobre 2017. L’échéance est dépassée~: le service chargé de la tâche et la direction en sont avertis.
        """)
    void situations(ReminderKind kind, LocalDate today, String commune, String sentence) {
        assertThat(plain(text(kind, commune, DEADLINE, today).body(false, Optional.empty())).lines()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AHEAD  | 2017-10-23 | son échéance est le mardi 24 octobre 2017, c’est-à-dire demain. | Pour information, Castelnaudary, ENT-11076-2017~: Envoyer la convocation, échéance du 24/10/2017
        ON_DAY | 2017-10-24 | son échéance est aujourd’hui, mardi 24 octobre 2017.            | Pour information, Castelnaudary, ENT-11076-2017~: Envoyer la convocation, échéance du 24/10/2017
        PAST   | 2017-10-25 | son échéance était le mardi 24 octobre 2017.                    | Pour information, Castelnaudary, ENT-11076-2017~: Envoyer la convocation, échéance du 24/10/2017 dépassée
        """)
    void forInformation(ReminderKind kind, LocalDate today, String sentence, String subject) {
        ReminderText text = text(kind, "Castelnaudary", DEADLINE, today);
        assertThat(plain(text.subject(true))).isEqualTo(subject);
        assertThat(plain(text.body(true, Optional.empty()))).contains("Règle appliquée", "Pour voir la tâche~:").contains("Ce courriel vous est adressé pour information. La tâche "
            + "«~Envoyer la convocation~» du dossier ENT-11076-2017 (commune de Castelnaudary) est confiée à un autre service que le vôtre~; " + sentence);
    }

    @Test
    void theFirstOfAMonth() {
        Deadline first = new Deadline(LocalDate.of(2018, 10, 1), "Délai de traitement : 8 jours", "", "");
        assertThat(plain(text(ReminderKind.ON_DAY, "Castelnaudary", first, LocalDate.of(2018, 10, 1)).body(false, Optional.empty())))
            .contains("est à terminer aujourd’hui, lundi 1er octobre 2018.", "Règle appliquée~: Délai de traitement : 8 jours.\n\nPour ouvrir");
    }

    private static ReminderText text(ReminderKind kind, String commune, Deadline deadline, LocalDate today) {
        return new ReminderText(new ReminderRequest(kind, "8f1c", "UserTask_SendConvocation", "Envoyer la convocation", "ENT-11076-2017", "11076", "secretariat", null,
            deadline), new ReminderService.OfCommune(new Commune("11076", commune, "211100763", 11900, "011", "1", "montpellier", null, "")), today, "https://paraphe.example.fr");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', '~');
    }
}
