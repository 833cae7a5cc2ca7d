package fr.paraphe.avenant;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.convention.AcademieParty;
import fr.paraphe.convention.Billable;
import fr.paraphe.convention.BillableConventions;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.ListChange;
import fr.paraphe.convention.NewTerms;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Representative;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.TextToSign;
import fr.paraphe.convention.TextsToSign;
import fr.paraphe.document.AvenantSheet;
import fr.paraphe.document.ConventionSheet;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An avenant as a text to sign: a change of the list by the mayor alone (art. 6.2), anything else after a deliberation. */
@Component
class AvenantTexts implements TextsToSign {

    private final AvenantRepository avenants;
    private final ConventionService conventions;
    private final SchoolLists lists;
    private final BillableConventions billable;
    private final PartyReader parties;
    private final CivilClock clock;

    AvenantTexts(AvenantRepository avenants, ConventionService conventions, SchoolLists lists, BillableConventions billable, PartyReader parties, CivilClock clock) {
        this.avenants = avenants;
        this.conventions = conventions;
        this.lists = lists;
        this.billable = billable;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public Optional<TextToSign> text(String reference, LocalDate deliberatedOn) {
        return avenants.findById(reference).map(avenant -> {
            AvenantNature nature = avenant.nature();
            boolean undated = nature.deliberated() && deliberatedOn == null;
            return new TextToSign(undated ? null : sheet(avenant, deliberatedOn), avenant.commune(), DocumentKind.AVENANT, "l’avenant", nature.deliberated(),
                nature.recteurSigns(), false);
        });
    }

    private AvenantSheet sheet(Avenant avenant, LocalDate deliberatedOn) {
        Convention convention = conventions.byReference(avenant.convention());
        AvenantNature nature = avenant.nature();
        LocalDate dated = nature.deliberated() ? deliberatedOn : clock.dayOf(avenant.openedAt());
        AcademieParty academie = parties.academie(convention.academie());
        Party commune = parties.commune(avenant.convention());
        PartyReader.Signatories signatories = parties.signatories(avenant.convention(), dated);
        return new AvenantSheet(avenant.reference(), avenant.convention(), convention.effectiveOn().orElseThrow(),
            new ConventionSheet.Academie(academie.name(), academie.postalAddress(), person(signatories.recteur()), signatories.recteurTitle()),
            new ConventionSheet.Commune(commune.name(), commune.postalAddress(), person(signatories.mayor()), "Maire"),
            avenant.schoolYear().toString(), object(avenant), nature.hasList() ? list(avenant, convention) : null, nature.isRpi() ? members(avenant) : null,
            nature == AvenantNature.INTERCOMMUNALITY ? body(avenant) : null, nature == AvenantNature.TERMS ? terms(avenant.terms()) : null,
            nature.hasWindow() ? new AvenantSheet.Window(convention.terms().windowOpensOn(), convention.terms().windowClosesOn()) : null,
            nature.deliberated() ? deliberatedOn : null, nature.recteurSigns(), dated);
    }

    private static Person person(Representative representative) {
        return new Person(representative.civility(), representative.firstName(), representative.lastName());
    }

    private static String object(Avenant avenant) {
        String year = avenant.schoolYear().toString();
        return switch (avenant.nature()) {
            case LIST -> "établit la nouvelle liste des écoles inscrites à l’ENT-école au titre de l’année scolaire " + year + " (convention, article 6.2).";
            case RPI_CHANGE -> "intègre la nouvelle situation des communes : modification d’un regroupement pédagogique intercommunal (convention, article 8).";
            case RPI_ENTRY -> "intègre la nouvelle situation des communes : intégration d’une ou plusieurs communes à un regroupement pédagogique intercommunal "
                + "(convention, article 8).";
            case RPI_EXIT -> "intègre la nouvelle situation des communes : sortie d’une ou plusieurs communes d’un regroupement pédagogique intercommunal "
                + "(convention, article 8).";
            case INTERCOMMUNALITY -> "intègre la nouvelle situation de la commune : mise en place d’une communauté de communes, agglomération ou métropole "
                + "(convention, article 8).";
            case TERMS -> "modifie les conditions de la convention.";
        };
    }

    private AvenantSheet.SchoolList list(Avenant avenant, Convention convention) {
        List<ConventionSchool> before = lists.inForce(avenant.convention(), avenant.schoolYear()).stream().map(EnrolledSchool::asListed).toList();
        ListChange change = lists.compare(before, avenant.schools());
        Map<String, String> names = parties.communeNames(Stream.concat(before.stream(), avenant.schools().stream()).map(ConventionSchool::commune).distinct().toList());
        return new AvenantSheet.SchoolList(printed(avenant.schools(), names), printed(change.added(), names), printed(change.removed(), names),
            billable.of(avenant.convention(), avenant.schoolYear()).map(Billable::fee).orElse(convention.terms().feePerSchool()));
    }

    private static List<ConventionSheet.School> printed(List<ConventionSchool> schools, Map<String, String> names) {
        return schools.stream().map(school -> new ConventionSheet.School(school.uai() == null ? "" : school.uai(), String.valueOf(school.type()), school.name(),
            names.getOrDefault(school.commune(), school.commune()))).toList();
    }

    private List<AvenantSheet.Member> members(Avenant avenant) {
        Map<String, String> names = parties.communeNames(avenant.members().stream().map(AvenantMember::commune).collect(Collectors.toSet()));
        return avenant.members().stream().map(member -> new AvenantSheet.Member(names.getOrDefault(member.commune(), member.commune()), member.mandate())).toList();
    }

    private static AvenantSheet.Body body(Avenant avenant) {
        return new AvenantSheet.Body(avenant.bodyName().orElse(""), avenant.bodySiren().orElse(""), avenant.bodyAddress().orElse(""), avenant.bodyOn().orElse(null));
    }

    private static AvenantSheet.Terms terms(NewTerms terms) {
        return new AvenantSheet.Terms(terms.feePerSchool(), terms.feeFrom() == null ? null : terms.feeFrom().toString(), terms.endsOn(),
            terms.lastPaidSchoolYear() == null ? null : terms.lastPaidSchoolYear().toString());
    }
}
