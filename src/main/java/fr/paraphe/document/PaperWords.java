package fr.paraphe.document;

import fr.paraphe.Euros;
import fr.paraphe.calendar.FrenchDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the templates need to write French: dates, sums, numbers and capitals the way town halls do. */
public final class PaperWords {

    /** Keeps a number and its unit, or a word and its colon, on one line. */
    static final String NBSP = "\u00a0";

    private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.FRANCE);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.FRANCE);
    private static final List<String> STAMP_MONTHS = List.of("JANV.", "FÉVR.", "MARS", "AVR.", "MAI", "JUIN", "JUIL.", "AOÛT", "SEPT.", "OCT.", "NOV.", "DÉC.");
    private static final List<String> NUMBERS = List.of("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize");
    private static final Pattern LEADING_CAPITALS = Pattern.compile("^(\\p{Lu}[\\p{Lu}'’ -]*\\p{Lu})(?=[\\s,:])");

    PaperWords() {
    }

    /** lundi 30 octobre 2017 */
    public String dayAndDate(LocalDate date) {
        return FrenchDates.inWords(date);
    }

    /** 30 octobre 2017 */
    public String date(LocalDate date) {
        String words = FrenchDates.inWords(date);
        return words.substring(words.indexOf(' ') + 1);
    }

    /** 24.10.2017, as the margin of the source */
    public String dotted(LocalDate date) {
        return DOTTED.format(date);
    }

    /** 07 NOV. 2017, as a rubber stamp */
    public String stamp(LocalDate date) {
        return String.format(Locale.ROOT, "%02d", date.getDayOfMonth()) + NBSP + STAMP_MONTHS.get(date.getMonthValue() - 1) + NBSP + date.getYear();
    }

    /** 15 octobre, 1er septembre */
    public String dayOfYear(MonthDay day) {
        String words = DAY_AND_MONTH.format(day);
        return day.getDayOfMonth() == 1 ? "1er" + words.substring(1) : words;
    }

    /** 18 h 30, 18 h */
    public String time(LocalTime time) {
        String hour = time.getHour() + NBSP + "h";
        return time.getMinute() == 0 ? hour : hour + NBSP + String.format(Locale.ROOT, "%02d", time.getMinute());
    }

    /** 50, 50,50, 1 250: an amount without its unit */
    public String amount(BigDecimal euros) {
        BigDecimal cents = euros.setScale(2);
        boolean whole = cents.remainder(BigDecimal.ONE).signum() == 0;
        String digits = String.format(Locale.ROOT, "%,d", cents.toBigInteger()).replace(",", NBSP);
        return whole ? digits : digits + "," + cents.toPlainString().substring(cents.toPlainString().indexOf('.') + 1);
    }

    /** 150,00 €: an amount with its unit, always with its cents */
    public String euros(BigDecimal euros) {
        return Euros.written(euros);
    }

    /** quinze; in figures above sixteen */
    public String number(int number) {
        return number < NUMBERS.size() ? NUMBERS.get(number) : String.valueOf(number);
    }

    /** d’un mois, de deux mois */
    public String ofMonths(int months) {
        return months == 1 ? "d’un mois" : "de " + number(months) + " mois";
    }

    /** «3 écoles sont inscrites», «1 école est inscrite» */
    public String schoolsRegistered(int count) {
        return count + NBSP + (count == 1 ? "école est inscrite" : "écoles sont inscrites");
    }

    /** «3 écoles», «1 école» */
    public String schools(int count) {
        return count + NBSP + (count == 1 ? "école" : "écoles");
    }

    /** What is known, or dots to write on. */
    public String orDots(String text) {
        return text.isBlank() ? "........................................" : text;
    }

    public String capitals(String text) {
        return text.toUpperCase(Locale.FRENCH);
    }

    /** «mise en demeure», from «Mise en demeure» */
    public String lowered(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.FRENCH) + text.substring(1);
    }

    /** «de Castelnaudary» */
    public String de(String commune) {
        return PlaceName.de(commune);
    }

    /** «de CASTELNAUDARY» */
    public String deCapitals(String commune) {
        String words = PlaceName.de(commune);
        int start = words.startsWith("d’") ? 2 : words.indexOf(' ') + 1;
        return words.substring(0, start) + capitals(words.substring(start));
    }

    /** «à Castelnaudary» */
    public String to(String commune) {
        return PlaceName.a(commune);
    }

    /** «À Castelnaudary», at the head of a line of date */
    public String at(String commune) {
        String words = PlaceName.a(commune);
        return words.startsWith("à ") ? "À" + words.substring(1) : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** «de Montpellier», from «Académie de Montpellier» */
    public String ofAcademie(String name) {
        return name.replaceFirst("^[Aa]cadémie ", "");
    }

    /** «Le Maire», «La Rectrice …» */
    public String withArticle(String quality) {
        return (quality.startsWith("Rectrice") || quality.startsWith("Directrice") ? "La " : "Le ") + quality;
    }

    /** «Directeur Général des Services», from «Le Directeur Général des Services» */
    public String withoutArticle(String quality) {
        return quality.replaceFirst("^(Le|La) ", "");
    }

    /** The paragraphs of a text: one for each line that is not blank. */
    public List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The lines of an address. */
    public List<String> lines(String text) {
        return paragraphs(text);
    }

    /** «AUTORISE» of «AUTORISE Monsieur le Maire …», or nothing. */
    public String leadingCapitals(String paragraph) {
        Matcher matcher = LEADING_CAPITALS.matcher(paragraph);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The paragraph without what {@link #leadingCapitals} gives. */
    public String afterCapitals(String paragraph) {
        return paragraph.substring(leadingCapitals(paragraph).length());
    }

    /** «GREFFIER Philippe, GIRAL Hélène» */
    public String listed(List<Person> persons) {
        return String.join(", ", persons.stream().map(Person::listed).toList());
    }

    /** «Mme GUILHEM Evelyne», not broken after «Mme» */
    public String listedWithCivility(Person person) {
        return person.civility() + NBSP + person.listed();
    }

    /** «Mme Sarah EL KAHAZ et M. Guy THOMAS» */
    public String named(List<Person> persons) {
        return String.join(" et ", persons.stream().map(Person::named).toList());
    }
}
