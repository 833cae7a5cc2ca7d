package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which conventions owe a contribution for a school year, read page by page: thousands of them are billed at once, so one statement answers a page and no entity
 * is loaded. A convention that ended on or after 1 September of the year is among them: the year is due once it has begun.
 */
@Service
@Transactional(readOnly = true)
public class BillableConventions {

    /** The page first, then its enrolments in one pass instead of two questions for each convention. */
    private static final String BILLABLES = """
        select p.reference, p.commune, p.first_school_year, p.last_paid_school_year, p.ended_on,
            p.fee_per_school as fee,
            count(case when e.from_year <= :year and (e.until_year is null or e.until_year >= :year) then 1 end) as schools,
            count(case when e.from_year < :year and (e.until_year is null or e.until_year >= :year - 1) then 1 end) as schools_year_before
        from (select c.reference, c.commune, c.first_school_year, c.last_paid_school_year, c.ended_on, c.fee_per_school %s) p
            left join school_enrolment e on e.reference = p.reference
        group by p.reference, p.commune, p.first_school_year, p.last_paid_school_year, p.ended_on, p.fee_per_school
        order by p.reference
        """;
    /** Few conventions have an avenant that changed their fee: asked once for a page, the earliest first. */
    private static final String FEES = "select reference, fee, source from convention_fee where reference between :first and :last and from_year <= :year order by from_year";
    private static final String DUE = """
        from convention c
        where c.status in ('IN_FORCE', 'ENDED')
            and c.first_school_year <= :schoolYear and c.last_paid_school_year >= :schoolYear
            and (c.ended_on is null or c.ended_on >= :begins)
        """;
    private static final String OF_CAMPAIGN = DUE + " and c.academie = :academie and c.effective_on <= :windowClosesOn ";

    /** Ordered as the index convention_by_academie is: by the reference alone H2 would read every convention that is left, and sort them, for each page. */
    private static final String PAGE = OF_CAMPAIGN + " and c.reference > :after order by c.academie, c.reference fetch first :limit rows only";

    private final JdbcClient jdbc;

    BillableConventions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param academie       the académie's code
     * @param windowClosesOn the last day of the year's window: a convention in force later is not of its campaign
     * @param afterReference the last one of the page before, "" for the first page
     * @param limit          of the page
     * @return ordered by reference
     */
    public List<Billable> next(String academie, SchoolYear year, LocalDate windowClosesOn, String afterReference, int limit) {
        return withFees(campaign(BILLABLES.formatted(PAGE), academie, year, windowClosesOn)
            .param("year", year.firstYear()).param("after", afterReference).param("limit", limit).query(BillableConventions::billable).list(), year);
    }

    /** How many there are in all. */
    public long count(String academie, SchoolYear year, LocalDate windowClosesOn) {
        return campaign("select count(*) " + OF_CAMPAIGN, academie, year, windowClosesOn).query(Long.class).single();
    }

    /** One convention, whenever it came into force; empty when it owes nothing for that school year. */
    public Optional<Billable> of(String reference, SchoolYear year) {
        return withFees(jdbc.sql(BILLABLES.formatted(DUE + " and c.reference = :reference")).param("reference", reference).param("year", year.firstYear())
            .param("schoolYear", year.toString()).param("begins", year.firstDay()).query(BillableConventions::billable).list(), year).stream().findFirst();
    }

    private List<Billable> withFees(List<Billable> page, SchoolYear year) {
        if (page.isEmpty()) {
            return page;
        }
        Map<String, UnaryOperator<Billable>> changes = new HashMap<>();
        jdbc.sql(FEES).param("first", page.get(0).reference()).param("last", page.get(page.size() - 1).reference()).param("year", year.firstYear()).query(row -> {
            BigDecimal fee = row.getBigDecimal("fee");
            String source = row.getString("source");
            changes.put(row.getString("reference"), convention -> convention.withFee(fee, source));
        });
        return changes.isEmpty() ? page : page.stream().map(convention -> changes.getOrDefault(convention.reference(), UnaryOperator.identity()).apply(convention)).toList();
    }

    private JdbcClient.StatementSpec campaign(String sql, String academie, SchoolYear year, LocalDate windowClosesOn) {
        return jdbc.sql(sql).param("academie", academie).param("schoolYear", year.toString()).param("begins", year.firstDay()).param("windowClosesOn", windowClosesOn);
    }

    private static Billable billable(ResultSet row, int number) throws SQLException {
        return new Billable(row.getString("reference"), row.getString("commune"), SchoolYear.parse(row.getString("first_school_year")),
            SchoolYear.parse(row.getString("last_paid_school_year")), row.getBigDecimal("fee"), row.getInt("schools"), row.getInt("schools_year_before"),
            row.getObject("ended_on", LocalDate.class));
    }
}
