package fr.paraphe.support;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Conventions in force by the thousand, written straight into the tables: signed in November 2017 for 2017-2018 to 2020-2021, with one to five schools, none of
 * which has changed since. Their campaign of 2018-2019 stands at the end of its window, with nothing closed.
 */
public final class ManyConventions {

    public static final String ACADEMIE = "montpellier";
    public static final String SCHOOL_YEAR = "2018-2019";
    public static final String CAMPAIGN = "ENT-montpellier-2018-2019";

    private static final int BATCH = 1000;

    private ManyConventions() {
    }

    /** Adds conventions until there are {@code count} of them. */
    public static void seed(JdbcTemplate jdbc, int count) {
        Integer present = jdbc.queryForObject("select count(*) from convention where reference like 'ENT-T%'", Integer.class);
        for (int from = present; from < count; from += BATCH) {
            List<Object[]> conventions = new ArrayList<>();
            List<Object[]> schools = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                conventions.add(new Object[] {reference(i), commune(i)});
                for (int school = 0; school < schoolsOf(i); school++) {
                    schools.add(new Object[] {reference(i), "annexe 1/" + school, "ECOLE " + school, commune(i)});
                }
            }
            jdbc.batchUpdate("""
                insert into convention (reference, commune, academie, object, first_school_year, last_paid_school_year, ends_on, fee_per_school, window_opens,
                    window_closes, annex_rows, notice_months, conciliation_months, termination_days, payment_days, creditor, mayor_civility, mayor_first_name,
                    mayor_last_name, recteur_civility, recteur_first_name, recteur_last_name, recteur_title, status, opened_at, opened_by, effective_on, version)
                values (?, ?, 'montpellier', 'CONVENTION ENT-ECOLE', '2017-2018', '2020-2021', date '2021-10-31', 50.00, '--09-01', '--10-15', 15, 1, 1, 15, 30,
                    'GIP Formavie', 'M.', 'Jean', 'MAIRE', 'Mme', 'Jeanne', 'RECTEUR', 'Recteur', 'IN_FORCE', timestamp with time zone '2017-09-15 08:00:00+00',
                    'essai', date '2017-11-20', 0)""", conventions);
            jdbc.batchUpdate("""
                insert into school_enrolment (reference, from_year, current_key, type, name, commune, version)
                values (?, 2017, ?, 'EE', ?, ?, 0)""", schools);
        }
    }

    /** As the window has just closed; what an earlier run closed is forgotten. */
    public static void openCampaign(JdbcTemplate jdbc) {
        jdbc.update("delete from contribution where campaign = ?", CAMPAIGN);
        jdbc.update("delete from campaign where reference = ?", CAMPAIGN);
        jdbc.update("""
            insert into campaign (reference, academie, school_year, status, opens_on, closes_on, created_at, notices, notice_reference, total, done, last_reference, version)
            values (?, 'montpellier', '2018-2019', 'OPEN', date '2018-09-01', date '2018-10-15', timestamp with time zone '2017-11-20 08:00:00+00', 1, '', 0, 0, '', 0)""",
            CAMPAIGN);
    }

    /** What all of them owe for one year. */
    public static BigDecimal dueOf(int count) {
        long schools = 0;
        for (int i = 0; i < count; i++) {
            schools += schoolsOf(i);
        }
        return BigDecimal.valueOf(schools * 5000, 2);
    }

    private static int schoolsOf(int number) {
        return 1 + number % 5;
    }

    private static String reference(int number) {
        return "ENT-T%06d-2017".formatted(number);
    }

    /** No real commune's code. */
    private static String commune(int number) {
        return "T%04d".formatted(number % 10_000);
    }
}
