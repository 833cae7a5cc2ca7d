package fr.paraphe;

import fr.paraphe.engine.replay.ReplayCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Paraphe, or plays a known case and ends. */
@SpringBootApplication
public class ParapheApplication {

    public static void main(String[] args) {
        if (ReplayCommand.isAskedFor(args)) {
            System.exit(SpringApplication.exit(SpringApplication.run(ParapheApplication.class, ReplayCommand.arguments(args))));
        }
        SpringApplication.run(ParapheApplication.class, args);
    }
}
