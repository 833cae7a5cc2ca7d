package fr.paraphe.web.form.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.prefecture.AnswerKind;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureLetter;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The commune's answer to a request for pieces or to observations. */
@Component
class AnswerPrefectureForm implements TaskForm<AnswerPrefectureForm.Input> {

    private final LetterService letters;

    AnswerPrefectureForm(LetterService letters) {
        this.letters = letters;
    }

    /** @param message the ACTES code, e.g. {@code 3-4} */
    record Kind(AnswerKind code, String message, String label) {
    }

    /**
     * @param implicitRefusal the last day to answer
     * @param lastDay         the prefect's last day, as the answer recorded makes it, or should the commune stay silent
     */
    record View(LetterView letter, Deadline implicitRefusal, Deadline lastDay, List<Kind> kinds, List<String> warnings, Input initial) {
    }

    /** @param receivedOn by the prefecture; required for {@link AnswerKind#PIECES_SENT} */
    record Input(AnswerKind kind, LocalDate sentOn, LocalDate receivedOn, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_AnswerPrefecture";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        String reference = task.reference();
        PrefectureLetter letter = letters.openRequest(reference);
        return new View(LetterView.of(letter), letters.implicitRefusal(reference), letters.lastDay(reference),
                AnswerKind.to(letter.kind()).stream().map(kind -> new Kind(kind, kind.message(), kind.label())).toList(), letters.answerWarnings(reference),
                new Input(letter.answerKind().orElse(null), letter.answerSentOn().orElse(null), letter.answerReceivedOn().orElse(null),
                        letter.answerNote().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        letters.recordAnswer(task.reference(), new LetterService.Answer(input.kind(), input.sentOn(), input.receivedOn(), input.note(), task.user()));
    }
}
