package fr.paraphe.engine.replay;

import fr.paraphe.calendar.SettableClock;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * {@code --paraphe.replay=<case>}: plays the case on a database in memory, without a network port, prints the table and ends, with 1 when anything differs
 * from the paper.
 */
@Configuration(proxyBeanMethods = false)
@Profile(ReplayCommand.PROFILE)
public final class ReplayCommand {

    public static final String PROFILE = "replay";
    private static final String OPTION = "--paraphe.replay=";
    /** Before the first convention of its kind, so that every case lies ahead. */
    private static final Instant BEFORE_EVERYTHING = Instant.parse("2013-09-01T06:00:00Z");

    private ReplayCommand() {
    }

    public static boolean isAskedFor(String[] args) {
        return Arrays.stream(args).anyMatch(arg -> arg.startsWith(OPTION));
    }

    /** What is asked for on the command line, with nothing that could lead to a database or a port. */
    public static String[] arguments(String[] args) {
        List<String> kept = new ArrayList<>(Arrays.stream(args).filter(arg -> arg.startsWith(OPTION)).toList());
        kept.addAll(List.of("--spring.profiles.active=" + PROFILE, "--spring.datasource.url=jdbc:h2:mem:replay;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
            "--spring.datasource.username=sa", "--spring.datasource.password=", "--server.port=-1", "--spring.mail.host="));
        return kept.toArray(String[]::new);
    }

    @Bean
    static SettableClock settableClock(@Value("${paraphe.zone}") ZoneId zone) {
        return new SettableClock(BEFORE_EVERYTHING, zone);
    }

    @Bean
    static Player player(Replay replay) {
        return new Player(replay);
    }

    static final class Player implements ApplicationRunner, ExitCodeGenerator {

        private final Replay replay;
        private boolean differs;

        Player(Replay replay) {
            this.replay = replay;
        }

        @Override
        public void run(ApplicationArguments arguments) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            for (String name : arguments.getOptionValues("paraphe.replay")) {
                List<ReplayLine> lines = replay.play(name);
                long different = lines.stream().filter(ReplayLine::differs).count();
                long checked = lines.stream().filter(line -> line.paper() != null).count();
                differs |= different > 0;
                out.println();
                out.println("Cas " + name);
                out.println();
                out.print(ReplayTable.print(lines));
                out.println();
                out.println(checked + " comparaisons avec le papier, " + different + " différence" + (different > 1 ? "s" : "") + ".");
            }
        }

        @Override
        public int getExitCode() {
            return differs ? 1 : 0;
        }
    }
}
