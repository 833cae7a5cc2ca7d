package fr.paraphe.contribution;

import fr.paraphe.Conditions;
import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads contributions, page by page and summed up: no list of them is ever loaded whole. */
@Service
@Transactional(readOnly = true)
public class ContributionReader {

    private static final String COLUMNS = """
        reference, school_year, campaign, academie, commune, schools, schools_year_before, unit_price, amount, sentence, article, avenant, evolution, flag, note, due,
        decision_reason, decided_by""";

    private final JdbcClient jdbc;
    private final CampaignRepository campaigns;

    ContributionReader(JdbcClient jdbc, CampaignRepository campaigns) {
        this.jdbc = jdbc;
        this.campaigns = campaigns;
    }

    public List<ContributionLine> list(ContributionFilter filter, ContributionOrder order, boolean descending, int limit, long offset) {
        Conditions asked = asked(filter);
        return jdbc.sql("select " + COLUMNS + " from contribution" + asked.where() + " order by " + order.sql(descending) + " limit ? offset ?")
            .params(asked.values(limit, offset)).query((row, at) -> line(row)).list();
    }

    public long count(ContributionFilter filter) {
        Conditions asked = asked(filter);
        return jdbc.sql("select count(*) from contribution" + asked.where()).params(asked.values()).query(Long.class).single();
    }

    /** @throws NotFoundException when there is no such campaign */
    public BordereauTotals totals(String reference) {
        Campaign campaign = campaigns.findById(reference).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
        SchoolYear before = campaign.schoolYear().previous();
        Map<Evolution, Integer> evolutions = new EnumMap<>(Evolution.class);
        for (Evolution evolution : Evolution.values()) {
            evolutions.put(evolution, 0);
        }
        jdbc.sql("select evolution, count(*) as number from contribution where campaign = ? and evolution is not null group by evolution").param(reference)
            .query(row -> {
                evolutions.put(Evolution.valueOf(row.getString("evolution")), row.getInt("number"));
            });
        Map<ContributionFlag, Integer> flags = new EnumMap<>(ContributionFlag.class);
        jdbc.sql("select flag, count(*) as number from contribution where campaign = ? and flag is not null group by flag").param(reference).query(row -> {
            flags.put(ContributionFlag.valueOf(row.getString("flag")), row.getInt("number"));
        });
        Sum then = sum("academie = ? and school_year = ?", campaign.academie(), before.toString());
        Sum now = sum("campaign = ?", reference);
        return new BordereauTotals(now.count(), now.due(), now.schools(), now.amount(), then.count(), then.amount(), evolutions, flags);
    }

    private record Sum(int count, int due, int schools, BigDecimal amount) {
    }

    private Sum sum(String condition, Object... values) {
        return jdbc.sql("select count(*) as number, count(case when due then 1 end) as due, coalesce(sum(case when due then schools else 0 end), 0) as schools, "
                + "coalesce(sum(case when due then amount else 0 end), 0) as amount from contribution where " + condition)
            .params(List.of(values)).query((row, at) -> new Sum(row.getInt("number"), row.getInt("due"), row.getInt("schools"), row.getBigDecimal("amount").setScale(2))).single();
    }

    private static Conditions asked(ContributionFilter filter) {
        Conditions asked = new Conditions().seen(filter.everything(), filter.communes(), filter.academies())
            .equal("campaign", filter.campaign()).equal("school_year", filter.schoolYear()).equal("commune", filter.commune()).equal("reference", filter.reference())
            .equal("flag", filter.flag());
        if (filter.flagged()) {
            asked.and("flag is not null");
        }
        if (filter.changed()) {
            asked.and("evolution in ('MORE', 'FEWER', 'EXCHANGED')");
        }
        return asked;
    }

    private static ContributionLine line(ResultSet row) throws SQLException {
        Evolution evolution = row.getString("evolution") == null ? null : Evolution.valueOf(row.getString("evolution"));
        ContributionFlag flag = row.getString("flag") == null ? null : ContributionFlag.valueOf(row.getString("flag"));
        int schools = row.getInt("schools");
        int before = row.getInt("schools_year_before");
        return new ContributionLine(row.getString("reference"), row.getString("school_year"), row.getString("campaign"), row.getString("academie"), row.getString("commune"),
            schools, before, schools - before, row.getBigDecimal("unit_price"), row.getBigDecimal("amount"), row.getString("sentence"), row.getString("article"),
            row.getString("avenant"), evolution, evolution == null ? null : evolution.label(), flag, flag == null ? null : flag.label(), row.getString("note"),
            row.getBoolean("due"), row.getString("decided_by") != null, row.getString("decision_reason"));
    }
}
