package fr.paraphe.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryExpressionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"${currentUser()}", "${ currentUser() }", "#{currentUser()}", "${currentUserGroups()}", "${now()}", "${dateTime()}",
        "${taskDates.endOfWeek()}", "${dateTime().plusDays(1)}", "${dateTime().plusDays(7).minusHours(2)}", " ${ dateTime().minusMonths(12) } "})
    void whoIsAskingAndTimesFromNow(String expression) {
        assertThat(QueryExpressions.allows(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${currentUser().getClass()}", "${currentUser()}${''.getClass()}", "${currentUser() + ''.getClass()}", "a${currentUser()}",
        "${dataSource}", "${taskDates}", "${taskDates.endOfWeek().getClass()}", "${taskDates.due(execution)}", "${dateTime().getClass()}", "${dateTime().plusDays(execution)}", "${dateTime().plusDays(99999)}", "${dateTime().withTimeAtStartOfDay()}",
        "${dateTime().toString('x')}", "${now().getTime()}", "${now(1)}", "${currentUser( )}", "${CURRENTUSER()}", "${true ? currentUser() : now()}", "${", "",
        "${currentUser()\n;x}", "${dateTime().plusDays(1}", "$ {currentUser()}"})
    void nothingElse(String expression) {
        assertThat(QueryExpressions.allows(expression)).isFalse();
    }
}
