package fr.paraphe.dispute;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.Side;
import java.time.LocalDate;
import java.util.Objects;

/**
 * When a party may begin a letter, and still send it: on a convention that is in force, and a dénonciation while it has not already given notice (art. 9 and 10).
 *
 * @param status  of the convention
 * @param endsOn  its last day as agreed
 * @param endedOn its last day, once it is over; null before
 * @param running the dénonciation that the same party has sent and not withdrawn; null where there is none
 */
record OpenLetterRule(ConventionStatus status, LocalDate endsOn, LocalDate endedOn, String running) {

    OpenLetterRule {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(endsOn, "endsOn");
    }

    Verdict check(LetterKind kind, Side author, LocalDate today) {
        if (status == ConventionStatus.PREPARED || status == ConventionStatus.IN_APPROVAL) {
            return refused("La convention n’est pas encore en vigueur : " + what(kind) + " n’aurait rien à quoi s’appliquer.", kind);
        }
        if (status == ConventionStatus.CLOSED) {
            return refused("La convention n’est jamais entrée en vigueur : " + what(kind) + " n’aurait rien à quoi s’appliquer.", kind);
        }
        LocalDate last = endedOn == null ? endsOn : endedOn;
        if (status == ConventionStatus.ENDED || today.isAfter(last)) {
            return refused("La convention a pris fin le " + FrenchDates.inWords(last) + " : " + what(kind) + " n’a plus d’objet.", kind);
        }
        if (kind == LetterKind.DENONCIATION && running != null) {
            return Verdict.refused("kind", "La dénonciation " + running + ", envoyée par " + author.label() + ", court déjà : retirez-la d’abord pour en envoyer une autre.",
                kind.article());
        }
        return Verdict.accepted();
    }

    private static String what(LetterKind kind) {
        return switch (kind) {
            case MISE_EN_DEMEURE -> "une mise en demeure";
            case RESILIATION -> "une résiliation";
            case DENONCIATION -> "une dénonciation";
        };
    }

    private static Verdict refused(String sentence, LetterKind kind) {
        return Verdict.refused("kind", sentence, "Convention, art. 3 et " + (kind == LetterKind.DENONCIATION ? "9" : "10"));
    }
}
