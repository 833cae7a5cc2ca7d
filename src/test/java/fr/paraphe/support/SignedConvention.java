package fr.paraphe.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A convention in force, written straight into the tables, for tests of what comes after it: of 2017-2018 to 2020-2021, with effect from 20 November 2017, with the
 * académie of Montpellier, with the terms of the source document. What a test needs otherwise it names by its column.
 */
public final class SignedConvention {

    private final Map<String, Object> columns = new LinkedHashMap<>();
    private final List<String> schools = new ArrayList<>();

    private SignedConvention() {
    }

    public static SignedConvention of(String reference, String commune) {
        return new SignedConvention().with("reference", reference).with("commune", commune).with("academie", "montpellier").with("object", "CONVENTION ENT-ECOLE")
            .with("first_school_year", "2017-2018").with("last_paid_school_year", "2020-2021").with("ends_on", LocalDate.of(2021, 10, 31)).with("fee_per_school", 50)
            .with("window_opens", "--09-01").with("window_closes", "--10-15").with("annex_rows", 15).with("notice_months", 1).with("conciliation_months", 1)
            .with("termination_days", 15).with("payment_days", 30).with("creditor", "GIP Formavie").with("mayor_civility", "M.").with("mayor_first_name", "Luc")
            .with("mayor_last_name", "Roy").with("recteur_civility", "Mme").with("recteur_first_name", "Armande").with("recteur_last_name", "Le Pellec Muller")
            .with("recteur_title", "Recteur").with("status", "IN_FORCE").with("opened_at", Instant.parse("2017-10-01T10:00:00Z").atOffset(ZoneOffset.UTC))
            .with("opened_by", "essai").with("effective_on", LocalDate.of(2017, 11, 20)).with("version", 0);
    }

    public SignedConvention with(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    /** Primary schools of its own commune, in its first list. */
    public SignedConvention schools(String... names) {
        schools.addAll(List.of(names));
        return this;
    }

    /** @return its reference */
    public String into(JdbcClient jdbc) {
        jdbc.sql("insert into convention (%s) values (%s)".formatted(String.join(", ", columns.keySet()), String.join(", ", Collections.nCopies(columns.size(), "?"))))
            .params(new ArrayList<>(columns.values())).update();
        String reference = (String) columns.get("reference");
        for (int school = 0; school < schools.size(); school++) {
            jdbc.sql("insert into school_enrolment (reference, from_year, current_key, type, name, commune, version) values (?, 2017, ?, 'EE', ?, ?, 0)")
                .params(reference, "annexe 1/" + school, schools.get(school), columns.get("commune")).update();
        }
        return reference;
    }
}
