package fr.paraphe.web.form.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.LetterKind;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureLetter;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The watch for the déféré: until when, and the letter that the prefecture sends meanwhile. */
@Component
class WatchDefereForm implements TaskForm<WatchDefereForm.Input> {

    private final PrefectureService prefecture;
    private final LetterService letters;

    WatchDefereForm(PrefectureService prefecture, LetterService letters) {
        this.prefecture = prefecture;
        this.letters = letters;
    }

    /** @param effect one sentence: what such a letter does to the two months */
    record Kind(LetterKind code, String message, String label, String effect) {
    }

    record View(String object, String number, String identifier, LocalDate receivedOn, Deadline lastDay, Deadline thirdPartyUntil, List<LetterView> letters,
                List<Kind> kinds, List<String> warnings, Input initial) {
    }

    /** @param lodgedOn of a déféré only */
    record Input(LetterKind kind, LocalDate receivedOn, LocalDate lodgedOn, String object) {
    }

    @Override
    public String taskKey() {
        return "UserTask_WatchDefere";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        String reference = task.reference();
        Act act = prefecture.act(reference);
        Optional<PrefectureLetter> entered = letters.entered(reference, task.id());
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.identifier().map(ActIdentifier::toString).orElse(null),
                act.receivedOn().orElse(null), letters.lastDay(reference), prefecture.thirdPartyLimit(reference).orElse(null),
                letters.letters(reference).stream().map(LetterView::of).toList(),
                Arrays.stream(LetterKind.values()).map(kind -> new Kind(kind, kind.message(), kind.label(), kind.effect())).toList(),
                entered.map(letter -> warnings(reference, letter)).orElse(List.of()),
                entered.map(letter -> new Input(letter.kind(), letter.receivedOn(), letter.lodgedOn().orElse(null), letter.object()))
                        .orElse(new Input(null, null, null, null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        letters.record(task.reference(), task.id(), new LetterService.ReceivedLetter(input.kind(), input.receivedOn(), input.lodgedOn(), input.object(), task.user()));
    }

    private List<String> warnings(String reference, PrefectureLetter letter) {
        return letter.kind().wantsAnswer() && !letters.takesEffect(reference, letter)
                ? List.of("Ce courrier est arrivé après la fin du délai de déféré : il ne le fait pas repartir.") : List.of();
    }
}
