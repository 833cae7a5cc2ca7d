package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.DueDates;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The dates of art. 9 and 10 for the tasks that wait for them; of the end of the convention the other side is told too. */
@Component
class DisputeDueDates implements DueDates {

    private final DisputeService disputes;
    private final TerminationRepository terminations;
    private final TerminationService endings;

    DisputeDueDates(DisputeService disputes, TerminationRepository terminations, TerminationService endings) {
        this.disputes = disputes;
        this.terminations = terminations;
        this.endings = endings;
    }

    @Override
    public Optional<Deadline> dueDate(String taskKey, String reference) {
        return reference == null ? Optional.empty() : switch (taskKey) {
            case "UserTask_OrganiseConciliation" -> disputes.find(reference).flatMap(dispute -> disputes.conciliationLimit(reference));
            case "UserTask_RecordConciliation" -> disputes.agreementLimit(reference);
            case "UserTask_AwaitResiliation" -> disputes.find(reference).flatMap(Dispute::resiliation).flatMap(this::lastDay);
            case "UserTask_AwaitNotice" -> disputes.find(reference).map(Dispute::reference).flatMap(this::lastDay);
            case "UserTask_WatchAction" -> terminations.findByLetter(reference).map(ended -> endings.expiry(reference));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Deadline> dueDate(String taskKey, String reference, Long subject) {
        return taskKey.equals("UserTask_FollowCommitment") && subject != null ? Optional.of(NextDate.commitment(disputes.commitment(subject)))
            : dueDate(taskKey, reference);
    }

    @Override
    public List<String> alsoConcerned(String taskKey, String reference) {
        return reference == null ? List.of() : switch (taskKey) {
            case "UserTask_AwaitResiliation", "UserTask_AwaitNotice" -> disputes.find(reference).map(dispute -> List.of(dispute.author().other().writerGroup())).orElse(List.of());
            case "UserTask_FollowCommitment" -> List.of("secretariat", "academie");
            default -> List.of();
        };
    }

    private Optional<Deadline> lastDay(String letter) {
        return disputes.dates(letter).end().map(EarlyEnd::lastDay);
    }
}
