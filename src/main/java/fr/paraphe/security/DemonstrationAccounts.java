package fr.paraphe.security;

import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One account for each group: of every commune of the directory, of the GIP, and of the académie and the circonscription of the source document's commune. They are
 * created once the demonstration's directory is loaded, and the console shows where and as whom to log in.
 */
@Component
@ConditionalOnProperty("paraphe.demo.enabled")
@Order(DemonstrationAccounts.AFTER_THE_DIRECTORY)
class DemonstrationAccounts implements ApplicationRunner {

    static final String PASSWORD = PasswordRule.DEMONSTRATION;
    /** The directory's demonstration data is loaded by a runner of a lower order. */
    static final int AFTER_THE_DIRECTORY = 1000;
    private static final String CASTELNAUDARY = "11076";

    private final Accounts accounts;
    private final DirectoryService directory;
    private final JdbcClient jdbc;
    private final ApplicationContext application;

    DemonstrationAccounts(Accounts accounts, DirectoryService directory, JdbcClient jdbc, ApplicationContext application) {
        this.accounts = accounts;
        this.directory = directory;
        this.jdbc = jdbc;
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        all().forEach(account -> {
            accounts.createIfAbsent(account);
            mark(jdbc, account.id());
        });
    }

    /** Remembers that this account's password is public. */
    static void mark(JdbcClient jdbc, String account) {
        if (jdbc.sql("select count(*) from demonstration_account where account = ?").param(account).query(Long.class).single() == 0) {
            jdbc.sql("insert into demonstration_account (account) values (?)").param(account).update();
        }
    }

    private List<NewAccount> all() {
        List<NewAccount> all = new ArrayList<>();
        List<Commune> communes = directory.communes();
        for (Commune commune : communes) {
            Arrays.stream(Role.values()).filter(Role::ofCommune).forEach(role ->
                all.add(account(role.id() + "-" + commune.insee(), commune.name(), role, Scope.commune(commune.insee()))));
        }
        communes.stream().filter(commune -> commune.insee().equals(CASTELNAUDARY)).findFirst().or(() -> communes.stream().findFirst()).ifPresent(commune -> {
            Scope academie = Scope.academie(commune.academie());
            String name = directory.academie(commune.academie()).name();
            for (Role role : List.of(Role.ACADEMIE, Role.RECTEUR, Role.DIRECTION)) {
                all.add(account(role.id(), name, role, academie));
            }
            commune.circonscription().ifPresent(code -> all.add(account(Role.IEN.id(), directory.circonscription(code).name().replaceFirst("^Circonscription de l['’]", ""), Role.IEN, Scope.circonscription(code))));
            all.add(new NewAccount(Role.GIP.id(), "Agence comptable", Role.GIP.frenchName(), PASSWORD, List.of(Role.GIP), List.of(academie)));
        });
        return all;
    }

    private static NewAccount account(String id, String place, Role role, Scope scope) {
        String name = role.frenchName();
        return new NewAccount(id, Character.toUpperCase(name.charAt(0)) + name.substring(1), place, PASSWORD, List.of(role), List.of(scope));
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        // a replay opens no port: there is nothing to log in to
        if (!(application instanceof WebServerApplicationContext web) || web.getWebServer() == null || web.getWebServer().getPort() < 0) {
            return;
        }
        StringBuilder text = new StringBuilder(System.lineSeparator()).append("Paraphe est prêt : http://127.0.0.1:").append(web.getWebServer().getPort())
            .append(System.lineSeparator()).append("Comptes de démonstration, mot de passe ").append(PASSWORD).append(" :").append(System.lineSeparator());
        all().forEach(account -> text.append("  %-20s %s, %s%n".formatted(account.id(), account.firstName(), account.lastName())));
        text.append("  %-20s %s%n".formatted("admin", "Administration : comptes, déploiements"));
        text.append("Dossiers d’exemple, et horloge à avancer : http://127.0.0.1:").append(web.getWebServer().getPort()).append("/demo/horloge").append(System.lineSeparator());
        // French whatever the terminal's locale says it can show
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8).println(text);
    }
}
