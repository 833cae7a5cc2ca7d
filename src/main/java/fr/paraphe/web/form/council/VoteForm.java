package fr.paraphe.web.form.council;

import fr.paraphe.council.BallotMode;
import fr.paraphe.council.CouncilFacts.Vote;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.ItemAction;
import fr.paraphe.council.NamedVotes.NamedVote;
import fr.paraphe.council.Sense;
import fr.paraphe.council.VoteEntry;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** The vote, the adjournment or the withdrawal of the item. */
@Component
class VoteForm implements TaskForm<VoteForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;

    VoteForm(CouncilService council, CouncilReader reader) {
        this.council = council;
        this.reader = reader;
    }

    record Input(ItemAction action, String reason, String number, LocalTime votedAt, BallotMode mode, Integer askPublic, Integer askSecret, Boolean unanimous,
                 Integer votesFor, Integer against, Integer abstentions, Integer blanks, Sense presidentVote, List<NamedVote> byName, Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordVote";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Vote view(TaskRef task) {
        return reader.vote(task.reference());
    }

    @Override
    public void save(TaskRef task, Input input) {
        council.recordVote(task.reference(), new VoteEntry(input.action(), input.reason(), input.number(), input.votedAt(), input.mode(), orZero(input.askPublic()),
            orZero(input.askSecret()), Boolean.TRUE.equals(input.unanimous()), input.votesFor(), input.against(), input.abstentions(), input.blanks(), input.presidentVote(),
            input.byName()), input.version(), task.user());
    }

    private static int orZero(Integer number) {
        return number == null ? 0 : number;
    }
}
