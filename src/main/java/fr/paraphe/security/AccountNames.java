package fr.paraphe.security;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who stands behind an account, by name: the engine knows accounts only, and people know people. */
@Service
@Transactional(readOnly = true)
public class AccountNames {

    /** Somebody of a commune, and whoever acts for its académie or its circonscription, have that commune in common. */
    private static final String IN_COMMON = """
        exists (select 1 from account_scope mine, account_scope theirs, commune c where mine.account = :me and theirs.account = u.id_
          and mine.code = case mine.kind when 'COMMUNE' then c.insee when 'ACADEMIE' then c.academie else c.circonscription end
          and theirs.code = case theirs.kind when 'COMMUNE' then c.insee when 'ACADEMIE' then c.academie else c.circonscription end)""";

    private final JdbcClient jdbc;

    AccountNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By account, the names of those with whom this person may have to do: their own, the operators', and those of whoever sees a commune that this person sees too.
     * Anybody else is as unknown as an account that does not exist; so is one without a name.
     */
    public Map<String, String> seenBy(Who who, Collection<String> accounts) {
        Map<String, String> names = new LinkedHashMap<>();
        if (accounts.isEmpty()) {
            return names;
        }
        jdbc.sql("""
            select u.id_, u.first_, u.last_ from act_id_user u where u.id_ in (:accounts) and (:everybody = true or u.id_ = :me
              or exists (select 1 from act_id_membership m where m.user_id_ = u.id_ and m.group_id_ = :operators) or %s) order by u.id_""".formatted(IN_COMMON))
            .param("accounts", List.copyOf(accounts)).param("everybody", who.everyCommune()).param("me", who.id()).param("operators", Role.ADMINISTRATION.id())
            .query(row -> {
                String name = (orEmpty(row.getString("first_")) + " " + orEmpty(row.getString("last_"))).strip();
                if (!name.isEmpty()) {
                    names.put(row.getString("id_"), name);
                }
            });
        return names;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
