package fr.paraphe.web.form.signature;

import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.Signature;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureRound;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import fr.paraphe.web.form.convention.Place;
import fr.paraphe.web.form.convention.SchoolRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the commune corrects in the text at the recteur's request. */
@Component
class CorrectTextForm implements TaskForm<CorrectTextForm.Input> {

    private final SignatureService signature;
    private final ConventionService conventions;
    private final DirectoryService directory;

    CorrectTextForm(SignatureService signature, ConventionService conventions, DirectoryService directory) {
        this.signature = signature;
        this.conventions = conventions;
        this.directory = directory;
    }

    record Request(String reason, String by, Instant at) {
    }

    record View(Request request, SignView.GivenSignature mayor, String warning, List<Place> communes, Input initial) {
    }

    /** @param schools annexe 1 as corrected; null leaves it as it is */
    record Input(String correction, List<SchoolRow> schools) {
    }

    @Override
    public String taskKey() {
        return "UserTask_CorrectText";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Convention convention = conventions.byReference(task.reference());
        SignatureRound round = signature.latest(task.reference());
        Signature mayor = signature.decisionOf(round, Party.MAYOR).filter(given -> given.decision() == SignatureDecision.SIGNED).orElse(null);
        Request request = signature.decisionOf(round, Party.RECTEUR)
                .map(asked -> new Request(asked.reason().orElse(""), asked.recordedBy(), asked.recordedAt())).orElse(null);
        return new View(request, mayor == null ? null : SignView.GivenSignature.of(mayor), warning(mayor),
                Place.of(convention, directory), new Input(round.correction().orElse(null), SchoolRow.of(convention.schools())));
    }

    @Override
    public void save(TaskRef task, Input input) {
        if (input.schools() != null) {
            conventions.establishSchoolList(new ConventionService.EstablishSchoolList(task.reference(), SchoolRow.schools(input.schools()),
                    conventions.byReference(task.reference()).contact()));
        }
        signature.recordCorrection(task.reference(), input.correction(), task.user());
    }

    private static String warning(Signature mayor) {
        LocalDate signedOn = mayor == null ? null : mayor.signedOn().orElse(null);
        return "Le texte corrigé sera figé de nouveau"
                + (signedOn == null ? "." : " : la signature du maire du " + FrenchDates.numeric(signedOn) + " ne vaudra plus.");
    }
}
