package fr.paraphe.convention;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.ConventionSheet;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.Person;
import fr.paraphe.document.StoredDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with a convention, from its file to its end, apart from what council, prefecture and signatories do. */
@Service
@Transactional
@EnableConfigurationProperties(ConventionTemplate.class)
public class ConventionService {

    private static final String USUAL_OBJECT = "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL %d-%d";
    private static final String UNKNOWN = "Dossier introuvable.";

    private final ConventionRepository conventions;
    private final DirectoryService directory;
    private final SchoolLists lists;
    private final ConventionTemplate template;
    private final DocumentStore documents;
    private final ApplicationEventPublisher events;
    private final CivilClock clock;

    ConventionService(ConventionRepository conventions, DirectoryService directory, SchoolLists lists, ConventionTemplate template, DocumentStore documents,
                      ApplicationEventPublisher events, CivilClock clock) {
        this.conventions = conventions;
        this.directory = directory;
        this.lists = lists;
        this.template = template;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param commune         INSEE code of the signatory
     * @param firstSchoolYear first school year to be paid
     * @param object          as the deliberation will name it
     * @param renews          reference of the convention that it renews, or null
     * @param members         communes of the RPI that the signatory represents, empty for a commune alone
     */
    public record PrepareFile(String commune, SchoolYear firstSchoolYear, String object, String renews, List<ConventionMember> members, String by) {
    }

    /**
     * @param schools  with their codes as entered
     * @param contact  may be null
     * @param mandates the paper of each commune's mandate in the store of documents, by INSEE code; empty for a commune alone
     */
    public record EstablishSchoolList(String reference, List<ConventionSchool> schools, Contact contact, Map<String, Long> mandates) {

        public EstablishSchoolList {
            mandates = Map.copyOf(mandates);
        }

        /** For a commune alone. */
        public EstablishSchoolList(String reference, List<ConventionSchool> schools, Contact contact) {
            this(reference, schools, contact, Map.of());
        }
    }

    @Transactional(readOnly = true)
    public Convention byReference(String reference) {
        return find(reference);
    }

    @Transactional(readOnly = true)
    public List<Convention> ofCommunes(Collection<String> communes) {
        return conventions.findByCommuneInOrderByReference(communes);
    }

    /** What is unknown is left out; the number of queries does not grow with theirs. */
    @Transactional(readOnly = true)
    public List<Convention> byReferences(Collection<String> references) {
        return conventions.findAllById(references);
    }

    @Transactional(readOnly = true)
    public List<Convention> all() {
        return conventions.findAll();
    }

    /**
     * Enters the data of a new file; its process may then be started under the reference. Entering it again for the same commune and year before that
     * replaces the data and keeps the reference.
     *
     * @throws RefusedException when the opening rule refuses (art. 6 and 7), or a commune has no mayor in the directory
     */
    public Convention prepare(PrepareFile file) {
        Commune commune = directory.commune(file.commune());
        Academie academie = directory.academieOf(commune.insee());
        ConventionTerms terms = template.termsFrom(file.firstSchoolYear());
        List<Convention> known = conventions.findByCommuneOrderByReference(commune.insee());
        new OpeningRule().check(clock.today(), file.firstSchoolYear(), SchoolYear.parse(terms.lastPaidSchoolYear()), others(known))
            .and(objectGiven(file.object()))
            .and(membersKnown(file))
            .and(renewsOwnConvention(file, known))
            .orThrow();
        Councillor mayor = directory.mayor(commune.insee(), clock.today()).orElseThrow(() -> new RefusedException("commune",
            "L’annuaire ne connaît pas de maire en exercice à " + commune.name() + " : complétez la liste des conseillers.", "CGCT, art. L2122-21"));
        Convention convention = known.stream()
            .filter(other -> other.status() == ConventionStatus.PREPARED && other.firstSchoolYear().equals(file.firstSchoolYear()))
            .findFirst()
            .orElseGet(() -> new Convention(freeReference(commune.insee(), file.firstSchoolYear(), known), commune.insee(), academie.code()));
        convention.prepare(file.object().strip(), file.firstSchoolYear(), terms,
            new Representative(mayor.civility(), mayor.firstName(), mayor.lastName()),
            new Representative(academie.recteurCivility(), academie.recteurFirstName(), academie.recteurLastName()), academie.recteurTitle(),
            file.renews(), file.members().stream().map(member -> member.with(null)).toList(), clock.now(), file.by());
        return conventions.save(convention);
    }

    /** For which school years that commune can open a file today, and what stands against each; in their order. */
    @Transactional(readOnly = true)
    public Map<SchoolYear, Verdict> openings(String commune) {
        List<OpeningRule.Other> others = others(conventions.findByCommuneOrderByReference(commune));
        SchoolYear current = SchoolYear.of(clock.today());
        Map<SchoolYear, Verdict> openings = new LinkedHashMap<>();
        for (SchoolYear first : List.of(current, current.next())) {
            openings.put(first, new OpeningRule().check(clock.today(), first, SchoolYear.parse(template.termsFrom(first).lastPaidSchoolYear()), others));
        }
        return openings;
    }

    private static List<OpeningRule.Other> others(List<Convention> known) {
        return known.stream()
            .filter(other -> other.status() == ConventionStatus.IN_APPROVAL || other.status() == ConventionStatus.IN_FORCE)
            .map(other -> new OpeningRule.Other(other.reference(), other.firstSchoolYear(), SchoolYear.parse(other.terms().lastPaidSchoolYear())))
            .toList();
    }

    /** The file's process starts: once. */
    public Convention open(String reference) {
        Convention convention = conventions.findById(Objects.requireNonNullElse(reference, "")).orElseThrow(() -> new RefusedException("reference",
            "Aucun dossier n’est préparé sous la référence «" + Objects.requireNonNullElse(reference, "") + "» : remplissez d’abord le formulaire d’ouverture.", ""));
        if (convention.status() != ConventionStatus.PREPARED) {
            throw new RefusedException("reference", "Le dossier " + reference + " est déjà ouvert.", "");
        }
        convention.open(clock.now());
        return convention;
    }

    /** @throws RefusedException for each school that annexe 1 cannot hold as it is, and for a mandate that is no paper of this file; nothing is stored then */
    public Verdict establishSchoolList(EstablishSchoolList list) {
        Convention convention = inApproval(list.reference());
        List<ConventionSchool> schools = list.schools().stream().map(ConventionSchool::normalised).toList();
        Verdict verdict = annexe1(convention).check(schools);
        verdict.orThrow();
        List<ConventionMember> members = withMandates(convention, list.mandates());
        convention.establishSchools(schools, list.contact() == null ? Contact.NONE : list.contact());
        convention.changeMembers(members);
        return verdict;
    }

    /**
     * The list is there: the file may go on.
     *
     * @return true when annexe 1 is too short and the list is to be established with the IEN
     */
    @Transactional(readOnly = true)
    public boolean concludeSchoolList(String reference) {
        Convention convention = find(reference);
        annexe1(convention).check(convention.schools()).and(mandatesDeposited(convention)).orThrow();
        return convention.needsIen();
    }

    /**
     * The codes that schools are known by, by commune: those of the directory, and those that the lists of this convention, or of the one that it renews, have held. A commune
     * none of whose schools has a code in the directory is left out.
     */
    @Transactional(readOnly = true)
    public Map<String, Set<String>> knownCodes(Convention convention, Collection<String> communes) {
        Map<String, Set<String>> known = new HashMap<>();
        directory.schoolCodes(communes).forEach((commune, codes) -> known.put(commune, new HashSet<>(codes)));
        lists.coded(Stream.concat(Stream.of(convention.reference()), convention.renews().stream()).toList())
            .forEach(school -> known.computeIfPresent(school.commune(), (commune, codes) -> {
                codes.add(school.uai());
                return codes;
            }));
        return known;
    }

    /** @param contactedOn the day on which commune and circonscription settled the list */
    public void settleListWithIen(String reference, LocalDate contactedOn, String note) {
        Convention convention = inApproval(reference);
        if (contactedOn == null) {
            throw new RefusedException("contactedOn", "Indiquez la date à laquelle la liste a été arrêtée avec la commune.", "Convention, annexe 1");
        }
        if (contactedOn.isAfter(clock.today())) {
            throw new RefusedException("contactedOn", "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(clock.today()) + ".", "Convention, annexe 1");
        }
        convention.settleListWithIen(contactedOn, note);
    }

    @Transactional(readOnly = true)
    public void requireListSettledWithIen(String reference) {
        if (find(reference).ienContactedOn().isEmpty()) {
            throw new RefusedException("contactedOn",
                "La liste compte plus d’écoles que l’annexe 1 n’a de lignes : indiquez quand elle a été arrêtée avec la commune.", "Convention, annexe 1");
        }
    }

    public void decideOnResubmission(String reference, Boolean resubmit, String note) {
        Convention convention = inApproval(reference);
        if (resubmit == null) {
            throw new RefusedException("resubmit", "Dites si le point sera représenté à une prochaine séance du conseil.", "");
        }
        convention.decideOnResubmission(resubmit, note);
    }

    /** @return whether the item goes back to the council; asked anew at the next adjournment */
    public boolean concludeResubmission(String reference) {
        Convention convention = find(reference);
        boolean resubmit = convention.resubmit().orElseThrow(() -> new RefusedException("resubmit",
            "Dites si le point sera représenté à une prochaine séance du conseil.", ""));
        convention.forgetResubmission();
        return resubmit;
    }

    /** The commune's wish to withdraw its file, with the reason; what it entails is for the process. */
    public void askForWithdrawal(String reference, String reason, String by) {
        Convention convention = inApproval(reference);
        if (reason == null || reason.isBlank()) {
            throw new RefusedException("reason", "Indiquez le motif du retrait.", "");
        }
        convention.askForWithdrawal(reason.strip(), by);
    }

    /** Closes a file that the commune withdraws: possible until the convention is signed, afterwards only the dénonciation is left (art. 9). */
    public void closeWithdrawn(String reference) {
        Convention convention = inApproval(reference);
        String reason = convention.withdrawalReason().orElseThrow(() -> new RefusedException("reason", "Indiquez le motif du retrait.", ""));
        convention.close(clock.today(), "Dossier retiré par la commune : " + reason);
    }

    /** Closes a file that will not be signed; a file that is closed stays as it is. */
    public void close(String reference, String reason) {
        Convention convention = find(reference);
        if (convention.status() == ConventionStatus.IN_APPROVAL) {
            convention.close(clock.today(), reason);
        }
    }

    /**
     * The convention is signed by both: annexe 1 becomes the list in force.
     *
     * @param effectiveOn the day of the later signature (art. 3)
     */
    public void bringIntoForce(String reference, LocalDate effectiveOn) {
        Convention convention = inApproval(reference);
        convention.bringIntoForce(effectiveOn);
        lists.enrol(convention);
    }

    /** The term is reached (art. 3): its schools are no longer served. Ended once, on its own last day whenever the engine comes to it. */
    public void endAtTerm(String reference) {
        Convention convention = lock(reference);
        if (convention.status() == ConventionStatus.IN_FORCE) {
            end(convention, convention.terms().endsOn(), "Terme de la convention (art. 3)");
        }
    }

    /**
     * Ends a convention before its term: by résiliation (art. 10) or dénonciation (art. 9). Ending it again for the same reason on the same day changes nothing.
     *
     * @param lastDay the last day on which it is in force, to 24:00; it must be over
     * @param reason  what ended it, one French phrase, as the file and its schools will show it
     * @return false when it was ended so already
     * @throws RefusedException when it is not in force, when it ended otherwise, or when its term comes first (art. 3)
     */
    public boolean endEarly(String reference, LocalDate lastDay, String reason) {
        Convention convention = lock(reference);
        if (convention.status() == ConventionStatus.ENDED && convention.endedOn().filter(lastDay::equals).isPresent()
            && convention.endReason().filter(reason::equals).isPresent()) {
            return false;
        }
        convention.requireInForce();
        EarlyEndRule.of(convention).check(lastDay, clock.today()).orThrow();
        end(convention, lastDay, reason);
        return true;
    }

    private void end(Convention convention, LocalDate lastDay, String reason) {
        convention.end(lastDay, reason);
        lists.deactivateAll(convention.reference(), lastDay, reason);
        events.publishEvent(new ConventionEnded(convention.reference(), lastDay, reason));
    }

    /** What the deliberation usually names a convention that begins with that school year. */
    @Transactional(readOnly = true)
    public String usualObject(SchoolYear first) {
        return USUAL_OBJECT.formatted(first.firstYear(), first.firstYear() + template.schoolYears());
    }

    /** The text that the parties sign, with everything this convention fixes. */
    @Transactional(readOnly = true)
    public ConventionSheet text(String reference, LocalDate deliberatedOn) {
        Convention convention = find(reference);
        Commune commune = directory.commune(convention.commune());
        Academie academie = directory.academie(convention.academie());
        ConventionTerms terms = convention.terms();
        return new ConventionSheet(reference, deliberatedOn,
            new ConventionSheet.Academie(academie.name(), academie.postalAddress(), person(convention.recteur()), convention.recteurTitle()),
            new ConventionSheet.Commune(commune.name(), commune.postalAddress(), person(convention.mayor()), "Maire"),
            new ConventionSheet.Terms(convention.firstSchoolYear().toString(), terms.lastPaidSchoolYear(), terms.endsOn(), terms.feePerSchool(), terms.windowOpensOn(),
                terms.windowClosesOn(), terms.noticeMonths(), terms.conciliationMonths(), terms.terminationDays(), terms.creditor(), terms.annexRows()),
            new ConventionSheet.Contact(orEmpty(convention.contact().lastName()), orEmpty(convention.contact().firstName()), orEmpty(convention.contact().email()),
                orEmpty(convention.contact().phone())),
            convention.schools().stream()
                .map(school -> new ConventionSheet.School(orEmpty(school.uai()), school.type().name(), school.name(), directory.commune(school.commune()).name()))
                .toList());
    }

    private Convention lock(String reference) {
        return conventions.lock(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    private Convention find(String reference) {
        return conventions.findById(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    private Convention inApproval(String reference) {
        Convention convention = find(reference);
        switch (convention.status()) {
            case IN_APPROVAL -> {
                return convention;
            }
            case PREPARED -> throw new RefusedException("", "Le dossier " + reference + " n’est pas encore ouvert.", "");
            case IN_FORCE -> throw new RefusedException("", "La convention " + reference + " est signée et en vigueur depuis le "
                + FrenchDates.numeric(effectiveOn(convention)) + " : seule une dénonciation ou un avenant peut la changer.", "Convention, art. 6.2, 8 et 9");
            default -> throw new RefusedException("", "Le dossier " + reference + " est clos.", "");
        }
    }

    private static LocalDate effectiveOn(Convention convention) {
        return convention.effectiveOn().orElseThrow();
    }

    private static String freeReference(String insee, SchoolYear first, List<Convention> known) {
        String reference = "ENT-" + insee + "-" + first.firstYear();
        Set<String> taken = new HashSet<>();
        known.forEach(convention -> taken.add(convention.reference()));
        String free = reference;
        for (int i = 2; taken.contains(free); i++) {
            free = reference + "-" + i;
        }
        return free;
    }

    private static Verdict objectGiven(String object) {
        if (object == null || object.isBlank()) {
            return Verdict.refused("object", "Indiquez l’objet de la convention, tel que la délibération le nommera.", "CGCT, art. L2121-10");
        }
        // the limit of ACTES for the object of an act
        return object.strip().length() > 499 ? Verdict.refused("object", "L’objet dépasse 499 caractères, la limite de la télétransmission.", "ACTES, Objet") : Verdict.accepted();
    }

    private SchoolListRule annexe1(Convention convention) {
        Set<String> communes = SchoolListRule.communes(convention);
        return new SchoolListRule(communes, knownCodes(convention, communes));
    }

    private static Verdict mandatesDeposited(Convention convention) {
        List<Refusal> reasons = new ArrayList<>();
        for (int i = 0; i < convention.members().size(); i++) {
            ConventionMember member = convention.members().get(i);
            if (member.document() == null) {
                reasons.add(new Refusal("members[" + i + "].document", "Déposez la délibération par laquelle la commune " + member.commune()
                    + " donne mandat à la commune signataire.", "Convention, art. 8"));
            }
        }
        return Verdict.of(reasons);
    }

    /** The members with the papers of their mandates, each deposited in this file. */
    private List<ConventionMember> withMandates(Convention convention, Map<String, Long> mandates) {
        Set<Long> deposited = convention.members().isEmpty() ? Set.of() : documents.of(convention.reference()).stream()
            .filter(paper -> paper.kind() == DocumentKind.MANDATE).map(StoredDocument::id).collect(Collectors.toSet());
        List<ConventionMember> members = new ArrayList<>();
        List<Refusal> reasons = new ArrayList<>();
        for (int i = 0; i < convention.members().size(); i++) {
            ConventionMember member = convention.members().get(i);
            Long paper = mandates.get(member.commune());
            if (paper != null && !deposited.contains(paper)) {
                reasons.add(new Refusal("members[" + i + "].document", "Cette pièce n’est pas un mandat du dossier " + convention.reference() + " : déposez-la de nouveau.",
                    "Convention, art. 8"));
            }
            members.add(member.with(paper));
        }
        Verdict.of(reasons).orThrow();
        return members;
    }

    private Verdict membersKnown(PrepareFile file) {
        List<Refusal> reasons = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(file.commune()));
        for (int i = 0; i < file.members().size(); i++) {
            ConventionMember member = file.members().get(i);
            String row = "members[" + i + "]";
            if (member.commune() == null || directory.communes().stream().noneMatch(commune -> commune.insee().equals(member.commune()))) {
                reasons.add(new Refusal(row + ".commune", "La commune «" + orEmpty(member.commune()) + "» du RPI n’est pas dans l’annuaire.", "Convention, art. 8"));
            } else if (!seen.add(member.commune())) {
                reasons.add(new Refusal(row + ".commune", "La commune " + member.commune() + " figure deux fois dans le RPI.", "Convention, art. 8"));
            }
            if (member.mandate() == null || member.mandate().isBlank()) {
                reasons.add(new Refusal(row + ".mandate", "Indiquez la délibération par laquelle la commune donne mandat à la commune signataire.", "Convention, art. 8"));
            }
        }
        return Verdict.of(reasons);
    }

    private static Verdict renewsOwnConvention(PrepareFile file, List<Convention> known) {
        boolean unknown = file.renews() != null && known.stream().noneMatch(convention -> convention.reference().equals(file.renews()));
        return unknown
            ? Verdict.refused("renews", "La convention «" + file.renews() + "», à renouveler, n’est pas un dossier de la commune.", "")
            : Verdict.accepted();
    }

    private static Person person(Representative representative) {
        return new Person(representative.civility(), representative.firstName(), representative.lastName());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
