package fr.paraphe.web.form.dispute;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTerms;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.ConventionArticle;
import fr.paraphe.dispute.Dispute;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.Grievance;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.MissingObligation;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a letter to the other party says: grievances, motives or a reason, as its kind wants them; or that it is given up. */
@Component
class PrepareLetterForm implements TaskForm<PrepareLetterForm.Input> {

    private final LetterService letters;
    private final DisputeService disputes;
    private final ConventionService conventions;
    private final ShownLetters shown;

    PrepareLetterForm(LetterService letters, DisputeService disputes, ConventionService conventions, ShownLetters shown) {
        this.letters = letters;
        this.disputes = disputes;
        this.conventions = conventions;
        this.shown = shown;
    }

    enum Decision {
        SIGN, DROP
    }

    /** @param articleCode the article that it comes from, as a grievance names it */
    record Missing(String code, String label, String article, String articleCode) {

        static Missing of(MissingObligation obligation) {
            return new Missing(obligation.code(), obligation.label(), obligation.article(), obligation.articleCode());
        }
    }

    /**
     * @param dropReason for {@link Decision#DROP}
     * @param grievances of a mise en demeure, with what is demanded
     * @param motives    of a résiliation
     * @param reason     of a dénonciation
     */
    record Input(Decision decision, String dropReason, List<Grievance> grievances, String demand, String motives, String reason) {
    }

    /**
     * @param failure     why and when the conciliation failed; null except for a résiliation
     * @param consequence what the letter leads to once it is sent
     * @param missing     what the other party has promised and not done yet
     * @param articles    those that bind the other party
     */
    record View(ShownLetter letter, String failure, String consequence, List<Choice> decisions, List<Missing> missing, List<Choice> articles, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_PrepareLetter";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Letter letter = letters.byReference(task.reference());
        boolean grieves = letter.kind() == LetterKind.MISE_EN_DEMEURE;
        Side addressee = letter.author().other();
        return new View(shown.shown(letter), letter.dispute().map(disputes::byReference).flatMap(PrepareLetterForm::failure).orElse(null),
            consequence(letter.kind(), conventions.byReference(letter.convention()).terms()), decisions(letter),
            grieves ? letters.missing(letter.convention(), addressee).stream().map(Missing::of).toList() : List.of(),
            grieves ? ConventionArticle.binding(addressee).stream().map(article -> new Choice(article.code(), article.label(), null)).toList() : List.of(),
            new Input(letter.drops() ? Decision.DROP : Decision.SIGN, letter.dropReason().orElse(null), letter.grievances(), letter.demand().orElse(null),
                letter.motives().orElse(null), letter.reason().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        if (input.decision() == null) {
            throw new RefusedException("decision", "Dites si le texte de la lettre est arrêté ou si elle est abandonnée.", "");
        }
        letters.prepare(new LetterService.Prepare(task.reference(), input.grievances() == null ? null : input.grievances().stream().filter(Objects::nonNull).toList(),
            input.demand(), input.motives(), input.reason(), input.decision() == Decision.DROP, input.dropReason(), task.user()));
    }

    private static Optional<String> failure(Dispute dispute) {
        return dispute.failedOn().map(on -> "le " + FrenchDates.inWords(on) + dispute.failure().map(why -> " : " + why.label()).orElse(""));
    }

    private static List<Choice> decisions(Letter letter) {
        String signer = letter.author() == Side.COMMUNE ? "du maire" : "du recteur";
        return List.of(new Choice(Decision.SIGN.name(), "Arrêter le texte de la lettre", "Il part à la signature " + signer + "."),
            new Choice(Decision.DROP.name(), "Abandonner la lettre",
                letter.kind() == LetterKind.RESILIATION ? "Le litige se clôt sans suite : la convention continue." : "Rien n’est envoyé : la convention continue."));
    }

    private static String consequence(LetterKind kind, ConventionTerms terms) {
        return switch (kind) {
            case MISE_EN_DEMEURE -> "Une conciliation est à organiser au plus tard dans le délai de " + terms.conciliationMonths()
                + " mois à compter de la réception ; si elle échoue, la convention peut être résiliée (art. 10).";
            case RESILIATION -> "La convention est résiliée de plein droit à l’expiration d’un délai de " + terms.terminationDays()
                + " jours suivant l’envoi ; les sommes perçues ne sont pas remboursées (art. 10).";
            case DENONCIATION -> "La convention prend fin après un préavis de " + terms.noticeMonths()
                + " mois à compter de la réception ; les sommes perçues ne sont pas remboursées (art. 9).";
        };
    }
}
