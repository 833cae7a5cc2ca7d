package fr.paraphe.web.page.schedule;

import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.PaymentTerm;
import fr.paraphe.convention.ConventionTemplate;
import fr.paraphe.convention.ConventionTerms;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.RenewalNotice;
import fr.paraphe.dispute.DisputeFilter;
import fr.paraphe.dispute.DisputeReader;
import fr.paraphe.prefecture.ExecutoryDate;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.security.Action;
import fr.paraphe.security.Who;
import fr.paraphe.web.contribution.TitreAccess;
import fr.paraphe.web.page.schedule.CaseDate.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the law, a convention or a letter fixes for the cases that a person sees, without being a task of somebody: read with a handful of queries, however many
 * cases there are, and explained only where it is shown.
 */
@Component
@Transactional(readOnly = true)
class CaseDates {

    /** So many alike on one day are one line: 1,500 conventions of an académie have the same window and the same term. */
    private static final int MOST_ALIKE = 3;
    private static final int MOST_DISPUTES = 500;

    private final JdbcClient jdbc;
    private final LetterService prefecture;
    private final DisputeReader disputes;
    private final PartyReader parties;
    private final ConventionTemplate template;
    private final CivilClock clock;

    CaseDates(JdbcClient jdbc, LetterService prefecture, DisputeReader disputes, PartyReader parties, ConventionTemplate template, CivilClock clock) {
        this.jdbc = jdbc;
        this.prefecture = prefecture;
        this.disputes = disputes;
        this.parties = parties;
        this.template = template;
        this.clock = clock;
    }

    /**
     * Both days are part of what is asked for.
     *
     * @param from  null for everything to come, and what should have been paid before
     * @param until null without an end
     * @param party INSEE code or code of an académie, null for all that the person sees
     * @return the earliest first, those that are alike each by itself
     */
    List<CaseDate> list(Who who, LocalDate from, LocalDate until, String party) {
        Span span = new Span(from == null ? clock.today() : from, until == null ? LocalDate.MAX : until);
        List<CaseDate> dates = new ArrayList<>();
        if (who.may(Action.SEE_CASES)) {
            conventions(who, span, party, dates);
            executory(who, span, party, dates);
            watched(who, span, party, dates);
            limits(who, span, party, dates);
        }
        if (who.may(Action.SEE_TITRES)) {
            payments(who, from == null ? new Span(LocalDate.EPOCH, span.until) : span, party, dates);
        }
        dates.sort(Comparator.comparing(CaseDate::on).thenComparing(CaseDate::kind).thenComparing(CaseDate::key));
        return dates;
    }

    /** The same with one line for what is the same day for the same reason. */
    static List<CaseDate> together(List<CaseDate> dates) {
        Map<String, List<CaseDate>> alike = dates.stream().collect(Collectors.groupingBy(date -> date.on() + date.title(), LinkedHashMap::new, Collectors.toList()));
        List<CaseDate> together = new ArrayList<>();
        for (List<CaseDate> each : alike.values()) {
            CaseDate first = each.get(0);
            if (each.size() <= MOST_ALIKE) {
                together.addAll(each);
            } else {
                together.add(new CaseDate(first.on(), first.kind(), first.on().toString(), first.title(), null, null, "", first.why(), each.size()));
            }
        }
        together.sort(Comparator.comparing(CaseDate::on));
        return together;
    }

    private record Span(LocalDate from, LocalDate until) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }

        /** The last day that a database knows of. */
        LocalDate last() {
            return until.equals(LocalDate.MAX) ? LocalDate.of(9999, 12, 31) : until;
        }
    }

    /** Terms, renewals and windows of those in force. */
    private void conventions(Who who, Span span, String party, List<CaseDate> dates) {
        List<Object> values = new ArrayList<>();
        jdbc.sql("""
            select c.reference, c.commune, coalesce(d.name, c.commune) as commune_name, c.first_school_year, c.last_paid_school_year, c.ends_on, c.window_opens, c.window_closes,
                c.renewal_announced_at
            from convention c left join commune d on d.insee = c.commune where c.status = 'IN_FORCE'""" + seen(who, "c.commune", "c.academie", party, values)).params(values)
            .query(row -> {
                convention(row, span, dates);
            });
    }

    private void convention(ResultSet row, Span span, List<CaseDate> dates) throws SQLException {
        String reference = row.getString("reference");
        String commune = row.getString("commune_name");
        String lastPaid = row.getString("last_paid_school_year");
        LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
        if (span.holds(endsOn)) {
            dates.add(new CaseDate(endsOn, Kind.TERM, reference, "Terme de la convention", reference, reference, commune, () -> ConventionTerms.term(endsOn, lastPaid), 1));
        }
        RenewalNotice notice = new RenewalNotice(template.renewalMonths());
        LocalDate renewal = endsOn.minusMonths(template.renewalMonths());
        if (row.getObject("renewal_announced_at") == null && span.holds(renewal)) {
            dates.add(new CaseDate(renewal, Kind.RENEWAL, reference, "Renouvellement à préparer", reference, reference, commune, () -> notice.before(endsOn), 1));
        }
        MonthDay opens = MonthDay.parse(row.getString("window_opens"));
        MonthDay closes = MonthDay.parse(row.getString("window_closes"));
        SchoolYear last = SchoolYear.parse(lastPaid);
        for (SchoolYear year = SchoolYear.parse(row.getString("first_school_year")).next(); year.compareTo(last) <= 0; year = year.next()) {
            AvenantWindow window = AvenantWindow.of(opens, closes, year);
            String key = reference + "-" + year;
            if (span.holds(window.opensOn())) {
                dates.add(new CaseDate(window.opensOn(), Kind.WINDOW_OPENS, key, "Ouverture de la fenêtre des avenants " + year, reference, reference, commune, window::opens, 1));
            }
            if (span.holds(window.closesOn())) {
                dates.add(new CaseDate(window.closesOn(), Kind.WINDOW_CLOSES, key, "Fermeture de la fenêtre des avenants " + year, reference, reference, commune, window::closes, 1));
            }
        }
    }

    private void executory(Who who, Span span, String party, List<CaseDate> dates) {
        List<Object> values = new ArrayList<>(List.of(span.from, span.last()));
        jdbc.sql("""
            select a.reference, coalesce(v.convention, a.reference) as convention, coalesce(d.name, a.commune) as commune_name, a.executory_on, a.received_on, a.published_on
            from act a left join commune d on d.insee = a.commune left join avenant v on v.reference = a.reference
            where a.executory_on between ? and ?""" + seen(who, "a.commune", "d.academie", party, values)).params(values)
            .query(row -> {
                LocalDate received = row.getObject("received_on", LocalDate.class);
                LocalDate published = row.getObject("published_on", LocalDate.class);
                dates.add(new CaseDate(row.getObject("executory_on", LocalDate.class), Kind.EXECUTORY, row.getString("reference"), "Délibération exécutoire", row.getString("reference"),
                    row.getString("convention"), row.getString("commune_name"), () -> ExecutoryDate.of(received, published), 1));
            });
    }

    private void watched(Who who, Span span, String party, List<CaseDate> dates) {
        LocalDate since = span.from.isBefore(clock.today()) ? clock.today() : span.from;
        List<LetterService.Watched> watched = prefecture.watchedFrom(who.everyCommune() ? null : who.communes(), since).stream()
            .filter(act -> span.holds(act.lastDay().date())).toList();
        if (watched.isEmpty()) {
            return;
        }
        Map<String, String> names = parties.communeNames(watched.stream().map(LetterService.Watched::commune).distinct().toList());
        Map<String, String> conventions = conventionsOf(watched.stream().map(LetterService.Watched::reference).toList());
        Set<String> ofParty = party == null ? names.keySet() : communesOf(party);
        watched.stream().filter(act -> ofParty.contains(act.commune())).forEach(act -> dates.add(new CaseDate(act.lastDay().date(), Kind.DEFERE, act.reference(),
            "Fin du délai de déféré préfectoral", act.reference(), conventions.getOrDefault(act.reference(), act.reference()), names.getOrDefault(act.commune(), act.commune()),
            act::lastDay, 1)));
    }

    private void limits(Who who, Span span, String party, List<CaseDate> dates) {
        disputes.list(DisputeFilter.openFor(who.everyCommune(), who.communes(), Set.of()), MOST_DISPUTES, 0).stream()
            .filter(line -> party == null || party.equals(line.commune()) || party.equals(line.academie()))
            .forEach(line -> line.nextLimit().filter(limit -> span.holds(limit.date())).ifPresent(limit -> dates.add(new CaseDate(limit.date(), Kind.DISPUTE, line.reference(),
                line.kind().label() + " : " + limit.rule(), line.reference(), line.convention(), line.communeName(), () -> limit, 1))));
    }

    private void payments(Who who, Span span, String party, List<CaseDate> dates) {
        List<Object> values = new ArrayList<>(List.of(span.from, span.last()));
        StringBuilder conditions = new StringBuilder();
        if (!who.everyCommune()) {
            conditions.append(" and (commune = any (?) or academie = any (?))");
            values.add(TitreAccess.communes(who).toArray(String[]::new));
            values.add(who.academies().toArray(String[]::new));
        }
        if (party != null) {
            conditions.append(" and (commune = ? or academie = ?)");
            values.add(party);
            values.add(party);
        }
        jdbc.sql("""
            select number, reference, commune, debtor_name, school_year, issued_on, due_on, payment_days from titre
            where standing = true and paid < amount and due_on between ? and ?""" + conditions).params(values)
            .query(row -> {
                PaymentTerm term = new PaymentTerm(row.getInt("payment_days"));
                LocalDate issued = row.getObject("issued_on", LocalDate.class);
                dates.add(new CaseDate(row.getObject("due_on", LocalDate.class), Kind.PAYMENT, row.getString("number"), "Contribution " + row.getString("school_year") + " à payer",
                    "titre n° " + row.getString("number"), who.may(Action.SEE_CASES) && who.sees(row.getString("commune")) ? row.getString("reference") : null,
                    row.getString("debtor_name"), () -> term.from(issued), 1));
            });
    }

    private static String seen(Who who, String commune, String academie, String party, List<Object> values) {
        StringBuilder conditions = new StringBuilder();
        if (!who.everyCommune()) {
            conditions.append(" and " + commune + " = any (?)");
            values.add(who.communes().toArray(String[]::new));
        }
        if (party != null) {
            conditions.append(" and (" + commune + " = ? or " + academie + " = ?)");
            values.add(party);
            values.add(party);
        }
        return conditions.toString();
    }

    private Map<String, String> conventionsOf(List<String> references) {
        Map<String, String> conventions = new HashMap<>();
        jdbc.sql("select reference, convention from avenant where reference = any (?)").param((Object) references.toArray(String[]::new)).query(row -> {
            conventions.put(row.getString("reference"), row.getString("convention"));
        });
        return conventions;
    }

    private Set<String> communesOf(String party) {
        return Set.copyOf(jdbc.sql("select insee from commune where insee = ? or academie = ?").params(party, party).query(String.class).list());
    }
}
