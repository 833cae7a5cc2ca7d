package fr.paraphe.contribution;

import fr.paraphe.Conditions;
import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SchoolYear;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads titres: lists that do not load what they do not show, and one with all that is known of it. */
@Service
@Transactional(readOnly = true)
public class TitreReader implements IssuedTitres {

    private static final String COLUMNS = """
        id, number, creditor, academie, reference, commune, debtor_name, school_year, campaign, schools, amount, paid, standing, issued_on, due_on, settled_on, sent_on,
        sent_to, reminders""";

    private final JdbcClient jdbc;
    private final TitreRepository titres;
    private final CampaignRepository campaigns;
    private final BordereauLeafRepository leaves;
    private final PaymentRepository payments;
    private final TitreReminderRepository reminders;
    private final CivilClock clock;

    TitreReader(JdbcClient jdbc, TitreRepository titres, CampaignRepository campaigns, BordereauLeafRepository leaves, PaymentRepository payments,
                TitreReminderRepository reminders, CivilClock clock) {
        this.jdbc = jdbc;
        this.titres = titres;
        this.campaigns = campaigns;
        this.leaves = leaves;
        this.payments = payments;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** In the order in which they were issued. */
    public List<TitreLine> list(TitreFilter filter, int limit, long offset) {
        Conditions asked = asked(filter);
        return jdbc.sql("select " + COLUMNS + " from titre" + asked.where() + " order by id limit ? offset ?").params(asked.values(limit, offset))
            .query((row, at) -> line(row)).list();
    }

    public long count(TitreFilter filter) {
        Conditions asked = asked(filter);
        return jdbc.sql("select count(*) from titre" + asked.where()).params(asked.values()).query(Long.class).single();
    }

    /** @throws NotFoundException when there is none */
    public Titre get(long id) {
        return titres.findById(id).map(TitreReader::whole).orElseThrow(() -> new NotFoundException(TitreService.UNKNOWN));
    }

    /** The last titre of a convention for that year, cancelled or not. */
    public Optional<Titre> of(String reference, SchoolYear year) {
        List<Titre> all = titres.findByReferenceAndSchoolYearOrderById(reference, year.toString());
        return all.isEmpty() ? Optional.empty() : Optional.of(whole(all.get(all.size() - 1)));
    }

    /** The number of the cancelled titre in whose place this one stands. */
    public Optional<TitreNumber> replaced(Titre titre) {
        return titre.replaces().flatMap(titres::findById).map(Titre::number);
    }

    /** The titre issued in the place of this one. */
    public Optional<TitreNumber> successor(Titre titre) {
        return titres.findByReplaces(titre.id()).map(Titre::number);
    }

    /** Until when the debt can be asked for. */
    public Deadline prescription(Titre titre) {
        List<LocalDate> interruptions = Stream.concat(reminders.findByTitreIdOrderByOrdinal(titre.id()).stream().map(TitreReminder::remindedOn),
            payments.findByTitreIdOrderById(titre.id()).stream().map(Payment::paidOn)).toList();
        return Prescription.OF_COMMUNES.of(titre.issuedOn(), interruptions);
    }

    /** What the titres of a campaign come to today. */
    public TitreTotals totals(String campaign) {
        return totals(new Conditions().equal("campaign", campaign));
    }

    /** What those that a list shows come to today. */
    public TitreTotals totals(TitreFilter filter) {
        return totals(asked(filter));
    }

    private TitreTotals totals(Conditions asked) {
        List<Object> values = new ArrayList<>(List.of(clock.today()));
        values.addAll(asked.and("standing = true").values());
        return jdbc.sql("""
            select count(*) as titres, coalesce(sum(amount), 0) as amount, coalesce(sum(paid), 0) as paid, count(case when paid < amount then 1 end) as unpaid,
            count(case when paid < amount and due_on < ? then 1 end) as overdue, count(case when document is not null and sent_to is null then 1 end) as unsent
            from titre""" + asked.where()).params(values)
            .query((row, at) -> new TitreTotals(row.getInt("titres"), row.getBigDecimal("amount").setScale(2), row.getBigDecimal("paid").setScale(2), row.getInt("unpaid"),
                row.getInt("overdue"), row.getInt("unsent"))).single();
    }

    /** The school years of the titres that the filter lets through, the latest first. */
    public List<String> schoolYears(TitreFilter filter) {
        Conditions asked = asked(filter);
        return jdbc.sql("select distinct school_year from titre" + asked.where() + " order by school_year desc").params(asked.values()).query(String.class).list();
    }

    /** The leaves of a campaign's bordereau. */
    public List<BordereauLeaf> bordereau(String campaign) {
        return leaves.findByCampaignOrderByLeaf(campaign);
    }

    /** What is unpaid in a campaign, the longest due first. */
    public List<TitreLine> unpaid(String campaign, int limit) {
        return jdbc.sql("select " + COLUMNS + " from titre where campaign = ? and standing = true and paid < amount order by due_on, id limit ?").params(campaign, limit)
            .query((row, at) -> line(row)).list();
    }

    /** Numbers of a campaign's titres whose contribution changed after they were issued: they are to be cancelled and issued anew. */
    public List<String> toReissue(String campaign) {
        return jdbc.sql("""
            select t.number from titre t join contribution c on c.reference = t.reference and c.school_year = t.school_year
            where t.campaign = ? and t.standing = true and c.flag = ? order by t.id""").params(campaign, ContributionFlag.TITRE_TO_REISSUE.name()).query(String.class).list();
    }

    /** Why the GIP closes a campaign although something is unpaid, as it has been entered. */
    public Optional<String> settlementReason(String campaign) {
        return campaigns.findById(campaign).flatMap(Campaign::settlementReason);
    }

    /** @throws NotFoundException when there is no such campaign */
    public String academieOf(String campaign) {
        return campaigns.findById(campaign).map(Campaign::academie).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
    }

    @Override
    public boolean standing(String reference, SchoolYear schoolYear) {
        return titres.existsByReferenceAndSchoolYearAndStanding(reference, schoolYear.toString(), true);
    }

    @Override
    public int unpaid(String campaign) {
        return titres.countUnpaid(campaign);
    }

    private static Titre whole(Titre titre) {
        titre.list();
        return titre;
    }

    private static Conditions asked(TitreFilter filter) {
        Conditions asked = new Conditions().seen(filter.everything(), filter.communes(), filter.academies())
            .equal("academie", filter.academie()).equal("campaign", filter.campaign()).equal("school_year", filter.schoolYear()).equal("reference", filter.reference())
            .equal("number", filter.number());
        if (!filter.states().isEmpty()) {
            asked.and(filter.states().stream().map(TitreReader::state).collect(Collectors.joining(" or ", "(", ")")));
        }
        if (filter.overdueOn() != null) {
            asked.and("standing = true and paid < amount and due_on < ?", filter.overdueOn());
        }
        return asked;
    }

    private static String state(TitreState state) {
        return switch (state) {
            case UNPAID -> "standing = true and paid = 0";
            case PARTLY_PAID -> "standing = true and paid > 0 and paid < amount";
            case PAID -> "standing = true and paid = amount";
            case CANCELLED -> "standing is null";
        };
    }

    private static TitreLine line(ResultSet row) throws SQLException {
        return new TitreLine(row.getLong("id"), row.getString("number"), row.getString("creditor"), row.getString("academie"), row.getString("reference"),
            row.getString("commune"), row.getString("debtor_name"), row.getString("school_year"), row.getString("campaign"), row.getInt("schools"),
            row.getBigDecimal("amount"), row.getBigDecimal("paid"), TitreState.of(row.getBoolean("standing"), row.getBigDecimal("amount"), row.getBigDecimal("paid")),
            row.getObject("issued_on", LocalDate.class), row.getObject("due_on", LocalDate.class), row.getObject("settled_on", LocalDate.class),
            row.getObject("sent_on", LocalDate.class), row.getString("sent_to"), row.getInt("reminders"));
    }
}
