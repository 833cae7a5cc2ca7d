package fr.paraphe.council;

import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.support.OutboxKeeper;
import fr.paraphe.support.RoomTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The room on an H2 database of its own, without the engine, with the council of Castelnaudary, a small commune and one of Moselle; every use case commits, so that a
 * refusal is seen to store nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2017-10-20T08:00:00Z")
@Import({CouncilService.class, CouncilReader.class, CouncilFiles.class, Convocations.class, Ballots.class, Extracts.class, CouncilDueDates.class, DirectoryService.class,
    DocumentStore.class, Castelnaudary.class, CouncilSlice.Given.class})
public @interface CouncilSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        SheetKeeper sheets() {
            return new SheetKeeper();
        }

        @Bean
        OutboxKeeper outbox() {
            return new OutboxKeeper();
        }
    }
}
