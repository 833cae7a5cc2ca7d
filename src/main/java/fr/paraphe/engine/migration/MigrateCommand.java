package fr.paraphe.engine.migration;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code --paraphe.migrate=plan}: tries every migration on the configured database, rolls each back and prints what would happen; {@code =run} does it. Either
 * deploys this release's models, as every start does, opens no port, runs no job and ends.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(MigrateCommand.PROPERTY)
public final class MigrateCommand {

    static final String PROPERTY = "paraphe.migrate";
    private static final String OPTION = "--" + PROPERTY + "=";

    private MigrateCommand() {
    }

    public static boolean isAskedFor(String[] args) {
        return Arrays.stream(args).anyMatch(arg -> arg.startsWith(OPTION));
    }

    /** What is asked for on the command line, and nothing that could work on the cases meanwhile, nor bury the answer in what every start logs, or the engine of each instance that stays. */
    public static String[] arguments(String[] args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--server.port=-1", "--camunda.bpm.job-execution.enabled=false", "--paraphe.mail.sweep=false", "--logging.level.root=warn",
            "--logging.level.org.camunda.bpm.engine.context=off"));
        return all.toArray(String[]::new);
    }

    @Bean
    static Migrator migrator(ProcessEngine engine, PlatformTransactionManager transactions, @Value("${" + PROPERTY + "}") String mode) {
        return new Migrator(engine, transactions, mode);
    }

    @Order(Ordered.LOWEST_PRECEDENCE)
    static final class Migrator implements ApplicationRunner {

        private final ProcessEngine engine;
        private final PlatformTransactionManager transactions;
        private final String mode;

        Migrator(ProcessEngine engine, PlatformTransactionManager transactions, String mode) {
            if (!mode.equals("plan") && !mode.equals("run")) {
                throw new IllegalArgumentException("--paraphe.migrate vaut plan ou run, pas «" + mode + "».");
            }
            this.engine = engine;
            this.transactions = transactions;
            this.mode = mode;
        }

        @Override
        public void run(ApplicationArguments arguments) {
            print(migrate(), mode.equals("run"), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }

        List<MigrationLine> migrate() {
            return new Migrations(engine, MigrationMappings.shipped()).carry(mode.equals("run") ? Runnable::run : this::rehearse);
        }

        private void rehearse(Runnable migration) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                migration.run();
                status.setRollbackOnly();
            });
        }
    }

    static void print(List<MigrationLine> lines, boolean done, PrintStream out) {
        out.println();
        lines.forEach(line -> out.println(line.process() + " " + line.from() + " → " + line.to() + "  " + line.reference() + "  [" + String.join(", ", line.waitsAt()) + "]  "
            + (line.stays() ? "reste sur sa version : " + line.problem() : done ? "migré" : "migrera")));
        long stays = lines.stream().filter(MigrationLine::stays).count();
        out.println(lines.isEmpty() ? "Toutes les procédures en cours suivent la dernière version de leur modèle."
            : (lines.size() - stays) + (done ? " migrées, " : " à migrer, ") + stays + " qui restent sur leur version.");
    }
}
