package fr.paraphe.engine.guard;

import fr.paraphe.RefusedException;
import java.util.regex.Pattern;

/**
 * The expressions that may stand in a query or a stored filter: who is asking, dates counted from the present moment, and the end of the civil week. Whatever
 * else a user writes there would be evaluated with the application's rights (CVE-2026-109432). Nothing that depends on the server's zone is among them: a filter
 * on a civil day gets its date from the one who asks.
 */
final class QueryExpressions {

    private static final Pattern ALLOWED = Pattern.compile(
        "[$#]\\{\\s*(?:currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|taskDates\\.endOfWeek\\(\\)"
            + "|dateTime\\(\\)(?:\\.(?:plus|minus)(?:Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,4}\\))*)\\s*}");

    private QueryExpressions() {
    }

    static boolean allows(String expression) {
        return ALLOWED.matcher(expression.strip()).matches();
    }

    /** @throws RefusedException unless it is one of the list */
    static void require(String expression) {
        if (!allows(expression)) {
            throw new RefusedException("", "Cette expression n’est pas admise dans une recherche ou un filtre.", "");
        }
    }
}
