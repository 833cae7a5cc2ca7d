package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.TitreSlice.Papers;
import fr.paraphe.contribution.TitreSlice.Towns;
import fr.paraphe.document.BordereauSheet;
import fr.paraphe.document.TitreSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Titres as they are numbered, sent and cancelled; each test has its creditor and its towns. */
@TitreSlice
class TitreServiceTest {

    private static final SchoolYear YEAR = new SchoolYear(2018);

    @Autowired
    TitreService titres;
    @Autowired
    TitreReader reader;
    @Autowired
    Towns towns;
    @Autowired
    Papers papers;
    @Autowired
    CampaignRepository campaigns;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void inOctober() {
        towns.morningOf("2018-10-22");
    }

    @AfterEach
    void repair() {
        papers.failAfter(Integer.MAX_VALUE);
    }

    @Test
    void numbersInChunksWithALeafOfTheBordereauForEach() {
        String campaign = towns.campaign("GIP A", 30001, 7, YEAR);
        assertThat(titres.numberNext(campaign, 3)).isTrue();
        assertThat(titres.numberNext(campaign, 3)).isTrue();
        assertThat(titres.numberNext(campaign, 3)).isFalse();
        assertThat(titres.numberNext(campaign, 3)).isFalse();
        assertThat(of(campaign)).extracting(TitreLine::number).containsExactly("2018-000001", "2018-000002", "2018-000003", "2018-000004", "2018-000005", "2018-000006",
            "2018-000007");
        assertThat(of(campaign)).extracting(TitreLine::debtor).startsWith("Commune de Ville-30001", "Commune de Ville-30002");
        assertThat(reader.bordereau(campaign)).extracting(leaf -> leaf.leaf() + " " + leaf.titres() + " " + leaf.total() + " " + leaf.firstNumber() + " " + leaf.lastNumber())
            .containsExactly("1 3 450.00 2018-000001 2018-000003", "2 3 450.00 2018-000004 2018-000006", "3 1 150.00 2018-000007 2018-000007");
        assertThat(papers.sheets().stream().filter(sheet -> sheet instanceof BordereauSheet bordereau && bordereau.campaign().equals(campaign))).hasSize(3);
    }

    @Test
    void aFailureGivesItsNumbersBack() {
        String campaign = towns.campaign("GIP B", 30101, 5, YEAR);
        titres.numberNext(campaign, 2);
        papers.failAfter(0);
        assertThatThrownBy(() -> titres.numberNext(campaign, 2)).hasMessage("the printer is on fire");
        papers.failAfter(Integer.MAX_VALUE);
        finish(campaign, 2);
        assertThat(serials("GIP B")).containsExactly(1, 2, 3, 4, 5);
        assertThat(reader.bordereau(campaign)).extracting(BordereauLeaf::leaf).containsExactly(1, 2, 3);
    }

    @Test
    void twoAtOnceNumberWithoutGapsAndNothingTwice() throws Exception {
        String campaign = towns.campaign("GIP C", 30201, 40, YEAR);
        IntStream.range(0, 10).forEach(town -> towns.owes("GIP C", 30301 + town, YEAR, null, "academie30201"));
        Callable<Void> byCampaign = () -> {
            finish(campaign, 4);
            return null;
        };
        Callable<Void> alone = () -> {
            IntStream.range(0, 10).forEach(town -> titres.issueAlone(Towns.reference(30301 + town), YEAR));
            return null;
        };
        together(List.of(byCampaign, byCampaign, alone, alone));
        assertThat(serials("GIP C")).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(jdbc.sql("select count(distinct reference) from titre where creditor = 'GIP C'").query(Integer.class).single()).isEqualTo(50);
    }

    @Test
    void theSeriesBeginsAnewWithTheCalendarYearAndTheCreditor() {
        towns.owes("GIP D", 30401, YEAR, null, "montpellier");
        towns.owes("GIP D", 30402, YEAR, null, "montpellier");
        towns.owes("GIP E", 30403, YEAR, null, "montpellier");
        towns.morningOf("2018-12-31");
        assertThat(titres.issueAlone(Towns.reference(30401), YEAR).orElseThrow().number()).hasToString("2018-000001");
        towns.morningOf("2019-01-02");
        assertThat(titres.issueAlone(Towns.reference(30402), YEAR).orElseThrow().number()).hasToString("2019-000001");
        assertThat(titres.issueAlone(Towns.reference(30403), YEAR).orElseThrow().number()).hasToString("2019-000001");
    }

    @Test
    void aClockSetBackIssuesNothing() {
        towns.owes("GIP O", 31301, YEAR, null, "montpellier");
        towns.owes("GIP O", 31302, YEAR, null, "montpellier");
        titres.issueAlone(Towns.reference(31301), YEAR);
        towns.morningOf("2018-10-21");
        assertThatThrownBy(() -> titres.issueAlone(Towns.reference(31302), YEAR)).isInstanceOf(RefusedException.class)
            .hasMessage("L’horloge du serveur retarde : le dernier titre de GIP O est du 22/10/2018, et nous serions le 21/10/2018. Aucun titre n’est émis. (Convention, art. 5 et 6)");
        towns.morningOf("2018-10-22");
        assertThat(titres.issueAlone(Towns.reference(31302), YEAR).orElseThrow().number()).hasToString("2018-000002");
    }

    @Test
    void aTitreIssuedAnewHasALeafOfItsOwn() {
        String campaign = towns.campaign("GIP P", 31401, 2, YEAR);
        finish(campaign, 10);
        jdbc.sql("update contribution set flag = 'TITRE_TO_REISSUE' where reference = ?").param(Towns.reference(31401)).update();
        assertThat(reader.toReissue(campaign)).containsExactly("2018-000001");
        titres.cancel(of(campaign).get(0).id(), "Erreur", true, "gip");
        assertThat(reader.toReissue(campaign)).isEmpty();
        assertThat(reader.bordereau(campaign)).extracting(leaf -> leaf.leaf() + " " + leaf.firstNumber() + " " + leaf.lastNumber())
            .containsExactly("1 2018-000001 2018-000002", "2 2018-000003 2018-000003");
    }

    @Test
    void nothingIsIssuedBeforeTheBordereauIsChecked() {
        String campaign = towns.campaign("GIP F", 30501, 1, YEAR);
        jdbc.sql("update campaign set status = 'TO_CHECK' where reference = ?").param(campaign).update();
        assertThatThrownBy(() -> titres.numberNext(campaign, 10)).isInstanceOf(RefusedException.class)
            .hasMessageContaining("n’est pas vérifié : aucun titre n’est émis.");
    }

    @Test
    void whatIsNotDueGetsNoTitre() {
        String campaign = towns.campaign("GIP G", 30601, 3, YEAR);
        jdbc.sql("update contribution set due = false where reference = ?").param(Towns.reference(30601)).update();
        jdbc.sql("update contribution set schools = 0, amount = 0 where reference = ?").param(Towns.reference(30602)).update();
        finish(campaign, 10);
        assertThat(of(campaign)).extracting(TitreLine::reference).containsExactly(Towns.reference(30603));
        jdbc.sql("update contribution set campaign = null where reference = ?").param(Towns.reference(30601)).update();
        assertThat(titres.issueAlone(Towns.reference(30601), YEAR)).isEmpty();
    }

    @Test
    void eachIsSentOnceWithItsPaperAndThenTheCampaignCollects() {
        String campaign = towns.campaign("GIP H", 30701, 3, YEAR);
        finish(campaign, 10);
        assertThat(titres.sendNext(campaign, 2)).isTrue();
        assertThat(campaigns.findById(campaign).orElseThrow().status()).isEqualTo(CampaignStatus.ISSUING);
        // the third fails, and is taken up again
        papers.failAfter(0);
        assertThatThrownBy(() -> titres.sendNext(campaign, 2)).hasMessage("the printer is on fire");
        papers.failAfter(Integer.MAX_VALUE);
        assertThat(titres.sendNext(campaign, 2)).isFalse();
        assertThat(titres.sendNext(campaign, 2)).isFalse();
        assertThat(campaigns.findById(campaign).orElseThrow().status()).isEqualTo(CampaignStatus.COLLECTING);
        assertThat(mails(30701)).containsExactly("mairie-30701@example.fr Titre de perception n° 2018-000001 : contribution ENT-école 2018-2019");
        assertThat(mails(30703)).hasSize(1);
        assertThat(of(campaign)).extracting(TitreLine::sentOn).doesNotContainNull();
        TitreSheet sheet = sheets(Towns.reference(30702)).get(0);
        assertThat(sheet.dueOn()).isEqualTo("2018-11-21");
        assertThat(sheet.termArticle()).isEqualTo("usage, non contractuel");
        assertThat(sheet.court()).isEqualTo("tribunal administratif de Montpellier");
        assertThat(sheet.basis().list()).extracting(TitreSheet.School::name).containsExactly("Prosper Estieu");
    }

    @Test
    void aTownWithoutAnAddressIsShown() {
        towns.owes("GIP I", 39999, YEAR, null, "montpellier");
        Titre titre = titres.issueAlone(Towns.reference(39999), YEAR).orElseThrow();
        assertThat(titre.document()).isPresent();
        assertThat(titre.sentTo()).isEmpty();
        assertThat(mails(39999)).isEmpty();
    }

    @Test
    void oneByItselfIsIssuedOnce() {
        towns.owes("GIP J", 30801, YEAR, null, "montpellier");
        Titre titre = titres.issueAlone(Towns.reference(30801), YEAR).orElseThrow();
        assertThat(titres.issueAlone(Towns.reference(30801), YEAR).orElseThrow().id()).isEqualTo(titre.id());
        assertThat(mails(30801)).hasSize(1);
        assertThatThrownBy(() -> titres.issueAlone(Towns.reference(30802), YEAR)).isInstanceOf(NotFoundException.class)
            .hasMessage("Aucune contribution de la convention ENT-30802-2017 pour l’année scolaire 2018-2019.");
    }

    @Test
    void aContributionByItselfIsConfirmedFirst() {
        towns.owes("GIP J2", 30811, YEAR, null, "montpellier");
        String reference = Towns.reference(30811);
        assertThatThrownBy(() -> titres.requireChecked(reference, YEAR)).isInstanceOf(RefusedException.class)
            .hasMessage("Confirmez d’abord le nombre d’écoles et le montant de la contribution. (Convention, art. 6 et 7)");
        assertThatThrownBy(() -> titres.confirm(reference, YEAR, false, null, null, "gip")).isInstanceOf(RefusedException.class)
            .hasMessageStartingWith("Confirmez le nombre d’écoles et le montant : le titre part ensuite.");
        titres.confirm(reference, YEAR, true, null, " ", "gip");
        titres.requireChecked(reference, YEAR);
    }

    /** Art. 9: the convention ended before its contribution was checked. */
    @Test
    void theGipDecidesWhetherTheYearOfAConventionThatEndedIsDue() {
        towns.owes("GIP J3", 30821, YEAR, null, "montpellier");
        String reference = Towns.reference(30821);
        jdbc.sql("update contribution set flag = 'ENDED' where reference = ?").param(reference).update();
        assertThatThrownBy(() -> titres.confirm(reference, YEAR, true, null, null, "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("La convention est terminée : dites si l’année commencée est due. (Convention, art. 9)");
        assertThatThrownBy(() -> titres.confirm(reference, YEAR, true, false, " ", "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("Dites pourquoi l’année commencée n’est pas due. (Convention, art. 9)");
        titres.confirm(reference, YEAR, true, false, "Service jamais ouvert", "gip");
        titres.requireChecked(reference, YEAR);
        assertThat(titres.issueAlone(reference, YEAR)).isEmpty();
        titres.confirm(reference, YEAR, true, true, null, "gip");
        assertThat(titres.issueAlone(reference, YEAR)).isPresent();
    }

    @Test
    void aCancelledTitreKeepsItsNumberAndTheNewOneReplacesIt() {
        towns.owes("GIP K", 30901, YEAR, null, "montpellier");
        Titre first = titres.issueAlone(Towns.reference(30901), YEAR).orElseThrow();
        jdbc.sql("update contribution set schools = 2, amount = 100.00 where reference = ?").param(Towns.reference(30901)).update();
        Titre second = titres.cancel(first.id(), " Deux écoles et non trois. ", true, "gip").orElseThrow();
        assertThat(second.number()).hasToString("2018-000002");
        assertThat(second.amount()).isEqualByComparingTo(new BigDecimal("100"));
        assertThat(reader.replaced(second)).contains(first.number());
        assertThat(sheets(Towns.reference(30901)).get(1).replaces()).isEqualTo("2018-000001");
        Titre cancelled = reader.get(first.id());
        assertThat(cancelled.state()).isEqualTo(TitreState.CANCELLED);
        assertThat(cancelled.cancelReason()).contains("Deux écoles et non trois.");
        assertThat(cancelled.amount()).isEqualByComparingTo(new BigDecimal("150"));
        assertThat(reader.standing(Towns.reference(30901), YEAR)).isTrue();
        assertThatThrownBy(() -> titres.cancel(first.id(), "Encore", true, "gip")).isInstanceOf(RefusedException.class).hasMessage("Le titre 2018-000001 est déjà annulé. (Convention, art. 5 et 6)");
        assertThat(mails(30901)).hasSize(2);
    }

    @Test
    void aTitreCancelledForGoodIsNotIssuedAgain() {
        String campaign = towns.campaign("GIP L", 31001, 1, YEAR);
        finish(campaign, 10);
        long id = of(campaign).get(0).id();
        assertThatThrownBy(() -> titres.cancel(id, "Convention dénoncée", null, "gip")).isInstanceOf(RefusedException.class)
            .hasMessage("Dites si un nouveau titre doit être émis à la place de celui-ci.");
        assertThat(titres.cancel(id, "Convention dénoncée", false, "gip")).isEmpty();
        assertThat(titres.numberNext(campaign, 10)).isFalse();
        assertThat(of(campaign)).hasSize(1);
        assertThat(reader.standing(Towns.reference(31001), YEAR)).isFalse();
        assertThat(mails(31001)).containsExactly("mairie-31001@example.fr Titre de perception n° 2018-000001 annulé");
    }

    @Test
    void aCancellationThatCannotReissueChangesNothing() {
        towns.owes("GIP M", 31101, YEAR, null, "montpellier");
        Titre titre = titres.issueAlone(Towns.reference(31101), YEAR).orElseThrow();
        jdbc.sql("update contribution set due = false where reference = ?").param(Towns.reference(31101)).update();
        assertThatThrownBy(() -> titres.cancel(titre.id(), "Erreur", true, "gip")).isInstanceOf(RefusedException.class)
            .hasMessageStartingWith("La contribution de la convention ENT-31101-2017 pour 2018-2019 n’est plus due");
        assertThat(reader.get(titre.id()).standing()).isTrue();
    }

    @Test
    void listsShowWhatThePersonMaySee() {
        towns.owes("GIP N", 31201, YEAR, null, "aix");
        towns.owes("GIP N", 31202, YEAR, null, "aix");
        titres.issueAlone(Towns.reference(31201), YEAR);
        titres.issueAlone(Towns.reference(31202), YEAR);
        assertThat(seen(Set.of("31201"), Set.of())).containsExactly("31201");
        assertThat(seen(Set.of(), Set.of("aix"))).containsExactly("31201", "31202");
        assertThat(seen(Set.of(), Set.of("toulouse"))).isEmpty();
        assertThat(seen(Set.of(), Set.of())).isEmpty();
        TitreFilter overdue = new TitreFilter(false, Set.of(), Set.of("aix"), null, null, "2018-2019", null, null, Set.of(TitreState.UNPAID), LocalDate.of(2018, 11, 22));
        assertThat(reader.list(overdue, 1, 1)).extracting(TitreLine::commune).containsExactly("31202");
        assertThat(reader.count(overdue)).isEqualTo(2);
        assertThat(reader.count(new TitreFilter(true, Set.of(), Set.of(), "aix", null, null, null, "2018-000002", Set.of(TitreState.PAID), null))).isZero();
    }

    @Test
    void anUnknownTitreIsNotFound() {
        assertThatThrownBy(() -> reader.get(-1)).isInstanceOf(NotFoundException.class).hasMessage("Titre introuvable.");
        assertThatThrownBy(() -> titres.cancel(-1, "Erreur", false, "gip")).isInstanceOf(NotFoundException.class).hasMessage("Titre introuvable.");
    }

    private List<String> seen(Set<String> communes, Set<String> academies) {
        return reader.list(new TitreFilter(false, communes, academies, null, null, null, null, null, Set.of(), null), 10, 0).stream().map(TitreLine::commune).toList();
    }

    private void finish(String campaign, int limit) {
        boolean more = true;
        while (more) {
            more = titres.numberNext(campaign, limit);
        }
    }

    private List<TitreLine> of(String campaign) {
        return reader.list(new TitreFilter(true, Set.of(), Set.of(), null, campaign, null, null, null, Set.of(), null), 100, 0);
    }

    private List<Integer> serials(String creditor) {
        return jdbc.sql("select number from titre where creditor = ? order by number").param(creditor).query(String.class).list().stream()
            .map(number -> TitreNumber.read(number).orElseThrow().serial()).toList();
    }

    private List<String> mails(int town) {
        return jdbc.sql("select recipient, subject from mail where commune = ? order by id").param(String.valueOf(town))
            .query((row, at) -> row.getString(1) + " " + row.getString(2)).list();
    }

    private List<TitreSheet> sheets(String reference) {
        return papers.sheets().stream().filter(TitreSheet.class::isInstance).map(TitreSheet.class::cast).filter(sheet -> sheet.reference().equals(reference)).toList();
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.size());
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Callable<Void> each : work) {
                running.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
