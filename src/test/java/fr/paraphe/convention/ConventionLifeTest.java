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
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.mail.Mail;
import fr.paraphe.support.OutboxKeeper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a convention between its signatures and its renewal. */
@ConventionSlice
class ConventionLifeTest {

    private static final SchoolYear SECOND = new SchoolYear(2018);
    private static final LocalDate CLOSES = LocalDate.of(2017, 10, 15);

    @Autowired
    ConventionLife life;
    @Autowired
    ConventionRenewal renewal;
    @Autowired
    ConventionService conventions;
    @Autowired
    SchoolLists lists;
    @Autowired
    BillableConventions billable;
    @Autowired
    PartyReader parties;
    @Autowired
    OutboxKeeper outbox;
    @Autowired
    DocumentStore documents;
    @Autowired
    Towns towns;

    /** Art. 5: «50 euros TTC par école et par an», until an avenant says otherwise, from its year on. */
    @Test
    void theFeeOfAYearIsTheConventionsUntilAnAvenantChangesIt() {
        String reference = towns.inForce("ESTIEU", "MOULIN", "EST");
        NewTerms dearer = new NewTerms(new BigDecimal("60"), new SchoolYear(2019), null, null);
        assertThat(life.applyTerms(reference, dearer, "A1")).isFalse();
        assertThat(life.applyTerms(reference, dearer, "A1")).isFalse();
        life.applyTerms(reference, new NewTerms(new BigDecimal("55.5"), new SchoolYear(2020), null, null), "A2");
        assertThat(IntStream.rangeClosed(2017, 2020).mapToObj(year -> billable.of(reference, new SchoolYear(year)).orElseThrow().fee()))
            .containsExactly(new BigDecimal("50.00"), new BigDecimal("50.00"), new BigDecimal("60.00"), new BigDecimal("55.50"));
        assertThat(conventions.byReference(reference).terms().feePerSchool()).isEqualByComparingTo("50");
        assertThat(lists.changes(reference)).extracting(ConventionChange::sentence).containsExactly(
            "Conditions changées par l’avenant A1 : contribution de 60,00 € par école à compter de 2019-2020.",
            "Conditions changées par l’avenant A2 : contribution de 55,50 € par école à compter de 2020-2021.");
    }

    @Test
    void anotherTermIsAnotherTimerAndMayBringMorePaidYears() {
        String reference = towns.inForce("EST");
        assertThat(billable.of(reference, new SchoolYear(2021))).isEmpty();
        assertThat(life.applyTerms(reference, new NewTerms(null, null, LocalDate.of(2022, 10, 31), new SchoolYear(2021)), "A1")).isTrue();
        assertThat(life.applyTerms(reference, new NewTerms(null, null, LocalDate.of(2022, 10, 31), new SchoolYear(2021)), "A1")).isFalse();
        assertThat(conventions.byReference(reference).terms().endsOn()).isEqualTo(LocalDate.of(2022, 10, 31));
        assertThat(billable.of(reference, new SchoolYear(2021))).isPresent();
        refused(() -> life.applyTerms(reference, new NewTerms(null, null, null, null), "A2"), "",
            "Indiquez ce que l’avenant change : la contribution par école, le terme, ou la dernière année scolaire.");
    }

    /** Art. 8: one commune signs for the RPI, on a paper of each of the others. */
    @Test
    void theFileOfAnRpiHoldsTheMandateOfEachMember() {
        String insee = towns.town();
        String member = towns.town();
        String reference = towns.inApproval(insee, List.of(new ConventionMember(member, "délibération du 12/09/2017", 4711L)), "EST");
        assertThat(conventions.byReference(reference).members()).as("no paper before it is deposited").extracting(ConventionMember::document).containsOnlyNulls();
        refused(() -> conventions.concludeSchoolList(reference), "members[0].document",
            "Déposez la délibération par laquelle la commune " + member + " donne mandat à la commune signataire.");
        long letter = deposited(reference, DocumentKind.LETTER);
        refused(() -> mandate(reference, insee, member, letter), "members[0].document",
            "Cette pièce n’est pas un mandat du dossier " + reference + " : déposez-la de nouveau.");
        long paper = deposited(reference, DocumentKind.MANDATE);
        mandate(reference, insee, member, paper);
        assertThat(conventions.concludeSchoolList(reference)).isFalse();
        assertThat(conventions.byReference(reference).members()).containsExactly(new ConventionMember(member, "délibération du 12/09/2017", paper));

        conventions.bringIntoForce(reference, LocalDate.of(2017, 11, 20));
        life.changeMembers(reference, List.of(new ConventionMember(member, "délibération du 12/09/2017")), "A1");
        assertThat(conventions.byReference(reference).members()).as("a mandate that stays keeps its paper").extracting(ConventionMember::document).containsExactly(paper);
        towns.on(LocalDate.of(2021, 2, 1));
        renewal.decide(reference, true, null, "secretariat");
        assertThat(renewal.open(reference).members()).as("the next convention wants its own").extracting(ConventionMember::document).containsOnlyNulls();
    }

    @Test
    void aCodeIsOneThatTheDirectoryOrTheConventionsOwnListKnows() {
        String insee = towns.town();
        String reference = towns.inApproval(insee, List.of(), "0341301E:EST");
        towns.knows(insee, "0951099D");
        refused(() -> conventions.concludeSchoolList(reference), "schools[0].uai",
            "Aucune école connue de la commune " + insee + " n’a l’UAI 0341301E : vérifiez-le, ou laissez-le vide jusqu’à l’activation de l’école «EST».");
        conventions.bringIntoForce(reference, LocalDate.of(2017, 11, 20));
        assertThat(conventions.knownCodes(conventions.byReference(reference), List.of(insee, towns.town()))).isEqualTo(Map.of(insee, Set.of("0951099D", "0341301E")));
    }

    @Test
    void membersAndDebtorChangeByAnAvenantOfArticle8() {
        String reference = towns.inForce("EST");
        String other = towns.town();
        life.changeMembers(reference, List.of(new ConventionMember(other, "délibération du 12/09/2018")), "A1");
        life.changeMembers(reference, List.of(new ConventionMember(other, "délibération du 12/09/2018")), "A1");
        assertThat(conventions.byReference(reference).members()).containsExactly(new ConventionMember(other, "délibération du 12/09/2018"));
        refused(() -> life.substituteParty(reference, " ", null, "", null, "A2"), "name", "Indiquez le nom de l’établissement qui se substitue à la commune.",
            "Indiquez son adresse postale : le titre de perception y est envoyé.", "Indiquez à compter de quelle date il se substitue à la commune.",
            "Indiquez son numéro SIREN.");
        life.substituteParty(reference, "Communauté de communes du Lauragais", "200 035 855", "40, avenue du 8 mai 1945\n11400 Castelnaudary", LocalDate.of(2019, 1, 1), "A2");
        life.substituteParty(reference, "Communauté de communes du Lauragais", "200035855", "40, avenue du 8 mai 1945\n11400 Castelnaudary", LocalDate.of(2019, 1, 1), "A2");
        assertThat(lists.changes(reference)).extracting(ConventionChange::sentence).containsExactly("Communes du RPI (avenant A1) : " + other + ", délibération du 12/09/2018.",
            "Communauté de communes du Lauragais se substitue à la commune à compter du 01/01/2019 (avenant A2, art. 8).");

        towns.on(LocalDate.of(2018, 12, 31));
        assertThat(parties.debtor(reference)).isEqualTo(parties.commune(reference));
        towns.on(LocalDate.of(2019, 1, 1));
        Party debtor = parties.debtor(reference);
        assertThat(debtor.name()).isEqualTo("Communauté de communes du Lauragais");
        assertThat(debtor.siren()).isEqualTo("200035855");
        assertThat(debtor.mailbox("secretariat")).isEqualTo(parties.commune(reference).mailbox("secretariat")).isPresent();
        life.changeMembers(reference, List.of(), "A3");
        assertThat(conventions.byReference(reference).members()).isEmpty();
    }

    @Test
    void partiesAreReadForManyConventionsAtOnce() {
        String one = towns.inForce("EST");
        String two = towns.inForce("OUEST");
        assertThat(parties.communes(List.of(one, two))).containsOnlyKeys(one, two).allSatisfy((reference, party) -> {
            assertThat(party.insee()).isEqualTo(conventions.byReference(reference).commune());
            assertThat(party.mailbox("secretariat")).contains("secretariat@" + party.insee() + ".example");
            assertThat(party.mailbox("dgs")).isEmpty();
        });
        assertThat(parties.court(one)).contains("tribunal administratif de Montpellier");
        assertThat(parties.academie("montpellier").mailbox("academie")).contains("dsii@montpellier.example");
        assertThatThrownBy(() -> parties.communes(List.of(one, "ENT-00000-2017"))).isInstanceOf(NotFoundException.class);
    }

    /** Art. 2.7 and 2.4. */
    @Test
    void accountsAndTrainingAreRecordedOnce() {
        String reference = towns.inForce("EST");
        refused(() -> life.requireAccounts(reference), "", "Enregistrez d’abord la création des profils de la commune.");
        refused(() -> life.recordAccounts(reference, null, " ", null, null, "dsii"), "createdOn", "Indiquez la date à laquelle les profils ont été créés.",
            "Indiquez qui porte le profil «référent ville».", "Indiquez le nombre de profils «contributeur» créés, zéro s’il n’y en a pas.");
        refused(() -> life.recordAccounts(reference, LocalDate.of(2017, 11, 21), "Sylvie Martin", 2, null, "dsii"), "createdOn",
            "La date ne peut pas être postérieure à aujourd’hui, lundi 20 novembre 2017.");
        life.recordAccounts(reference, LocalDate.of(2017, 11, 20), "Sylvie Martin", 2, null, "dsii");
        life.requireAccounts(reference);

        refused(() -> life.requireTraining(reference), "", "Enregistrez d’abord la formation convenue avec la circonscription.");
        refused(() -> life.recordTraining(reference, LocalDate.of(2017, 11, 20), null, null, "dsii"), "startsOn", "Indiquez la date prévue de la première séance de formation.");
        refused(() -> life.recordTraining(reference, LocalDate.of(2017, 11, 20), LocalDate.of(2021, 11, 1), null, "dsii"), "startsOn",
            "La formation est prévue après le terme de la convention, le 31/10/2021.");
        life.recordTraining(reference, LocalDate.of(2017, 11, 20), LocalDate.of(2018, 1, 17), "À l’inspection", "dsii");
        life.requireTraining(reference);
        assertThat(life.startUp(reference)).satisfies(startUp -> {
            assertThat(startUp.referent()).contains("Sylvie Martin");
            assertThat(startUp.contributors()).contains(2);
            assertThat(startUp.trainingStartsOn()).contains(LocalDate.of(2018, 1, 17));
        });
    }

    /** Art. 6: 2017-2018 to 2020-2021; the window of 2017-2018 closed before the source was signed. */
    @Test
    void aYearIsBilledFromWhatWasInForceWhenItsWindowClosed() {
        String academie = "pages";
        String early = towns.inForce(towns.townOf(academie), CLOSES.minusDays(1), "A", "B");
        String late = towns.inForce(towns.townOf(academie), LocalDate.of(2017, 11, 20), "A", "B", "C");
        towns.inApproval(towns.townOf(academie), List.of(), "A");
        assertThat(billable.next(academie, new SchoolYear(2017), CLOSES, "", 10)).extracting(Billable::reference).containsExactly(early);
        assertThat(billable.count(academie, new SchoolYear(2017), CLOSES)).isEqualTo(1);
        assertThat(billable.of(late, new SchoolYear(2017))).contains(new Billable(late, conventions.byReference(late).commune(), new SchoolYear(2017), new SchoolYear(2020),
            new BigDecimal("50.00"), 3, 0, null));

        towns.on(LocalDate.of(2018, 9, 20));
        lists.replaceFrom(late, SECOND, list(conventions.byReference(late).commune(), "A"), "A1");
        List<Billable> first = billable.next(academie, SECOND, LocalDate.of(2018, 10, 15), "", 1);
        List<Billable> second = billable.next(academie, SECOND, LocalDate.of(2018, 10, 15), first.get(0).reference(), 1);
        assertThat(List.of(first.get(0), second.get(0))).extracting(Billable::reference, Billable::schools, Billable::schoolsYearBefore)
            .containsExactly(tuple(early, 2, 2), tuple(late, 1, 3));
        assertThat(billable.next(academie, SECOND, LocalDate.of(2018, 10, 15), second.get(0).reference(), 1)).isEmpty();
        assertThat(billable.count(academie, SECOND, LocalDate.of(2018, 10, 15))).isEqualTo(2);
        assertThat(billable.count(academie, new SchoolYear(2021), LocalDate.of(2021, 10, 15))).isZero();
        assertThat(billable.of(late, new SchoolYear(2016))).isEmpty();
    }

    /** The year is due once 1 September has passed; the term of the source lies in a year without a contribution. */
    @Test
    void aConventionThatEndedInTheYearIsStillDue() {
        String reference = towns.inForce("EST");
        life.applyTerms(reference, new NewTerms(null, null, LocalDate.of(2019, 9, 1), new SchoolYear(2019)), "A1");
        towns.on(LocalDate.of(2019, 9, 2));
        conventions.endAtTerm(reference);
        assertThat(billable.of(reference, SECOND).orElseThrow().endedOn()).isEqualTo(LocalDate.of(2019, 9, 1));
        assertThat(billable.of(reference, new SchoolYear(2019)).orElseThrow().schools()).isEqualTo(1);
        assertThat(billable.of(reference, new SchoolYear(2020))).isEmpty();
    }

    /** The source: told on 31.01.2021 that the term of 31.10.2021 comes. */
    @Test
    void bothPartiesAreToldOnceThatTheTermComes() {
        String reference = towns.inForce("ESTIEU", "MOULIN", "EST");
        assertThat(renewal.announcedOn(reference)).isEqualTo(LocalDate.of(2021, 1, 31));
        towns.on(LocalDate.of(2021, 1, 31));
        renewal.announce(reference);
        renewal.announce(reference);
        List<Mail> mails = outbox.mails().stream().filter(mail -> mail.reference().equals(reference)).toList();
        assertThat(mails).extracting(Mail::key).containsExactly("renewal/" + reference + "/commune", "renewal/" + reference + "/academie");
        assertThat(mails).extracting(Mail::to).containsExactly("secretariat@" + conventions.byReference(reference).commune() + ".example", "dsii@montpellier.example");
        assertThat(conventions.byReference(reference).renewalAnnouncedAt()).isPresent();
    }

    @Test
    void theRenewalStartsFromTheOldConventionsData() {
        String member = towns.town();
        String insee = towns.town();
        String reference = towns.inApproval(insee, List.of(new ConventionMember(member, "délibération du 12/09/2017")), "ESTIEU", "0951099D:EST");
        towns.on(LocalDate.of(2017, 11, 20));
        conventions.bringIntoForce(reference, LocalDate.of(2017, 11, 20));
        towns.on(LocalDate.of(2018, 9, 20));
        lists.replaceFrom(reference, SECOND, list(insee, "EST", "NORD"), "A1");
        towns.on(LocalDate.of(2021, 2, 1));
        refused(() -> renewal.conclude(reference), "", "Dites si la commune renouvelle la convention.");
        refused(() -> renewal.decide(reference, null, null, "secretariat"), "renew", "Dites si la commune renouvelle la convention.");
        renewal.decide(reference, false, "Attendre le budget", "secretariat");
        renewal.decide(reference, true, null, "secretariat");
        assertThat(renewal.conclude(reference)).isTrue();

        Convention file = renewal.open(reference);
        assertThat(file.reference()).isEqualTo("ENT-" + insee + "-2021");
        Convention opened = conventions.byReference(file.reference());
        assertThat(opened.status()).isEqualTo(ConventionStatus.PREPARED);
        assertThat(opened.renews()).contains(reference);
        assertThat(opened.firstSchoolYear()).isEqualTo(new SchoolYear(2021));
        assertThat(opened.object()).isEqualTo("CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2021-2025");
        assertThat(opened.schools()).containsExactlyElementsOf(list(insee, "0951099D:EST", "NORD"));
        assertThat(opened.members()).extracting(ConventionMember::commune).containsExactly(member);
        assertThat(opened.contact()).isEqualTo(conventions.byReference(reference).contact());
        assertThat(opened.terms().endsOn()).isEqualTo(LocalDate.of(2025, 10, 31));

        conventions.open(file.reference());
        assertThat(renewal.open(reference).reference()).isEqualTo(file.reference());
        assertThat(renewal.successor(reference)).map(Convention::reference).contains(file.reference());
        assertThat(conventions.ofCommunes(List.of(insee))).hasSize(2);
    }

    private long deposited(String reference, DocumentKind kind) {
        return documents.store(new NewDocument(reference, conventions.byReference(reference).commune(), kind, "Pièce", "application/pdf",
            (reference + kind).getBytes(StandardCharsets.UTF_8), "secretariat")).id();
    }

    private void mandate(String reference, String insee, String member, long paper) {
        conventions.establishSchoolList(new ConventionService.EstablishSchoolList(reference, Towns.list(insee, "EST"), null, Map.of(member, paper)));
    }

    private static void refused(ThrowingCallable use, String field, String... sentences) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, use);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reasons()).extracting(Refusal::sentence).containsExactly(sentences);
        assertThat(refusal.reasons().get(0).field()).isEqualTo(field);
    }
}
