package fr.paraphe.convention;

import fr.paraphe.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What art. 2 promises for a convention that is or was in force, done or missing. */
@Service
@Transactional(readOnly = true)
public class Obligations {

    private final ConventionRepository conventions;
    private final SchoolEnrolmentRepository enrolments;
    private final StartUpRepository startUps;

    Obligations(ConventionRepository conventions, SchoolEnrolmentRepository enrolments, StartUpRepository startUps) {
        this.conventions = conventions;
        this.enrolments = enrolments;
        this.startUps = startUps;
    }

    /** For each school on the list what each party owes for it, then what is owed for the whole commune; nothing before the convention is in force. */
    public List<Obligation> of(String reference) {
        Convention convention = conventions.findById(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
        if (convention.effectiveOn().isEmpty()) {
            return List.of();
        }
        List<Obligation> all = new ArrayList<>();
        enrolments.findByReferenceOrderById(reference).stream().filter(SchoolEnrolment::isCurrent).map(SchoolEnrolment::shown).forEach(school -> {
            String subject = "école " + school.name();
            all.add(Obligation.Kind.SCHOOL_ACTIVATION.of(subject, school.activatedOn()));
            all.add(Obligation.Kind.EQUIPMENT.of(subject, school.equipmentConfirmedOn()));
        });
        StartUp startUp = startUps.findById(reference).orElseGet(() -> new StartUp(reference));
        all.add(Obligation.Kind.TRAINING.of("formation des enseignants et directeurs", startUp.trainingPlannedOn().orElse(null)));
        all.add(Obligation.Kind.ACCOUNTS.of("agents de la commune", startUp.accountsCreatedOn().orElse(null)));
        return all;
    }
}
