package fr.paraphe.web.form.convention;

import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.directory.SchoolType;
import java.util.List;

/** A row of annexe 1 as the forms show and send it; {@code commune} is an INSEE code. */
public record SchoolRow(String uai, SchoolType type, String name, String commune) {

    /** What is sent for a row without anything in it is refused like one. */
    private static final SchoolRow EMPTY = new SchoolRow(null, null, null, null);

    static SchoolRow of(ConventionSchool school) {
        return new SchoolRow(school.uai(), school.type(), school.name(), school.commune());
    }

    public static List<SchoolRow> of(List<ConventionSchool> schools) {
        return schools.stream().map(SchoolRow::of).toList();
    }

    public static List<ConventionSchool> schools(List<SchoolRow> rows) {
        return rows == null ? List.of() : rows.stream().map(row -> row == null ? EMPTY : row).map(row -> new ConventionSchool(row.uai(), row.type(), row.name(), row.commune())).toList();
    }
}
