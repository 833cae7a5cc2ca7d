package fr.paraphe.convention;

import static fr.paraphe.convention.Towns.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConventionSlice
class SchoolListsTest {

    private static final SchoolYear FIRST = new SchoolYear(2017);
    private static final SchoolYear SECOND = new SchoolYear(2018);
    private static final LocalDate SEPTEMBER = LocalDate.of(2018, 9, 20);

    @Autowired
    SchoolLists lists;
    @Autowired
    ConventionService conventions;
    @Autowired
    Obligations obligations;
    @Autowired
    Towns towns;

    /** The source: three schools from 2017-2018 on, none with a code (art. 7, annexe 1). */
    @Test
    void annexe1IsTheListInForceOfEverySchoolYear() {
        String reference = towns.inForce("PROSPER ESTIEU", "JEAN MOULIN", "EST");
        for (int year = 2017; year <= 2020; year++) {
            assertThat(lists.inForce(reference, new SchoolYear(year))).extracting(EnrolledSchool::name).containsExactly("PROSPER ESTIEU", "JEAN MOULIN", "EST");
        }
        assertThat(lists.inForce(reference, new SchoolYear(2016))).isEmpty();
        assertThat(lists.toActivate(reference, null)).hasSize(3);
        assertThat(lists.school(lists.toActivate(reference, null).get(0))).satisfies(school -> {
            assertThat(school.from()).isEqualTo(FIRST);
            assertThat(school.source()).isNull();
            assertThat(school.uai()).isNull();
        });
        assertThatThrownBy(() -> lists.school(-1)).isInstanceOf(NotFoundException.class).hasMessage("École introuvable.");
    }

    @Test
    void anAvenantReplacesTheListFromItsSchoolYearOn() {
        String reference = towns.inForce("ESTIEU", "MOULIN", "EST");
        List<Long> ofAnnexe = lists.toActivate(reference, null);
        towns.on(SEPTEMBER);
        SchoolLists.Applied applied = lists.replaceFrom(reference, SECOND, list(insee(reference), "ESTIEU", "EST", "NORD", "SUD"), reference + "-A1");
        assertThat(applied.change().added()).extracting(ConventionSchool::name).containsExactly("NORD", "SUD");
        assertThat(applied.closed()).containsExactly(ofAnnexe.get(1));
        assertThat(names(reference, FIRST)).containsExactly("ESTIEU", "MOULIN", "EST");
        assertThat(names(reference, SECOND)).containsExactly("ESTIEU", "EST", "NORD", "SUD");
        assertThat(lists.toActivate(reference, reference + "-A1")).isEqualTo(applied.opened()).hasSize(2);
        assertThat(lists.toActivate(reference, null)).containsExactly(ofAnnexe.get(0), ofAnnexe.get(2));
        assertThat(lists.school(ofAnnexe.get(1)).deactivatedOn()).isEqualTo(SEPTEMBER);
        assertThat(towns.toldOf(reference)).containsExactly(new SchoolListChanged(reference, SECOND, reference + "-A1"));
        assertThat(lists.changes(reference)).singleElement().extracting(ConventionChange::sentence)
            .isEqualTo("Liste des écoles à compter de 2018-2019 (avenant " + reference + "-A1) : ajoutées NORD (EE) et SUD (EE), retirée MOULIN (EE).");
    }

    @Test
    void appliedTwiceChangesNothing() {
        String reference = towns.inForce("ESTIEU", "MOULIN");
        towns.on(SEPTEMBER);
        lists.replaceFrom(reference, SECOND, list(insee(reference), "MOULIN", "NORD"), "A1");
        List<EnrolledSchool> after = lists.all(reference);
        SchoolLists.Applied again = lists.replaceFrom(reference, SECOND, list(insee(reference), "MOULIN", "NORD"), "A1");
        assertThat(again.opened()).isEmpty();
        assertThat(again.closed()).isEmpty();
        assertThat(lists.all(reference)).isEqualTo(after);
        assertThat(lists.changes(reference)).hasSize(1);
    }

    /** Two in one window: the last one transmitted wins, and what the first one enrolled has never counted. */
    @Test
    void theLastListOfAWindowWins() {
        String reference = towns.inForce("ESTIEU", "MOULIN");
        towns.on(SEPTEMBER);
        lists.replaceFrom(reference, SECOND, list(insee(reference), "ESTIEU", "NORD"), "A1");
        towns.on(SEPTEMBER.plusDays(7));
        SchoolLists.Applied second = lists.replaceFrom(reference, SECOND, list(insee(reference), "ESTIEU", "MOULIN", "SUD"), "A2");
        assertThat(names(reference, FIRST)).containsExactly("ESTIEU", "MOULIN");
        assertThat(names(reference, SECOND)).containsExactly("ESTIEU", "MOULIN", "SUD");
        assertThat(lists.toActivate(reference, "A1")).isEmpty();
        // the académie deactivated it with the first: it is to be activated anew
        assertThat(lists.toActivate(reference, "A2")).isEqualTo(second.opened()).hasSize(2);
        assertThat(lists.all(reference)).hasSize(5);
    }

    @Test
    void whatNoAvenantMayDo() {
        String reference = towns.inForce("ESTIEU");
        String insee = insee(reference);
        refused(() -> lists.replaceFrom(reference, SECOND, List.of(), "A1"), "schools",
            "Une liste sans école met fin à la convention : elle se dénonce, elle ne se modifie pas par avenant.");
        refused(() -> lists.replaceFrom(reference, new SchoolYear(2021), list(insee, "EST"), "A1"), "schoolYear",
            "L’année scolaire 2021-2022 n’est pas de celles de la convention " + reference + ", 2017-2018 à 2020-2021.");
        refused(() -> lists.replaceFrom(reference, new SchoolYear(2016), list(insee, "EST"), "A1"), "schoolYear",
            "L’année scolaire 2016-2017 n’est pas de celles de la convention " + reference + ", 2017-2018 à 2020-2021.");
        lists.replaceFrom(reference, new SchoolYear(2019), list(insee, "ESTIEU", "EST"), "A1");
        refused(() -> lists.replaceFrom(reference, SECOND, list(insee, "NORD"), "A2"), "",
            "La liste de l’année scolaire 2019-2020 est déjà fixée : elle ne change plus à compter de 2018-2019.");
        String open = towns.inApproval(towns.town(), List.of(), "EST");
        refused(() -> lists.replaceFrom(open, SECOND, list(insee(open), "NORD"), "A1"), "", "La convention " + open + " n’est pas en vigueur.");
        assertThat(names(reference, SECOND)).containsExactly("ESTIEU");
    }

    @Test
    void aCorrectionIsNoChangeOfTheList() {
        String reference = towns.inForce("ESTIEU", "MOULIN");
        ListChange change = lists.rectify(reference, list(insee(reference), "0341301e:Estieu", "MOULIN"), "R1", "secretariat");
        assertThat(change.corrected()).hasSize(1);
        assertThat(lists.inForce(reference, FIRST)).extracting(EnrolledSchool::uai, EnrolledSchool::name).containsExactly(tuple("0341301E", "Estieu"), tuple(null, "MOULIN"));
        assertThat(towns.toldOf(reference)).isEmpty();
        refused(() -> lists.rectify(reference, list(insee(reference), "Estieu", "NORD"), "R2", "secretariat"), "schools",
            "Une rectification garde les mêmes écoles : ajoutée NORD (EE), retirée MOULIN (EE), ce qui demande un avenant.");
        refused(() -> lists.rectify(reference, list(insee(reference), "Estieu", "0341301F:MOULIN"), "R2", "secretariat"), "schools[1].uai",
            "La lettre de contrôle du code UAI 0341301F est fausse : avec les chiffres 0341301, ce serait E, soit 0341301E.");
    }

    @Test
    void twoSchoolsMayExchangeTheirNames() {
        String reference = towns.inForce("0341301E:EST", "0951099D:OUEST");
        ListChange change = lists.rectify(reference, list(insee(reference), "0341301E:OUEST", "0951099D:EST"), "R1", "secretariat");
        assertThat(change.corrected()).hasSize(2);
        assertThat(lists.inForce(reference, FIRST)).extracting(EnrolledSchool::uai, EnrolledSchool::name)
            .containsExactly(tuple("0341301E", "OUEST"), tuple("0951099D", "EST"));
        assertThat(lists.changes(reference)).singleElement().extracting(ConventionChange::sentence).isEqualTo("Liste rectifiée : «EST» (EE, UAI 0341301E) devient "
            + "«OUEST» (EE, UAI 0341301E) ; «OUEST» (EE, UAI 0951099D) devient «EST» (EE, UAI 0951099D).");
    }

    /** Art. 2 and 2.1: what the académie and the commune have promised, done and missing. */
    @Test
    void aSchoolIsActivatedWithItsCodeAndItsEquipmentConfirmed() {
        String reference = towns.inForce("ESTIEU", "0951099D:MOULIN");
        long school = lists.toActivate(reference, null).get(0);
        towns.on(LocalDate.of(2017, 11, 24));
        refused(() -> lists.requireActivated(school), "", "Enregistrez d’abord l’activation de l’école «ESTIEU» : sa date et son UAI.");
        refused(() -> lists.activate(school, LocalDate.of(2017, 11, 24), "0951099D", "dsii"), "uai", "L’UAI 0951099D est déjà celui de l’école «MOULIN».");
        lists.activate(school, LocalDate.of(2017, 11, 23), "034 1301e", "dsii");
        lists.activate(school, LocalDate.of(2017, 11, 24), "0341301E", "dsii");
        lists.requireActivated(school);
        assertThat(lists.school(school).uai()).isEqualTo("0341301E");
        assertThat(lists.toActivate(reference, null)).hasSize(1);

        refused(() -> lists.requireEquipmentConfirmed(school), "", "Enregistrez d’abord l’état de l’équipement et de la connexion de l’école «ESTIEU».");
        refused(() -> lists.confirmEquipment(school, null, null, null, null, "x"), "confirmedOn", "Indiquez la date de la vérification dans l’école.",
            "Dites si l’équipement informatique de l’école permet d’utiliser l’ENT-école.", "Dites si la connexion à Internet de l’école est suffisante.");
        refused(() -> lists.confirmEquipment(school, LocalDate.of(2017, 11, 25), true, true, null, "x"), "confirmedOn",
            "La date ne peut pas être postérieure à aujourd’hui, vendredi 24 novembre 2017.");
        refused(() -> lists.confirmEquipment(school, LocalDate.of(2017, 11, 24), true, false, " ", "x"), "note", "Dites ce qui manque, et pour quand c’est prévu.");
        lists.confirmEquipment(school, LocalDate.of(2017, 11, 24), true, false, "Fibre en janvier", "x");
        refused(() -> lists.requireEquipmentConfirmed(school), "",
            "L’équipement ou la connexion de l’école «ESTIEU» manque encore : la tâche se termine quand les deux sont là.");
        assertThat(obligations.of(reference)).filteredOn(Obligation::isDone).extracting(Obligation::kind).containsExactly(Obligation.Kind.SCHOOL_ACTIVATION);
        lists.confirmEquipment(school, LocalDate.of(2017, 11, 24), true, true, null, "x");
        lists.requireEquipmentConfirmed(school);
        assertThat(obligations.of(reference)).extracting(Obligation::subject, Obligation::article, Obligation::doneOn, Obligation::party).containsExactly(
            tuple("école ESTIEU", "Convention, art. 2", LocalDate.of(2017, 11, 24), Side.ACADEMIE),
            tuple("école ESTIEU", "Convention, art. 2.1", LocalDate.of(2017, 11, 24), Side.COMMUNE),
            tuple("école MOULIN", "Convention, art. 2", null, Side.ACADEMIE),
            tuple("école MOULIN", "Convention, art. 2.1", null, Side.COMMUNE),
            tuple("formation des enseignants et directeurs", "Convention, art. 2.4", null, Side.ACADEMIE),
            tuple("agents de la commune", "Convention, art. 2.7", null, Side.ACADEMIE));
    }

    /** Art. 3: the source ends on 31.10.2021. What its schools counted for stays. */
    @Test
    void atTheTermSchoolsAreDeactivatedAndStillCountForTheirYears() {
        String reference = towns.inForce("ESTIEU", "EST");
        towns.on(LocalDate.of(2021, 11, 1));
        conventions.endAtTerm(reference);
        conventions.endAtTerm(reference);
        assertThat(lists.all(reference)).extracting(EnrolledSchool::deactivatedOn).containsOnly(LocalDate.of(2021, 10, 31));
        assertThat(names(reference, new SchoolYear(2020))).containsExactly("ESTIEU", "EST");
        assertThat(lists.toActivate(reference, null)).isEmpty();
        long school = lists.all(reference).get(0).id();
        refused(() -> lists.activate(school, LocalDate.of(2021, 10, 1), "0341301E", "dsii"), "", "La convention " + reference + " n’est pas en vigueur : elle a pris fin le 31/10/2021.");
        lists.deactivateAll(reference, LocalDate.of(2021, 12, 1), "encore");
        assertThat(lists.all(reference)).extracting(EnrolledSchool::deactivatedOn).containsOnly(LocalDate.of(2021, 10, 31));
    }

    @Test
    void twoAvenantsAtOnceAreAppliedOneAfterTheOther() throws Exception {
        String reference = towns.inForce("ESTIEU", "MOULIN");
        towns.on(SEPTEMBER);
        List<ConventionSchool> north = list(insee(reference), "ESTIEU", "NORD");
        List<ConventionSchool> south = list(insee(reference), "MOULIN", "SUD");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<SchoolLists.Applied>> both = List.of(() -> lists.replaceFrom(reference, SECOND, north, "A1"), () -> lists.replaceFrom(reference, SECOND, south, "A2"));
            for (Future<SchoolLists.Applied> each : threads.invokeAll(both)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Set.copyOf(names(reference, SECOND))).isIn(Set.of("ESTIEU", "NORD"), Set.of("MOULIN", "SUD"));
        assertThat(names(reference, SECOND)).hasSize(2);
        assertThat(lists.changes(reference)).hasSize(2);
    }

    private List<String> names(String reference, SchoolYear year) {
        return lists.inForce(reference, year).stream().map(EnrolledSchool::name).toList();
    }

    private String insee(String reference) {
        return conventions.byReference(reference).commune();
    }

    private static void refused(ThrowingCallable use, String field, String... sentences) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, use);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reasons()).extracting(Refusal::sentence).containsExactly(sentences);
        assertThat(refusal.reasons().get(0).field()).isEqualTo(field);
    }
}
