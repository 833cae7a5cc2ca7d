package fr.paraphe.dispute;

import fr.paraphe.Conditions;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTerms;
import fr.paraphe.convention.PartyReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of disputes and dénonciations, each with its next date; the number of queries does not grow with theirs. */
@Service
@Transactional(readOnly = true)
public class DisputeReader {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final DisputeRepository disputes;
    private final LetterRepository letters;
    private final ConciliationRepository conciliations;
    private final CommitmentRepository commitments;
    private final ConventionService conventions;
    private final PartyReader parties;
    private final DisputeSettings settings;
    private final CivilClock clock;

    DisputeReader(JdbcClient jdbc, DisputeRepository disputes, LetterRepository letters, ConciliationRepository conciliations, CommitmentRepository commitments,
                  ConventionService conventions, PartyReader parties, DisputeSettings settings, CivilClock clock) {
        this.jdbc = jdbc;
        this.disputes = disputes;
        this.letters = letters;
        this.conciliations = conciliations;
        this.commitments = commitments;
        this.conventions = conventions;
        this.parties = parties;
        this.settings = settings;
        this.clock = clock;
    }

    /** Open ones first, each half in the order of its opening, the last one first. */
    public List<DisputeLine> list(DisputeFilter filter, int limit, long offset) {
        Conditions asked = asked(filter);
        List<String> page = jdbc.sql("select reference from dispute" + asked.where()
            + " order by case when closed_at is null then 0 else 1 end, opened_at desc, reference limit ? offset ?").params(asked.values(limit, offset)).query(String.class).list();
        return lines(page);
    }

    /** All of them, for whoever puts them into another order; in the same order as {@link #list}. */
    public List<DisputeLine> all(DisputeFilter filter) {
        List<DisputeLine> all = new ArrayList<>();
        List<DisputeLine> next;
        do {
            next = list(filter, AT_ONCE, all.size());
            all.addAll(next);
        } while (next.size() == AT_ONCE);
        return all;
    }

    public long count(DisputeFilter filter) {
        Conditions asked = asked(filter);
        return jdbc.sql("select count(*) from dispute" + asked.where()).params(asked.values()).query(Long.class).single();
    }

    private List<DisputeLine> lines(List<String> page) {
        Map<String, Dispute> found = byKey(disputes.findAllById(page), Dispute::reference);
        Map<String, Letter> written = byKey(letters.findAllById(found.values().stream()
            .flatMap(dispute -> Stream.concat(Stream.of(dispute.reference()), dispute.resiliation().stream())).toList()), Letter::reference);
        Map<String, ConventionTerms> terms = conventions.byReferences(found.values().stream().map(Dispute::convention).distinct().toList()).stream()
            .collect(Collectors.toMap(Convention::reference, Convention::terms));
        Map<String, String> names = parties.communeNames(found.values().stream().map(Dispute::commune).distinct().toList());
        // in the order of their numbers: the last one stays
        Map<String, Conciliation> meetings = conciliations.findByReferenceInOrderByNumber(found.keySet()).stream()
            .collect(Collectors.toMap(Conciliation::reference, Function.identity(), (earlier, later) -> later));
        Map<Long, List<ConciliationCommitment>> undertaken = commitments.findByConciliationInOrderByPosition(meetings.values().stream().map(Conciliation::id).toList()).stream()
            .collect(Collectors.groupingBy(ConciliationCommitment::conciliation));
        NextDate next = new NextDate(clock.today(), settings.agreementDays());
        return page.stream().map(found::get).map(dispute -> {
            Letter notice = written.get(dispute.reference());
            ConventionTerms agreed = terms.get(dispute.convention());
            Optional<Conciliation> meeting = Optional.ofNullable(meetings.get(dispute.reference()));
            return new DisputeLine(dispute.reference(), dispute.convention(), dispute.commune(), names.getOrDefault(dispute.commune(), dispute.commune()), dispute.academie(),
                dispute.kind(), dispute.author(), dispute.status(), notice.sentOn().orElseThrow(),
                next.of(dispute, new LetterDates(notice, agreed), dispute.resiliation().map(written::get).map(letter -> new LetterDates(letter, agreed)), meeting,
                    meeting.map(Conciliation::id).map(undertaken::get).orElse(List.of())), dispute.closeReason());
        }).toList();
    }

    private static <V> Map<String, V> byKey(Collection<V> values, Function<V, String> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private static Conditions asked(DisputeFilter filter) {
        Conditions asked = new Conditions().seen(filter.everything(), filter.communes(), filter.academies())
            .equal("commune", filter.commune()).equal("academie", filter.academie()).equal("convention", filter.convention());
        if (filter.open() != null) {
            asked.and(filter.open() ? "closed_at is null" : "closed_at is not null");
        }
        return asked;
    }
}
