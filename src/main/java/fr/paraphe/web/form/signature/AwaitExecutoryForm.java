package fr.paraphe.web.form.signature;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.signature.ExecutoryOverride;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waiting for the executory force of the deliberation, or the reason to sign without it. */
@Component
class AwaitExecutoryForm implements TaskForm<AwaitExecutoryForm.Input> {

    private static final String WARNING = "Signer avant que la délibération soit exécutoire rend la convention irrégulière, et une transmission ultérieure ne la régularise pas "
            + "(CE, avis, 10 juin 1996, n° 176873) : n’y dérogez que pour un motif que vous pourrez justifier.";

    private final SignatureService signature;
    private final PrefectureService prefecture;

    AwaitExecutoryForm(SignatureService signature, PrefectureService prefecture) {
        this.signature = signature;
        this.prefecture = prefecture;
    }

    /**
     * @param executory   what receipt and publication say, once both are recorded
     * @param executoryOn as certified: then there is nothing left to wait for
     * @param missing     what is still to come, one sentence each
     */
    record View(String object, String number, LocalDate decisionDate, LocalDate receivedOn, LocalDate publishedOn, Deadline executory, LocalDate executoryOn,
                List<String> missing, String warning, Input initial) {
    }

    record Input(String reason) {
    }

    @Override
    public String taskKey() {
        return "UserTask_AwaitExecutory";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        LocalDate receivedOn = act.isReceived() ? act.receivedOn().orElseThrow() : null;
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.decisionDate(), receivedOn, act.publishedOn().orElse(null),
                act.executory().orElse(null), signature.executoryOn(task.reference()).orElse(null), missing(act), WARNING,
                new Input(signature.override(task.reference()).map(ExecutoryOverride::reason).orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        signature.recordOverride(task.reference(), input.reason(), task.user());
    }

    private static List<String> missing(Act act) {
        List<String> missing = new ArrayList<>();
        if (!act.isReceived()) {
            missing.add("La réception de la délibération par la préfecture n’est pas enregistrée.");
        }
        if (act.publishedOn().isEmpty()) {
            missing.add("La publication de la délibération n’est pas enregistrée.");
        }
        if (missing.isEmpty() && act.executoryOn().isEmpty()) {
            missing.add("Le caractère exécutoire de la délibération n’est pas encore certifié.");
        }
        return missing;
    }
}
