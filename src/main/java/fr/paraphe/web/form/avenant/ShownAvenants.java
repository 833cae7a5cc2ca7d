package fr.paraphe.web.form.avenant;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantStatus;
import fr.paraphe.avenant.AvenantViews;
import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.avenant.SendingProof;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.ListChange;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What several forms show of an avenant. */
@Component
class ShownAvenants {

    private final AvenantService avenants;
    private final AvenantViews views;
    private final SchoolLists lists;
    private final PartyReader parties;
    private final DocumentStore documents;

    ShownAvenants(AvenantService avenants, AvenantViews views, SchoolLists lists, PartyReader parties, DocumentStore documents) {
        this.avenants = avenants;
        this.views = views;
        this.lists = lists;
        this.parties = parties;
        this.documents = documents;
    }

    /** The days between which it is to be transmitted. */
    record Window(Deadline opens, Deadline closes) {

        static Window of(AvenantWindow window) {
            return new Window(window.opens(), window.closes());
        }
    }

    ShownAvenant shown(String reference) {
        Avenant avenant = avenants.byReference(reference);
        List<ConventionSchool> added = List.of();
        List<ConventionSchool> removed = List.of();
        if (avenant.status() == AvenantStatus.IN_EFFECT) {
            List<EnrolledSchool> all = lists.all(avenant.convention());
            added = all.stream().filter(school -> reference.equals(school.source())).map(EnrolledSchool::asListed).toList();
            removed = !avenant.nature().hasList() ? List.of()
                : all.stream().filter(school -> school.until() != null && school.until().next().equals(avenant.schoolYear())).map(EnrolledSchool::asListed).toList();
        } else {
            Optional<ListChange> change = views.effect(reference).map(AvenantViews.Effect::change);
            added = change.map(ListChange::added).orElse(List.of());
            removed = change.map(ListChange::removed).orElse(List.of());
        }
        return new ShownAvenant(reference, avenant.nature().label(), avenant.nature().article(), avenant.schoolYear().toString(), document(reference).orElse(null),
            avenant.signedOn().orElse(null), avenant.sentOn().orElse(null), proof(avenant), avenant.sentence().orElse(null), avenant.clause().orElse(null),
            avenant.isLastDay(), words(added), words(removed));
    }

    /** Its window; empty where none holds for what it changes. */
    Optional<Window> window(Avenant avenant) {
        return avenant.nature().hasWindow() ? Optional.of(Window.of(views.window(avenant.reference()))) : Optional.empty();
    }

    private Optional<ShownAvenant.Document> document(String reference) {
        return documents.of(reference).stream().filter(document -> document.kind() == DocumentKind.AVENANT).reduce((earlier, later) -> later)
            .map(ShownAvenants::link);
    }

    private static ShownAvenant.Document link(StoredDocument document) {
        return new ShownAvenant.Document("/api/documents/" + document.id(), document.title());
    }

    /** «EE Alphonse Daudet (Castelnaudary)» */
    private List<String> words(List<ConventionSchool> schools) {
        Map<String, String> names = parties.communeNames(schools.stream().map(ConventionSchool::commune).distinct().toList());
        return schools.stream().map(school -> school.type() + " " + school.name() + " (" + names.getOrDefault(school.commune(), school.commune()) + ")").toList();
    }

    private static String proof(Avenant avenant) {
        return avenant.proofKind().map(SendingProof::label).map(kind -> kind + avenant.proofNumber().map(number -> ", n° " + number).orElse("")).orElse(null);
    }

    /** What the choice of a nature leads to. */
    static String route(AvenantNature nature) {
        return "Convention, " + nature.article() + (nature.deliberated() ? " : délibération du conseil municipal d’abord" : " : signé par le maire seul")
            + (nature.recteurSigns() ? ", contresigné par le recteur" : "");
    }
}
