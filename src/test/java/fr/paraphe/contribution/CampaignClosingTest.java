package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantReader;
import fr.paraphe.avenant.ListKind;
import fr.paraphe.avenant.YearAnswer;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.CampaignSlice.Land;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.SchoolType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Closing the lists of an académie: chunk by chunk, once, after the window (art. 6); and what comes after. */
@CampaignSlice
class CampaignClosingTest {

    private static final SchoolYear YEAR = new SchoolYear(2018);

    @Autowired
    private CampaignClosing closing;
    @Autowired
    private CampaignService campaigns;
    @Autowired
    private ContributionReader reader;
    @Autowired
    private SchoolLists lists;
    @Autowired
    private AvenantReader avenants;
    @Autowired
    private IssuedTitres titres;
    @Autowired
    private Land land;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void quietOctober() {
        reset(avenants, titres);
        land.at("2018-10-16", "00:00");
    }

    @Test
    void everyConventionIsBilledOnceChunkByChunk() {
        land.academie("aix", 25);
        String campaign = campaign("aix");
        assertThat(closing.closeNext(campaign, 10)).isEqualTo(new ClosingProgress(10, 25, true));
        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.CLOSING);
        assertThat(closing.closeNext(campaign, 10)).isEqualTo(new ClosingProgress(20, 25, true));
        assertThat(closing.closeNext(campaign, 10)).isEqualTo(new ClosingProgress(25, 25, false));
        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.TO_CHECK);
        BordereauTotals totals = reader.totals(campaign);
        assertThat(totals.count()).isEqualTo(25);
        assertThat(totals.due()).isEqualTo(25);
        assertThat(totals.schools()).isEqualTo(75);
        assertThat(totals.amount()).isEqualByComparingTo("3750.00");
        assertThat(totals.evolutions()).containsEntry(Evolution.SAME, 25).containsEntry(Evolution.MORE, 0);
        assertThat(totals.flags()).isEmpty();
        ContributionLine first = page(campaign).get(0);
        assertThat(first.sentence().replace('\u00a0', ' ')).isEqualTo("3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée)");
        assertThat(first.amount()).isEqualByComparingTo("150.00");
    }

    @Test
    void aChunkAsLargeAsTheRestIsTheLast() {
        land.academie("amiens", 20);
        String campaign = campaign("amiens");
        assertThat(closing.closeNext(campaign, 10).more()).isTrue();
        assertThat(closing.closeNext(campaign, 10)).isEqualTo(new ClosingProgress(20, 20, false));
    }

    @Test
    void anAcademieWithoutConventionsIsClosedAtOnce() {
        land.academie("besancon", 0);
        assertThat(closing.closeNext(campaign("besancon"), 10)).isEqualTo(new ClosingProgress(0, 0, false));
    }

    @Test
    void theListsAreNotClosedBeforeTheEndOfTheWindowHoweverTheClockWasSet() {
        land.academie("bordeaux", 20);
        String campaign = campaign("bordeaux");
        land.at("2018-10-15", "23:59");
        String sentence = "Nous sommes le 15/10/2018 : les communes peuvent transmettre un avenant jusqu’au 15/10/2018 à 24 h, et les listes ne se closent qu’ensuite. "
            + "Si la date n’est pas la bonne, l’horloge du serveur a été reculée. (Convention, art. 6.2)";
        assertThatThrownBy(() -> closing.closeNext(campaign, 10)).isInstanceOf(RefusedException.class).hasMessage(sentence);
        land.at("2018-10-16", "00:00");
        closing.closeNext(campaign, 10);
        land.at("2018-10-15", "12:00");
        assertThatThrownBy(() -> closing.closeNext(campaign, 10)).isInstanceOf(RefusedException.class).hasMessage(sentence);
        land.at("2018-10-16", "00:05");
        assertThat(closing.closeNext(campaign, 10)).isEqualTo(new ClosingProgress(20, 20, false));
    }

    @Test
    void aCampaignIsClosedOnce() {
        land.academie("caen", 2);
        String campaign = campaign("caen");
        closing.closeNext(campaign, 10);
        land.at("2018-10-17", "09:00");
        assertThatThrownBy(() -> closing.closeNext(campaign, 10)).isInstanceOf(RefusedException.class)
            .hasMessage("Les listes de la campagne ENT-caen-2018-2019 ont été closes le 16/10/2018 : elles ne se closent pas une seconde fois. (Convention, art. 6)");
        assertThatThrownBy(() -> closing.closeNext("ENT-nulle-part-2018-2019", 10)).isInstanceOf(NotFoundException.class).hasMessage("Campagne introuvable.");
    }

    @Test
    void aChunkThatFailsLeavesNothingAndTheNextOneGoesOnThere() {
        land.academie("clermont", 25);
        String campaign = campaign("clermont");
        closing.closeNext(campaign, 10);
        when(avenants.answers(any(), any())).thenThrow(new IllegalStateException("the avenants are away"));
        assertThatThrownBy(() -> closing.closeNext(campaign, 10)).hasMessage("the avenants are away");
        assertThat(campaigns.get(campaign).done()).isEqualTo(10);
        assertThat(reader.totals(campaign).count()).isEqualTo(10);
        reset(avenants);
        closing.closeNext(campaign, 10);
        assertThat(closing.closeNext(campaign, 10)).isEqualTo(new ClosingProgress(25, 25, false));
        assertThat(reader.totals(campaign).count()).isEqualTo(25);
    }

    @Test
    void twoNodesDoNoConventionTwice() throws Exception {
        land.academie("corse", 60);
        String campaign = campaign("corse");
        AtomicInteger chunks = new AtomicInteger();
        Callable<Void> node = () -> {
            boolean more = true;
            while (more) {
                try {
                    more = closing.closeNext(campaign, 5).more();
                    chunks.incrementAndGet();
                } catch (RefusedException over) {
                    more = false;
                }
            }
            return null;
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        for (Future<Void> each : nodes.invokeAll(List.of(node, node))) {
            each.get();
        }
        nodes.shutdown();
        assertThat(chunks).hasValue(12);
        BordereauTotals totals = reader.totals(campaign);
        assertThat(totals.count()).isEqualTo(60);
        assertThat(totals.amount()).isEqualByComparingTo("9000.00");
        assertThat(campaigns.get(campaign).done()).isEqualTo(60);
    }

    @Test
    void whoIsNotOfTheYearIsNotBilled() {
        int first = land.academie("creteil", 6);
        land.change("update convention set effective_on = ? where reference = ?", LocalDate.of(2018, 10, 16), Land.reference(first));
        land.change("update convention set ended_on = ?, status = 'ENDED' where reference = ?", LocalDate.of(2018, 8, 31), Land.reference(first + 1));
        land.change("update convention set ended_on = ?, status = 'ENDED' where reference = ?", LocalDate.of(2018, 9, 1), Land.reference(first + 2));
        land.change("update convention set last_paid_school_year = '2017-2018' where reference = ?", Land.reference(first + 3));
        land.change("update convention set status = 'IN_APPROVAL' where reference = ?", Land.reference(first + 4));
        String campaign = campaign("creteil");
        closing.closeNext(campaign, 10);
        assertThat(page(campaign)).extracting(ContributionLine::reference).containsExactly(Land.reference(first + 2), Land.reference(first + 5));
        assertThat(page(campaign).get(0).flag()).isEqualTo(ContributionFlag.ENDED);
        assertThat(page(campaign).get(0).note()).isEqualTo("Convention terminée le 01/09/2018 : l’année commencée le 01/09/2018 reste due, sauf décision du GIP.");
    }

    @Test
    void avenantsAreAskedOnceForAChunk() {
        int first = land.academie("dijon", 12);
        String late = Land.reference(first + 3);
        List<Integer> asked = new ArrayList<>();
        when(avenants.answers(any(), eq(YEAR))).thenAnswer(call -> {
            Collection<String> references = call.getArgument(0);
            asked.add(references.size());
            return references.contains(late) ? Map.of(late, List.of(new YearAnswer(late + "-A1", AvenantNature.LIST, ListKind.DECREASE, false, false,
                LocalDate.of(2018, 10, 16), "Convention, art. 6.3", "La baisse a été transmise après le 15 octobre."))) : Map.of();
        });
        String campaign = campaign("dijon");
        closing.closeNext(campaign, 10);
        closing.closeNext(campaign, 10);
        assertThat(asked).containsExactly(10, 2);
        ContributionLine line = page(campaign).get(3);
        assertThat(line.flag()).isEqualTo(ContributionFlag.LATE);
        assertThat(line.article()).isEqualTo("Convention, art. 6.3");
        assertThat(line.avenant()).isEqualTo(late + "-A1");
        assertThat(line.note()).isEqualTo("La baisse a été transmise après le 15 octobre.");
        assertThat(reader.totals(campaign).flags()).isEqualTo(Map.of(ContributionFlag.LATE, 1));
    }

    @Test
    void aListThatChangesAfterTheClosingIsBilledAnew() {
        int first = land.academie("grenoble", 2);
        String campaign = campaign("grenoble");
        closing.closeNext(campaign, 10);
        String reference = Land.reference(first);
        accepted(reference, ListKind.INCREASE);
        lists.replaceFrom(reference, YEAR, schools(first, 4), reference + "-A1");
        ContributionLine anew = page(campaign).get(0);
        assertThat(anew.schools()).isEqualTo(4);
        assertThat(anew.amount()).isEqualByComparingTo("200.00");
        assertThat(anew.evolution()).isEqualTo(Evolution.MORE);
        assertThat(anew.flag()).isEqualTo(ContributionFlag.RECOMPUTED);
        assertThat(anew.note().replace('\u00a0', ' ')).startsWith("L’avenant " + reference + "-A1 a changé la liste après la clôture (auparavant 3 écoles, 150,00 €).");
        assertThat(page(campaign).get(1).flag()).isNull();
        assertThat(reader.totals(campaign).amount()).isEqualByComparingTo(new BigDecimal("350.00"));
    }

    @Test
    void aListThatChangesAfterTheTitreAsksForAnotherTitre() {
        int first = land.academie("lille", 1);
        String campaign = campaign("lille");
        closing.closeNext(campaign, 10);
        String reference = Land.reference(first);
        accepted(reference, ListKind.DECREASE);
        when(titres.standing(reference, YEAR)).thenReturn(true);
        lists.replaceFrom(reference, YEAR, schools(first, 2), reference + "-A1");
        ContributionLine anew = page(campaign).get(0);
        assertThat(anew.amount()).isEqualByComparingTo("100.00");
        assertThat(anew.flag()).isEqualTo(ContributionFlag.TITRE_TO_REISSUE);
        assertThat(anew.note()).startsWith("L’avenant " + reference + "-A1 a changé la liste après l’émission du titre : il est à annuler et à réémettre");
    }

    @Test
    void aListThatChangesBeforeTheClosingIsSimplyClosed() {
        int first = land.academie("limoges", 1);
        String campaign = campaign("limoges");
        String reference = Land.reference(first);
        accepted(reference, ListKind.INCREASE);
        land.at("2018-09-20", "10:00");
        lists.replaceFrom(reference, YEAR, schools(first, 5), reference + "-A1");
        land.at("2018-10-16", "00:00");
        closing.closeNext(campaign, 10);
        ContributionLine line = page(campaign).get(0);
        assertThat(line.sentence().replace('\u00a0', ' ')).isEqualTo("5 écoles × 50,00 € = 250,00 € (art. 6.2, hausse : avenant " + reference + "-A1 transmis le 20/09/2018)");
        assertThat(line.flag()).isNull();
        assertThat(line.evolution()).isEqualTo(Evolution.MORE);
    }

    @Test
    void theBordereauIsCheckedOnceTheClosingIsOver() {
        int first = land.academie("lyon", 20);
        land.change("update convention set ended_on = ?, status = 'ENDED' where reference = ?", LocalDate.of(2018, 9, 30), Land.reference(first));
        String campaign = campaign("lyon");
        assertThatThrownBy(() -> campaigns.issue(campaign)).hasMessage("La clôture des listes n’a pas commencé : la fenêtre se ferme le 15/10/2018 à 24 h. (Convention, art. 6.2)");
        closing.closeNext(campaign, 12);
        assertThatThrownBy(() -> campaigns.issue(campaign)).hasMessage("La clôture est en cours : 12 conventions sur 20. (Convention, art. 6)");
        assertThatThrownBy(() -> campaigns.check(campaign, List.of(), true, null, "gip")).hasMessage("La clôture est en cours : 12 conventions sur 20. (Convention, art. 6)");
        closing.closeNext(campaign, 12);
        assertThatThrownBy(() -> campaigns.check(campaign, List.of(), null, null, "gip"))
            .hasMessage("Confirmez le nombre et le total des contributions : les titres partent ensuite. (Convention, art. 6)");
        campaigns.check(campaign, List.of(), true, null, "gip");
        assertThatThrownBy(() -> campaigns.issue(campaign)).hasMessage("Une convention terminée attend votre décision : sa contribution est-elle due ? (Convention, art. 9)");
        String ended = Land.reference(first);
        assertThatThrownBy(() -> campaigns.check(campaign, List.of(new CampaignService.Decision(ended, false, " ")), true, null, "gip"))
            .hasMessage("Dites pourquoi l’année commencée n’est pas due. (Convention, art. 9)");
        assertThatThrownBy(() -> campaigns.check(campaign, List.of(new CampaignService.Decision(Land.reference(first + 1), true, null)), true, null, "gip"))
            .hasMessage("La contribution de la convention " + Land.reference(first + 1) + " n’attend pas de décision. (Convention, art. 6)");
        campaigns.check(campaign, List.of(new CampaignService.Decision(ended, false, "Dénoncée avant le service")), true, "Vu", "gip");
        campaigns.issue(campaign);
        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.ISSUING);
        assertThat(reader.totals(campaign).due()).isEqualTo(19);
        assertThat(reader.totals(campaign).amount()).isEqualByComparingTo("2850.00");
        assertThatThrownBy(() -> campaigns.check(campaign, List.of(), true, null, "gip"))
            .hasMessage("Le bordereau de la campagne ENT-lyon-2018-2019 a été vérifié le 16/10/2018 : les titres partent. (Convention, art. 6)");
    }

    @Test
    void aCampaignEndsPaidOrWithAReason() {
        land.academie("mayotte", 1);
        String campaign = campaign("mayotte");
        closing.closeNext(campaign, 10);
        when(titres.unpaid(campaign)).thenReturn(2);
        assertThatThrownBy(() -> campaigns.requireSettled(campaign))
            .hasMessage("2 titres ne sont pas payés : dites pourquoi la campagne se clôt sans attendre le paiement. (Convention, art. 6)");
        when(titres.unpaid(campaign)).thenReturn(0);
        campaigns.requireSettled(campaign);
        campaigns.close(campaign);
        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.CLOSED);
    }

    @Test
    void listsAreFilteredSortedAndSeenByWhomTheyConcern() {
        int first = land.academie("nancy", 5);
        land.change("insert into school_enrolment (reference, from_year, current_key, type, name, commune, version) values (?, 2018, 'EE 9', 'EE', 'Neuve', ?, 0)",
            Land.reference(first + 2), String.valueOf(first + 2));
        String campaign = campaign("nancy");
        closing.closeNext(campaign, 10);
        ContributionFilter all = ContributionFilter.ofCampaign(campaign);
        assertThat(reader.list(all, ContributionOrder.AMOUNT, true, 2, 0)).extracting(ContributionLine::schools).containsExactly(4, 3);
        assertThat(reader.list(all, ContributionOrder.REFERENCE, true, 1, 1)).extracting(ContributionLine::commune).containsExactly(String.valueOf(first + 3));
        assertThat(reader.count(new ContributionFilter(true, List.of(), List.of(), campaign, null, null, null, null, false, true))).isEqualTo(1);
        assertThat(reader.count(new ContributionFilter(false, List.of(String.valueOf(first)), List.of(), campaign, null, null, null, null, false, false))).isEqualTo(1);
        assertThat(reader.count(new ContributionFilter(false, List.of(), List.of("nancy"), null, "2018-2019", null, null, null, false, false))).isEqualTo(5);
        assertThat(reader.count(new ContributionFilter(false, List.of(), List.of(), campaign, null, null, null, null, false, false))).isZero();
        assertThat(reader.list(all, ContributionOrder.FLAG, false, 10, 0)).hasSize(5);
    }

    private String campaign(String academie) {
        return transaction.execute(status -> campaigns.create(academie, YEAR, LocalDate.of(2018, 9, 1), LocalDate.of(2018, 10, 15)).reference());
    }

    private List<ContributionLine> page(String campaign) {
        return reader.list(ContributionFilter.ofCampaign(campaign), ContributionOrder.REFERENCE, false, 100, 0);
    }

    private void accepted(String reference, ListKind kind) {
        when(avenants.answers(any(), any())).thenAnswer(call -> call.<Collection<String>>getArgument(0).contains(reference) ? Map.of(reference,
            List.of(new YearAnswer(reference + "-A1", AvenantNature.LIST, kind, true, false, LocalDate.of(2018, 9, 20), "Convention, art. 6.2", ""))) : Map.of());
    }

    private static List<ConventionSchool> schools(int town, int number) {
        return IntStream.rangeClosed(1, number).mapToObj(school -> new ConventionSchool(null, SchoolType.EE, "École " + school, String.valueOf(town))).toList();
    }
}
