package fr.paraphe.directory;

import fr.paraphe.Refusal;
import fr.paraphe.csv.ImportFinding;
import java.util.List;

/**
 * What an import did with one file: all of it, or, with a single error, nothing.
 *
 * @param file      the file's name as the user knows it
 * @param lines     how many lines of data were read
 * @param added     rows that were not there; zero when there are errors, as for the next two
 * @param updated   rows that were there and differed
 * @param unchanged rows that were there already
 * @param errors    every error of every line, in the order of the file
 * @param warnings  what a person should look at; it does not hinder the import
 */
public record ImportReport(String file, int lines, int added, int updated, int unchanged, List<ImportFinding> errors, List<ImportFinding> warnings) {

    public ImportReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    static ImportReport refused(String file, String reason) {
        return new ImportReport(file, 0, 0, 0, 0, List.of(new ImportFinding(0, "", reason)), List.of());
    }

    public boolean accepted() {
        return errors.isEmpty();
    }

    public List<Refusal> refusals() {
        return errors.stream().map(ImportFinding::refusal).toList();
    }

    /** The report as an operator reads it, one line for the file and one for each finding. */
    public String text() {
        StringBuilder text = new StringBuilder(file).append(" : ");
        if (accepted()) {
            text.append(plural(lines, "ligne lue", "lignes lues")).append(", ").append(plural(added, "ajoutée", "ajoutées")).append(", ")
                .append(plural(updated, "modifiée", "modifiées")).append(", ").append(plural(unchanged, "inchangée", "inchangées")).append(".\n");
        } else {
            text.append("rien n’est importé, ").append(plural(errors.size(), "erreur", "erreurs")).append(".\n");
        }
        errors.forEach(error -> text.append("  ").append(error.sentence()).append('\n'));
        warnings.forEach(warning -> text.append("  (à vérifier) ").append(warning.sentence()).append('\n'));
        return text.toString();
    }

    private static String plural(int count, String one, String many) {
        return count + " " + (count < 2 ? one : many);
    }
}
