package fr.paraphe.convention;

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

/** The room on a database of its own, without the engine; every use case commits, so that a refusal is seen to store nothing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2017-10-16T08:00:00Z")
@Import({ConventionService.class, ConventionLife.class, ConventionRenewal.class, SchoolLists.class, BillableConventions.class, PartyReader.class, Obligations.class,
    DirectoryService.class, DocumentStore.class, Towns.class, ConventionSlice.Given.class})
@interface ConventionSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        OutboxKeeper outbox() {
            return new OutboxKeeper();
        }
    }
}
