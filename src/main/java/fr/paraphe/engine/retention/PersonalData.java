package fr.paraphe.engine.retention;

import fr.paraphe.NotFoundException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is stored about a person: looked for in every text column of every table, ours and the engine's, by address, account and name, and in every row that points at the councillor.
 * Rows that hold first and last name may be a namesake's: whoever answers the request looks at them.
 * The tables are asked of the database itself, so that one that is added later is looked through too.
 */
@Service
@Transactional(readOnly = true)
public class PersonalData {

    private static final int MOST_ROWS = 50_000;
    private static final int LONGEST_VALUE = 4000;
    /** Nobody's to read, not even their owner's. */
    private static final Set<String> SECRET = Set.of("pwd_", "salt_", "password_", "salt");
    private static final Set<String> NOT_TEXT = Set.of("bytea", "binary varying", "binary large object");

    private final JdbcTemplate jdbc;

    PersonalData(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By what a person is known; what is not known is null.
     *
     * @param email      an address, however written
     * @param account    the name that they log in with
     * @param councillor the councillor's number
     */
    public record Person(String email, String account, Long councillor) {
    }

    /**
     * A row that tells of the person.
     *
     * @param table   its name in the database
     * @param columns where it tells of them
     * @param values  all that the row says
     */
    public record Found(String table, List<String> columns, Map<String, String> values) {
    }

    /** @param complete whether these are all: more than anybody reads are cut off */
    public record Stored(List<Found> rows, boolean complete) {
    }

    private record Column(String name, boolean text) {
    }

    private record Table(String name, List<Column> columns, Set<String> pointingAtCouncillors) {
    }

    /** @throws NotFoundException for a councillor that is not there */
    public Stored of(Person person) {
        Set<String> emails = new LinkedHashSet<>();
        Set<String> accounts = new LinkedHashSet<>();
        Set<Name> names = new LinkedHashSet<>();
        add(emails, person.email());
        add(accounts, person.account());
        if (person.account() != null) {
            jdbc.query("select EMAIL_, FIRST_, LAST_ from ACT_ID_USER where ID_ = ?", row -> {
                add(emails, row.getString(1));
                Name.of(row.getString(2), row.getString(3)).ifPresent(names::add);
            }, person.account());
        }
        if (person.councillor() != null) {
            List<Map<String, Object>> row = jdbc.queryForList("select email, first_name, last_name from councillor where id = ?", person.councillor());
            if (row.isEmpty()) {
                throw new NotFoundException("Conseiller municipal introuvable.");
            }
            add(emails, (String) row.get(0).get("email"));
            Name.of((String) row.get(0).get("first_name"), (String) row.get(0).get("last_name")).filter(name -> !name.last().equals(Anonymisation.GONE)).ifPresent(names::add);
        }
        List<Found> found = new ArrayList<>();
        for (Table table : tables()) {
            if (found.size() <= MOST_ROWS) {
                search(table, new Sought(emails, accounts, names, person.councillor()), found);
            }
        }
        boolean complete = found.size() <= MOST_ROWS;
        return new Stored(complete ? found : List.copyOf(found.subList(0, MOST_ROWS)), complete);
    }

    private static void add(Collection<String> all, String one) {
        if (one != null && !one.isBlank()) {
            all.add(one.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** First and last name of the person, in whichever columns of a row, or together in one. */
    private record Name(String first, String last) {

        static Optional<Name> of(String first, String last) {
            return first == null || last == null || first.isBlank() || last.isBlank() ? Optional.empty()
                : Optional.of(new Name(first.strip().toLowerCase(Locale.ROOT), last.strip().toLowerCase(Locale.ROOT)));
        }
    }

    private record Sought(Set<String> emails, Set<String> accounts, Set<Name> names, Long councillor) {

        boolean isIn(String value) {
            String lower = value.toLowerCase(Locale.ROOT);
            return accounts.contains(lower) || emails.stream().anyMatch(lower::contains) || names.stream().map(Name::last).anyMatch(lower::contains);
        }
    }

    private static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private void search(Table table, Sought sought, List<Found> found) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        Long councillor = sought.councillor();
        List<Column> texts = table.columns().stream().filter(Column::text).toList();
        for (Name name : texts.isEmpty() ? Set.<Name>of() : sought.names()) {
            String anywhere = "(" + String.join(" or ", texts.stream().map(column -> "lower(" + quoted(column.name()) + ") like ? escape '!'").toList()) + ")";
            conditions.add("(" + anywhere + " and " + anywhere + ")");
            texts.forEach(column -> parameters.add(containing(name.last())));
            texts.forEach(column -> parameters.add(containing(name.first())));
        }
        for (Column column : table.columns()) {
            if (column.text()) {
                for (String email : sought.emails()) {
                    conditions.add("lower(" + quoted(column.name()) + ") like ? escape '!'");
                    parameters.add(containing(email));
                }
                for (String account : sought.accounts()) {
                    conditions.add("lower(" + quoted(column.name()) + ") = ?");
                    parameters.add(account);
                }
            }
        }
        if (councillor != null) {
            for (String column : table.pointingAtCouncillors()) {
                conditions.add(quoted(column) + " = ?");
                parameters.add(councillor);
            }
        }
        if (conditions.isEmpty()) {
            return;
        }
        List<String> shown = table.columns().stream().map(Column::name).filter(name -> !SECRET.contains(name.toLowerCase(Locale.ROOT))).toList();
        jdbc.query("select " + String.join(", ", shown.stream().map(PersonalData::quoted).toList()) + " from " + quoted(table.name()) + " where "
            + String.join(" or ", conditions) + " limit " + (MOST_ROWS + 1), row -> {
                Map<String, String> values = new LinkedHashMap<>();
                List<String> where = new ArrayList<>();
                for (String name : shown) {
                    String value = row.getString(name);
                    if (value != null) {
                        values.put(name.toLowerCase(Locale.ROOT), value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value);
                        boolean points = councillor != null && table.pointingAtCouncillors().contains(name) && value.equals(councillor.toString());
                        if (points || sought.isIn(value)) {
                            where.add(name.toLowerCase(Locale.ROOT));
                        }
                    }
                }
                found.add(new Found(table.name().toLowerCase(Locale.ROOT), where, values));
            }, parameters.toArray());
    }

    /** Of the current schema; names as the database writes them. */
    private List<Table> tables() {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        jdbc.query("""
            select c.table_name as table_name, c.column_name as column_name, c.data_type as data_type from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = current_schema and t.table_type = 'BASE TABLE' and lower(t.table_name) <> 'flyway_schema_history'
            order by c.table_name, c.ordinal_position""", row -> {
                String type = row.getString("data_type").toLowerCase(Locale.ROOT);
                if (!NOT_TEXT.contains(type)) {
                    columns.computeIfAbsent(row.getString("table_name"), table -> new ArrayList<>())
                        .add(new Column(row.getString("column_name"), type.startsWith("character") || type.equals("text")));
                }
            });
        Map<String, Set<String>> pointing = new LinkedHashMap<>();
        jdbc.query("""
            select k.table_name as table_name, k.column_name as column_name from information_schema.referential_constraints r
            join information_schema.key_column_usage k on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name
            join information_schema.key_column_usage p on p.constraint_schema = r.unique_constraint_schema and p.constraint_name = r.unique_constraint_name
            where r.constraint_schema = current_schema and lower(p.table_name) = 'councillor'""", row -> {
                pointing.computeIfAbsent(row.getString("table_name"), table -> new LinkedHashSet<>()).add(row.getString("column_name"));
            });
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, all) -> {
            Set<String> own = pointing.computeIfAbsent(name, table -> new LinkedHashSet<>());
            if (name.equalsIgnoreCase("councillor")) {
                all.stream().map(Column::name).filter(column -> column.equalsIgnoreCase("id")).forEach(own::add);
            }
            tables.add(new Table(name, all, own));
        });
        return tables;
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
