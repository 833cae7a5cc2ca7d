package fr.paraphe.audit;

import fr.paraphe.calendar.CivilClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Appends lines to their chains. Heads are locked in one order, the house's first, so that two transactions never wait for each other in a circle; the house's is
 * locked only where it gets a line itself, which a chain that begins is too.
 */
@Component
class AuditChains {

    static final String HOUSE = "maison";
    private static final int AT_ONCE = 500;
    private static final int REMEMBERED = 100_000;
    private static final int SALT_BYTES = 16;

    private final JdbcTemplate jdbc;
    private final CivilClock clock;
    private final SecureRandom random = new SecureRandom();
    /** Chains that have begun: most lines are appended to one of them, and need not ask. */
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    AuditChains(JdbcTemplate jdbc, CivilClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String name(String reference, String owner) {
        return reference.isEmpty() ? HOUSE : reference + " " + owner;
    }

    private static final class Head {

        private final long id;
        private long position;
        private String hash;

        Head(long id, long position, String hash) {
            this.id = id;
            this.position = position;
            this.hash = hash;
        }
    }

    /** In the transaction under way, whose last step it is before the commit. */
    void append(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<String, List<AuditEvent>> byChain = new TreeMap<>();
        events.forEach(event -> byChain.computeIfAbsent(name(event.reference(), event.owner()), name -> new ArrayList<>()).add(event));
        Map<String, Head> heads = lock(byChain);
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> values = new ArrayList<>();
        byChain.forEach((chain, told) -> {
            Head head = heads.get(chain);
            told.forEach(event -> append(chain, head, event, now, entries, values));
        });
        jdbc.batchUpdate("""
            insert into audit_entry (chain, position, recorded_at, account, in_place_of, door, kind, subject, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries);
        if (!values.isEmpty()) {
            jdbc.batchUpdate("""
                insert into audit_value (chain, position, number, field, old_value, new_value, salt, old_digest, new_digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", values);
        }
        jdbc.batchUpdate("update audit_chain set last_position = ?, last_hash = ? where id = ?",
            heads.values().stream().map(head -> new Object[] {head.position, head.hash, head.id}).toList());
    }

    /** At once, for what must know its line: the house's head stays locked until the transaction ends. */
    long appendToHouse(AuditEvent event) {
        append(List.of(event));
        return jdbc.queryForObject("select last_position from audit_chain where name = ?", Long.class, HOUSE);
    }

    /** Before anything else, by those who will append to the house's chain while they hold another's head. */
    void lockHouse() {
        lock(List.of(HOUSE));
    }

    private void append(String chain, Head head, AuditEvent event, Instant now, List<Object[]> entries, List<Object[]> values) {
        long position = head.position + 1;
        List<AuditLine.Value> sealed = event.changes().stream().map(this::sealed).toList();
        AuditLine line = new AuditLine(chain, position, now, event.actor().account(), event.inPlaceOf(), event.actor().door().name(), event.kind().name(), event.subject(),
            sealed);
        head.hash = Seal.hash(head.hash, line);
        head.position = position;
        entries.add(new Object[] {head.id, position, now.atOffset(ZoneOffset.UTC), line.account(), line.inPlaceOf(), line.door(), line.kind(), line.subject(), head.hash});
        int number = 0;
        for (AuditLine.Value value : sealed) {
            values.add(new Object[] {head.id, position, number++, value.field(), value.oldValue(), value.newValue(), value.salt(), value.oldDigest(), value.newDigest()});
        }
    }

    private AuditLine.Value sealed(Change change) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        return new AuditLine.Value(change.field(), change.before(), change.after(), salt, Seal.digest(salt, change.before()), Seal.digest(salt, change.after()), null);
    }

    /** @param byChain gets the house's lines about chains that begin */
    private Map<String, Head> lock(Map<String, List<AuditEvent>> byChain) {
        Map<String, Head> heads = new LinkedHashMap<>();
        Set<String> cases = new TreeSet<>(byChain.keySet());
        cases.remove(HOUSE);
        Set<String> unknown = new TreeSet<>(cases);
        unknown.removeAll(begun);
        unknown.removeAll(existing(unknown));
        if (byChain.containsKey(HOUSE) || !unknown.isEmpty()) {
            heads.putAll(lock(List.of(HOUSE)));
        }
        heads.putAll(lock(cases));
        Set<String> missing = new TreeSet<>(cases);
        missing.removeAll(heads.keySet());
        if (!missing.isEmpty()) {
            if (!heads.containsKey(HOUSE)) {
                heads.putAll(lock(List.of(HOUSE)));
            }
            heads.putAll(begin(missing, byChain));
        }
        remember(cases);
        return heads;
    }

    private Map<String, Head> begin(Set<String> missing, Map<String, List<AuditEvent>> byChain) {
        List<AuditEvent> house = byChain.computeIfAbsent(HOUSE, name -> new ArrayList<>());
        List<Object[]> rows = new ArrayList<>();
        for (String name : missing) {
            AuditEvent first = byChain.get(name).get(0);
            rows.add(new Object[] {name, first.reference(), first.owner()});
            house.add(AuditEvent.ofHouse(AuditKind.CHAIN_BEGUN, name).by(Actor.house()));
        }
        jdbc.batchUpdate("insert into audit_chain (name, reference, owner, last_position, last_hash) values (?, ?, ?, 0, '')", rows);
        return lock(missing);
    }

    private void remember(Set<String> cases) {
        if (begun.size() > REMEMBERED) {
            begun.clear();
        }
        begun.addAll(cases);
    }

    private Set<String> existing(Set<String> names) {
        Set<String> found = new TreeSet<>();
        pages(names).forEach(page -> found.addAll(jdbc.queryForList("select name from audit_chain where name in (" + marks(page) + ")", String.class, page.toArray())));
        return found;
    }

    private Map<String, Head> lock(Collection<String> names) {
        Map<String, Head> found = new LinkedHashMap<>();
        pages(names).forEach(page -> jdbc.query("select id, name, last_position, last_hash from audit_chain where name in (" + marks(page) + ") order by name for update",
            row -> {
                found.put(row.getString("name"), new Head(row.getLong("id"), row.getLong("last_position"), row.getString("last_hash")));
            }, page.toArray()));
        return found;
    }

    private static List<List<String>> pages(Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            pages.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return pages;
    }

    private static String marks(List<String> page) {
        return String.join(", ", Collections.nCopies(page.size(), "?"));
    }
}
