package fr.paraphe.avenant;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Billable;
import fr.paraphe.convention.BillableConventions;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionMember;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.ListChange;
import fr.paraphe.convention.SchoolLists;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What forms and the API show of an avenant before anything is decided: the list in force, the difference, what the window would answer, and the cost. */
@Service
@Transactional(readOnly = true)
public class AvenantViews {

    private final AvenantRepository avenants;
    private final ConventionService conventions;
    private final SchoolLists lists;
    private final BillableConventions billable;
    private final CivilClock clock;

    AvenantViews(AvenantRepository avenants, ConventionService conventions, SchoolLists lists, BillableConventions billable, CivilClock clock) {
        this.avenants = avenants;
        this.conventions = conventions;
        this.lists = lists;
        this.billable = billable;
        this.clock = clock;
    }

    /**
     * What a new list would do.
     *
     * @param change        schools added, removed, kept and corrected
     * @param kind          how that counts for art. 6.3
     * @param answer        what the window answers to a transmission on that day; empty for a mere correction, which needs none
     * @param cost          the sums
     * @param costSentence  «4 écoles × 50,00 € = 200,00 € à partir de l’année scolaire 2018-2019, au lieu de …»
     */
    public record Effect(ListChange change, ListKind kind, Optional<WindowAnswer> answer, AvenantCost cost, String costSentence) {
    }

    /** The list that the avenant would replace: the one in force for its school year. */
    public List<EnrolledSchool> listInForce(String reference) {
        Avenant avenant = find(reference);
        return lists.inForce(avenant.convention(), avenant.schoolYear());
    }

    /** What the list entered would do if it were transmitted today; empty before a list is entered, and where the avenant sets none. */
    public Optional<Effect> effect(String reference) {
        Avenant avenant = find(reference);
        return !avenant.nature().hasList() || !avenant.isListEntered() ? Optional.empty()
            : Optional.of(effect(conventions.byReference(avenant.convention()), avenant.nature(), avenant.schoolYear(), change(avenant), clock.today()));
    }

    /** What the window would answer to a transmission on that day. */
    public WindowAnswer answerIfSent(String reference, LocalDate sentOn) {
        Avenant avenant = find(reference);
        ListKind kind = avenant.nature().hasList() ? ListKind.of(change(avenant)) : null;
        return windowRule(conventions.byReference(avenant.convention()), avenant.schoolYear()).answer(avenant.nature(), kind, sentOn);
    }

    /** The window of its school year, as its convention has it. */
    public AvenantWindow window(String reference) {
        return windowOf(find(reference));
    }

    /**
     * What a list would do, of which nothing is stored (POST /api/avenants/simulation).
     *
     * @param convention its reference
     * @param nature     a change of the list, or one of the three cases of art. 8 that set one
     * @param members    INSEE codes of the communes of the RPI as it would be; for those cases only
     * @param sentOn     null for today
     * @throws RefusedException as the avenant itself would be refused
     */
    public Effect simulate(String convention, SchoolYear year, AvenantNature nature, List<String> members, LocalDate sentOn, List<ConventionSchool> schools) {
        if (!nature.hasList()) {
            throw new RefusedException("nature", "Cet avenant ne porte pas sur la liste des écoles.", "Convention, " + nature.article());
        }
        Convention changed = conventions.byReference(convention);
        changed.requireInForce();
        new AvenantYearRule(changed.firstSchoolYear(), SchoolYear.parse(changed.terms().lastPaidSchoolYear())).check(nature, year, clock.today()).orThrow();
        List<ConventionSchool> list = schools.stream().map(ConventionSchool::normalised).toList();
        Verdict verdict = listRule(changed, nature, members).check(list);
        verdict.orThrow();
        return effect(changed, nature, year, lists.compare(inForce(convention, year), list), sentOn == null ? clock.today() : sentOn);
    }

    /** As above, for a change of the list (art. 6.2). */
    public Effect simulate(String convention, SchoolYear year, LocalDate sentOn, List<ConventionSchool> schools) {
        return simulate(convention, year, AvenantNature.LIST, List.of(), sentOn, schools);
    }

    /** Whether the same change may be proposed in the window of the next school year. */
    public boolean canBeProposedAgain(String reference) {
        return canBeProposedAgain(find(reference));
    }

    /** @throws RefusedException when nobody has filled in the form under that reference */
    Avenant requirePrepared(String reference) {
        return avenants.findById(Objects.requireNonNullElse(reference, "")).orElseThrow(() -> new RefusedException("reference", "Aucun avenant n’est préparé sous la référence «"
            + Objects.requireNonNullElse(reference, "") + "» : remplissez d’abord le formulaire d’ouverture.", ""));
    }

    boolean canBeProposedAgain(Avenant avenant) {
        Convention convention = conventions.byReference(avenant.convention());
        return avenant.status() == AvenantStatus.NO_EFFECT && convention.status() == ConventionStatus.IN_FORCE
            && avenant.schoolYear().compareTo(SchoolYear.parse(convention.terms().lastPaidSchoolYear())) < 0;
    }

    ListChange change(Avenant avenant) {
        return lists.compare(inForce(avenant.convention(), avenant.schoolYear()), avenant.schools());
    }

    AvenantWindow windowOf(Avenant avenant) {
        return AvenantWindow.of(conventions.byReference(avenant.convention()).terms(), avenant.schoolYear());
    }

    /** @param members INSEE codes of the communes of the RPI as it is to be; for the cases of art. 8 that change it */
    AvenantListRule listRule(Convention convention, AvenantNature nature, List<String> members) {
        Set<String> communes = new HashSet<>(nature.isRpi() ? members : convention.members().stream().map(ConventionMember::commune).toList());
        communes.add(convention.commune());
        return new AvenantListRule(communes, conventions.knownCodes(convention, communes));
    }

    /** The window of that school year, and whose list is in force for it. */
    WindowRule windowRule(Convention convention, SchoolYear year) {
        return new WindowRule(AvenantWindow.of(convention.terms(), year), avenants.findByConventionOrderByNumber(convention.reference()).stream()
            .filter(other -> other.setsListOf(year)).map(Avenant::reference).findFirst().orElse(null));
    }

    /** The window after the avenant's. */
    AvenantWindow nextWindowOf(Avenant avenant) {
        return AvenantWindow.of(conventions.byReference(avenant.convention()).terms(), avenant.schoolYear().next());
    }

    private Effect effect(Convention convention, AvenantNature nature, SchoolYear year, ListChange change, LocalDate sentOn) {
        ListKind kind = ListKind.of(change);
        AvenantCost cost = new AvenantCost(fee(convention, year), change.sizeBefore(), change.sizeAfter(), year, SchoolYear.parse(convention.terms().lastPaidSchoolYear()));
        boolean rectification = nature == AvenantNature.LIST && kind == ListKind.UNCHANGED;
        Optional<WindowAnswer> answer = rectification ? Optional.empty()
            : Optional.of(windowRule(convention, year).answer(nature, kind, sentOn));
        return new Effect(change, kind, answer, cost, cost.sentence(answer.map(WindowAnswer::outcome).orElse(WindowOutcome.EFFECTIVE)));
    }

    private BigDecimal fee(Convention convention, SchoolYear year) {
        return billable.of(convention.reference(), year).map(Billable::fee).orElse(convention.terms().feePerSchool());
    }

    private List<ConventionSchool> inForce(String convention, SchoolYear year) {
        return lists.inForce(convention, year).stream().map(EnrolledSchool::asListed).toList();
    }

    private Avenant find(String reference) {
        return avenants.findById(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
    }
}
