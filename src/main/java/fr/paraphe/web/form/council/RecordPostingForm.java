package fr.paraphe.web.form.council;

import fr.paraphe.council.CouncilFacts.Posting;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.ProofEntry;
import fr.paraphe.council.ProofKind;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The posting at the door of the town hall, and the proof of sending to each councillor. */
@Component
class RecordPostingForm implements TaskForm<RecordPostingForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;

    RecordPostingForm(CouncilService council, CouncilReader reader) {
        this.council = council;
        this.reader = reader;
    }

    record ForOthers(ProofKind kind, LocalDate date, String note) {
    }

    record Input(LocalDate postedOn, List<ProofEntry> proofs, ForOthers forOthers, Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordPosting";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Posting view(TaskRef task) {
        return reader.posting(task.reference());
    }

    @Override
    public void save(TaskRef task, Input input) {
        ForOthers others = input.forOthers();
        council.recordPosting(task.reference(), input.postedOn(), input.proofs(), others == null ? null : new ProofEntry(0, others.kind(), others.date(), others.note()),
            input.version(), task.user());
    }
}
