package fr.paraphe.web.form.prefecture;

import fr.paraphe.prefecture.LetterKind;
import fr.paraphe.prefecture.LetterStatus;
import fr.paraphe.prefecture.PrefectureLetter;
import java.time.LocalDate;

/**
 * A letter of the prefecture as forms list it.
 *
 * @param message    the ACTES code, e.g. {@code 3-1}
 * @param lodgedOn   of a déféré
 * @param answeredOn when the commune answered
 */
record LetterView(LetterKind kind, String message, String label, LocalDate receivedOn, LocalDate lodgedOn, String object, LetterStatus status, LocalDate answeredOn) {

    static LetterView of(PrefectureLetter letter) {
        return new LetterView(letter.kind(), letter.kind().message(), letter.kind().label(), letter.receivedOn(), letter.lodgedOn().orElse(null), letter.object(),
                letter.status(), letter.answerSentOn().orElse(null));
    }
}
