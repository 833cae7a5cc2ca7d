package fr.paraphe.security;

import fr.paraphe.Conditions;
import fr.paraphe.directory.PlainLetters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of accounts for operators, a page at a time by name: three queries, however many accounts there are and whatever they see. */
@Component
@Transactional(readOnly = true)
public class AccountSearch {

    /** In no group. */
    public static final String NO_GROUP = "aucun";

    private static final String ACCOUNTS = """
        from ACT_ID_USER u left join account_block b on b.account = u.ID_ left join account_password p on p.account = u.ID_
        left join account_awaited w on w.account = u.ID_ left join oidc_account o on o.account = u.ID_""";
    private static final String PLACES = """
        from account_scope s left join commune c on s.kind = 'COMMUNE' and c.insee = s.code left join circonscription k on s.kind = 'CIRCONSCRIPTION' and k.code = s.code
        left join academie a on s.kind = 'ACADEMIE' and a.code = s.code""";
    private static final String NAME = "coalesce(c.name, k.name, a.name, '')";

    private final JdbcClient jdbc;

    AccountSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In which state an account is looked for. */
    public enum State {
        ANY, BLOCKED,
        /** Its password is one that somebody else has set. */
        PROVISIONAL,
        AWAITED,
        /** {@link Line#isUseless()} */
        USELESS
    }

    /**
     * What is looked for.
     *
     * @param words each of them in an account's id, person, address, or the name or code of what it is of
     * @param group a group's id, {@link #NO_GROUP}, or empty for all
     */
    public record Wanted(String words, String group, State state) {
    }

    /**
     * @param places     of which communes, circonscriptions or académies it is, by name and code
     * @param mustChange its password is one that somebody else has set
     */
    public record Line(String id, String firstName, String lastName, String email, List<String> groups, List<String> places, boolean blocked, boolean ofProvider, boolean awaited,
                       boolean mustChange) {

        public String person() {
            return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
        }

        /** The groups as people read them. */
        public List<String> roles() {
            return groups.stream().map(Role::nameOf).toList();
        }

        /** Whoever logs in with it is shown nothing: it has no group, or nothing to see. */
        public boolean isUseless() {
            return groups.isEmpty() || places.isEmpty() && !groups.contains(Role.ADMINISTRATION.id());
        }
    }

    public long count(Wanted wanted) {
        Conditions conditions = conditions(wanted);
        return jdbc.sql("select count(*) " + ACCOUNTS + conditions.where()).params(conditions.values()).query(Long.class).single();
    }

    public List<Line> page(Wanted wanted, int size, long from) {
        Conditions conditions = conditions(wanted);
        return whole(jdbc.sql("select u.ID_, u.FIRST_, u.LAST_, u.EMAIL_, b.account as blocked, o.account as provider, w.account as awaited, p.must_change " + ACCOUNTS
            + conditions.where() + " order by lower(coalesce(u.LAST_, '')), lower(coalesce(u.FIRST_, '')), u.ID_ limit ? offset ?").params(conditions.values(size, from))
            .query((row, number) -> line(row)).list());
    }

    /** Of which communes, circonscriptions or académies an account is, by name and code. */
    public List<String> places(String account) {
        return places(List.of(account)).getOrDefault(account, List.of());
    }

    private static Conditions conditions(Wanted wanted) {
        Conditions conditions = new Conditions();
        for (String word : PlainLetters.of(wanted.words().strip()).split("\\s+")) {
            if (!word.isEmpty()) {
                conditions.and("(position(? in " + PlainLetters.sql("concat(u.ID_, ' ', coalesce(u.FIRST_, ''), ' ', coalesce(u.LAST_, ''), ' ', coalesce(u.EMAIL_, ''))")
                    + ") > 0 or exists (select 1 " + PLACES + " where s.account = u.ID_ and position(? in " + PlainLetters.sql("concat(s.code, ' ', " + NAME + ")") + ") > 0))",
                    word, word);
            }
        }
        String member = "exists (select 1 from ACT_ID_MEMBERSHIP m where m.USER_ID_ = u.ID_";
        if (wanted.group().equals(NO_GROUP)) {
            conditions.and("not " + member + ")");
        } else if (!wanted.group().isEmpty()) {
            conditions.and(member + " and m.GROUP_ID_ = ?)", wanted.group());
        }
        return switch (wanted.state()) {
            case ANY -> conditions;
            case BLOCKED -> conditions.and("b.account is not null");
            case PROVISIONAL -> conditions.and("p.must_change");
            case AWAITED -> conditions.and("w.account is not null");
            case USELESS -> conditions.and("(not " + member + ") or not exists (select 1 from account_scope s where s.account = u.ID_) and not " + member + " and m.GROUP_ID_ = ?))",
                Role.ADMINISTRATION.id());
        };
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString("ID_"), row.getString("FIRST_"), row.getString("LAST_"), row.getString("EMAIL_"), List.of(), List.of(), row.getString("blocked") != null,
            row.getString("provider") != null, row.getString("awaited") != null, row.getBoolean("must_change"));
    }

    private List<Line> whole(List<Line> lines) {
        List<String> ids = lines.stream().map(Line::id).toList();
        Conditions members = new Conditions().in("USER_ID_", ids);
        Map<String, List<String>> groups = collected(jdbc.sql("select USER_ID_, GROUP_ID_ from ACT_ID_MEMBERSHIP" + members.where() + " order by GROUP_ID_").params(members.values())
            .query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list());
        Map<String, List<String>> places = places(ids);
        return lines.stream().map(line -> new Line(line.id(), line.firstName(), line.lastName(), line.email(), groups.getOrDefault(line.id(), List.of()),
            places.getOrDefault(line.id(), List.of()), line.blocked(), line.ofProvider(), line.awaited(), line.mustChange())).toList();
    }

    private Map<String, List<String>> places(List<String> accounts) {
        Conditions among = new Conditions().in("s.account", accounts);
        return collected(jdbc.sql("select s.account, s.code, " + NAME + " " + PLACES + among.where() + " order by 3, 2").params(among.values())
            .query((row, number) -> Map.entry(row.getString(1), (row.getString(3) + " (" + row.getString(2) + ")").strip())).list());
    }

    private static Map<String, List<String>> collected(List<Map.Entry<String, String>> pairs) {
        return pairs.stream().collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(ArrayList::new))));
    }
}
