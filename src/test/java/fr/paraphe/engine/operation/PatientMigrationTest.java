package fr.paraphe.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A script of Flyway's runs on a connection that waits for its answer without a limit. */
class PatientMigrationTest {

    @Test
    void aChangeOfTheTablesHasNoLimit() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:patient");
        List<String> heard = new ArrayList<>();
        try (HikariDataSource pool = new HikariDataSource(config)) {
            DelegatingDataSource watched = new DelegatingDataSource(pool) {
                @Override
                public Connection getConnection() throws SQLException {
                    return watched(super.getConnection(), "connection " + heard.size(), heard);
                }
            };
            Flyway.configure().dataSource(watched).locations("classpath:db/migration").target("1").callbacks(new PatientMigration()).load().migrate();
        }
        List<String> patient = heard.stream().filter(each -> each.endsWith("without limit")).map(each -> each.replace("without limit", "asked")).toList();
        assertThat(patient).hasSize(1);
        int since = heard.indexOf(patient.get(0).replace("asked", "without limit"));
        assertThat(heard.subList(since, heard.size())).as("what the script says is asked on it, afterwards").contains(patient.get(0));
    }

    private static Connection watched(Connection connection, String name, List<String> heard) {
        return (Connection) Proxy.newProxyInstance(PatientMigrationTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("setNetworkTimeout")) {
                heard.add(name + (arguments[1].equals(0) ? " without limit" : " limited"));
            } else if (method.getName().equals("createStatement") || method.getName().equals("prepareStatement")) {
                heard.add(name + " asked");
            }
            return method.invoke(connection, arguments);
        });
    }
}
