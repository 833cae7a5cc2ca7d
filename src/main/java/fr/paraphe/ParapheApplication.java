package fr.paraphe;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Paraphe. */
@SpringBootApplication
public class ParapheApplication {

    public static void main(String[] args) {
        SpringApplication.run(ParapheApplication.class, args);
    }
}
