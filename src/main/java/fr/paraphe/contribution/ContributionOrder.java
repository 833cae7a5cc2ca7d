package fr.paraphe.contribution;

/** The columns by which a list of contributions can be sorted. */
public enum ContributionOrder {
    REFERENCE("reference"),
    COMMUNE("commune"),
    SCHOOLS("schools"),
    DIFFERENCE("schools - schools_year_before"),
    AMOUNT("amount"),
    EVOLUTION("evolution"),
    ARTICLE("article"),
    FLAG("flag");

    private final String expression;

    ContributionOrder(String expression) {
        this.expression = expression;
    }

    /** SQL; the reference makes every order a total one. */
    String sql(boolean descending) {
        String direction = descending ? " desc" : "";
        return this == REFERENCE ? expression + direction + ", school_year" : expression + direction + " nulls last, reference, school_year";
    }
}
