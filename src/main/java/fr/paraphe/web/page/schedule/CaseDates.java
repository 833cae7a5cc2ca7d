package fr.paraphe.web.page.schedule;

import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
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
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
     * What is asked for; both days are part of it.
     *
     * @param from     null for everything to come, and what should have been paid before
     * @param until    null without an end
     * @param communes INSEE codes, null for all that the person sees
     * @param kinds    which of them
     * @param together one line for what is the same day for the same reason
     */
    record Wanted(LocalDate from, LocalDate until, Set<String> communes, Predicate<Kind> kinds, boolean together) {
    }

    /** The earliest first. */
    List<CaseDate> list(Who who, Wanted wanted) {
        Span span = new Span(wanted.from == null ? clock.today() : wanted.from, wanted.until == null ? LocalDate.MAX : wanted.until);
        Set<String> communes = wanted.communes == null ? (who.everyCommune() ? null : who.communes()) : wanted.communes.stream().filter(who::sees).collect(Collectors.toSet());
        List<CaseDate> dates = new ArrayList<>();
        if (who.may(Action.SEE_CASES)) {
            if (wanted.kinds.test(Kind.WINDOW_OPENS) || wanted.kinds.test(Kind.RENEWAL) || wanted.kinds.test(Kind.TERM)) {
                conventions(communes, span, wanted.together, dates);
            }
            if (wanted.kinds.test(Kind.EXECUTORY)) {
                executory(communes, span, dates);
            }
            if (wanted.kinds.test(Kind.DEFERE)) {
                watched(communes, span, wanted.together, dates);
            }
            if (wanted.kinds.test(Kind.DISPUTE)) {
                limits(communes, span, dates);
            }
        }
        if (who.may(Action.SEE_TITRES) && wanted.kinds.test(Kind.PAYMENT)) {
            payments(who, wanted.from == null ? new Span(LocalDate.EPOCH, span.until) : span, wanted.communes, dates);
        }
        dates.removeIf(date -> !wanted.kinds.test(date.kind()));
        dates.sort(Comparator.comparing(CaseDate::on).thenComparing(CaseDate::kind).thenComparing(CaseDate::key));
        return wanted.together ? together(dates) : dates;
    }

    /** One line for what is the same day for the same reason. */
    static List<CaseDate> together(List<CaseDate> dates) {
        Map<String, List<CaseDate>> alike = dates.stream().collect(Collectors.groupingBy(date -> date.on() + date.title(), LinkedHashMap::new, Collectors.toList()));
        List<CaseDate> together = new ArrayList<>();
        for (List<CaseDate> each : alike.values()) {
            CaseDate first = each.get(0);
            int number = each.stream().mapToInt(CaseDate::alike).sum();
            if (number <= MOST_ALIKE) {
                together.addAll(each);
            } else {
                together.add(new CaseDate(first.on(), first.kind(), first.on().toString(), first.title(), null, null, "", first.why(), number));
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

    /** What a convention was concluded for, as far as its dates go: the conventions of an académie are mostly alike in it. */
    private record Terms(String firstSchoolYear, String lastPaidSchoolYear, LocalDate endsOn, String windowOpens, String windowCloses, boolean renewalAnnounced) {
    }

    private record Member(String reference, String communeName) {
    }

    /** Terms, renewals and windows of those in force. */
    private void conventions(Set<String> communes, Span span, boolean together, List<CaseDate> dates) {
        Map<Terms, List<Member>> alike = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>();
        jdbc.sql("""
            select c.reference, coalesce(d.name, c.commune) as commune_name, c.first_school_year, c.last_paid_school_year, c.ends_on, c.window_opens, c.window_closes,
                c.renewal_announced_at
            from convention c left join commune d on d.insee = c.commune where c.status = 'IN_FORCE'""" + among("c.commune", communes, values)).params(values)
            .query(row -> {
                alike.computeIfAbsent(new Terms(row.getString("first_school_year"), row.getString("last_paid_school_year"), row.getObject("ends_on", LocalDate.class),
                    row.getString("window_opens"), row.getString("window_closes"), row.getObject("renewal_announced_at") != null), terms -> new ArrayList<>())
                    .add(new Member(row.getString("reference"), row.getString("commune_name")));
            });
        alike.forEach((terms, members) -> datesOf(terms, span, date -> {
            if (together && members.size() > MOST_ALIKE) {
                dates.add(date.of(null, "", members.size()));
            } else {
                members.forEach(member -> dates.add(date.of(member.reference, member.communeName, 1)));
            }
        }));
    }

    /** A date that conventions of the same terms share. @param suffix what tells it from others of the same kind of one convention */
    private record Shared(LocalDate on, Kind kind, String suffix, String title, Supplier<Deadline> why) {

        CaseDate of(String reference, String communeName, int alike) {
            return new CaseDate(on, kind, reference + suffix, title, reference, reference, communeName, why, alike);
        }
    }

    private void datesOf(Terms terms, Span span, Consumer<Shared> dates) {
        LocalDate endsOn = terms.endsOn;
        Consumer<Shared> inSpan = date -> {
            if (span.holds(date.on)) {
                dates.accept(date);
            }
        };
        inSpan.accept(new Shared(endsOn, Kind.TERM, "", "Terme de la convention", () -> ConventionTerms.term(endsOn, terms.lastPaidSchoolYear)));
        if (!terms.renewalAnnounced) {
            RenewalNotice notice = new RenewalNotice(template.renewalMonths());
            inSpan.accept(new Shared(endsOn.minusMonths(template.renewalMonths()), Kind.RENEWAL, "", "Renouvellement à préparer", () -> notice.before(endsOn)));
        }
        MonthDay opens = MonthDay.parse(terms.windowOpens);
        MonthDay closes = MonthDay.parse(terms.windowCloses);
        SchoolYear last = SchoolYear.parse(terms.lastPaidSchoolYear);
        for (SchoolYear year = SchoolYear.parse(terms.firstSchoolYear).next(); year.compareTo(last) <= 0; year = year.next()) {
            AvenantWindow window = AvenantWindow.of(opens, closes, year);
            inSpan.accept(new Shared(window.opensOn(), Kind.WINDOW_OPENS, "-" + year, "Ouverture de la fenêtre des avenants " + year, window::opens));
            inSpan.accept(new Shared(window.closesOn(), Kind.WINDOW_CLOSES, "-" + year, "Fermeture de la fenêtre des avenants " + year, window::closes));
        }
    }

    private void executory(Set<String> communes, Span span, List<CaseDate> dates) {
        List<Object> values = new ArrayList<>(List.of(span.from, span.last()));
        jdbc.sql("""
            select a.reference, coalesce(v.convention, a.reference) as convention, coalesce(d.name, a.commune) as commune_name, a.executory_on, a.received_on, a.published_on
            from act a left join commune d on d.insee = a.commune left join avenant v on v.reference = a.reference
            where a.executory_on between ? and ?""" + among("a.commune", communes, values)).params(values)
            .query(row -> {
                LocalDate received = row.getObject("received_on", LocalDate.class);
                LocalDate published = row.getObject("published_on", LocalDate.class);
                dates.add(new CaseDate(row.getObject("executory_on", LocalDate.class), Kind.EXECUTORY, row.getString("reference"), "Délibération exécutoire", row.getString("reference"),
                    row.getString("convention"), row.getString("commune_name"), () -> ExecutoryDate.of(received, published), 1));
            });
    }

    private void watched(Set<String> communes, Span span, boolean together, List<CaseDate> dates) {
        LocalDate since = span.from.isBefore(clock.today()) ? clock.today() : span.from;
        Map<LocalDate, List<LetterService.Watched>> byLastDay = prefecture.watchedFrom(communes, since).stream().filter(act -> span.holds(act.lastDay().date()))
            .collect(Collectors.groupingBy(act -> act.lastDay().date()));
        List<LetterService.Watched> named = new ArrayList<>();
        byLastDay.forEach((day, acts) -> {
            if (together && acts.size() > MOST_ALIKE) {
                dates.add(lastDay(acts.get(0), null, "", acts.size()));
            } else {
                named.addAll(acts);
            }
        });
        if (!named.isEmpty()) {
            Map<String, String> names = parties.communeNames(named.stream().map(LetterService.Watched::commune).distinct().toList());
            Map<String, String> conventions = conventionsOf(named.stream().map(LetterService.Watched::reference).toList());
            named.forEach(act -> dates.add(lastDay(act, conventions.getOrDefault(act.reference(), act.reference()), names.getOrDefault(act.commune(), act.commune()), 1)));
        }
    }

    private static CaseDate lastDay(LetterService.Watched act, String convention, String communeName, int alike) {
        return new CaseDate(act.lastDay().date(), Kind.DEFERE, act.reference(), "Fin du délai de déféré préfectoral", act.reference(), convention, communeName, act::lastDay, alike);
    }

    private void limits(Set<String> communes, Span span, List<CaseDate> dates) {
        disputes.all(DisputeFilter.openFor(communes == null, communes == null ? Set.of() : communes, Set.of()))
            .forEach(line -> line.nextLimit().filter(limit -> span.holds(limit.date())).ifPresent(limit -> dates.add(new CaseDate(limit.date(), Kind.DISPUTE, line.reference(),
                line.kind().label() + " : " + limit.rule(), line.reference(), line.convention(), line.communeName(), () -> limit, 1))));
    }

    private void payments(Who who, Span span, Set<String> communes, List<CaseDate> dates) {
        List<Object> values = new ArrayList<>(List.of(span.from, span.last()));
        StringBuilder conditions = new StringBuilder();
        if (!who.everyCommune()) {
            conditions.append(" and (commune = any (?) or academie = any (?))");
            values.add(TitreAccess.communes(who).toArray(String[]::new));
            values.add(who.academies().toArray(String[]::new));
        }
        conditions.append(among("commune", communes, values));
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

    /** @param communes null for all */
    private static String among(String column, Set<String> communes, List<Object> values) {
        if (communes == null) {
            return "";
        }
        values.add(communes.toArray(String[]::new));
        return " and " + column + " = any (?)";
    }

    private Map<String, String> conventionsOf(List<String> references) {
        Map<String, String> conventions = new HashMap<>();
        jdbc.sql("select reference, convention from avenant where reference = any (?)").param((Object) references.toArray(String[]::new)).query(row -> {
            conventions.put(row.getString("reference"), row.getString("convention"));
        });
        return conventions;
    }
}
