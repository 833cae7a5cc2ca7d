package fr.paraphe.csv;

import fr.paraphe.Refusal;

/**
 * Something to say about a place in an imported file.
 *
 * @param line   as an editor counts them, the header being 1; 0 when it concerns the file
 * @param column the column's name, empty when it concerns the line
 * @param reason a French sentence
 */
public record ImportFinding(int line, String column, String reason) {

    /** «ligne 4, colonne siren : …» */
    public String sentence() {
        if (line == 0) {
            return reason;
        }
        return "ligne " + line + (column.isEmpty() ? "" : ", colonne " + column) + " : " + reason;
    }

    /** With the field {@code lines[4].siren}. */
    public Refusal refusal() {
        return refusal("");
    }

    /** As above, with the article that says so. */
    public Refusal refusal(String article) {
        String field = line == 0 ? "" : "lines[" + line + "]" + (column.isEmpty() ? "" : "." + column);
        return new Refusal(field, sentence(), article);
    }
}
