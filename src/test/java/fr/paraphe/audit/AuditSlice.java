package fr.paraphe.audit;

import fr.paraphe.support.RoomTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The audit trail on a database of its own, without the engine and without any other room. Each test has case references of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2017-10-20T08:00:00Z")
@Import({AuditTrail.class, AuditChains.class, AuditReader.class, AuditVerifier.class, AuditKeeper.class, AuditSlice.Given.class})
@interface AuditSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        Acting acting() {
            return () -> Optional.of(new Actor("secretariat-11076", AuditDoor.API));
        }
    }
}
