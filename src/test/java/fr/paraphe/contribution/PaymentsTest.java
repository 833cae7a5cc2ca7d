package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.TitreSlice.Towns;
import fr.paraphe.csv.ImportFinding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments as they are entered and imported, and the reminders of what is not paid; each test has its creditor, its académie and its towns. */
@TitreSlice
class PaymentsTest {

    private static final SchoolYear YEAR = new SchoolYear(2018);
    private static final String HEADER = "titre;montant;date;reference;mandat;date_mandat;chorus\n";

    @Autowired
    TitreService titres;
    @Autowired
    TitreReader reader;
    @Autowired
    TitreReminders reminders;
    @Autowired
    Payments payments;
    @Autowired
    Towns towns;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void inOctober() {
        towns.morningOf("2018-10-22");
    }

    @Test
    void aTitreIsPaidInParts() {
        Titre titre = issue("Paie A", 32001);
        towns.morningOf("2018-12-03");
        payments.enter(titre.id(), payment("100", "2018-11-20", "ENC-1"), "gip");
        assertThat(reader.get(titre.id()).state()).isEqualTo(TitreState.PARTLY_PAID);
        assertThatThrownBy(() -> payments.requireSettled(titre.reference(), YEAR)).isInstanceOf(RefusedException.class)
            .hasMessage("50,00\u00a0€ restent dus au titre 2018-000001 : enregistrez le paiement, ou indiquez pourquoi le suivi s’arrête. (Convention, art. 6)");
        assertThatThrownBy(() -> payments.enter(titre.id(), payment("75", "2018-12-01", "ENC-2"), "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("Le paiement de 75,00\u00a0€ dépasse ce qui reste dû au titre 2018-000001 : 50,00\u00a0€ sur 150,00\u00a0€. (Convention, art. 5 et 6)");
        payments.enter(titre.id(), new NewPayment(new BigDecimal("50.00"), LocalDate.parse("2018-12-01"), " ENC-2 ", "M-17", LocalDate.parse("2018-11-28"), ""), "gip");
        assertThat(reader.get(titre.id()).state()).isEqualTo(TitreState.PAID);
        assertThat(reader.get(titre.id()).settledOn()).contains(LocalDate.parse("2018-12-01"));
        assertThat(payments.of(titre.id())).extracting(payment -> payment.amount() + " " + payment.reference() + " " + payment.mandateNumber().orElse("-") + " "
            + payment.chorusNumber().orElse("-")).containsExactly("100.00 ENC-1 - -", "50.00 ENC-2 M-17 -");
        payments.requireSettled(titre.reference(), YEAR);
        assertThatThrownBy(() -> titres.cancel(titre.id(), "Erreur", false, "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("Le titre 2018-000001 ne peut plus être annulé : 150,00\u00a0€ ont été perçus, et les sommes perçues ne font l’objet d’aucun remboursement."
                + " (Convention, art. 9 et 10)");
    }

    @Test
    void theSamePaymentIsEnteredOnce() {
        Titre titre = issue("Paie B", 32101);
        payments.enter(titre.id(), payment("50", "2018-10-22", "ENC-1"), "gip");
        payments.enter(titre.id(), payment("50.00", "2018-10-22", "ENC-1 "), "gip");
        assertThat(payments.of(titre.id())).hasSize(1);
        assertThat(reader.get(titre.id()).paid()).isEqualByComparingTo(new BigDecimal("50"));
        assertThatThrownBy(() -> payments.enter(titre.id(), payment("60", "2018-10-22", "ENC-1"), "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("Le paiement «ENC-1» est déjà enregistré : 50,00\u00a0€ le 22/10/2018 sur le titre 2018-000001. (Convention, art. 5 et 6)");
        assertThatThrownBy(() -> payments.enter(titre.id(), payment("60", "2018-10-22", " "), "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("Indiquez la référence comptable du paiement : c’est elle qui empêche de le compter deux fois. (Convention, art. 5 et 6)");
    }

    @Test
    void aCancelledTitreTakesNoPayment() {
        Titre titre = issue("Paie C", 32201);
        titres.cancel(titre.id(), "Erreur", true, "gip");
        assertThatThrownBy(() -> payments.enter(titre.id(), payment("150", "2018-10-22", "ENC-1"), "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("Le titre 2018-000001 est annulé : aucun paiement ne peut y être porté. Le titre 2018-000002 le remplace. (Convention, art. 5 et 6)");
    }

    @Test
    void whatWasPaidForTheFirstTitreCountsForTheOneInItsPlace() {
        Titre first = issue("Paie C2", 32211);
        towns.morningOf("2018-11-05");
        Titre second = titres.cancel(first.id(), "Erreur", true, "gip").orElseThrow();
        payments.enter(second.id(), payment("150", "2018-10-30", "ENC-1"), "gip");
        assertThat(reader.get(second.id()).state()).isEqualTo(TitreState.PAID);
    }

    @Test
    void aDecisionEndsTheFollowUpAndNotTheDebt() {
        Titre titre = issue("Paie D", 32301);
        payments.settle(titre.id(), "Compensé par un accord du 3 mars.", "gip");
        payments.requireSettled(titre.reference(), YEAR);
        assertThat(reader.get(titre.id()).left()).isEqualByComparingTo(new BigDecimal("150"));
        payments.settle(titre.id(), " ", "gip");
        assertThatThrownBy(() -> payments.requireSettled(titre.reference(), YEAR)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aFileIsTakenLineByLineAndOnce() {
        for (int town = 32401; town <= 32404; town++) {
            towns.owes("Paie E", town, YEAR, null, "academieE");
            titres.issueAlone(Towns.reference(town), YEAR);
        }
        titres.cancel(reader.of(Towns.reference(32404), YEAR).orElseThrow().id(), "Erreur", false, "gip");
        towns.morningOf("2018-12-03");
        byte[] file = (HEADER
            + "2018-000001;150,00;20/11/2018;ENC-1;M-17;19/11/2018;CPP-2018-1\n"
            + "2018-000002;1 50,00 €;2018-11-21;ENC-2;;;\n"
            + "2018-000003;150,01;2018-11-21;ENC-3;;;\n"
            + "2018-000003;50;2018-12-04;ENC-4;;;\n"
            + "2018-000004;150;2018-11-21;ENC-5;;;\n"
            + "2018-000009;150;2018-11-21;ENC-6;;;\n"
            + "2018-9;cent;2018-11-31;;;;\n"
            + "2018-000003;50;2018-11-21;ENC-1;;;\n"
            + "2018-000003;=50;2018-11-21;ENC-7;;;\n"
            + "2018-000003;50\n").getBytes(StandardCharsets.UTF_8);
        PaymentImport done = payments.importFile("academieE", file, "gip");
        assertThat(done.entered()).isEqualTo(2);
        assertThat(done.known()).isZero();
        assertThat(done.titres()).hasSize(2);
        assertThat(done.errors()).extracting(finding -> finding.sentence().replace('\u00a0', ' ')).containsExactly(
            "ligne 4, colonne montant : Le paiement de 150,01 € dépasse ce qui reste dû au titre 2018-000003 : 150,00 €. (Convention, art. 5 et 6)",
            "ligne 5, colonne date : La date du paiement ne peut pas être postérieure à aujourd’hui, lundi 3 décembre 2018. (Convention, art. 5 et 6)",
            "ligne 6 : Le titre 2018-000004 est annulé : aucun paiement ne peut y être porté. (Convention, art. 5 et 6)",
            "ligne 7, colonne titre : le titre 2018-000009 est inconnu.",
            "ligne 8, colonne titre : «2018-9» n’est pas un numéro de titre, par exemple 2018-000001.",
            "ligne 8, colonne montant : «cent» n’est pas un montant : écrivez par exemple 150,00.",
            "ligne 8, colonne date : «2018-11-31» n’est pas une date ; écrivez par exemple 04/04/2014 ou 2014-04-04.",
            "ligne 8, colonne reference : la case est vide ; elle est obligatoire.",
            "ligne 9, colonne reference : la référence «ENC-1» figure déjà à la ligne 2.",
            "ligne 10, colonne montant : la case commence par «=» : un tableur y lirait une formule.",
            "ligne 11 : 2 cases au lieu de 7 : vérifiez les séparateurs et les guillemets.");
        PaymentImport again = payments.importFile("academieE", file, "gip");
        assertThat(again.entered()).isZero();
        assertThat(again.known()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from payment where creditor = 'Paie E'").query(Integer.class).single()).isEqualTo(2);
        // another académie's file knows none of these titres
        assertThat(payments.importFile("academieF", (HEADER + "2018-000003;50;2018-11-21;ENC-9;;;\n").getBytes(StandardCharsets.UTF_8), "gip").errors())
            .extracting(ImportFinding::sentence).containsExactly("ligne 2, colonne titre : le titre 2018-000003 est inconnu.");
    }

    @Test
    void aFileWithAWrongColumnIsRefusedAsAWhole() {
        byte[] file = "titre;somme;date;reference;mandat;date_mandat;chorus\n2018-000001;150;2018-11-21;ENC-1;;;\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> payments.importFile("academieE", file, "gip")).isInstanceOf(RefusedException.class).hasMessage(
            "ligne 1 : colonne inconnue «somme» ; les colonnes attendues sont : titre, montant, date, reference, mandat, date_mandat, chorus. (Convention, art. 5 et 6)"
                + " ligne 1, colonne montant : la colonne manque dans l’en-tête. (Convention, art. 5 et 6)");
    }

    @Test
    void twoWhoImportTheSameFileAtOnceCountItOnce() throws Exception {
        for (int town = 32501; town <= 32520; town++) {
            towns.owes("Paie G", town, YEAR, null, "academieG");
            titres.issueAlone(Towns.reference(town), YEAR);
        }
        StringBuilder file = new StringBuilder(HEADER);
        for (int serial = 1; serial <= 20; serial++) {
            file.append("2018-0000%02d;50;2018-10-22;ENC-%d;;;\n".formatted(serial, serial));
        }
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Integer> importing = () -> {
            start.await();
            return payments.importFile("academieG", file.toString().getBytes(StandardCharsets.UTF_8), "gip").entered();
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Integer> entered = new ArrayList<>();
        try {
            for (Future<Integer> run : List.of(two.submit(importing), two.submit(importing))) {
                entered.add(run.get());
            }
        } finally {
            two.shutdownNow();
        }
        assertThat(entered).containsExactlyInAnyOrder(20, 0);
        assertThat(jdbc.sql("select sum(paid) from titre where creditor = 'Paie G'").query(BigDecimal.class).single()).isEqualByComparingTo(new BigDecimal("1000"));
    }

    @Test
    void whatIsUnpaidIsRemindedOfOnceForEachDay() {
        String campaign = towns.campaign("Paie H", 32601, 3, YEAR);
        titres.numberNext(campaign, 10);
        titres.sendNext(campaign, 10);
        List<TitreLine> all = reader.list(new TitreFilter(true, Set.of(), Set.of(), null, campaign, null, null, null, Set.of(), null), 10, 0);
        payments.enter(all.get(0).id(), payment("150", "2018-10-22", "ENC-1"), "gip");
        // due on 21 November, reminded of 30 and 60 days later
        assertThat(reminders.next(campaign)).contains(LocalDate.parse("2018-12-21"));
        towns.morningOf("2018-12-20");
        assertThat(reminders.remindNext(campaign, 10)).isFalse();
        assertThat(reminders.next(campaign)).contains(LocalDate.parse("2018-12-21"));
        towns.morningOf("2018-12-21");
        assertThat(reminders.remindNext(campaign, 1)).isTrue();
        assertThat(reminders.remindNext(campaign, 1)).isFalse();
        assertThat(reminders.remindNext(campaign, 1)).isFalse();
        assertThat(reminders.next(campaign)).contains(LocalDate.parse("2019-01-20"));
        assertThat(jdbc.sql("select subject from mail where commune = '32602' order by id").query(String.class).list()).containsExactly(
            "Titre de perception n° 2018-000002 : contribution ENT-école 2018-2019", "Relance : titre de perception n° 2018-000002 impayé");
        assertThat(jdbc.sql("select count(*) from mail where commune = '32601'").query(Integer.class).single()).isEqualTo(1);
        towns.morningOf("2019-01-20");
        reminders.remindNext(campaign, 10);
        assertThat(reminders.next(campaign)).isEmpty();
        assertThat(reminders.of(all.get(1).id())).containsExactly(LocalDate.parse("2018-12-21"), LocalDate.parse("2019-01-20"));
        // the reminder of 2019 interrupts (loi n° 68-1250, art. 2)
        assertThat(reader.prescription(reader.get(all.get(1).id())).date()).isEqualTo("2023-12-31");
        assertThat(reader.prescription(reader.get(all.get(0).id())).date()).isEqualTo("2022-12-31");
        assertThat(reader.totals(campaign)).isEqualTo(new TitreTotals(3, new BigDecimal("450.00"), new BigDecimal("150.00"), 2, 2, 0));
    }

    @Test
    void whereSeveralDaysHavePassedOneMailStandsForAll() {
        Titre titre = issue("Paie I", 32701);
        assertThat(reminders.nextAlone(titre.reference(), YEAR)).contains(LocalDate.parse("2018-12-21"));
        towns.morningOf("2019-03-01");
        reminders.remindAlone(titre.reference(), YEAR);
        reminders.remindAlone(titre.reference(), YEAR);
        assertThat(reminders.of(titre.id())).containsExactly(LocalDate.parse("2019-03-01"));
        assertThat(reminders.nextAlone(titre.reference(), YEAR)).isEmpty();
    }

    private Titre issue(String creditor, int town) {
        towns.owes(creditor, town, YEAR, null, "montpellier");
        return titres.issueAlone(Towns.reference(town), YEAR).orElseThrow();
    }

    private static NewPayment payment(String amount, String paidOn, String reference) {
        return new NewPayment(new BigDecimal(amount), LocalDate.parse(paidOn), reference, null, null, null);
    }
}
