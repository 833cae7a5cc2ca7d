package fr.paraphe.engine.retention;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A row in every table of a case, made from what the database says of its own columns: so that a table that is added later has its row too, and a test that counts on
 * every table cannot pass it by.
 */
final class CaseRows {

    /** All databases of a run have the same tables, and PostgreSQL takes long to say which. */
    private static final Map<String, List<Column>> COLUMNS = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, Target>> FOREIGN_KEYS = new ConcurrentHashMap<>();

    private final JdbcTemplate jdbc;

    CaseRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Column(String name, String type, boolean nullable, boolean identity, int length) {
    }

    record Target(String table, String column) {
    }

    /**
     * Writes the rows of one convention that has ended.
     *
     * @param suffix tells its values from those of another case
     * @param marker written into every text column that takes it, or null
     * @return the tables that have the marker
     */
    Set<String> fill(String convention, String suffix, String marker) {
        Map<String, Map<String, Object>> keys = new HashMap<>();
        Set<String> marked = new TreeSet<>();
        List<String> tables = new ArrayList<>();
        for (List<CaseTables.Rows> rows : List.of(CaseTables.OF_A_CASE, CaseTables.MAILS, CaseTables.REMINDERS, CaseTables.DOCUMENTS)) {
            List<String> parentsFirst = new ArrayList<>(rows.stream().map(CaseTables.Rows::table).toList());
            Collections.reverse(parentsFirst);
            tables.addAll(parentsFirst);
        }
        for (String table : tables) {
            Map<String, Object> row = new LinkedHashMap<>();
            Map<String, Target> foreign = foreignKeys(table);
            for (Column column : columns(table)) {
                Object value = value(table, column, foreign.get(column.name()), keys, convention, suffix, marker);
                if (value != null) {
                    row.put(column.name(), value);
                }
                if (marker != null && marker.equals(value)) {
                    marked.add(table);
                }
            }
            jdbc.update("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values (" + String.join(", ", Collections.nCopies(row.size(), "?")) + ")",
                row.values().toArray());
            Map<String, Object> key = new HashMap<>(row);
            if (columns(table).stream().anyMatch(Column::identity)) {
                key.put("id", jdbc.queryForObject("select max(id) from " + table, Long.class));
            }
            keys.put(table, key);
        }
        return marked;
    }

    private Object value(String table, Column column, Target target, Map<String, Map<String, Object>> keys, String convention, String suffix, String marker) {
        String name = column.name();
        if (column.identity() || target != null && target.table().equals(table)) {
            return null;
        }
        if (target != null && keys.containsKey(target.table())) {
            return keys.get(target.table()).get(target.column());
        }
        if (target != null && target.table().equals("councillor")) {
            return jdbc.queryForObject("select min(id) from councillor where commune = '11076'", Long.class);
        }
        Object fixed = switch (table + "." + name) {
            case "avenant.reference" -> convention + "-A1";
            case "letter.reference" -> convention + "-M1";
            case "convention.status" -> "ENDED";
            case "convention.ended_on" -> LocalDate.of(2021, 10, 31);
            case "dispute.status" -> "CLOSED";
            case "document.kind" -> "OTHER";
            case "ballot.present", "ballot.proxies" -> 2;
            case "letter.concluded_at" -> Timestamp.valueOf("2019-01-31 08:00:00");
            case "letter.author" -> "COMMUNE";
            default -> switch (name) {
                case "reference" -> convention;
                case "commune" -> "11076";
                case "academie" -> "montpellier";
                default -> null;
            };
        };
        if (fixed != null) {
            return fixed;
        }
        boolean text = column.type().startsWith("character") || column.type().equals("text");
        if (text && marker != null && column.length() >= marker.length()) {
            return marker;
        }
        return column.nullable() ? null : filling(column, suffix);
    }

    private static Object filling(Column column, String suffix) {
        return switch (column.type()) {
            case "character varying", "character large object", "text" -> (suffix + column.name()).substring(0, Math.min(column.length(), suffix.length() + column.name().length()));
            case "boolean" -> false;
            case "integer" -> 1;
            case "bigint" -> 1L;
            case "numeric", "decimal" -> BigDecimal.ONE;
            case "date" -> LocalDate.of(2017, 10, 30);
            case "timestamp with time zone" -> OffsetDateTime.parse("2017-10-30T18:30:00Z");
            case "time without time zone", "time" -> LocalTime.of(18, 30);
            case "bytea", "binary varying", "binary large object" -> suffix.getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalStateException("no value for " + column);
        };
    }

    /** Tables of ours, without the engine's and without Flyway's. */
    Set<String> ours() {
        return new TreeSet<>(all().stream().filter(table -> !table.startsWith("act_") && !table.equals("flyway_schema_history")).toList());
    }

    /** Ours that hold a reference of a case, or hang on one that does. */
    Set<String> ofACase() {
        Set<String> found = new TreeSet<>();
        for (String table : ours()) {
            if (columns(table).stream().map(Column::name).anyMatch(Set.of("reference", "convention", "campaign")::contains)) {
                found.add(table);
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (String table : ours()) {
                if (!found.contains(table) && foreignKeys(table).values().stream().map(Target::table).anyMatch(found::contains)) {
                    more = found.add(table);
                }
            }
        }
        return found;
    }

    /** Every row of every table but those named, as text; by table. */
    Map<String, Set<String>> everything(Set<String> but) {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (String table : all()) {
            if (!but.contains(table) && !table.equals("flyway_schema_history")) {
                Set<String> texts = new HashSet<>();
                jdbc.query("select * from " + table, row -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        Object value = row.getObject(i);
                        text.append(value instanceof byte[] bytes ? "bytes " + Arrays.hashCode(bytes) : value instanceof Blob || value instanceof Clob
                            ? row.getString(i) : value).append(" | ");
                    }
                    texts.add(text.toString());
                });
                rows.put(table, texts);
            }
        }
        return rows;
    }

    private Set<String> all() {
        return new LinkedHashSet<>(jdbc.queryForList("select lower(table_name) from information_schema.tables where table_schema = current_schema and table_type = 'BASE TABLE' order by 1",
            String.class));
    }

    List<Column> columns(String table) {
        return COLUMNS.computeIfAbsent(table, this::columnsOf);
    }

    private List<Column> columnsOf(String table) {
        return jdbc.query("""
            select lower(column_name) as name, lower(data_type) as type, is_nullable, is_identity, character_maximum_length from information_schema.columns
            where table_schema = current_schema and lower(table_name) = ? order by ordinal_position""",
            (row, number) -> new Column(row.getString("name"), row.getString("type"), row.getString("is_nullable").equals("YES"), row.getString("is_identity").equals("YES"),
                row.getLong("character_maximum_length") == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, row.getLong("character_maximum_length"))), table);
    }

    private Map<String, Target> foreignKeys(String table) {
        return FOREIGN_KEYS.computeIfAbsent(table, this::foreignKeysOf);
    }

    private Map<String, Target> foreignKeysOf(String table) {
        Map<String, Target> keys = new HashMap<>();
        jdbc.query("""
            select lower(k.column_name) as own, lower(p.table_name) as other_table, lower(p.column_name) as other_column
            from information_schema.referential_constraints r
            join information_schema.key_column_usage k on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name
            join information_schema.key_column_usage p on p.constraint_schema = r.unique_constraint_schema and p.constraint_name = r.unique_constraint_name
                and p.ordinal_position = k.position_in_unique_constraint
            where r.constraint_schema = current_schema and lower(k.table_name) = ?""", row -> {
                keys.put(row.getString("own"), new Target(row.getString("other_table"), row.getString("other_column")));
            }, table);
        return keys;
    }
}
