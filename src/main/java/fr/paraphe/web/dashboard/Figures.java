package fr.paraphe.web.dashboard;

import fr.paraphe.security.Who;
import fr.paraphe.web.contribution.TitreAccess;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and sums over our own tables, of what a person sees; no row is loaded. */
@Component
class Figures {

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the same titres as the lists show. */
    List<Dashboard.Year> years(Who who, LocalDate today) {
        List<Object> values = new ArrayList<>(List.of(today));
        String seen = "";
        if (!who.everyCommune()) {
            seen = " and (" + in("commune", TitreAccess.communes(who), values) + " or " + in("academie", who.academies(), values) + ")";
        }
        return jdbc.sql("""
            select school_year, count(*) as titres, sum(amount) as billed, sum(paid) as paid, count(case when paid < amount and due_on < ? then 1 end) as overdue
            from titre where standing = true""" + seen + " group by school_year order by school_year desc").params(values)
            .query((row, at) -> {
                String href = "/titres?annee=" + row.getString("school_year");
                return new Dashboard.Year(row.getString("school_year"), row.getInt("titres"), row.getBigDecimal("billed").setScale(2), row.getBigDecimal("paid").setScale(2),
                    row.getBigDecimal("billed").subtract(row.getBigDecimal("paid")).setScale(2), row.getInt("overdue"), href, href + "&etat=a-payer", href + "&etat=echus");
            }).list();
    }

    /** How many titres a campaign's bordereau asks for. */
    long toIssue(String campaign) {
        return jdbc.sql("select count(*) from contribution where campaign = ? and due = true").param(campaign).query(Long.class).single();
    }

    private static String in(String column, Collection<String> among, List<Object> values) {
        if (among.isEmpty()) {
            return "1 = 0";
        }
        values.addAll(among);
        return column + " in (" + String.join(", ", Collections.nCopies(among.size(), "?")) + ")";
    }
}
