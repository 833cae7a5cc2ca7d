package fr.paraphe;

import fr.paraphe.engine.migration.MigrateCommand;
import fr.paraphe.engine.replay.ReplayCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Paraphe; or plays a known case, or carries running cases to the newest models, and ends. */
@SpringBootApplication
public class ParapheApplication {

    public static void main(String[] args) {
        if (ReplayCommand.isAskedFor(args)) {
            System.exit(SpringApplication.exit(SpringApplication.run(ParapheApplication.class, ReplayCommand.arguments(args))));
        }
        if (MigrateCommand.isAskedFor(args)) {
            System.exit(SpringApplication.exit(SpringApplication.run(ParapheApplication.class, MigrateCommand.arguments(args))));
        }
        SpringApplication.run(ParapheApplication.class, args);
    }
}
