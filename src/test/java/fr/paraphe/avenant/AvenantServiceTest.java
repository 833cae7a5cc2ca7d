package fr.paraphe.avenant;

import static fr.paraphe.avenant.AvenantSlice.Town.CENTRE;
import static fr.paraphe.avenant.AvenantSlice.Town.EST;
import static fr.paraphe.avenant.AvenantSlice.Town.NORD;
import static fr.paraphe.avenant.AvenantSlice.Town.OUEST;
import static fr.paraphe.avenant.AvenantSlice.Town.SUD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantSlice.Town;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.council.OutboxKeeper;
import fr.paraphe.mail.Mail;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of a town's schools through the windows of its convention (art. 6.2 and 6.3). */
@AvenantSlice
class AvenantServiceTest {

    private static final SchoolYear YEAR = new SchoolYear(2018);

    @Autowired
    AvenantService avenants;
    @Autowired
    AvenantReader reader;
    @Autowired
    SchoolLists lists;
    @Autowired
    OutboxKeeper outbox;
    @Autowired
    Town town;

    private String convention;

    @BeforeEach
    void inSeptember() {
        outbox.clear();
        town.on("2018-09-10");
        convention = town.convention();
    }

    @Test
    void inTheWindowTheListChangesFromItsTransmissionOn() {
        String reference = signed(List.of(EST, NORD, OUEST, CENTRE));
        assertThat(reference).isEqualTo(convention + "-A1");
        assertThat(send(reference, "2018-10-14")).isEqualTo(WindowOutcome.EFFECTIVE);
        AvenantService.Effect effect = avenants.apply(reference);
        assertThat(effect.removed()).extracting(id -> lists.school(id).name()).containsExactly("Sud");
        assertThat(names(YEAR)).containsExactly("Est", "Nord", "Ouest", "Centre");
        assertThat(names(YEAR.previous())).containsExactly("Est", "Nord", "Sud");
        assertThat(lists.toActivate(convention, reference)).hasSize(2);
        assertThat(outbox.mails()).extracting(Mail::to).containsExactly("mairie@valombre.example", "ent@academie.example");
        assertThat(outbox.mails().get(0).body()).contains("Transmis le 14/10/2018, dans la fenêtre du 01/09/2018 au 15/10/2018 : il prend effet pour l'année scolaire 2018-2019.",
            "Clause appliquée : Convention, art. 6.2.");
        assertThat(reader.answers(List.of(convention), YEAR).get(convention)).singleElement().satisfies(answer -> {
            assertThat(answer.inEffect()).isTrue();
            assertThat(answer.lastDay()).isFalse();
            assertThat(answer.kind()).isEqualTo(ListKind.MIXED);
        });
        assertThat(reader.answers(List.of(convention, "ENT-unknown"), YEAR.next())).isEmpty();
    }

    private String signed(List<ConventionSchool> schools) {
        String reference = opened(schools);
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.SIGN);
        avenants.signed(new TextSigned(reference, LocalDate.of(2018, 6, 1)));
        return reference;
    }

    private String opened(List<ConventionSchool> schools) {
        String reference = avenants.prepare(new AvenantService.Prepare(convention, YEAR, AvenantNature.LIST, "secretariat")).reference();
        avenants.open(reference);
        avenants.enterList(new AvenantService.EnterList(reference, schools, List.of(), null));
        return reference;
    }

    private WindowOutcome send(String reference, String day) {
        if (LocalDate.parse(day).isAfter(LocalDate.of(2018, 9, 10))) {
            town.on(day);
        }
        avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.parse(day), null, SendingProof.REGISTERED_LETTER, "1A 234", null, "secretariat"));
        return avenants.concludeTransmission(reference);
    }

    private List<String> names(SchoolYear year) {
        return lists.inForce(convention, year).stream().map(EnrolledSchool::name).toList();
    }

    private static void refused(ThrowingCallable call, String field, String sentence, String article) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reasons()).contains(new Refusal(field, sentence, article));
    }
}
