package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalNoticeTest {

    /** The source ends on 31.10.2021 (art. 3). */
    @ParameterizedTest
    @CsvSource({"2021-10-31, 9, 2021-01-31", "2021-11-30, 9, 2021-02-28", "2024-11-29, 9, 2024-02-29", "2021-10-31, 6, 2021-04-30", "2021-10-31, 12, 2020-10-31"})
    void isSoManyMonthsBeforeTheTerm(LocalDate endsOn, int months, LocalDate on) {
        assertThat(new RenewalNotice(months).before(endsOn).date()).isEqualTo(on);
    }

    @Test
    void saysWhy() {
        assertThat(new RenewalNotice(9).before(LocalDate.of(2021, 10, 31)).explanation()).isEqualTo("9 mois avant le terme du 31/10/2021 : le 31/01/2021. "
            + "La convention ne fixe pas ce délai ; il laisse le temps d’une délibération exécutoire et des signatures.");
        assertThatThrownBy(() -> new RenewalNotice(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMailsSayWhatEndsAndWhatToDo() {
        RenewalText text = new RenewalText("ENT-11076-2017", "Castelnaudary", LocalDate.of(2021, 10, 31), "2020-2021", 3);
        assertThat(text.subject()).isEqualTo("Castelnaudary, ENT-11076-2017\u00a0: la convention ENT-école prend fin le 31/10/2021");
        assertThat(text.toCommune()).isEqualTo("""
            Bonjour,

            La convention ENT-école ENT-11076-2017 de la commune de Castelnaudary prend fin le dimanche 31 octobre 2021 (art. 3). 3 écoles y sont inscrites. \
            La dernière année scolaire payée est 2020-2021 (art. 6)\u00a0: le service continue jusqu’au terme, sans autre contribution.

            Pour que les écoles gardent l’ENT-école après cette date, une nouvelle convention doit être délibérée par le conseil municipal, rendue exécutoire et \
            signée avant le terme. Dites à la tâche «\u00a0Décider du renouvellement\u00a0» si la commune renouvelle\u00a0: le nouveau dossier reprend la liste des \
            écoles, les communes du RPI et le contact, que vous pourrez modifier.

            Paraphe
            Ce courriel est envoyé automatiquement, merci de ne pas y répondre.""");
        assertThat(text.toAcademie()).contains("Sans nouvelle convention signée avant le terme, ses écoles seront désactivées ce jour-là.");
        assertThat(new RenewalText("ENT-11009-2017", "Arzens", LocalDate.of(2021, 10, 31), "2020-2021", 1).toAcademie()).contains("de la commune d’Arzens", "Une école y est inscrite.");
    }
}
