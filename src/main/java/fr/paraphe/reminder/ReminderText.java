package fr.paraphe.reminder;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Absence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The words of a reminder. */
final class ReminderText {

    private static final char NBSP = '\u00a0';

    private final ReminderRequest request;
    private final ReminderService.Owner owner;
    private final LocalDate today;
    private final String publicUrl;

    /** @param publicUrl where users reach the application, without a slash at the end */
    ReminderText(ReminderRequest request, ReminderService.Owner owner, LocalDate today, String publicUrl) {
        this.request = request;
        this.owner = owner;
        this.today = today;
        this.publicUrl = publicUrl;
    }

    /** @param informed for somebody whose task it is not */
    String subject(boolean informed) {
        String date = FrenchDates.numeric(due());
        String task = owner.name() + ", " + request.reference() + NBSP + ": " + request.taskName() + ", ";
        if (informed) {
            return "Pour information, " + task + "échéance du " + date + (request.kind() == ReminderKind.PAST ? " dépassée" : "");
        }
        String when = switch (request.kind()) {
            case AHEAD -> "à faire au plus tard le " + date;
            case ON_DAY -> "à faire aujourd’hui, " + date;
            case PAST -> "échéance du " + date + " dépassée";
        };
        return task + when;
    }

    /** @param standsIn in which absence the reader has the task */
    String body(boolean informed, Optional<Absence> standsIn) {
        return String.join("\n\n",
            "Bonjour,",
            (informed ? situationOfOthers() : situation()) + standsIn.map(ReminderText::because).orElse(""),
            reason(),
            (informed ? "Pour voir la tâche" : "Pour ouvrir la tâche") + NBSP + ":\n" + publicUrl + "/camunda/app/tasklist/default/#/?task=" + request.taskId(),
            "Paraphe\nCe courriel est envoyé automatiquement, merci de ne pas y répondre.");
    }

    private static String because(Absence absence) {
        return " Vous recevez ce rappel en l’absence de " + absence.absentName() + ", que vous suppléez jusqu’au " + FrenchDates.numeric(absence.endsOn()) + " inclus.";
    }

    private String situation() {
        String task = "La tâche «" + NBSP + request.taskName() + NBSP + "» du dossier " + request.reference()
            + " (" + owner.named() + ")";
        String date = FrenchDates.inWords(due());
        return switch (request.kind()) {
            case AHEAD -> task + " est à terminer au plus tard le " + date + ", " + daysLeft() + ".";
            case ON_DAY -> task + " est à terminer aujourd’hui, " + date + ".";
            case PAST -> task + " devait être terminée au plus tard le " + date + ". "
                + "L’échéance est dépassée" + NBSP + ": le service chargé de la tâche et la direction en sont avertis.";
        };
    }

    private String situationOfOthers() {
        String task = "Ce courriel vous est adressé pour information. La tâche «" + NBSP + request.taskName() + NBSP + "» du dossier " + request.reference()
            + " (" + owner.named() + ") est confiée à un autre service que le vôtre" + NBSP + "; ";
        String date = FrenchDates.inWords(due());
        return switch (request.kind()) {
            case AHEAD -> task + "son échéance est le " + date + ", " + daysLeft() + ".";
            case ON_DAY -> task + "son échéance est aujourd’hui, " + date + ".";
            case PAST -> task + "son échéance était le " + date + ".";
        };
    }

    private String daysLeft() {
        long days = ChronoUnit.DAYS.between(today, due());
        return days == 1 ? "c’est-à-dire demain" : "dans " + days + " jours";
    }

    private String reason() {
        Deadline deadline = request.deadline();
        String rule = "Règle appliquée" + NBSP + ": " + deadline.rule();
        String withArticle = deadline.article().isBlank() ? rule : rule + " (" + deadline.article() + ")";
        String explanation = deadline.explanation().isBlank() ? "" : "\n" + sentence(deadline.explanation());
        return sentence(withArticle) + explanation;
    }

    private LocalDate due() {
        return request.deadline().date();
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
