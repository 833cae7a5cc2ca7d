package fr.paraphe.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit trail. Whom it is shown to is its caller's to say, by the owners that this person sees. */
@Service
@Transactional(readOnly = true)
public class AuditReader {

    private static final int FETCHED_AT_ONCE = 1000;
    private static final String LINES = """
        select c.name, c.reference, c.owner, e.position, e.recorded_at, e.account, e.in_place_of, e.door, e.kind, e.subject, e.hash,
            v.number, v.field, v.old_value, v.new_value, v.salt, v.old_digest, v.new_digest, v.erased_by
        from audit_entry e join audit_chain c on c.id = e.chain left join audit_value v on v.chain = e.chain and v.position = e.position""";
    /** What runs under a convention has its reference and a letter with a number: avenants, letters, disputes. */
    private static final Pattern UNDER = Pattern.compile("-[A-Z][0-9]+");

    private final JdbcTemplate jdbc;

    AuditReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What happened in a case and in those under it, in the order of time.
     *
     * @param reference of a convention, an avenant, a letter or a campaign
     * @param seen      whose cases may be shown
     * @return empty for a case that is unknown, and for one of which nothing may be shown
     */
    public List<AuditEntry> ofCase(String reference, Predicate<String> seen) {
        if (reference.isEmpty()) {
            return List.of();
        }
        List<AuditEntry> found = new ArrayList<>();
        each(LINES + " where c.reference = ? or c.reference like ? order by e.recorded_at, c.id, e.position, v.number", row -> {
            if (isOf(row.reference(), reference) && seen.test(row.owner())) {
                found.add(shown(row));
            }
        }, reference, like(reference));
        return found;
    }

    /** A page of a trail, the latest line first. @param total of all pages */
    public record Page(List<AuditEntry> lines, long total) {
    }

    /**
     * As {@link #ofCase}, a page at a time and the latest line first.
     *
     * @param hidden lines whose subject begins with one of these words, or that tell of something named so, are left out
     */
    public Page page(String reference, Predicate<String> seen, List<String> hidden, int size, long offset) {
        List<Object> values = new ArrayList<>(chains(reference, seen));
        if (values.isEmpty()) {
            return new Page(List.of(), 0);
        }
        StringBuilder among = new StringBuilder(" from audit_entry e where e.chain in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
        for (String word : hidden) {
            among.append(" and e.subject <> ? and e.subject not like ? and not exists (select 1 from audit_value h where h.chain = e.chain and h.position = e.position "
                + "and (h.new_value like ? or h.old_value like ?))");
            values.add(word);
            values.addAll(Collections.nCopies(3, word + " %"));
        }
        long total = jdbc.queryForObject("select count(*)" + among, Long.class, values.toArray());
        values.add(size);
        values.add(offset);
        List<AuditEntry> lines = new ArrayList<>();
        each(LINES + " join (select e.chain, e.position" + among + " order by e.recorded_at desc, e.chain desc, e.position desc limit ? offset ?) p on p.chain = e.chain and p.position = e.position"
            + " order by e.recorded_at desc, e.chain desc, e.position desc, v.number", row -> lines.add(shown(row)), values.toArray());
        return new Page(lines, total);
    }

    private List<Long> chains(String reference, Predicate<String> seen) {
        List<Long> chains = new ArrayList<>();
        if (!reference.isEmpty()) {
            jdbc.query("select id, reference, owner from audit_chain where reference = ? or reference like ?", row -> {
                if (isOf(row.getString("reference"), reference) && seen.test(row.getString("owner"))) {
                    chains.add(row.getLong("id"));
                }
            }, reference, like(reference));
        }
        return chains;
    }

    private static boolean isOf(String chain, String reference) {
        return chain.equals(reference) || UNDER.matcher(chain.substring(reference.length())).matches();
    }

    /** What concerns no case: accounts, imports, settings, chains that began and were removed. For operators. */
    public List<AuditEntry> ofHouse() {
        List<AuditEntry> found = new ArrayList<>();
        each(LINES + " where c.name = ? order by e.position, v.number", row -> found.add(shown(row)), AuditChains.HOUSE);
        return found;
    }

    /** A line with the chain it stands in. */
    record Stored(String reference, String owner, AuditLine line, String hash) {
    }

    /** Every line, the house's chain first, each chain in its own order; one page in memory at a time. */
    void eachInOrder(Consumer<Stored> consumer) {
        each(LINES + " order by case when c.reference = '' then 0 else 1 end, c.name, e.position, v.number", consumer);
    }

    private void each(String sql, Consumer<Stored> consumer, Object... parameters) {
        JdbcTemplate streaming = new JdbcTemplate(jdbc.getDataSource());
        streaming.setFetchSize(FETCHED_AT_ONCE);
        Gathering gathering = new Gathering(consumer);
        streaming.query(sql, row -> {
            String name = row.getString("name");
            long position = row.getLong("position");
            if (!gathering.isAt(name, position)) {
                Instant at = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
                gathering.begin(row.getString("reference"), row.getString("owner"), row.getString("hash"), new AuditLine(name, position, at, row.getString("account"),
                    row.getString("in_place_of"), row.getString("door"), row.getString("kind"), row.getString("subject"), new ArrayList<>()));
            }
            if (row.getString("field") != null) {
                gathering.line.values().add(new AuditLine.Value(row.getString("field"), row.getString("old_value"), row.getString("new_value"), row.getString("salt"),
                    row.getString("old_digest"), row.getString("new_digest"), row.getObject("erased_by", Long.class)));
            }
        }, parameters);
        gathering.end();
    }

    private static String like(String reference) {
        return reference.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "-%";
    }

    private static AuditEntry shown(Stored stored) {
        AuditLine line = stored.line();
        List<AuditEntry.Value> values = line.values().stream()
            .map(value -> new AuditEntry.Value(value.field(), value.oldValue(), value.newValue(), value.salt() == null)).toList();
        return new AuditEntry(stored.reference(), stored.owner(), line.position(), line.at(), line.account(), line.inPlaceOf(), AuditDoor.valueOf(line.door()),
            AuditKind.valueOf(line.kind()), line.subject(), values, stored.hash());
    }

    /** Puts the rows of one line together. */
    private static final class Gathering {

        private final Consumer<Stored> consumer;
        private String reference;
        private String owner;
        private String hash;
        private AuditLine line;

        Gathering(Consumer<Stored> consumer) {
            this.consumer = consumer;
        }

        boolean isAt(String chain, long position) {
            return line != null && line.chain().equals(chain) && line.position() == position;
        }

        void begin(String ofReference, String ofOwner, String ofHash, AuditLine next) {
            end();
            reference = ofReference;
            owner = ofOwner;
            hash = ofHash;
            line = next;
        }

        void end() {
            if (line != null) {
                consumer.accept(new Stored(reference, owner, line, hash));
            }
            line = null;
        }
    }
}
