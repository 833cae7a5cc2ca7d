package fr.paraphe.web.deadline;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.prefecture.DefereDelay;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a clerk may have computed without a case: the questions of {@code /api/deadlines}, in the words of a page. The answers are the API's own, with the
 * holidays of metropolitan France and the terms that a new convention has.
 */
@Component
public class Calculations {

    private static final String SENT = "sent";
    private static final String PRESENTED = "presented";
    private static final String RECEIVED = "received";

    public enum Kind { DATE, NUMBER, SCHOOL_YEAR, CHECK }

    /**
     * A control of the page.
     *
     * @param value what was entered last, or what is proposed
     * @param error why it was refused, empty where it was not
     */
    public record Field(String name, String label, String hint, Kind kind, boolean required, String value, String error) {
    }

    /** One date of an answer, with the sentence that explains it and its article. */
    public record Result(String label, LocalDate date, String sentence, String article) {

        static Result of(String label, Deadline deadline) {
            return new Result(label, deadline.date(), deadline.explanation(), deadline.article());
        }
    }

    /** @param problems what is refused and belongs to no field */
    public record Calculation(String key, String title, String lead, List<Field> fields, List<Result> results, List<String> problems) {
    }

    private record Input(String name, String label, String hint, Kind kind, boolean required) {

        static Input date(String name, String label) {
            return new Input(name, label, "", Kind.DATE, true);
        }

        static Input known(String name, String label, String hint) {
            return new Input(name, label, hint, Kind.DATE, false);
        }
    }

    private record Question(String key, String title, String lead, List<Input> inputs, Function<Map<String, String>, List<Result>> answer) {
    }

    private final List<Question> questions;

    Calculations(CouncilDeadlineController council, PrefectureDeadlineController prefecture, AvenantDeadlineController avenants, DisputeDeadlineController disputes) {
        List<Input> letter = List.of(Input.known(SENT, "Envoyée le", ""), Input.known(PRESENTED, "Première présentation le", "si la lettre n’a pas été réclamée"),
            Input.known(RECEIVED, "Reçue le", ""));
        questions = List.of(
            new Question("convocation", "Convocation du conseil municipal", "Le dernier jour pour envoyer la convocation à une séance.",
                List.of(Input.date("session", "Date de la séance"), new Input("population", "Population de la commune", "en habitants", Kind.NUMBER, true),
                    new Input("urgent", "Délai abrégé par le maire (urgence)", "", Kind.CHECK, false)),
                given -> convocation(council, given)),
            new Question("executoire", "Caractère exécutoire", "Le jour où une délibération devient exécutoire, puis les délais de recours.",
                List.of(Input.date(RECEIVED, "Reçue en préfecture le"), Input.date("published", "Publiée le")),
                given -> executory(prefecture, given)),
            new Question("fenetre", "Avenant à la liste des écoles", "La période dans laquelle un avenant se transmet à l’académie.",
                List.of(new Input("schoolYear", "Année scolaire", "par exemple 2018-2019", Kind.SCHOOL_YEAR, true)),
                given -> window(avenants, given)),
            new Question("conciliation", "Mise en demeure et conciliation", "Le dernier jour pour organiser la conciliation ; une des trois dates suffit.", letter,
                given -> conciliation(disputes, given)),
            new Question("resiliation", "Résiliation", "Le jour où la lettre de résiliation met fin à la convention.",
                List.of(Input.date(SENT, "Lettre envoyée le")),
                given -> resiliation(disputes, given)),
            new Question("denonciation", "Dénonciation", "Le jour où la dénonciation met fin à la convention ; une des trois dates suffit.", letter,
                given -> denonciation(disputes, given)));
    }

    /**
     * All calculations, the one asked for with its answer or what is wrong with its entries.
     *
     * @param asked    the key of the calculation that was sent, null when the page is only opened
     * @param entered  what was entered for it, by the names of its fields
     * @param proposed what stands in the fields otherwise
     */
    public List<Calculation> all(String asked, Map<String, String> entered, Map<String, String> proposed) {
        return questions.stream().map(question -> question.key().equals(asked) ? answered(question, entered) : shown(question, proposed, Map.of(), List.of())).toList();
    }

    private Calculation answered(Question question, Map<String, String> entered) {
        Map<String, String> errors = new HashMap<>();
        question.inputs().forEach(input -> mistake(input, entered.get(input.name())).ifPresent(error -> errors.put(input.name(), error)));
        if (question.inputs().stream().noneMatch(Input::required) && question.inputs().stream().allMatch(input -> isAbsent(entered.get(input.name())))) {
            return shown(question, entered, Map.of(), List.of("Indiquez au moins une des trois dates."));
        }
        if (!errors.isEmpty()) {
            return shown(question, entered, errors, List.of());
        }
        try {
            Calculation bare = shown(question, entered, Map.of(), List.of());
            return new Calculation(bare.key(), bare.title(), bare.lead(), bare.fields(), question.answer().apply(entered), List.of());
        } catch (RefusedException refused) {
            List<String> names = question.inputs().stream().map(Input::name).toList();
            refused.reasons().stream().filter(reason -> names.contains(reason.field())).forEach(reason -> errors.putIfAbsent(reason.field(), reason.withArticle()));
            return shown(question, entered, errors,
                refused.reasons().stream().filter(reason -> !names.contains(reason.field())).map(Refusal::withArticle).toList());
        }
    }

    private static Calculation shown(Question question, Map<String, String> values, Map<String, String> errors, List<String> problems) {
        return new Calculation(question.key(), question.title(), question.lead(), question.inputs().stream()
            .map(input -> new Field(input.name(), input.label(), input.hint(), input.kind(), input.required(), values.getOrDefault(input.name(), ""),
                errors.getOrDefault(input.name(), "")))
            .toList(), List.of(), problems);
    }

    /** What the API would say of a parameter, said of a field. */
    private static Optional<String> mistake(Input input, String text) {
        if (isAbsent(text)) {
            return input.required() ? Optional.of("Ce champ est à remplir.") : Optional.empty();
        }
        return switch (input.kind()) {
            case DATE -> isDate(text) ? Optional.empty() : Optional.of("Cette date n’existe pas ou n’est pas lisible ; elle s’écrit par exemple 2017-10-30.");
            case NUMBER -> text.strip().matches("[0-9]{1,9}") ? Optional.empty() : Optional.of("Indiquez un nombre entier, sans espace.");
            case SCHOOL_YEAR, CHECK -> Optional.empty();
        };
    }

    private static boolean isDate(String text) {
        try {
            return text.strip().matches("[12]\\d{3}-.*") && LocalDate.parse(text.strip()) != null;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }

    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }

    private static List<Result> convocation(CouncilDeadlineController council, Map<String, String> given) {
        var answer = council.convocation(given.get("session"), given.get("population"), given.get("urgent"));
        return List.of(new Result("Dernier jour pour envoyer la convocation", answer.latestSending(), answer.explanation(), answer.article()));
    }

    private static List<Result> executory(PrefectureDeadlineController prefecture, Map<String, String> given) {
        var answer = prefecture.executory(given.get(RECEIVED), given.get("published"));
        DefereDelay delay = new DefereDelay(FrenchHolidays.METROPOLE);
        return List.of(new Result("Exécutoire le", answer.executory(), answer.explanation(), answer.article()),
            Result.of("Dernier jour du déféré préfectoral", delay.prefect(LocalDate.parse(given.get(RECEIVED).strip()))),
            Result.of("Dernier jour du recours des tiers", delay.thirdParties(LocalDate.parse(given.get("published").strip()))));
    }

    private static List<Result> window(AvenantDeadlineController avenants, Map<String, String> given) {
        var answer = avenants.avenantWindow(given.get("schoolYear").strip(), null);
        return List.of(new Result("Premier jour", answer.opens(), "", answer.article()),
            new Result("Date à viser", answer.target(), "La veille du dernier jour : un avenant transmis le dernier jour est accepté et signalé.", answer.article()),
            new Result("Dernier jour, jusqu’à 24 h", answer.closes(), answer.explanation(), answer.article()));
    }

    private static List<Result> conciliation(DisputeDeadlineController disputes, Map<String, String> given) {
        var answer = disputes.conciliation(given.get(RECEIVED), given.get(PRESENTED), given.get(SENT), null);
        return known(new Result("Conciliation à organiser au plus tard le", answer.by(), answer.explanation(), answer.article()),
            new Result("Pour mémoire, compté de l’envoi", answer.bySending(), answer.by() == null ? answer.explanation() : "", answer.article()));
    }

    private static List<Result> resiliation(DisputeDeadlineController disputes, Map<String, String> given) {
        var answer = disputes.resiliation(given.get(SENT), null);
        return List.of(new Result("Dernier jour de la convention", answer.lastDay(), answer.explanation(), answer.article()),
            new Result("Résiliée de plein droit, à 0 h, le", answer.effective(), "", answer.article()));
    }

    private static List<Result> denonciation(DisputeDeadlineController disputes, Map<String, String> given) {
        var answer = disputes.denonciation(given.get(RECEIVED), given.get(PRESENTED), given.get(SENT), null);
        return known(new Result("Dernier jour de la convention", answer.lastDay(), answer.explanation(), answer.article()),
            new Result("Dénoncée, à 0 h, le", answer.effective(), "", answer.article()),
            new Result("Pour mémoire, compté de l’envoi : dernier jour", answer.bySending(), answer.lastDay() == null ? answer.explanation() : "", answer.article()),
            new Result("Pour mémoire, compté de l’envoi : à 0 h, le", answer.effectiveBySending(), "", answer.article()));
    }

    private static List<Result> known(Result... results) {
        return Stream.of(results).filter(result -> result.date() != null).toList();
    }
}
