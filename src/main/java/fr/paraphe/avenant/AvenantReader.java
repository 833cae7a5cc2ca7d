package fr.paraphe.avenant;

import fr.paraphe.calendar.SchoolYear;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What avenants mean for the contribution of a school year, for thousands of conventions at once: one statement, no entity. */
@Service
@Transactional(readOnly = true)
public class AvenantReader {

    private static final String TRANSMITTED = """
        select a.reference, a.convention, a.nature, a.list_kind, a.status, a.last_day, a.sent_on, a.clause, a.sentence
        from avenant a
        where a.school_year = ? and a.transmitted_at is not null and a.convention = any (?)
        order by a.convention, a.sent_on, a.number
        """;

    private final JdbcTemplate jdbc;

    AvenantReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param references of conventions
     * @return by convention, in the order of their transmission, those transmitted for that school year; conventions without any are left out
     */
    public Map<String, List<YearAnswer>> answers(Collection<String> references, SchoolYear year) {
        Map<String, List<YearAnswer>> answers = new HashMap<>();
        if (!references.isEmpty()) {
            // one array instead of a thousand parameters, which take longer to parse than to answer
            jdbc.query(connection -> {
                PreparedStatement statement = connection.prepareStatement(TRANSMITTED);
                statement.setString(1, year.toString());
                statement.setArray(2, connection.createArrayOf("varchar", references.toArray()));
                return statement;
            }, row -> {
                answers.computeIfAbsent(row.getString("convention"), convention -> new ArrayList<>()).add(answer(row));
            });
        }
        return answers;
    }

    private static YearAnswer answer(ResultSet row) throws SQLException {
        String kind = row.getString("list_kind");
        return new YearAnswer(row.getString("reference"), AvenantNature.valueOf(row.getString("nature")), kind == null ? null : ListKind.valueOf(kind),
            AvenantStatus.valueOf(row.getString("status")) == AvenantStatus.IN_EFFECT, row.getBoolean("last_day"), row.getObject("sent_on", LocalDate.class),
            row.getString("clause"), row.getString("sentence"));
    }
}
